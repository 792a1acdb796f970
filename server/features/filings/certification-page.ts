import type { Person } from '../../context.ts';
import { pointShareWords } from '../../domain/filing/shown-value.ts';
import { formatCents } from '../../domain/money.ts';
import { getProgram } from '../../domain/programs/programs.ts';
import type { Issue } from '../../domain/result.ts';
import { counted } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import type { Page } from '../../web/render-page.ts';
import type { FilingDetail } from './filing-detail.ts';
import { standingOf } from './lock-panels.ts';
import { filingsCrumb } from './pages.ts';
import type { FilingEntry } from './queries.ts';
import type { FilingContent } from './read-content.ts';
import { signaturePart } from './signature-part.ts';
import { dayOr, dayText, programWords, stateWords, whole } from './words.ts';

/** The page for the officer: what is asked for, the warnings, and every certification, above the button that submits. */
export function certificationPage(detail: CertificationDetail): Page {
  const { filing, content, person, form } = detail;
  const program = getProgram(filing.program);
  const warnings = content.checks.filter((check) => check.outcome === 'warning');
  const failed = content.checks.filter((check) => check.outcome === 'fail');
  const blocked = blockedBy(detail);
  const standing = standingOf(detail);
  return {
    template: 'filings/certification',
    title: `Certify filing ${filing.number}`,
    view: {
      head: {
        title: 'Certify and submit',
        crumbs: [filingsCrumb, { label: filing.number, href: paths.filing(filing.id) }],
        sentence: sentenceOf(content, programWords(program.key)),
      },
      summary:
        form.issues.length === 0
          ? null
          : { title: 'Nothing was submitted yet', issues: form.issues.map(({ message, field }) => ({ message, href: field ? `#${field}` : null })) },
      blocked,
      failure: standing?.isFault ? standing : null,
      failed: failed.map((check) => ({ id: `check-${check.id}`, title: check.title, sentence: check.sentence, citation: check.citation })),
      figures: factsOf(content),
      warnings: {
        sentence:
          warnings.length === 0
            ? failed.length === 0
              ? 'Every check passes.'
              : 'No check warns.'
            : `${counted(warnings.length, 'check warns', 'checks warn')}. A warning does not stop the filing; the administrator sees it too.`,
        rows: warnings.map((check) => ({ title: check.title, sentence: check.sentence, citation: check.citation })),
      },
      statement: content.form.statement,
      preparer: filing.preparedAt === null ? '' : `${detail.preparerName} said on ${dayText(filing.preparedAt)} that the filing is complete.`,
      links: {
        filing: paths.filing(filing.id),
        draft: filing.draftSha256 === null ? null : paths.filingDraft(filing.id),
        back: paths.filing(filing.id),
      },
      action: paths.filingCertification(filing.id),
      hidden: { revision: String(filing.revision), content: content.fingerprint },
      ...signaturePart(program.certifications, { person, form }),
      consequence: `When you submit, filing ${filing.number} becomes version ${filing.versions.length + 1}: frozen, hashed, drawn as PDF and sent to the administrator. It cannot be taken back.`,
    },
  };
}

function blockedBy({ filing, content, person, submissionJob, locks }: CertificationDetail): { title: string; text: string } | null {
  const standing = standingOf({ filing, submissionJob, locks });
  if (filing.state === 'Being submitted' && standing) return standing;
  if (filing.state !== 'Ready to certify') {
    return { title: `This filing is ${stateWords(filing.state)}.`, text: 'It can be certified once the preparer says that it is complete.' };
  }
  if (filing.preparedBy === person.personId) {
    return {
      title: 'You prepared this filing.',
      text: 'Somebody else must certify it: two people stand behind every filing. Ask another certifying officer, or invite one under People.',
    };
  }
  if (content.failures.length > 0) {
    return {
      title: `${counted(content.failures.length, 'check fails', 'checks fail')} now, so the filing cannot be certified.`,
      text: 'Unlock the filing on its page and say why. The preparer then puts right what fails, and says again that it is complete.',
    };
  }
  return null;
}

function sentenceOf({ summary }: FilingContent, program: string): string {
  if (!summary) return 'There is no estimate, so there is nothing to certify.';
  return `You certify an application for ${formatCents(summary.total.likelyCents)} under ${program}, to replace the covered equipment at ${counted(summary.coveredSiteCount, 'site')}.`;
}

function factsOf({ summary, units, siteCount, evidence }: FilingContent) {
  if (!summary) return [];
  const missing = evidence.filter((row) => row.state === 'missing').length;
  return [
    {
      label: 'Asked for (likely)',
      value: formatCents(summary.total.likelyCents),
      note: `from ${formatCents(summary.total.lowCents)} to ${formatCents(summary.total.highCents)}; ${pointShareWords(summary.risk.pointShare)}`,
    },
    { label: '8 in 10 chance of no more than', value: formatCents(summary.risk.percentiles.p80) },
    ...(summary.keptOutCents === 0 ? [] : [{ label: 'Not asked for', value: formatCents(summary.keptOutCents), note: 'the carrier pays it itself' }]),
    {
      label: 'Covered equipment',
      value: counted(units.covered, 'unit'),
      note: `in an inventory of ${counted(siteCount, 'site')}; ${whole(units.boundary)} open under the rules`,
    },
    { label: 'Work starts', value: dayOr(summary.schedule.settings.startOn, 'Not planned') },
    {
      label: 'Finished, 8 in 10 chance',
      value: dayOr(summary.schedule.p80FinishOn, 'Not planned'),
      note: `term ends ${dayOr(summary.schedule.termEndsOn, 'on no day that is known')}`,
    },
    { label: 'Evidence', value: missing === 0 ? 'Nothing is missing' : `Missing in ${missing} of ${evidence.length} places` },
    { label: 'Beside public figures', value: summary.comparison.sentence },
  ];
}

interface CertificationDetail extends Pick<FilingDetail, 'submissionJob' | 'locks'> {
  filing: FilingEntry;
  content: FilingContent;
  person: Person;
  preparerName: string;
  form: { values: Record<string, string>; ticked: readonly string[]; issues: Issue[] };
}
