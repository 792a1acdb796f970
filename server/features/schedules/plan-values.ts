import type { ReadyRow } from '../estimates/index.ts';
import type { ScheduleRow } from './queries.ts';

/** An earlier plan as the form shows it. */
export function valuesOfSchedule({ id, name, number, noteText, planJson: plan, passes }: ScheduleRow): Record<string, string> {
  return {
    from: String(id),
    name: name === `Plan ${number}` ? '' : name,
    note: noteText,
    startOn: plan.startOn,
    firstFundsOn: plan.firstFundsOn ?? '',
    'crew-tower-crew-teams': String(plan.crews['tower-crew']?.teams ?? ''),
    passes: String(passes),
  };
}

/** What the estimate was planned with. */
export function valuesOfEstimate({ settingsJson }: ReadyRow): Record<string, string> {
  const { startOn = '', firstFundsOn = '', towerCrews = '' } = settingsJson;
  return { startOn, firstFundsOn, 'crew-tower-crew-teams': towerCrews };
}
