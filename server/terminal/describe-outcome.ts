import { formatDay } from '../domain/calendar.ts';
import type { EstimateSummary } from '../domain/cost/estimate.ts';
import { formatCents } from '../domain/money.ts';
import type { UnitCounts } from '../domain/programs/coverage.ts';
import { getProgram } from '../domain/programs/programs.ts';
import { counted, formatCount } from '../domain/words.ts';

/** The figures of an estimate for reading in a terminal. */
export function describeOutcome(summary: EstimateSummary, units: UnitCounts): string {
  const { total, risk, schedule, comparison } = summary;
  const all = Object.values(units).reduce((sum, count) => sum + count, 0);
  const rows: [string, string][] = [
    ['Inventory', `${counted(summary.siteCount, 'site')}, ${counted(all, 'unit')}`],
    [
      'Covered',
      `${counted(units.covered, 'unit')} at ${counted(summary.coveredSiteCount, 'site')} under ${getProgram(summary.program).shortTitle}${openUnits(units)}`,
    ],
    ['Total low', formatCents(total.lowCents)],
    ['Total likely', formatCents(total.likelyCents)],
    ['Total high', formatCents(total.highCents)],
    ['', `enough in ${Math.round(risk.pointShare * 100)} of 100 trials; ${formatCents(summary.escalationCents)} of it is escalation`],
    ['P50', `${formatCents(risk.percentiles.p50)}, an even chance that it costs no more`],
    ['P80', `${formatCents(risk.percentiles.p80)}, an 8 in 10 chance that it costs no more`],
    ['Contingency', `${formatCents(summary.contingencyCents)}, apart from the total: up to P80 of the simulation`],
    ...(summary.keptOutCents === 0
      ? []
      : [['Kept out', `${formatCents(summary.keptOutCents)}, which the program does not pay`] satisfies [string, string]]),
    ['Per site', formatCents(comparison.perSiteCents)],
    ['', comparison.sentence],
    ['Finish likely', formatDay(schedule.finishOn)],
    ['Finish P80', formatDay(schedule.p80FinishOn)],
    ['Term ends', schedule.termEndsOn === null ? 'the program sets no term that is known' : formatDay(schedule.termEndsOn)],
    ['Simulation', `${formatCount(risk.trials)} trials, seed ${risk.seed}`],
  ];
  return rows.map(([label, value]) => `${label.padEnd(15)}${value}`).join('\n');
}

function openUnits({ boundary }: UnitCounts): string {
  return boundary === 0 ? '' : `; ${counted(boundary, 'unit')} left open by the rules`;
}
