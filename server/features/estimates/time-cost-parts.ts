import type { TimeCost, TimeCostPart } from '../../domain/cost/time/time-cost.ts';
import { inHundred } from '../../domain/in-hundred.ts';
import { cents, dollars, formatCents, formatShort } from '../../domain/money.ts';
import { paths } from '../../paths.ts';
import type { ReadyRow } from './queries.ts';
import { formatQuantity } from './words.ts';

/** Why it is no part of what is filed, and what is not in it. */
export const timeCostWords = {
  apart: 'Apart from the estimate: no line and no total of the filing holds it, because no source that was read says that a program pays it.',
  labor: 'The work of the crews, their way to the sites and their first mobilization are in the prices of the lines and are not counted here again.',
  inLines: 'This estimate asks for two networks side by side in lines of its own (entry IT-030); that part is shown here and left out of the sum.',
  keptOut:
    'Where the list of what is kept out has running two networks as a flat amount for each site (entry IT-030), this is the same cost by months of the plan: count one of them.',
} as const;

/** What the time of the work costs: each part opens its formula, rate and source. */
export function timeCostTable(cost: TimeCost) {
  return {
    caption: 'What the time of the work costs, by the plan and over the runs of the schedule',
    captionHidden: true,
    columns: [
      { label: 'Cost of time', kind: 'key' },
      { label: 'Basis' },
      { label: 'By the plan', kind: 'money', pin: true },
      { label: 'P50', kind: 'money' },
      { label: 'P80', kind: 'money' },
    ],
    rows: cost.parts.map((part) => ({
      cells: [
        { text: part.title, small: quantityOf(part) },
        { text: part.isInLines ? 'in the lines already' : part.confidence },
        { explain: explainPart(part) },
        { text: formatCents(part.p50Cents) },
        { text: formatCents(part.p80Cents) },
      ],
    })),
    total: [
      { text: 'Together', small: 'percentiles are of the sum of each run' },
      { text: '' },
      { text: formatCents(cost.likelyCents) },
      { text: formatCents(cost.p50Cents) },
      { text: formatCents(cost.p80Cents) },
    ],
  };
}

/** The row of it among the amounts that stand beside the point estimate; none in estimates made before it was computed. */
export function timeCostRow({ id, summaryJson }: ReadyRow): { label: string; note: string; explain: object }[] {
  const cost = summaryJson.timeCost;
  if (!cost) return [];
  const counted = cost.parts.filter((part) => !part.isInLines);
  return [
    {
      label: 'What the time of the work costs',
      note: `apart: two networks side by side, crews that wait; ${formatShort(cost.p80Cents)} at P80`,
      explain: {
        figure: formatCents(cost.likelyCents),
        label: 'cost of time',
        formula: `Sum of ${counted.length} parts by the likely plan = ${formatCents(cost.likelyCents)}`,
        inputs: counted.map((part) => ({ label: part.title, value: formatCents(part.likelyCents) })),
        basis: 'planning assumption',
        source: cost.citation,
        href: `${paths.estimateFinish(id)}#time-cost`,
        linkLabel: 'Each part with its rate',
      },
    },
  ];
}

/** Chance of term and amount together, in a sentence. */
export function jointSentence({ joint }: TimeCost): string {
  const { limit, withinAmount, withinBoth, p80Cents } = joint;
  const start = `With what its time costs, the work comes to no more than ${formatShort(p80Cents)} in 8 of 10 runs.`;
  const amount = `${limit.title} (${formatShort(limit.cents)}) is enough in ${inHundred(withinAmount)} of 100`;
  return withinBoth === null ? `${start} ${amount}.` : `${start} ${amount}; amount and term together are kept in ${inHundred(withinBoth)} of 100.`;
}

export function quantityOf({ per, quantity }: TimeCostPart): string {
  if (per === 'site-month') return `${formatQuantity(quantity)} site-months in the plan`;
  return per === 'core-month' ? `${formatQuantity(quantity)} months in the plan` : `${formatQuantity(quantity)} crew days of waiting in the plan`;
}

export function rateOf({ per, rate }: TimeCostPart): string {
  if (per === 'share of a crew day') return `${percent(rate.low)} to ${percent(rate.high)} of a crew day, likely ${percent(rate.likely)}`;
  const [low, likely, high] = [rate.low, rate.likely, rate.high].map((amount) => formatCents(dollars(amount)));
  return `${low} to ${high} a month, likely ${likely}`;
}

function explainPart(part: TimeCostPart) {
  return {
    figure: formatCents(part.likelyCents),
    label: part.title,
    formula: part.formula,
    inputs: [
      { label: 'Rate', value: rateOf(part) },
      { label: 'In the plan', value: quantityOf(part) },
    ],
    basis: part.confidence,
    source: part.source,
  };
}

function percent(share: number): string {
  return `${cents(Math.round(share * 100))} %`;
}
