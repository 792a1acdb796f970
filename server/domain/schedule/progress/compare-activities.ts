import type { Issue } from '../../result.ts';
import { counted } from '../../words.ts';
import type { WorkNetwork } from '../network/work-network.ts';
import type { ActivityProgress } from '../work-plan.ts';

const mostNamed = 5;
const choices =
  'Either plan the rest with the inventory of the baseline, or accept the difference and plan the sites as they are now, or make the new plan the baseline and state why.';

/**
 * Whether the network is that of the baseline: sites and activities that one has and the other lacks, and recorded work that the network lacks.
 * Errors with the choices there are, or warnings where the difference is accepted.
 */
export function compareActivities(network: WorkNetwork, { baselineIds, progress, differences }: Compared): Issue[] {
  const baseline = new Set(baselineIds);
  const now = new Map(network.activities.map((activity) => [activity.id, activity]));
  const severity = differences === 'accept' ? 'warning' : 'error';
  const issues: Issue[] = [];
  const sitesNow = sitesOf(now.keys());
  const sitesThen = sitesOf(baseline);
  const [added, removed] = [without(sitesNow, sitesThen), without(sitesThen, sitesNow)];
  const note = (code: string, message: string, subject?: string): void =>
    void issues.push({ severity, code, message: severity === 'error' ? `${message} ${choices}` : message, subject });
  if (added.length > 0)
    note('sites-added', `${list(added, 'site')} ${added.length === 1 ? 'is' : 'are'} in the network of today but not in the baseline.`, added[0]);
  if (removed.length > 0)
    note('sites-removed', `${list(removed, 'site')} of the baseline ${removed.length === 1 ? 'is' : 'are'} not in the network of today.`, removed[0]);
  const known = new Set([...added, ...removed]);
  const isNew = (id: string): boolean => !known.has(siteOf(id) ?? '') && (now.get(id)?.duration ?? 0) > 0;
  const more = [...now.keys()].filter((id) => !baseline.has(id) && isNew(id));
  const fewer = [...baseline].filter((id) => !now.has(id) && !known.has(siteOf(id) ?? ''));
  if (more.length > 0)
    note(
      'activities-added',
      `${list(more, 'activity', 'activities')} ${more.length === 1 ? 'is' : 'are'} in the network of today but not in the baseline.`,
      more[0],
    );
  if (fewer.length > 0)
    note(
      'activities-removed',
      `${list(fewer, 'activity', 'activities')} of the baseline ${fewer.length === 1 ? 'is' : 'are'} not in the network of today.`,
      fewer[0],
    );
  const lost = progress.filter(({ activityId }) => !now.has(activityId)).map(({ activityId }) => activityId);
  if (lost.length > 0)
    note('recorded-work-lost', `Work is recorded for ${list(lost, 'activity', 'activities')} that the network of today does not have.`, lost[0]);
  return issues;
}

/** `HP-0012` of `HP-0012.install`; null for the whole network. A code may hold dots. */
function siteOf(id: string): string | null {
  const code = id.slice(0, Math.max(0, id.lastIndexOf('.')));
  return code === '' || code === 'NETWORK' ? null : code;
}

function sitesOf(ids: Iterable<string>): Set<string> {
  return new Set([...ids].map(siteOf).filter((code) => code !== null));
}

function without(one: ReadonlySet<string>, other: ReadonlySet<string>): string[] {
  return [...one].filter((code) => !other.has(code)).sort();
}

/** `Sites A, B and 3 more`. */
function list(names: readonly string[], one: string, many?: string): string {
  const shown = names.slice(0, mostNamed).join(', ');
  const rest = names.length > mostNamed ? ` and ${names.length - mostNamed} more` : '';
  return `${counted(names.length, one, many)} (${shown}${rest})`;
}

interface Compared {
  baselineIds: Iterable<string>;
  progress: readonly ActivityProgress[];
  differences: 'refuse' | 'accept';
}
