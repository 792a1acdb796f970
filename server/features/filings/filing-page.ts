import { answerFields } from '../../domain/filing/application-answers.ts';
import type { FilingSection } from '../../domain/filing/frozen-filing.ts';
import { formatCents } from '../../domain/money.ts';
import { counted } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import { toControl } from '../../web/form-page.ts';
import type { Page } from '../../web/render-page.ts';
import { conflictLink } from './conflict-link.ts';
import { draftPart, isUnderWay } from './draft-part.ts';
import type { FilingDetail } from './filing-detail.ts';
import { estimatePart, figuresOf, papersOf, versionsTable } from './filing-panels.ts';
import { isEditable } from './filing-state.ts';
import { historyItems } from './history-items.ts';
import { letterLinks } from './letter-page.ts';
import { locksPart, standingOf, unlockPart } from './lock-panels.ts';
import { nextBand } from './next-band.ts';
import { checkParts, evidenceTable, remarkPart, sectionChips, sectionParts } from './page-parts.ts';
import { filingsCrumb } from './pages.ts';
import type { FilingContent } from './read-content.ts';
import { paragraphsOf, programWords, sectionAnchor, stateTag } from './words.ts';

/** One filing as it stands: what to do next, remarks, checks, every line with its origin, evidence, versions and history. */
export function filingPage(detail: FilingDetail): Page {
  const { filing, person, content, form } = detail;
  const mayChange = isEditable(filing.state) && person.roles.includes('preparer');
  const remarks = detail.remarks.filter((remark) => remark.versionNumber === filing.versions.length);
  const isRunning = filing.state === 'Being submitted' || isUnderWay(detail.draftJob);
  const messages = new Map(form.issues.map((issue) => [issue.field ?? '', issue.message]));
  return {
    template: 'filings/filing',
    title: `Filing ${filing.number}`,
    ...(isRunning && { refreshSeconds: 3 }),
    view: {
      head: {
        title: `Filing ${filing.number}`,
        crumbs: [filingsCrumb],
        sentence: sentenceOf(detail),
        tag: stateTag(filing.state),
        actions: headActions(detail),
      },
      summary:
        form.issues.length === 0
          ? null
          : {
              title: form.title ?? 'Please correct this',
              issues: form.issues.map(({ message, field }) => ({ message, href: field ? `#${field}` : null })),
            },
      next: nextBand(detail),
      progress: progressOf(detail),
      failure: failureOf(detail),
      standing: waitOf(detail),
      figures: figuresOf(content),
      remarks:
        filing.state !== 'Returned' || remarks.length === 0
          ? null
          : {
              returned: filing.steps.findLast((step) => step.kind === 'return'),
              action: paths.filingRemarkAnswers(filing.id),
              mayAnswer: mayChange,
              rows: remarks.map((remark) => ({
                ...remarkPart(remark),
                id: `remark-${remark.id}`,
                about: aboutOf(remark.lineId, content),
                field: toControl(
                  {
                    name: `answer-${remark.id}`,
                    label: 'Your answer',
                    hint: 'Say what you changed, or why nothing needs to change.',
                    kind: 'textarea',
                    width: 'full',
                    value: form.values[`answer-${remark.id}`] ?? remark.answer ?? '',
                    maxLength: 4000,
                  },
                  messages.get(`answer-${remark.id}`) ?? null,
                ),
              })),
            },
      returnText: filing.state === 'Returned' ? paragraphsOf(filing.steps.findLast((step) => step.kind === 'return')?.text ?? '') : [],
      checks: { ...checkParts(content.checks, detail.links), letter: letterLinks(filing.id) },
      estimate: estimatePart(detail, mayChange),
      form: {
        title: content.form.title,
        edition: content.form.edition,
        statement: content.form.statement,
        programHref: paths.program(filing.program),
      },
      sections: sectionParts(content.sections, {
        remarks: detail.remarks,
        conflictOf: (lineId) => conflictLink(filing.program, lineId),
        changeOf: (section) => (mayChange ? changeOf(section, detail) : null),
      }),
      chips: sectionChips(content.sections),
      evidence: evidenceTable(content.evidence),
      evidenceHref: paths.filingEvidence(filing.id),
      complete: mayChange ? { action: paths.filingPreparation(filing.id), revision: filing.revision, failures: content.failures.length } : null,
      unlock: unlockPart(detail, paths.filingUnlock(filing.id), messages.get('reason') ?? null),
      locks: locksPart(detail),
      draft: filing.state === 'Submitted' || filing.state === 'Accepted' ? null : draftPart(detail, paths.filingDraft(filing.id)),
      papers: papersOf(detail),
      versions: versionsTable(filing),
      history: {
        label: 'What happened with this filing',
        items: historyItems(detail.events),
      },
    },
  };
}

