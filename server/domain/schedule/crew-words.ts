import type { PlannedActivity } from './schedule.ts';
import type { CrewKind } from './work-plan.ts';

/** What one team of a trade and all of them are called, those that climb first. */
export const crewWords: Readonly<Record<CrewKind, { one: string; many: string }>> = {
  'tower-crew': { one: 'Tower crew', many: 'Tower crews' },
  technician: { one: 'Technician team', many: 'Technician teams' },
  'integration-engineer': { one: 'Integration engineer', many: 'Integration engineers' },
  'survey-team': { one: 'Survey team', many: 'Survey teams' },
  'structural-firm': { one: 'Structural engineer', many: 'Structural engineers' },
  'disposal-firm': { one: 'Disposal team', many: 'Disposal teams' },
};
/** The trades in the order in which they are shown. */
export const shownCrewKinds = Object.keys(crewWords) as CrewKind[];

/** The trade of an activity's team; in plans without trades it is a tower crew. Undefined where no counted team works on it. */
export function crewKindOf({ crew, crewKind }: Pick<PlannedActivity, 'crew' | 'crewKind'>): CrewKind | undefined {
  return crew === null ? undefined : (crewKind ?? 'tower-crew');
}

/** `tower-crew.3`: the same for all the work of one team, another for every other. Undefined without a team. */
export function crewKey(activity: Pick<PlannedActivity, 'crew' | 'crewKind'>): string | undefined {
  const kind = crewKindOf(activity);
  return kind && `${kind}.${activity.crew}`;
}

/** `Tower crew 3`; empty without a team. */
export function crewName(activity: Pick<PlannedActivity, 'crew' | 'crewKind'>): string {
  const kind = crewKindOf(activity);
  return kind ? `${crewWords[kind].one} ${activity.crew}` : '';
}
