import type { TimeCost } from '../../domain/cost/time/time-cost.ts';
import type { FinishDetails } from '../../domain/schedule/risk/finish-details.ts';
import type { ScheduleSummary } from '../../domain/schedule/schedule.ts';
import type { DelayCause } from '../../domain/schedule/work-plan.ts';
import { capitalised, counted } from '../../domain/words.ts';
import { drawBars } from '../../platform/charts/draw-bars.ts';
import { drawCostAndFinish } from '../../platform/charts/draw-cost-and-finish.ts';
import { drawFinishCurve } from '../../platform/charts/draw-finish-curve.ts';
import { formatPercent } from './words.ts';

/** The chance of being finished by a day, with the term and its extensions. */
export function finishCurveChart({ p50FinishOn, p80FinishOn, finishCurve, chances }: AssessedSummary) {
  return drawFinishCurve({ points: finishCurve, p50On: p50FinishOn, p80On: p80FinishOn, limits: chances });
}

/** Days of the driving path by cause, on average over the runs. */
export function causesChart({ causes }: AssessedSummary) {
  const sorted = causes.filter(({ days }) => days > 0).sort((a, b) => b.days - a.days);
  const [first, second] = sorted;
  const also = second ? `, ${causeTitles[second.cause].toLowerCase()} for ${daysOf(second.days)}` : '';
  return drawBars({
    title: 'What the days until the finish go to',
    description: first
      ? `${causeTitles[first.cause]} stands for ${daysOf(first.days)} of the path that sets the finish${also}.`
      : 'The plan takes no day.',
    head: { label: 'Cause', value: 'Days on average' },
    rows: sorted.map(({ cause, days, share }) => ({ label: causeTitles[cause], value: days, text: `${daysOf(days)}, ${formatPercent(share)}` })),
  });
}

/** The tornado: days by which the work would end earlier without a cause, on average over runs. */
export function gainsChart({ finishRisk }: AssessedSummary) {
  const sorted = [...finishRisk.gains].sort((a, b) => b.meanDays - a.meanDays);
  const [first] = sorted;
  return drawBars({
    title: 'Days gained without one cause',
    description:
      first && first.meanDays > 0
        ? `${reliefs[first.cause] ?? capitalised(first.cause)}: the work would end ${daysOf(first.meanDays)} earlier on average. The days of several causes do not add up.`
        : 'No cause alone holds the work up.',
    head: { label: 'Without it', value: 'Days earlier on average' },
    rows: sorted.map(({ cause, meanDays }) => ({ label: reliefs[cause] ?? capitalised(cause), value: meanDays, text: daysOf(meanDays) })),
  });
}

/** What the finish follows most closely. */
export function finishDriversChart({ finishRisk }: AssessedSummary) {
  const [first] = finishRisk.drivers;
  const shown = finishRisk.drivers.filter(({ correlation }) => correlation > 0);
  return drawBars({
    title: 'What the date follows most closely',
    description: first ? `The date follows most closely: ${first.label} (rank correlation ${first.correlation.toFixed(2)}).` : 'Nothing varies.',
    head: { label: 'What varies', value: 'Rank correlation' },
    rows: shown.map(({ label, correlation }) => ({ label, value: correlation, text: correlation.toFixed(2) })),
  });
}

/** Cost and finish of the same runs. */
export function costAndFinishChart({ joint }: TimeCost) {
  const { points, p80Cents, limit, termEndsOn, withinAmount, withinTerm, withinBoth } = joint;
  return drawCostAndFinish({ points, p80Cents, limit, termEndsOn, within: { amount: withinAmount, term: withinTerm, both: withinBoth } });
}

/** A schedule that was simulated; older ones have the dates alone. */
export function assessed(schedule: ScheduleSummary): AssessedSummary | null {
  const { finishRisk, causes, chances, finishCurve, p90FinishOn } = schedule;
  return finishRisk && causes && chances && finishCurve && p90FinishOn
    ? { ...schedule, finishRisk, causes, chances, finishCurve, p90FinishOn }
    : null;
}

export function daysOf(days: number): string {
  return counted(Math.round(days), 'day');
}

/** The program's words for what delays the work. */
export const causeTitles: Readonly<Record<DelayCause, string>> = {
  funding: 'Funding',
  'supply chain': 'Supply chain',
  labor: 'Labor',
  weather: 'Weather',
  'slow review': 'Slow review of claims',
  permits: 'Permits and reviews',
  'the work itself': 'The work itself',
};

const reliefs: Readonly<Partial<Record<DelayCause, string>>> = {
  funding: 'Funding: money and order on the first day',
  'supply chain': 'Supply chain: everything delivered at its earliest',
  labor: 'Labor: as many teams as there is work for',
  weather: 'Weather: every site open all year',
  'slow review': 'Claims: reviewed in time',
  permits: 'Permits: granted on the day they are asked for',
};

export type AssessedSummary = ScheduleSummary & {
  p90FinishOn: NonNullable<ScheduleSummary['p90FinishOn']>;
  causes: NonNullable<ScheduleSummary['causes']>;
  chances: NonNullable<ScheduleSummary['chances']>;
  finishCurve: NonNullable<ScheduleSummary['finishCurve']>;
  finishRisk: FinishDetails;
};