function sentenceOf({ filing, content }: FilingDetail): string {
  const program = programWords(filing.program);
  if (!content.summary) return `An application under ${program}. It has no estimate yet, so it asks for nothing so far.`;
  const asked = `${formatCents(content.summary.total.likelyCents)} asked for ${counted(content.summary.coveredSiteCount, 'site')} under ${program}`;
  const isFiled = filing.state === 'Submitted' || filing.state === 'Accepted';
  return isFiled ? `${asked}. This page shows the working copy; what was filed stands in its version below.` : `${asked}.`;
}

function headActions({ filing, content, person }: FilingDetail) {
  const version = filing.versions.at(-1);
  const asFiled = version
    ? [
        { label: 'Filed after approval', href: paths.filingTerm(filing.id) },
        { label: `Version ${version.number} as filed (PDF)`, href: paths.filingPdf(filing.id, version.number) },
      ]
    : [];
  const mayCertify = person.roles.includes('certifying officer') && filing.preparedBy !== person.personId && content.failures.length === 0;
  if (filing.state === 'Ready to certify' && mayCertify) {
    return [...asFiled, { label: 'Read and certify', href: paths.filingCertification(filing.id), tone: 'main' }];
  }
  if (isEditable(filing.state) && person.roles.includes('preparer')) {
    return [...asFiled, { label: 'Write the answers', href: paths.filingAnswers(filing.id), tone: 'main' }];
  }
  return asFiled;
}

function progressOf({ filing, submissionJob, draftJob }: FilingDetail) {
  const job = filing.state === 'Being submitted' ? submissionJob : isUnderWay(draftJob) ? draftJob : undefined;
  if (!job) return null;
  const label = `${job.kind === 'submission' ? 'Submitting' : 'Drawing the draft'}: ${job.progressLabel.toLowerCase()}`;
  return { label, done: job.progressDone, total: job.progressTotal || 100, progressHref: paths.job(job.id), hereHref: paths.filing(filing.id) };
}

function waitOf(detail: FilingDetail) {
  const standing = standingOf(detail);
  return standing === null || standing.isFault ? null : { tone: 'info', title: standing.title, text: standing.text };
}

function failureOf(detail: FilingDetail): { title: string; text: string } | null {
  const standing = standingOf(detail);
  if (standing?.isFault) return standing;
  const { draftJob } = detail;
  return draftJob?.status === 'failed' ? { title: 'The draft could not be drawn.', text: draftJob.error ?? '' } : null;
}

function changeOf(section: FilingSection, { content, filing }: FilingDetail): { href: string; label: string } | null {
  if (section.lines.some((line) => line.origin === 'entered')) {
    const keys = content.form.sections.find(({ id }) => id === section.id)?.lines.map((line) => toAnswerKey(line.key)) ?? [];
    const asked = answerFields.find((field) => keys.includes(field.key))?.section ?? '';
    return { href: `${paths.filingAnswers(filing.id)}#${sectionAnchor(asked)}`, label: 'Write the answers' };
  }
  const isCarried = section.lines.some((line) => line.originNote.startsWith('carrier profile'));
  return isCarried ? { href: paths.organization(), label: 'Open the profile' } : null;
}

/** Lines of a form are named like the answers that fill them: `removal-plan` is `removalPlan`. */
function toAnswerKey(lineKey: string): string {
  return lineKey.replace(/-([a-z])/g, (_dash, letter: string) => letter.toUpperCase());
}

function aboutOf(lineId: string | null, content: FilingContent): { text: string; href: string | null } {
  if (lineId === null) return { text: 'The whole filing', href: null };
  const line = content.sections.flatMap((section) => section.lines).find(({ id }) => id === lineId);
  return line ? { text: `${line.id} ${line.label}`, href: `#line-${line.id}` } : { text: `Cost line ${lineId}`, href: null };
}
