import { countMissing } from '../../domain/filing/evidence.ts';
import type { FrozenFiling } from '../../domain/filing/frozen-filing.ts';
import { listEvidenceFiles } from '../../domain/filing/packet/list-evidence-files.ts';
import { formatCents, formatShort } from '../../domain/money.ts';
import { getProgram } from '../../domain/programs/programs.ts';
import { capitalised, counted } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import { toControl } from '../../web/form-page.ts';
import { listAddress } from '../../web/to-pager.ts';
import { dayFigure, momentText } from '../filings/index.ts';
import { kindTitle } from '../term-filings/index.ts';
import type { ReviewEntry, VersionRow } from './queries.ts';
import type { ReviewDetail } from './review-detail.ts';
import { clockWords } from './words.ts';

export function figuresOf({ entry, frozen, checks, now }: ReviewDetail) {
  const clock = clockWords(entry, now);
  const of = (outcome: string) => checks.filter((check) => check.outcome === outcome).length;
  const { missing, of: needed } = countMissing(frozen.evidence);
  return [
    {
      label: 'Decision due',
      value: entry.clock ? dayFigure(entry.clock.dueOn) : clock.due,
      ...(clock.isLate ? { bad: clock.left } : { note: clock.left }),
    },
    { label: 'Asked for', value: formatShort(frozen.cost.totalCents), note: `8 in 10 chance of no more than ${formatShort(frozen.cost.p80Cents)}` },
    {
      label: 'Checks',
      value: of('fail') > 0 ? `${of('fail')} fail` : counted(of('warning'), 'warning'),
      note: `of ${checks.length} that the carrier saw too`,
      href: '#checks',
      linkLabel: 'see them',
    },
    {
      label: 'Evidence',
      value: `${needed - missing} of ${needed}`,
      note: missing === 0 ? 'nothing is missing' : `missing in ${missing}`,
      href: '#evidence',
      linkLabel: 'see the index',
    },
  ];
}

export function linksOf(entry: ReviewEntry, version: VersionRow, frozen: FrozenFiling) {
  const number = version.number === entry.current.number ? undefined : String(version.number);
  return [
    {
      label: `Cost lines (${frozen.cost.lines.length.toLocaleString('en-US')})`,
      href: listAddress(paths.reviewLines(entry.id), { version: number }),
    },
    {
      label: `Inventory by site (${frozen.sites.length.toLocaleString('en-US')})`,
      href: listAddress(paths.reviewSites(entry.id), { version: number }),
    },
    ...(frozen.matrix ? [{ label: 'Evidence line by line', href: listAddress(paths.reviewEvidence(entry.id), { version: number }) }] : []),
    {
      label: `Documents (${listEvidenceFiles(frozen).length.toLocaleString('en-US')})`,
      href: listAddress(paths.reviewDocuments(entry.id), { version: number }),
    },
    ...entry.versions
      .filter((row) => row.number !== version.number)
      .map((row) => ({ label: `Version ${row.number}`, href: listAddress(paths.review(entry.id), { version: String(row.number) }) })),
  ];
}

export function addForm({ entry, version, frozen, form }: ReviewDetail, messages: ReadonlyMap<string, string>) {
  const wanted = form.values.lineId ?? '';
  const isCostLine = frozen.cost.lines.some((line) => line.id === wanted);
  const options = [{ value: '', label: 'The whole filing' }, ...(isCostLine ? [{ value: wanted, label: `Cost line ${wanted}` }] : [])];
  const groups = frozen.sections.map((section) => ({
    label: `${section.id}. ${section.title}`,
    options: section.lines.map((line) => ({ value: line.id, label: `${line.id} ${line.label}` })),
  }));
  const hint = 'To remark on a cost line, open the cost lines and choose “Remark” there.';
  return {
    action: paths.reviewRemarks(entry.id),
    versionNumber: version.number,
    fields: [
      {
        ...toControl({ name: 'lineId', label: 'About', hint, kind: 'select', width: 'full', value: wanted, options }, messages.get('lineId') ?? null),
        groups,
      },
      toControl(
        {
          name: 'text',
          label: 'Remark',
          hint: 'What is wrong or missing, and what you need. The carrier reads it when you return the filing.',
          kind: 'textarea',
          width: 'full',
          rows: 4,
          value: form.kind === 'remark' ? (form.values.text ?? '') : '',
          maxLength: 4000,
        },
        form.kind === 'remark' ? (messages.get('text') ?? null) : null,
      ),
    ],
  };
}

