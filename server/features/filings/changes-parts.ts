import type { FrozenChanges } from '../../domain/filing/frozen-changes.ts';
import { type ToldCell, tellChanges } from './tell-changes.ts';
import { momentText } from './words.ts';

/** What changed since the version before, for `views/filings/version.ejs`: the same words as on paper. */
export function changesParts(changes: FrozenChanges) {
  const toCell = (cell: ToldCell) => (typeof cell === 'string' ? { text: cell } : cell);
  return {
    title: `What changed since version ${changes.since.version}`,
    sentence: `Version ${changes.since.version} was submitted ${momentText(changes.since.submittedAt)}.`,
    parts: tellChanges(changes).map(({ title, sentence, columns, rows, total }) => ({
      title,
      sentence,
      table:
        rows.length === 0
          ? null
          : {
              caption: title,
              captionHidden: true,
              columns: columns.map(({ title: label, kind }) => ({ label, ...(kind && { kind }) })),
              rows: rows.map((cells) => ({ cells: cells.map(toCell) })),
              ...(total && { total: total.map(toCell) }),
            },
    })),
  };
}
