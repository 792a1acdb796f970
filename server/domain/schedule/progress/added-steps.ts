import { addDays, type Day } from '../../calendar.ts';
import type { Issue } from '../../result.ts';
import { durationKinds } from '../duration-kinds.ts';
import type { StepTemplate } from '../network/read-work-templates.ts';
import type { WorkData } from '../network/work-data.ts';
import type { DurationAssumption, PlannedActivity } from '../schedule.ts';
import type { AddedStep } from '../work-plan.ts';
import { mostDaysLeft } from './check-progress.ts';

/**
 * Steps that a site may turn out to need beyond its plan: those of its kind of work that only a share of sites needs, and that its activities do not
 * have. In the order of the work.
 */
export function listAddable(atSite: readonly PlannedActivity[], { templates, durations }: StepData): DurationAssumption[] {
  const present = new Set<string>(atSite.flatMap(({ kind, siteCode }) => (siteCode === null ? [] : [kind])));
  const own = templates.filter(({ key }) => present.has(key));
  const isOfSite = (template: StepTemplate): boolean => template.for.some((work) => own.every(({ for: kinds }) => kinds.includes(work)));
  if (own.length === 0) return [];
  return durationKinds.flatMap((kind) => {
    const template = templates.find(({ key }) => key === kind);
    return durations[kind].share === undefined || present.has(kind) || !template || !isOfSite(template) ? [] : [durations[kind]];
  });
}

/**
 * The activities of a baseline with the steps that were found to be needed since, last: each takes no day there and stands after what it waits for;
 * what waits for it says so. A plan of the rest can then be compared with it day by day.
 */
export function withAddedSteps(
  listed: readonly PlannedActivity[],
  added: readonly AddedStep[],
  { templates, durations }: StepData,
): PlannedActivity[] {
  const known = new Set(listed.map(({ id }) => id));
  const wanted = added.filter(({ activityId }) => !known.has(activityId));
  if (wanted.length === 0) return [...listed];
  const codes = new Set(wanted.map(({ activityId }) => siteOf(activityId)));
  const bySite = new Map<string, PlannedActivity[]>([...codes].map((code) => [code, []]));
  for (const activity of listed) bySite.get(activity.siteCode ?? '')?.push(activity);
  const templateOf = new Map<string, StepTemplate>(templates.map((template) => [template.key, template]));
  const moreLinks = new Map<string, string[]>();
  const steps = wanted.flatMap(({ activityId }): PlannedActivity[] => {
    const [siteCode, kind] = [siteOf(activityId), stepOf(activityId)];
    const atSite = bySite.get(siteCode) ?? [];
    const assumption = durationKinds.find((one) => one === kind);
    const [first] = atSite;
    if (!first || !assumption) return [];
    const others = wanted.filter((one) => siteOf(one.activityId) === siteCode).map((one) => stepOf(one.activityId));
    const present = new Set<string>([...atSite.map((one) => one.kind), ...others]);
    const before = predecessorsOf(kind, { templateOf, present });
    for (const other of present) {
      if (!predecessorsOf(other, { templateOf, present }).has(kind)) continue;
      moreLinks.set(`${siteCode}.${other}`, [...(moreLinks.get(`${siteCode}.${other}`) ?? []), activityId]);
    }
    const startOn = earliestAfter(atSite, { kind, templateOf, present: new Set(atSite.map((one) => one.kind)) });
    const waitsFor = [...before].map((step) => ({ id: `${siteCode}.${step}`, kind: 'finish-start' as const, lagDays: 0 }));
    const { title } = durations[assumption];
    return [{ id: activityId, siteCode, kind, title, startOn, finishOn: addDays(startOn, -1), crew: null, waitsFor, isAdded: true }];
  });
  return [...listed, ...steps].map((activity) => {
    const more = moreLinks.get(activity.id)?.filter((id) => !activity.waitsFor?.some((link) => link.id === id)) ?? [];
    return more.length === 0
      ? activity
      : { ...activity, waitsFor: [...(activity.waitsFor ?? []), ...more.map((id) => ({ id, kind: 'finish-start' as const, lagDays: 0 }))] };
  });
}

/** What cannot be right about an added step; none where it may be kept. `listed` are the activities of the baseline itself. */
export function checkAdded({ activityId, days }: AddedStep, listed: readonly PlannedActivity[], data: StepData): Issue[] {
  const issue = (code: string, field: string, message: string): Issue => ({ severity: 'error', code, field, message, subject: activityId });
  const siteCode = siteOf(activityId);
  const choices = listAddable(
    listed.filter((activity) => activity.siteCode === siteCode),
    data,
  );
  const issues: Issue[] = [];
  if (!choices.some(({ kind }) => kind === stepOf(activityId))) {
    const offer = choices.length === 0 ? 'No step can be added there.' : `There can be added: ${choices.map(({ kind }) => kind).join(', ')}.`;
    issues.push(issue('not-addable', 'activityId', `${activityId} is no step that the site can need beyond the baseline. ${offer}`));
  }
  if (!Number.isInteger(days) || days < 1 || days > mostDaysLeft) {
    issues.push(
      issue('added-days', 'addedDays', `${activityId}: state the days of work of the added step as a whole number from 1 to ${mostDaysLeft}.`),
    );
  }
  return issues;
}

/** `HP-0012` of `HP-0012.environment`; a code may hold dots. */
export function siteOf(activityId: string): string {
  return activityId.slice(0, Math.max(0, activityId.lastIndexOf('.')));
}

function stepOf(activityId: string): string {
  return activityId.slice(activityId.lastIndexOf('.') + 1);
}

/** Steps present at the site that a step waits for; through those that the site does not have, what they wait for. */
function predecessorsOf(kind: string, { templateOf, present }: Steps): Set<string> {
  const found = new Set<string>();
  const collect = (step: string): void => {
    for (const from of templateOf.get(step)?.after ?? []) {
      if (present.has(from)) found.add(from);
      else if (templateOf.get(from)?.scope !== 'network') collect(from);
    }
  };
  collect(kind);
  return found;
}

function earliestAfter(atSite: readonly PlannedActivity[], steps: Steps & { kind: string }): Day {
  const before = predecessorsOf(steps.kind, steps);
  const ends = atSite.filter((one) => before.has(one.kind)).map(({ finishOn }) => addDays(finishOn, 1));
  const starts = atSite.map(({ startOn }) => startOn).sort();
  return ends.sort().at(-1) ?? (starts[0] as Day);
}

type StepData = Pick<WorkData, 'templates' | 'durations'>;

interface Steps {
  templateOf: ReadonlyMap<string, StepTemplate>;
  present: ReadonlySet<string>;
}
