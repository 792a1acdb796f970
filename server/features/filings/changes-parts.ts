import type { FrozenChanges } from '../../domain/filing/frozen-changes.ts';
import { isTold, sameWords, type ToldCell, tellChanges } from './tell-changes.ts';
import { momentText } from './words.ts';

/** What changed since the version before, for `views/filings/version.ejs`: the same words as on paper. */
export function changesParts(changes: FrozenChanges) {
  const toCell = (cell: ToldCell) => (typeof cell === 'string' ? { text: cell } : cell);
  const told = tellChanges(changes);
  return {
    title: `What changed since version ${changes.since.version}`,
    sentence: `Version ${changes.since.version} was submitted ${momentText(changes.since.submittedAt)}. ${sameWords(told)}`.trimEnd(),
    parts: told.filter(isTold).map(({ title, sentence, columns, rows, total }) => ({
      title,
      sentence,
      table:
        rows.length === 0
          ? null
          : {
              caption: title,
              captionHidden: true,
              columns: columns.map(({ title: label, kind }) => ({ label, ...(kind && { kind: kind === 'words' ? 'prose' : kind }) })),
              rows: rows.map((cells) => ({ cells: cells.map(toCell) })),
              ...(total && { total: total.map(toCell) }),
            },
    })),
  };
}
