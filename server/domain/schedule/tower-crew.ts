import type { PlannedActivity } from './schedule.ts';

/** Number of the tower crew that does the work, from 1; null where none does. */
export function towerCrewOf({ crew, crewKind = 'tower-crew' }: Pick<PlannedActivity, 'crew' | 'crewKind'>): number | null {
  return crewKind === 'tower-crew' ? crew : null;
}
