import type { EstimateSummary, RollUpPart } from '../../domain/cost/estimate.ts';
import { otherDrivers } from '../../domain/cost/risk/variance-shares.ts';
import { type Cents, formatCents, formatShort } from '../../domain/money.ts';
import { drawBars } from '../../platform/charts/draw-bars.ts';
import { drawCostCurve } from '../../platform/charts/draw-cost-curve.ts';
import { drawPhases } from '../../platform/charts/draw-phases.ts';
import { formatPercent } from './words.ts';

/** The chance that the work costs no more than a given amount, with the line of the money that there is. */
export function curveChart({ risk }: EstimateSummary, asked: Cents | null = null) {
  const { percentiles, allocation } = risk;
  const allocated = allocation === null ? undefined : { label: 'allocation', ...allocation };
  const budget = asked === null ? allocated : { label: 'your amount', cents: asked };
  return drawCostCurve({ points: risk.curve, p50Cents: percentiles.p50, p80Cents: percentiles.p80, budget });
}

/** The tornado: what drives the spread, widest first, the rest in one bar. */
export function driversChart({ risk }: EstimateSummary) {
  const bar = ({ label, share }: { label: string; share: number }) => ({ label, value: Math.max(0, share), text: formatPercent(share) });
  const [first, second] = risk.drivers;
  const also = second ? `, ${second.label} ${formatPercent(second.share)}` : '';
  return drawBars({
    title: 'What drives the spread',
    description: first ? `${first.label} explains ${formatPercent(first.share)} of the spread${also}.` : 'Nothing varies.',
    head: { label: 'Cause', value: 'Share of variance' },
    rows: risk.drivers.map((driver) => ({ ...bar(driver), ...(driver.label === otherDrivers && { rest: true }) })),
  });
}

/** Likely cost by category, with low and high as whiskers. */
export function categoriesChart({ categories }: EstimateSummary) {
  return rangeBars(
    'Cost by category',
    categories.map(({ category, ...range }) => ({ key: category, ...range })),
    'Category',
  );
}

/** Likely cost by the parts of a roll-up, with low and high as whiskers; beyond `most` parts, the dearest and the rest in one bar. */
export function rollUpChart(title: string, parts: readonly RollUpPart[], { label, most = 20 }: { label: string; most?: number }) {
  return rangeBars(title, parts.length > most ? [...parts].sort((a, b) => b.likelyCents - a.likelyCents).slice(0, most) : parts, label);
}

/** The phases of the work beside the end of the term. */
export function phasesChart({ schedule }: Pick<EstimateSummary, 'schedule'>) {
  return drawPhases({ phases: schedule.phases, termEndsOn: schedule.termEndsOn, p80FinishOn: schedule.p80FinishOn });
}

function rangeBars(title: string, parts: readonly RollUpPart[], label: string) {
  const sorted = [...parts].sort((a, b) => b.likelyCents - a.likelyCents);
  const [first, second] = sorted;
  const also = second ? `, then ${second.key} with ${formatShort(second.likelyCents)}` : '';
  return drawBars({
    title,
    description: first
      ? `${first.key} costs most: ${formatShort(first.likelyCents)}${also}. Whiskers run from low to high.`
      : 'Nothing costs anything.',
    head: { label, value: 'Likely (low to high)' },
    rows: parts.map(({ key, lowCents, likelyCents, highCents }) => ({
      label: key,
      value: Math.max(0, likelyCents),
      text: formatShort(likelyCents),
      range: { low: Math.max(0, lowCents), high: Math.max(0, highCents), text: `${formatCents(lowCents)} to ${formatCents(highCents)}` },
    })),
  });
}
