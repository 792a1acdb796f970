import type { LineKind } from '../../../db/schema/estimates.ts';
import type { RollUpPart } from '../../domain/cost/estimate.ts';
import { formatCents } from '../../domain/money.ts';
import { capitalised, counted } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import type { Page } from '../../web/render-page.ts';
import { listAddress } from '../../web/to-pager.ts';
import { basisTag } from '../catalog/index.ts';
import { rollUpChart } from './charts.ts';
import type { ReadyRow } from './queries.ts';
import { crumbs } from './site-pages.ts';
import { formatPercent } from './words.ts';

export const rollUpKinds = ['phase', 'year', 'county'] as const;
export type RollUpKind = (typeof rollUpKinds)[number];

/** What decides in which part a line falls, in the words of the page and of the report. */
export const rollUpWords: Readonly<Record<RollUpKind, { title: string; noun: string; rule: string; source: string }>> = {
  phase: {
    title: 'Cost by phase',
    noun: 'phase',
    rule: 'A line falls in the phase of its recipe step. Adjusters and escalation fall in the phase of what they stand on; percentages in the phase of their step.',
    source: 'recipes of this estimate',
  },
  year: {
    title: 'Cost by year',
    noun: 'year',
    rule: 'Soft cost of a site falls in the year its work starts, replacement in the year it is cut over, removal and disposal in the year it is finished. Network-wide lines are spread in proportion to the cost of the sites, to the cent by largest remainder.',
    source: 'likely plan of this estimate',
  },
  county: {
    title: 'Cost by county',
    noun: 'county',
    rule: 'A line falls in the county of its site as the inventory states it. Network-wide lines stand apart.',
    source: 'inventory of this estimate',
  },
};

/** The total by phase, year or county, as a picture and a table whose likely amounts open what they are made of. */
export function rollUpPage(row: ReadyRow, by: RollUpKind): Page {
  const { title, noun, rule } = rollUpWords[by];
  const parts = partsOf(row, by);
  const { total } = row.summaryJson;
  const largest = [...parts].sort((a, b) => b.likelyCents - a.likelyCents)[0];
  const here = paths.estimateRollUps(row.id);
  const lead = largest
    ? `${capitalised(largest.key)} has the largest part: ${formatCents(largest.likelyCents)} of ${formatCents(total.likelyCents)}.`
    : 'Nothing costs anything.';
  return {
    template: 'estimates/sheet',
    title: `${title} · Estimate ${row.number}`,
    view: {
      head: { title, crumbs: crumbs(row), sentence: `${lead} ${rule}` },
      chips: rollUpKinds.map((kind) => ({ label: `By ${kind}`, href: listAddress(here, { by: kind }), current: kind === by })),
      chart: {
        ...rollUpChart(
          title,
          parts.map((part) => ({ ...part, key: capitalised(part.key) })),
          { label: capitalised(noun) },
        ),
        caption: `Likely cost; the whiskers run from low to high.${parts.length > 20 ? ' The twenty dearest are drawn; the table has all.' : ''}`,
      },
      sections: [{ title: null, table: rollUpTable(row, parts, by) }],
    },
  };
}

export function partsOf({ summaryJson: { phases, years, counties } }: ReadyRow, by: RollUpKind): RollUpPart[] {
  return { phase: phases, year: years, county: counties }[by];
}

export function readRollUpKind(query: Record<string, string>): RollUpKind {
  return rollUpKinds.find((kind) => kind === query.by) ?? 'phase';
}

function rollUpTable(row: ReadyRow, parts: readonly RollUpPart[], by: RollUpKind) {
  const { total } = row.summaryJson;
  return {
    caption: `${rollUpWords[by].title}; every likely amount opens what it is made of`,
    captionHidden: true,
    columns: [
      { label: capitalised(rollUpWords[by].noun), kind: 'key' },
      { label: 'Low', kind: 'money' },
      { label: 'Likely', kind: 'money', pin: true },
      { label: 'High', kind: 'money' },
      { label: 'Share', kind: 'number' },
    ],
    rows: parts.map((part) => ({
      cells: [
        { text: capitalised(part.key) },
        { text: formatCents(part.lowCents) },
        { explain: explainPart(row, part, by) },
        { text: formatCents(part.highCents) },
        { text: formatPercent(total.likelyCents === 0 ? 0 : part.likelyCents / total.likelyCents) },
      ],
    })),
    total: [
      { text: 'Total', small: 'ties to the total of the estimate' },
      { text: formatCents(total.lowCents) },
      { text: formatCents(total.likelyCents) },
      { text: formatCents(total.highCents) },
      { text: formatPercent(1) },
    ],
  };
}

function explainPart(row: ReadyRow, part: RollUpPart, by: RollUpKind) {
  const kinds = by === 'phase' ? row.lineKindsJson.filter((kind) => kind.phase === part.key) : row.lineKindsJson;
  const lines = kinds.reduce((sum, kind) => sum + kind.lineCount, 0);
  const amount = formatCents(part.likelyCents);
  const formula = {
    phase: `Sum of ${counted(lines, 'line')} of the phase “${part.key}” = ${amount}`,
    year: `Sum of the lines and parts of lines that fall in ${part.key} = ${amount}`,
    county: `Sum of the lines of ${part.key} = ${amount}`,
  }[by];
  const largest = [...kinds].sort((a, b) => b.likelyCents - a.likelyCents).slice(0, 3);
  return {
    figure: amount,
    label: `${capitalised(part.key)}, likely`,
    formula,
    inputs: [
      { label: 'Rule', value: rollUpWords[by].rule },
      ...(by === 'phase' ? largest.map((kind) => ({ label: kind.entryCode, value: `${kind.item}: ${formatCents(kind.likelyCents)}` })) : []),
    ],
    basis: basesOf(kinds),
    source: rollUpWords[by].source,
    href: by === 'year' ? paths.estimateSchedule(row.id) : by === 'county' ? paths.estimateSites(row.id) : paths.estimatePrices(row.id),
    linkLabel: by === 'year' ? 'The dates of each site' : by === 'county' ? 'Each site' : 'Each price',
  };
}

function basesOf(kinds: readonly LineKind[]): string {
  return [...new Set(kinds.map((kind) => basisTag(kind.basis).label))].join(', ');
}
