import type { FrozenTieGroup } from '../../domain/filing/tie-frozen.ts';
import { verdictOf } from './draw-tie-out-sheet.ts';

/** Characters of an amount or count; more are words, which may break. */
const longestAmount = 18;

/** The tie-out of a submitted version as its page shows it: the same groups and words as the sheet on paper. */
export function tieOutPart(groups: readonly FrozenTieGroup[]) {
  const shown = groups.filter(({ ties }) => ties.length > 0);
  return {
    sentence: `${verdictOf(shown.flatMap(({ ties }) => ties))} It shows that the filing agrees with itself, to the cent, not that an amount is right.`,
    tables: shown.map(({ title, ties }) => ({
      caption: title,
      columns: [
        { label: 'Checked', kind: 'key' },
        { label: 'As stated', kind: kindOf(ties.map(({ stated }) => stated)) },
        { label: 'Again from its parts', kind: kindOf(ties.map(({ again }) => again)) },
        { label: 'Ties', pin: true },
      ],
      rows: ties.map(({ what, how, stated, again, ties: agrees }) => ({
        cells: [
          { text: what, small: how },
          { text: stated },
          { text: again },
          { tag: agrees ? { label: 'Yes', tone: 'ok' } : { label: 'No', tone: 'stop' } },
        ],
      })),
    })),
  };
}

function kindOf(texts: readonly string[]): 'number' | 'words' {
  return texts.every(({ length }) => length <= longestAmount) ? 'number' : 'words';
}
