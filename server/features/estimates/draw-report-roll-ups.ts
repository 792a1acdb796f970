import { priceBases } from '../../domain/catalog/price-book.ts';
import { costPhases } from '../../domain/catalog/recipe.ts';
import type { CostLine } from '../../domain/cost/cost-lines.ts';
import type { Estimate, RollUpPart } from '../../domain/cost/estimate.ts';
import { formatCents } from '../../domain/money.ts';
import { capitalised } from '../../domain/words.ts';
import type { Block, Row } from '../../platform/pdf/document.ts';
import { type RollUpKind, rollUpWords } from './roll-up-page.ts';

/** The total by phase, by year and by county, each with the rule that divides it. */
export function drawReportRollUps({ summary, lines }: Estimate): Block[] {
  const { phases, years, counties, total } = summary;
  const byPhase = basesByPhase(lines);
  const all = priceBases.filter((basis) => summary.categories.some((category) => category.bases.includes(basis))).join(', ');
  const divide = (by: RollUpKind, parts: readonly RollUpPart[], basisOf: (part: RollUpPart) => string): Block[] => [
    { kind: 'heading', level: 3, text: rollUpWords[by].title },
    { kind: 'paragraph', style: 'small', text: rollUpWords[by].rule },
    {
      kind: 'table',
      caption: `${rollUpWords[by].title}: what its prices rest on, low, likely, high`,
      columns: [
        { title: capitalised(rollUpWords[by].noun), width: { share: 1 } },
        { title: 'Low', width: 'fit', align: 'right' },
        { title: 'Likely', width: 'fit', align: 'right' },
        { title: 'High', width: 'fit', align: 'right' },
      ],
      rows: [
        ...parts.map((part): Row => ({ cells: [{ text: capitalised(part.key), small: basisOf(part) }, ...amounts(part)] })),
        { kind: 'total', cells: ['Total', ...amounts(total)] },
      ],
    },
  ];
  return [
    { kind: 'page', layout: 'portrait' },
    { kind: 'heading', level: 2, text: 'Cost by phase, year and county' },
    ...divide('phase', phases, ({ key }) => byPhase.get(key) ?? all),
    ...divide('year', years, () => all),
    ...divide('county', counties, () => all),
  ];
}

function basesByPhase(lines: readonly CostLine[]): Map<string, string> {
  const found = new Map<string, Set<string>>(costPhases.map((phase) => [phase, new Set()]));
  for (const line of lines) found.get(line.phase)?.add(line.basis);
  return new Map([...found].map(([phase, bases]) => [phase, priceBases.filter((basis) => bases.has(basis)).join(', ')]));
}

function amounts({ lowCents, likelyCents, highCents }: Pick<RollUpPart, 'lowCents' | 'likelyCents' | 'highCents'>): string[] {
  return [lowCents, likelyCents, highCents].map(formatCents);
}
