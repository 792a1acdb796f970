import { cents, formatDollars, timesCents } from '../../money.ts';
import { formatCount } from '../../words.ts';
import type { PublicComparison, Range } from '../estimate.ts';
import type { PublicFigure } from './read-public-figures.ts';

const verdictWords = {
  below: 'That is below the band between',
  within: 'That lies within the band between',
  above: 'That is above the band between',
};
const advice = {
  below: 'The band is for mobile networks as a whole; sites with little equipment cost less. Check that all covered equipment is in the inventory.',
  within: 'These are requested amounts, not prices; a reviewer still asks for the basis of each line.',
  above: 'Expect a reviewer to ask why. Look at the largest lines first: ask vendors for quotes and enter them under Own prices.',
};

/**
 * The likely total divided by the sites with covered equipment, beside what programs and carriers published. The band runs from the figure
 * marked `low` to the figure marked `high`.
 */
export function comparePublicFigures(total: Range, siteCount: number, figures: readonly PublicFigure[]): PublicComparison {
  const perSiteCents = siteCount > 0 ? timesCents(total.likelyCents, 1 / siteCount) : cents(0);
  const low = figures.find((figure) => figure.band === 'low');
  const high = figures.find((figure) => figure.band === 'high');
  const verdict = low && perSiteCents < low.perSiteCents ? 'below' : high && perSiteCents > high.perSiteCents ? 'above' : 'within';
  const sorted = [...figures].sort((a, b) => a.perSiteCents - b.perSiteCents);
  const sites = siteCount === 1 ? '1 site' : `${formatCount(siteCount)} sites`;
  const start = `The likely total is ${formatDollars(perSiteCents)} per site over ${sites}, with network-wide cost.`;
  return {
    perSiteCents,
    verdict,
    sentence: low && high ? `${start} ${verdictWords[verdict]} ${named(low)} and ${named(high)}. ${advice[verdict]}` : start,
    figures: sorted.map(({ label, perSiteCents: amount, source, evidence, note }) => ({ label, perSiteCents: amount, source, evidence, note })),
  };
}

function named(figure: PublicFigure): string {
  return `"${figure.label}" (${formatDollars(figure.perSiteCents)})`;
}
