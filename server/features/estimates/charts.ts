import type { EstimateSummary } from '../../domain/cost/estimate.ts';
import { otherDrivers } from '../../domain/cost/variance-shares.ts';
import { drawBars } from '../../platform/charts/draw-bars.ts';
import { drawCostCurve } from '../../platform/charts/draw-cost-curve.ts';
import { drawPhases } from '../../platform/charts/draw-phases.ts';
import { formatPercent } from './words.ts';

/** The chance that the work costs no more than a given amount. */
export function curveChart({ risk }: EstimateSummary) {
  return drawCostCurve({ points: risk.curve, p50Cents: risk.percentiles.p50, p80Cents: risk.percentiles.p80 });
}

/** What drives the spread, the rest in one bar. */
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

/** The phases of the work beside the end of the term. */
export function phasesChart({ schedule }: EstimateSummary) {
  return drawPhases({ phases: schedule.phases, termEndsOn: schedule.termEndsOn, p80FinishOn: schedule.p80FinishOn });
}
