import type { TermFilingCheck } from '../../domain/filing/check-term-filing.ts';
import { capitalised, counted } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import type { JobRow } from '../../platform/work/jobs.ts';
import { toControl } from '../../web/form-page.ts';
import type { Page } from '../../web/render-page.ts';
import { momentText, sectionChips, sectionParts } from '../filings/index.ts';
import type { TermEntry } from './queries.ts';
import type { TermContent } from './read-term-content.ts';
import type { TermDetail } from './term-detail.ts';
import { termNext } from './term-next.ts';
import { stateTag, termCrumbs } from './words.ts';

const outcomeTags = {
  pass: { label: 'Pass', tone: 'ok' },
  warning: { label: 'Warning', tone: 'warn' },
  fail: { label: 'Fail', tone: 'stop' },
} as const;

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
      tables: content.tables.map(tablePart),
      documents: documentsPart(detail, mayChange),
      complete: mayChange ? { action: paths.termFilingPreparation(filing.id), revision: filing.revision, failures: content.failures.length } : null,
      unlock: reasonPart(detail, {
        state: 'Ready to certify',
        action: paths.termFilingUnlock(filing.id),
        label: 'Why it is unlocked',
        button: 'Unlock the filing',
        title: 'Something must change?',
      }),
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
      draft: draftPart(detail),
      versions: versionsTable(filing),
      history: {
        label: 'What happened with this filing',
        items: detail.events.map((event) => ({
          title: capitalised(event.action),
          when: momentText(event.at),
          who: event.personName,
          text: event.summary,
          state: 'done',
        })),
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
    places: check.issues.map(({ message, field }) => ({ text: message, href: answersHref && field ? `${answersHref}#${field}` : null })),
  });
  const passed = of('pass');
  return {
    sentence: `${of('fail').length === 0 ? 'No check fails' : counted(of('fail').length, 'check fails', 'checks fail')}, ${counted(of('warning').length, 'warns', 'warn')}, ${passed.length} pass.`,
    open: [...of('fail'), ...of('warning')].map(row),
    passed: passed.map(row),
    passedLabel: counted(passed.length, 'check passed', 'checks passed'),
  };
}

function tablePart({ id, title, intro, columns, rows, total }: TermContent['tables'][number]) {
  return {
    title: `${id}. ${title}`,
    intro,
    table:
      rows.length === 0
        ? null
        : {
            caption: `${id}. ${title}`,
            captionHidden: true,
            columns: [
              { label: 'Row', kind: 'key' },
              ...columns.map((column) => ({ label: column.title, ...(column.isAmount && { kind: 'number' }) })),
            ],
            rows: rows.map((row) => ({ cells: [{ text: row.id }, ...row.cells.map((text) => ({ text }))] })),
            ...(total && { total: [{ text: 'Total' }, ...total.map((text) => ({ text }))] }),
          },
    origin: [...new Set(rows.map(({ originNote }) => originNote))].join('; '),
  };
}

function documentsPart({ filing, content, form }: TermDetail, mayChange: boolean) {
  const { register } = content.facts;
  const named = content.documents;
  return {
    rows: named.map(({ number, title, fileName, about }) => ({ text: `${number}, ${title}`, small: `${fileName}; ${about}` })),
    form:
      mayChange && register.length > 0
        ? {
            action: paths.termFilingDocuments(filing.id),
            field: toControl(
              {
                name: 'documents',
                label: 'Attached to the filing as a whole',
                hint: 'From the register of documents. Those that a table names go with the filing too.',
                kind: 'checkboxes',
                width: 'full',
                values: [...filing.attachedJson],
                options: register.map(({ number, title, fileName }) => ({ value: number, label: `${number}, ${title}`, hint: fileName })),
              },
              form.issues.find(({ field }) => field === 'documents')?.message ?? null,
            ),
          }
        : null,
    add: mayChange ? { label: 'Add a document to the register', href: paths.documents() } : null,
  };
}

const reasonHints: Record<TermEntry['state'], string> = {
  Draft: 'It stays in the history of the organization. What was entered here is gone.',
  'Ready to certify': 'It stays in the history. The filing then goes back to the preparer.',
  'Being submitted': '',
  Submitted: 'It stays in the history. What was filed stays as it is; a new version follows it.',
};

function reasonPart({ filing, form }: TermDetail, of: { state: TermEntry['state']; action: string; label: string; button: string; title: string }) {
  if (filing.state !== of.state) return null;
  const hint = reasonHints[of.state];
  const error = form.issues.find(({ field }) => field === 'reason')?.message ?? null;
  return {
    action: of.action,
    title: of.title,
    button: of.button,
    field: toControl(
      { name: 'reason', label: of.label, hint, kind: 'textarea', width: 'full', value: form.values.reason ?? '', maxLength: 500 },
      error,
    ),
  };
}

function draftPart({ filing, content, draftJob }: TermDetail) {
  if (filing.state === 'Submitted') return null;
  const isCurrent = filing.draftSha256 !== null && filing.draftOf === content.fingerprint;
  const none = filing.draftSha256 === null;
  return {
    action: paths.termFilingDraft(filing.id),
    isUnderWay: isUnderWay(draftJob),
    href: none ? null : paths.termFilingDraft(filing.id),
    label: filing.draftAt === null ? '' : `Open the draft of ${momentText(filing.draftAt)} (PDF)`,
    text: none
      ? 'A PDF for reading on paper, marked as a draft on every page.'
      : isCurrent
        ? 'The draft shows the filing as it stands now.'
        : 'The filing has changed since this draft was drawn.',
    order: isCurrent ? null : none ? 'Draw a draft' : 'Draw it again',
  };
}

function versionsTable(filing: TermEntry) {
  if (filing.versions.length === 0) return null;
  return {
    caption: 'Versions as filed',
    captionHidden: true,
    columns: [{ label: 'Version', kind: 'key' }, { label: 'Submitted' }, { label: 'Certified by', pin: true }],
    rows: filing.versions.toReversed().map((version) => ({
      cells: [
        {
          text: `Version ${version.number}`,
          href: paths.termFilingVersion(filing.id, version.number),
          small: `SHA-256 ${version.frozenSha256.slice(0, 12)}…`,
        },
        { text: momentText(version.submittedAt) },
        { text: version.submittedByName, small: version.submittedByTitle },
      ],
    })),
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

function isUnderWay(job: JobRow | undefined): boolean {
  return job?.status === 'queued' || job?.status === 'running';
}
