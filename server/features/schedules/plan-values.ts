import type { Day } from '../../domain/calendar.ts';
import { type Cents, formatCents } from '../../domain/money.ts';
import { crewKinds, type WorkPlan } from '../../domain/schedule/work-plan.ts';
import type { ReadyRow } from '../estimates/index.ts';
import { crewField, rowField } from './form-names.ts';
import type { ScheduleRow } from './queries.ts';

/** An earlier plan as the form shows it, under another name where one is proposed. */
export function valuesOfSchedule(row: ScheduleRow, change: { plan: WorkPlan; name: string } | null = null): Record<string, string> {
  const { id, name, number, noteText, passes } = row;
  const own = name === `Plan ${number}` ? '' : name;
  return { from: String(id), name: change?.name ?? own, note: noteText, passes: String(passes), ...valuesOfPlan(change?.plan ?? row.planJson) };
}

/** What the estimate was planned with. */
export function valuesOfEstimate({ id, settingsJson }: ReadyRow): Record<string, string> {
  const { startOn = '', firstFundsOn = '', towerCrews = '' } = settingsJson;
  return { estimate: String(id), startOn, firstFundsOn, [crewField('tower-crew', 'teams')]: towerCrews };
}

function valuesOfPlan(plan: WorkPlan): Record<string, string> {
  const values: Record<string, string> = {
    startOn: plan.startOn,
    orderOn: plan.orderOn ?? '',
    firstFundsOn: plan.firstFundsOn ?? '',
    workWeek: plan.workWeek,
    goal: plan.goal.kind,
    finishBy: plan.goal.kind === 'fewest crews' ? plan.goal.finishBy : '',
    sitesLeftOut: plan.sitesLeftOut.join('\n'),
  };
  for (const trade of crewKinds) {
    const crew = plan.crews[trade];
    if (!crew) continue;
    values[crewField(trade, 'teams')] = String(crew.teams);
    values[crewField(trade, 'cost')] = dollars(crew.costPerDayCents);
    values[crewField(trade, 'mobilisation')] = dollars(crew.mobilisationCents);
    values[crewField(trade, 'home')] = crew.home ? `${crew.home.latitude}, ${crew.home.longitude}` : '';
  }
  const fill = (list: 'money' | 'freeze' | 'duration' | 'late', rows: readonly Record<string, string | number | Day>[]): void => {
    rows.forEach((row, index) => {
      for (const [part, value] of Object.entries(row)) values[rowField(list, index + 1, part)] = String(value);
    });
  };
  fill(
    'money',
    plan.money.map(({ on, cents }) => ({ on, amount: dollars(cents) })),
  );
  fill(
    'freeze',
    plan.freezes.map((freeze) => ({ ...freeze })),
  );
  fill(
    'duration',
    Object.entries(plan.durations).map(([kind, { lowDays, likelyDays, highDays, reason }]) => ({
      kind,
      low: lowDays,
      likely: likelyDays,
      high: highDays,
      reason,
    })),
  );
  fill(
    'late',
    plan.lateDeliveries.map(({ siteCode, days, reason }) => ({ site: siteCode ?? '', days, reason })),
  );
  return values;
}

function dollars(amount: Cents | undefined): string {
  return amount === undefined ? '' : formatCents(amount).replace('$', '').replace(/\.00$/, '');
}
