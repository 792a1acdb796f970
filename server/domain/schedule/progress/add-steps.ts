import { bad, good, type Issue, type Result } from '../../result.ts';
import type { WorkNetwork } from '../network/work-network.ts';
import type { AddedStep } from '../work-plan.ts';
import { siteOf } from './added-steps.ts';

/**
 * A network in which steps that the likely plan leaves out at a site take days, so that what waits for them waits. A step that the work of its site
 * does not have is refused by name, or left out with a warning where differences from the baseline are accepted.
 */
export function addSteps(network: WorkNetwork, added: readonly AddedStep[], differences: 'refuse' | 'accept'): Result<WorkNetwork> {
  if (added.length === 0) return good(network);
  const days = new Map(added.map((step) => [step.activityId, step.days]));
  const ids = new Set(network.activities.map(({ id }) => id));
  const issues = added.flatMap(({ activityId }): Issue[] => {
    if (ids.has(activityId)) return [];
    const message = `${activityId} was added to the work, but the work at ${siteOf(activityId)} has no such step today. Take it back at the site, or accept the differences.`;
    return [{ severity: differences === 'accept' ? 'warning' : 'error', code: 'added-step-unknown', subject: activityId, message }];
  });
  if (issues.some(({ severity }) => severity === 'error')) return bad(issues);
  const activities = network.activities.map((activity) => ({ ...activity, duration: days.get(activity.id) ?? activity.duration }));
  return good({ ...network, activities }, issues);
}
