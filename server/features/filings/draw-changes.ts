import type { FrozenFiling } from '../../domain/filing/frozen-filing.ts';
import type { Block, Column } from '../../platform/pdf/document.ts';
import { isTold, sameWords, type ToldColumn, type ToldPart, tellChanges } from './tell-changes.ts';
import { momentText } from './words.ts';

/** What changed since the version before, right after the cover; nothing where the value does not say. */
export function drawChanges({ changes }: FrozenFiling): Block[] {
  if (!changes) return [];
  const { version, submittedAt, sha256 } = changes.since;
  const told = tellChanges(changes);
  return [
    { kind: 'page', layout: 'portrait' },
    { kind: 'heading', level: 2, text: `What changed since version ${version}` },
    {
      kind: 'paragraph',
      text: `Against version ${version}, submitted ${momentText(submittedAt)}, whose data has the SHA-256 ${sha256.slice(0, 16)}…. Where a list is long, it says how many changes it does not show; the two versions hold them all. ${sameWords(told)}`.trimEnd(),
    },
    ...told.filter(isTold).flatMap(drawToldPart),
  ];
}

/** One kind of change: its sentence and, where anything changed, its table. */
export function drawToldPart({ title, sentence, columns, rows, total }: ToldPart): Block[] {
  const head: Block[] = [
    { kind: 'heading', level: 3, text: title },
    { kind: 'paragraph', text: sentence },
  ];
  if (rows.length === 0) return [{ kind: 'together', blocks: head }];
  return [
    ...head,
    {
      kind: 'table',
      caption: `${title}: ${columns.map((column) => column.title.toLowerCase()).join(', ')}`,
      columns: columns.map(toColumn),
      rows: [...rows.map((cells) => ({ cells })), ...(total ? [{ kind: 'total' as const, cells: total }] : [])],
    },
  ];
}

function toColumn({ title, kind }: ToldColumn): Column {
  if (kind === 'money' || kind === 'number') return { title, width: 'fit', align: 'right' };
  return { title, width: kind === undefined ? 'fit' : { share: kind === 'key' ? 0.7 : 1 } };
}
