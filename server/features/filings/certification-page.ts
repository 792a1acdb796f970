import type { Person } from '../../context.ts';
import { countMissing } from '../../domain/filing/evidence.ts';
import { getProgram } from '../../domain/programs/programs.ts';
import type { Issue } from '../../domain/result.ts';
import { counted } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import type { Page } from '../../web/render-page.ts';
import { draftPart } from './draft-part.ts';
import type { FilingDetail } from './filing-detail.ts';
import { standingOf } from './lock-panels.ts';
import type { OfficerSummary } from './officer-summary.ts';
import { filingsCrumb } from './pages.ts';
import type { FilingEntry } from './queries.ts';
import type { FilingContent } from './read-content.ts';
import { signaturePart } from './signature-part.ts';
import { stateWords } from './words.ts';

const shownLines = 8;

/** The page for the officer: what is asked for, the warnings, and every certification, above the button that submits. */
export function certificationPage(detail: CertificationDetail): Page {
  const { filing, content, person, form, officer } = detail;
  const program = getProgram(filing.program);
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
        sentence: officer.sentence,
        actions: [{ label: 'Print as one page (PDF)', href: paths.filingOfficerPage(filing.id) }],
      },
      summary:
        form.issues.length === 0
          ? null
          : { title: 'Nothing was submitted yet', issues: form.issues.map(({ message, field }) => ({ message, href: field ? `#${field}` : null })) },
      blocked,
      failure: standing?.isFault ? standing : null,
      failed: failed.map((check) => ({ id: `check-${check.id}`, title: check.title, sentence: check.sentence, citation: check.citation })),
      figures: officer.figures,
      changes: officer.changes.map(({ title, sentence, lines }) => ({
        title,
        sentence,
        lines: lines.slice(0, shownLines),
        more: lines.length > shownLines ? `and ${counted(lines.length - shownLines, 'more line')}` : null,
      })),
      window: officer.window,
      warnings: { sentence: officer.warningSentence, rows: officer.warnings },
      statement: content.form.statement,
      preparer: officer.prepared,
      links: {
        filing: paths.filing(filing.id),
        back: paths.filing(filing.id),
      },
      draft: filing.state === 'Ready to certify' ? draftPart(detail, paths.filingDraft(filing.id)) : null,
      action: paths.filingCertification(filing.id),
      hidden: { revision: String(filing.revision), content: content.fingerprint },
      ...signaturePart(program.certifications, { person, form, lack: lackOf(detail) }),
      consequence: `When you submit, filing ${filing.number} becomes version ${filing.versions.length + 1}: frozen, hashed, drawn as PDF and sent to the administrator. It cannot be taken back.`,
    },
  };
}

/** The checks do not look at most proofs, so who says that documents are submitted is told there what lacks one. */
function lackOf({ filing, content }: CertificationDetail) {
  const { missing, of } = countMissing(content.evidence);
  if (missing === 0) return null;
  return {
    text: `Proof is missing in ${missing} of ${counted(of, 'place')} of the evidence index. No check stops the filing for it.`,
    link: { label: 'See which before you sign', href: `${paths.filing(filing.id)}#evidence` },
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

interface CertificationDetail extends Pick<FilingDetail, 'submissionJob' | 'draftJob' | 'locks'> {
  filing: FilingEntry;
  content: FilingContent;
  person: Person;
  officer: OfficerSummary;
  form: { values: Record<string, string>; ticked: readonly string[]; issues: Issue[] };
}