export function decisionForm({ entry, version, form }: ReviewDetail, of: { messages: ReadonlyMap<string, string>; remarkCount: number }) {
  const isMine = form.kind === 'decision';
  const program = getProgram(entry.program);
  const cure = program.cureDays.value === null ? '' : ` It has ${program.cureDays.value} days to cure (${program.cureDays.citation}).`;
  return {
    action: paths.reviewDecision(entry.id),
    versionNumber: version.number,
    fields: [
      toControl(
        {
          name: 'decision',
          label: 'Decision',
          kind: 'radio',
          value: isMine ? (form.values.decision ?? '') : '',
          options: [
            {
              value: 'return',
              label: of.remarkCount === 0 ? 'Return it (write a remark first)' : `Return it with ${counted(of.remarkCount, 'remark')}`,
              hint: `The carrier answers each remark and submits a new version.${cure}`,
            },
            { value: 'acceptance', label: 'Accept it', hint: 'The review is over. Remarks that were not sent must be deleted first.' },
          ],
        },
        isMine ? (of.messages.get('decision') ?? null) : null,
      ),
      {
        ...toControl(
          {
            name: 'text',
            label: 'In words, as the carrier will read it',
            kind: 'textarea',
            width: 'full',
            rows: 4,
            value: isMine ? (form.values.text ?? '') : '',
            maxLength: 4000,
          },
          isMine ? (of.messages.get('text') ?? null) : null,
        ),
        id: 'decision-text',
        name: 'text',
      },
    ],
  };
}

export function categoryTable(frozen: FrozenFiling) {
  return {
    caption: 'Cost by category as filed',
    captionHidden: true,
    columns: [
      { label: 'Category', kind: 'key' },
      { label: 'Lines', kind: 'number' },
      { label: 'Basis', kind: 'soft' },
      { label: 'Low to high', kind: 'words', optional: true },
      { label: 'Asked for', kind: 'money', pin: true },
    ],
    rows: frozen.cost.categories.map((row) => ({
      cells: [
        { text: capitalised(row.category) },
        { text: String(row.lineCount) },
        { text: row.bases },
        { text: `${formatCents(row.lowCents)} to ${formatCents(row.highCents)}` },
        { text: formatCents(row.likelyCents) },
      ],
    })),
    total: [
      { text: 'Total' },
      { text: String(frozen.cost.lines.length) },
      { text: '' },
      { text: `${formatCents(frozen.cost.lowCents)} to ${formatCents(frozen.cost.highCents)}` },
      { text: formatCents(frozen.cost.totalCents) },
    ],
  };
}

/** What the carrier filed after the approval, every version with its paper; null where nothing was. */
export function filedOfTermTable({ entry, filedOfTerm }: ReviewDetail) {
  if (filedOfTerm.length === 0) return null;
  return {
    caption: 'What the carrier filed after the approval',
    captionHidden: true,
    columns: [
      { label: 'Filing', kind: 'key' },
      { label: 'What' },
      { label: 'Certified by' },
      { label: 'Submitted' },
      { label: 'With evidence' },
      { label: 'To publish', pin: true },
    ],
    rows: filedOfTerm.toReversed().flatMap(({ id, number, kind, versions }) =>
      versions.toReversed().map((version) => ({
        cells: [
          { text: `${number}, version ${version.number}`, href: paths.reviewTermPdf(entry.id, id, version.number), small: 'as filed, PDF' },
          { text: kindTitle(kind) },
          { text: version.submittedByName, small: version.submittedByTitle },
          { text: momentText(version.submittedAt) },
          { text: 'Packet (ZIP)', href: paths.reviewTermPacket(entry.id, id, version.number) },
          { text: 'Public copy', href: paths.reviewTermPublicPdf(entry.id, id, version.number) },
        ],
      })),
    ),
  };
}
