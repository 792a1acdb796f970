import type { FrozenFiling } from '../../domain/filing/frozen-filing.ts';
import { formatCents } from '../../domain/money.ts';
import { counted } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import { drawRangeBar } from '../../platform/charts/draw-range-bar.ts';
import type { Page } from '../../web/render-page.ts';
import { listAddress } from '../../web/to-pager.ts';
import {
  checkParts,
  conflictLink,
  dayText,
  evidenceTable,
  momentText,
  programWords,
  remarkPart,
  sectionChips,
  sectionParts,
} from '../filings/index.ts';
import { remarkHref, reviewCrumbs } from './addresses.ts';
import { isDecider } from './deciders.ts';
import { nextBand } from './next-band.ts';
import type { ReviewEntry, VersionRow } from './queries.ts';
import type { ReviewDetail } from './review-detail.ts';
import { addForm, categoryTable, decisionForm, figuresOf, filedOfTermTable, linksOf } from './review-panels.ts';
import { statusTag, stepTitle } from './words.ts';

/** A filing as filed, with the remarks and the decision of the administrator. */
export function reviewPage(detail: ReviewDetail): Page {
  const { entry, version, frozen, form } = detail;
  const isCurrent = version.number === entry.current.number;
  const mayWrite = isCurrent && entry.status === 'in review' && isDecider(detail.person);
  const messages = new Map(form.issues.map((issue) => [issue.field ?? '', issue.message]));
  const mine = detail.remarks.filter((remark) => remark.versionNumber === version.number);
  return {
    template: 'reviews/review',
    title: `${entry.carrierName}, filing ${entry.number}`,
    view: {
      head: {
        title: `${entry.carrierName}, filing ${entry.number}`,
        crumbs: [...reviewCrumbs(entry).slice(0, 1), { label: entry.carrierName }, { label: `Version ${version.number}` }],
        sentence: `${formatCents(frozen.cost.totalCents)} asked for under ${programWords(entry.program)}, version ${version.number}, submitted ${dayText(version.submittedAt)} by ${version.submittedByName}, ${version.submittedByTitle}.`,
        tag: statusTag(entry.status),
        actions: [
          ...(version.number > 1
            ? [
                {
                  label: `What changed since version ${version.number - 1}`,
                  href: listAddress(paths.reviewChanges(entry.id), { version: String(version.number) }),
                },
              ]
            : []),
          { label: 'Packet with evidence (ZIP)', href: paths.reviewPacket(entry.id, version.number) },
          { label: 'Public copy (PDF)', href: paths.reviewPublicPdf(entry.id, version.number) },
          { label: 'As filed (PDF)', href: paths.reviewPdf(entry.id, version.number), tone: mayWrite ? '' : 'main' },
        ],
      },
      summary:
        form.issues.length === 0
          ? null
          : { title: 'Please correct this', issues: form.issues.map(({ message, field }) => ({ message, href: anchorOf(form.kind, field) })) },
      next: nextBand(detail, mayWrite),
      older: isCurrent
        ? null
        : {
            tone: 'warn',
            title: `This is version ${version.number}.`,
            text: `Version ${entry.current.number} took its place.`,
            links: [{ label: 'Open the current version', href: paths.review(entry.id) }],
          },
      figures: figuresOf(detail),
      links: linksOf(entry, version, frozen),
      range: {
        ...drawRangeBar({
          title: 'Asked for, between the low and the high of the estimate',
          lowCents: frozen.cost.lowCents,
          likelyCents: frozen.cost.totalCents,
          highCents: frozen.cost.highCents,
        }),
        caption: `The likely amount is what is asked for. ${frozen.cost.comparison}`,
      },
      remarks: {
        sentence: mine.length === 0 ? 'No remark yet.' : `${counted(mine.length, 'remark')} on this version.`,
        rows: mine.map((remark) => ({
          ...remarkPart(remark),
          about: aboutOf(remark.lineId, frozen),
          deleteAction: mayWrite && !remark.isSent ? paths.reviewRemarkDeletion(entry.id, remark.id) : null,
        })),
        earlier: detail.remarks
          .filter((remark) => remark.versionNumber < version.number)
          .map((remark) => ({ ...remarkPart(remark), about: aboutOf(remark.lineId, frozen) })),
        add: mayWrite ? addForm(detail, messages) : null,
      },
      decision: mayWrite ? decisionForm(detail, { messages, remarkCount: mine.length }) : null,
      decided: decidedOf(entry, version),
      checks: checkParts(detail.checks, new Map()),
      form: frozen.form,
      sections: sectionParts(frozen.sections, {
        remarks: mine,
        conflictOf: (lineId: string) => conflictLink(entry.program, lineId),
        ...(mayWrite && { linkOf: (lineId: string) => ({ href: remarkHref(entry.id, lineId), label: 'Remark' }) }),
      }),
      chips: sectionChips(frozen.sections),
      categories: categoryTable(frozen),
      timeline: frozen.timeline.sentence,
      certifications: frozen.certifications.map((certification) => ({
        statement: certification.text,
        citation: certification.citation,
        role: 'Certified by',
        name: certification.certifiedBy,
        title: certification.title,
        signedOn: momentText(certification.certifiedAt),
      })),
      evidence: evidenceTable(frozen.evidence),
      filedOfTerm: filedOfTermTable(detail),
      history: {
        label: 'What happened with this filing',
        items: entry.steps
          .toReversed()
          .map((step) => ({ title: stepTitle(step), when: momentText(step.at), who: step.by, text: step.text, state: 'done' })),
      },
    },
  };
}

/** Both forms have a field for text; that of the decision has an id of its own. */
function anchorOf(kind: ReviewDetail['form']['kind'], field: string | undefined): string | null {
  if (field === undefined) return null;
  return kind === 'decision' && field === 'text' ? '#decision-text' : `#${field}`;
}

function decidedOf(entry: ReviewEntry, version: VersionRow) {
  const step = entry.steps.findLast(
    (candidate) => candidate.versionNumber === version.number && (candidate.kind === 'return' || candidate.kind === 'acceptance'),
  );
  if (!step) return null;
  return { tone: step.kind === 'acceptance' ? 'ok' : 'warn', title: `${stepTitle(step)}, ${momentText(step.at)}, ${step.by}.`, text: step.text };
}

function aboutOf(lineId: string | null, frozen: FrozenFiling): { text: string; href: string | null } {
  if (lineId === null) return { text: 'The whole filing', href: null };
  const line = frozen.sections.flatMap((section) => section.lines).find(({ id }) => id === lineId);
  if (line) return { text: `${line.id} ${line.label}`, href: `#line-${line.id}` };
  const cost = frozen.cost.lines.find(({ id }) => id === lineId);
  return { text: cost ? `Cost line ${lineId}: ${cost.item}` : `Cost line ${lineId}`, href: null };
}
