import type { FilingCheck } from '../../domain/filing/check-filing.ts';
import type { EvidenceRow } from '../../domain/filing/evidence.ts';
import type { FilingSection } from '../../domain/filing/frozen-filing.ts';
import { capitalised, counted } from '../../domain/words.ts';
import { momentText, paragraphsOf } from './words.ts';

const outcomeTags = {
  pass: { label: 'Pass', tone: 'ok' },
  warning: { label: 'Warning', tone: 'warn' },
  fail: { label: 'Fail', tone: 'stop' },
} as const;

const evidenceTones = { present: 'ok', missing: 'warn', 'not needed': '' } as const;

/** The sections of a filing for `views/filings/section.ejs`. `linkOf` gives the link at the end of a line; `remarks` stand at their lines. */
export function sectionParts(sections: readonly FilingSection[], options: SectionOptions) {
  return sections.map((section) => ({
    id: section.id,
    title: `${section.id}. ${section.title}`,
    intro: section.intro,
    change: options.changeOf?.(section) ?? null,
    rows: section.lines.map((line) => ({
      id: line.id,
      label: line.label,
      citation: [line.citation, line.officialItem && `FCC Form 5640, ${line.officialItem}`].filter(Boolean).join(' · '),
      paragraphs: paragraphsOf(line.value),
      // The usual note of an answer only says once more that it was entered.
      origin: line.origin === 'entered' ? capitalised(line.originNote) : capitalised(line.origin),
      originNote: line.origin === 'entered' ? null : line.originNote,
      conflict: options.conflictOf?.(line.id) ?? null,
      link: options.linkOf?.(line.id) ?? null,
      remarks: options.remarks.filter((remark) => remark.lineId === line.id).map(remarkPart),
    })),
  }));
}

export function remarkPart(remark: RemarkWords) {
  return {
    by: `${remark.byName}, ${momentText(remark.at)}`,
    version: `Version ${remark.versionNumber}`,
    paragraphs: paragraphsOf(remark.text),
    answer: remark.answer === null ? null : paragraphsOf(remark.answer),
    answeredBy: remark.answeredByName !== null && remark.answeredAt !== null ? `${remark.answeredByName}, ${momentText(remark.answeredAt)}` : null,
    isSent: remark.isSent,
  };
}

/** Links to the sections, above them. */
export function sectionChips(sections: readonly FilingSection[]) {
  return sections.map((section) => ({ label: `${section.id} ${section.title}`, href: `#section-${section.id}` }));
}

/** The checks for `views/filings/checks.ejs`: what needs a look first, what passed folded away. */
export function checkParts(checks: readonly FilingCheck[], links: ReadonlyMap<string, { href: string; label: string }>) {
  const of = (outcome: FilingCheck['outcome']) => checks.filter((check) => check.outcome === outcome);
  const row = (check: FilingCheck) => ({
    id: `check-${check.id}`,
    title: check.title,
    citation: check.citation,
    tag: outcomeTags[check.outcome],
    sentence: check.sentence,
    subjects: subjectsOf(check),
    link: links.get(check.id) ?? null,
    lines: check.lineIds.map((id) => ({ id, href: `#line-${id}` })),
  });
  return {
    sentence: `${of('fail').length === 0 ? 'No check fails' : counted(of('fail').length, 'check fails', 'checks fail')}, ${counted(of('warning').length, 'warns', 'warn')}, ${of('pass').length} pass. Carrier and administrator see the same list.`,
    open: [...of('fail'), ...of('warning')].map(row),
    passed: of('pass').map(row),
    passedLabel: counted(of('pass').length, 'check passed', 'checks passed'),
  };
}

/** The evidence index as a table. */
export function evidenceTable(evidence: readonly EvidenceRow[]) {
  return {
    caption: 'Evidence: what each part of the filing needs, and what is on hand',
    captionHidden: true,
    columns: [
      { label: 'About', kind: 'key' },
      { label: 'Needed', kind: 'words' },
      { label: 'On hand', kind: 'words' },
      { label: 'State', pin: true },
    ],
    rows: evidence.map((row) => ({
      cells: [
        { text: row.subject, small: row.id },
        { text: row.needed },
        { text: row.present },
        { tag: { label: capitalised(row.state), tone: evidenceTones[row.state] } },
      ],
    })),
  };
}

function subjectsOf(check: FilingCheck): string | null {
  if (check.subjects.length === 0) return null;
  const shown = check.subjects.slice(0, 6).join(', ');
  const more = check.count - Math.min(6, check.subjects.length);
  return more > 0 ? `${shown} and ${more.toLocaleString('en-US')} more` : shown;
}

interface SectionOptions {
  remarks: readonly RemarkWords[];
  linkOf?(lineId: string): { href: string; label: string } | null;
  /** Where sources differ about the line. */
  conflictOf?(lineId: string): { href: string; label: string } | null;
  changeOf?(section: FilingSection): { href: string; label: string } | null;
}

export interface RemarkWords {
  lineId: string | null;
  versionNumber: number;
  text: string;
  byName: string;
  at: string;
  isSent: boolean;
  answer: string | null;
  answeredByName: string | null;
  answeredAt: string | null;
}
