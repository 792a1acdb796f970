import type { TermFilingCheck } from '../../domain/filing/check-term-filing.ts';
import { counted, formatCount } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import type { Page } from '../../web/render-page.ts';
import { draftPart, historyItems, isUnderWay, sectionChips, sectionParts } from '../filings/index.ts';
import type { TermDetail } from './term-detail.ts';
import { termNext } from './term-next.ts';
import { decisionPart, documentsPart, reasonPart, versionsTable } from './term-panels.ts';
import { foldedTable } from './term-tables.ts';
import { placeHref, stateTag, termCrumbs } from './words.ts';

const outcomeTags = {
  pass: { label: 'Pass', tone: 'ok' },
  warning: { label: 'Warning', tone: 'warn' },
  fail: { label: 'Fail', tone: 'stop' },
} as const;

/** Places of a fault beyond these are found where it is filled in. */
const shownPlaces = 20;

/** One filing of the term as it stands: what to do next, checks with the place of each fault, every line and table, documents, versions, history. */
export function termPage(detail: TermDetail): Page {
  const { filing, content, person, form } = detail;
  const mayChange = filing.state === 'Draft' && person.roles.includes('preparer');
  const isRunning = filing.state === 'Being submitted' || isUnderWay(detail.draftJob);
  const title = `${content.form.shortTitle} ${filing.number}`;
  return {
    template: 'term-filings/filing',
    title,
    ...(isRunning && { refreshSeconds: 3 }),
    view: {
      head: {
        title,
        crumbs: termCrumbs(filing, 'only'),
        sentence: filing.state === 'Submitted' ? `As filed in version ${filing.versions.length}. ${content.form.purpose}` : content.form.purpose,
        tag: stateTag(filing.state),
        actions: headActions(detail, mayChange),
      },
      summary:
        form.issues.length === 0
          ? null
          : {
              title: form.title ?? 'Please correct this',
              issues: form.issues.map(({ message, field }) => ({ message, href: field ? `#${field}` : null })),
            },
      next: termNext(detail),
      progress: progressOf(detail),
      failure: failureOf(detail),
      checks: checksPart(content.checks, mayChange ? paths.termFilingAnswers(filing.id) : null),
      form: { title: content.form.title, edition: content.form.edition, statement: content.form.statement },
      chips: sectionChips(content.sections),
      sections: sectionParts(content.sections, {
        remarks: [],
        changeOf: (section) =>
          mayChange && section.lines.some(({ originNote }) => originNote.startsWith('entered') || originNote.startsWith('word for word'))
            ? { href: paths.termFilingAnswers(filing.id), label: 'Fill in' }
            : null,
      }),
      tables: content.tables.map(foldedTable),
      documents: documentsPart(detail, mayChange),
      complete: mayChange ? { action: paths.termFilingPreparation(filing.id), revision: filing.revision, failures: content.failures.length } : null,
      unlock: reasonPart(detail, {
        state: 'Ready to certify',
        action: paths.termFilingUnlock(filing.id),
        label: 'Why it is unlocked',
        button: 'Unlock the filing',
        title: 'Something must change?',
      }),
      decision: decisionPart(detail),
      correction: person.roles.includes('preparer')
        ? reasonPart(detail, {
            state: 'Submitted',
            action: paths.termFilingCorrection(filing.id),
            label: 'What is corrected',
            button: 'Open it for a correction',
            title: 'Something was wrong?',
          })
        : null,
      discard:
        mayChange && filing.versions.length === 0
          ? reasonPart(detail, {
              state: 'Draft',
              action: paths.termFilingDeletion(filing.id),
              label: 'Why it is discarded',
              button: 'Discard the draft',
              title: 'Started by mistake?',
            })
          : null,
      draft: filing.state === 'Submitted' ? null : draftPart(detail, paths.termFilingDraft(filing.id)),
      papers:
        filing.kind === 'claim' && filing.state !== 'Submitted'
          ? [{ href: paths.termFilingDraftTieOut(filing.id), label: 'Tie-out sheet as things stand now, marked as a draft (PDF)' }]
          : [],
      versions: versionsTable(filing),
      history: {
        label: 'What happened with this filing',
        items: historyItems(detail.events),
      },
    },
  };
}

function headActions({ filing, content, person }: TermDetail, mayChange: boolean) {
  const version = filing.versions.at(-1);
  const asFiled = version ? [{ label: `Version ${version.number} as filed (PDF)`, href: paths.termFilingPdf(filing.id, version.number) }] : [];
  if (mayChange) return [...asFiled, { label: 'Fill in', href: paths.termFilingAnswers(filing.id), tone: 'main' }];
  const mayCertify = person.roles.includes('certifying officer') && filing.preparedBy !== person.personId && content.failures.length === 0;
  if (filing.state === 'Ready to certify' && mayCertify)
    return [...asFiled, { label: 'Read and certify', href: paths.termFilingCertification(filing.id), tone: 'main' }];
  return asFiled;
}

function checksPart(checks: readonly TermFilingCheck[], answersHref: string | null) {
  const of = (outcome: TermFilingCheck['outcome']) => checks.filter((check) => check.outcome === outcome);
  const row = (check: TermFilingCheck) => ({
    id: `check-${check.id}`,
    title: check.title,
    citation: check.citation,
    tag: outcomeTags[check.outcome],
    sentence: check.sentence,
    places: check.issues
      .slice(0, shownPlaces)
      .map(({ message, field }) => ({ text: message, href: answersHref && field ? placeHref(answersHref, field) : null })),
    more: check.issues.length > shownPlaces ? `And ${formatCount(check.issues.length - shownPlaces)} more, each at its field.` : null,
  });
  const passed = of('pass');
  return {
    sentence: `${of('fail').length === 0 ? 'No check fails' : counted(of('fail').length, 'check fails', 'checks fail')}, ${counted(of('warning').length, 'warns', 'warn')}, ${passed.length} pass.`,
    open: [...of('fail'), ...of('warning')].map(row),
    passed: passed.map(row),
    passedLabel: counted(passed.length, 'check passed', 'checks passed'),
  };
}

function progressOf({ filing, submissionJob, draftJob }: TermDetail) {
  const job = filing.state === 'Being submitted' ? submissionJob : isUnderWay(draftJob) ? draftJob : undefined;
  if (!job) return null;
  const label = `${job.kind === 'term submission' ? 'Submitting' : 'Drawing the draft'}: ${job.progressLabel.toLowerCase()}`;
  return { label, done: job.progressDone, total: job.progressTotal || 100, progressHref: paths.job(job.id), hereHref: paths.termFiling(filing.id) };
}

function failureOf({ filing, submissionJob, draftJob }: TermDetail): { title: string; text: string } | null {
  if (filing.state === 'Ready to certify' && submissionJob?.status === 'failed')
    return { title: 'The submission did not go through.', text: `Nothing was submitted, and the filing is as it was. ${submissionJob.error ?? ''}` };
  return draftJob?.status === 'failed' ? { title: 'The draft could not be drawn.', text: draftJob.error ?? '' } : null;
}
