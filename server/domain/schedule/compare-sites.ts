import { type Day, daysBetween } from '../calendar.ts';
import { counted } from '../words.ts';
import type { PlannedActivity, Schedule } from './schedule.ts';

type SitePlan = Schedule['sites'][number];

/** A site whose last day of work moved; negative days are earlier. */
export interface SiteMove {
  siteCode: string;
  beforeOn: Day;
  afterOn: Day;
  days: number;
}

/** Sites that both plans finish, on another day: farthest moved first, then by code. Those that stand in one plan only are counted. */
export function compareSites(before: readonly SitePlan[], after: readonly SitePlan[]): SiteMoves {
  const later = new Map(after.map((site) => [site.siteCode, site]));
  const known = new Set(before.map(({ siteCode }) => siteCode));
  const moves = before.flatMap(({ siteCode, finishOn }): SiteMove[] => {
    const other = later.get(siteCode);
    if (!other || other.finishOn === finishOn) return [];
    return [{ siteCode, beforeOn: finishOn, afterOn: other.finishOn, days: daysBetween(finishOn, other.finishOn) }];
  });
  moves.sort((a, b) => Math.abs(b.days) - Math.abs(a.days) || (a.siteCode < b.siteCode ? -1 : 1));
  return {
    moves,
    onlyBefore: before.flatMap(({ siteCode }) => (later.has(siteCode) ? [] : [siteCode])),
    onlyAfter: after.flatMap(({ siteCode }) => (known.has(siteCode) ? [] : [siteCode])),
  };
}

/**
 * Why a site moved, in a sentence: the step of its own that adds most to the move of those before it. Where it begins on another day it waited for
 * something else: money, material, papers, a team.
 */
export function whySiteMoved(before: readonly PlannedActivity[], after: readonly PlannedActivity[], days: number): string {
  const later = new Map(after.map((activity) => [activity.id, activity]));
  const ordered = [...before].sort((a, b) => (a.startOn < b.startOn ? -1 : a.startOn > b.startOn ? 1 : a.id < b.id ? -1 : 1));
  const direction = Math.sign(days);
  let [moved, most] = [0, 0];
  let why = 'Other steps are done at the site.';
  for (const activity of ordered) {
    const other = later.get(activity.id);
    if (!other) continue;
    const begins = direction * daysBetween(activity.startOn, other.startOn);
    const ends = direction * daysBetween(activity.finishOn, other.finishOn);
    if (begins - moved > most) {
      most = begins - moved;
      why = `“${activity.title}” begins ${shift(direction * begins)}${teamWords(activity, other)}.`;
    }
    moved = Math.max(moved, begins);
    if (ends - moved > most) {
      most = ends - moved;
      why = `“${activity.title}” ends ${shift(direction * ends)}.`;
    }
    moved = Math.max(moved, ends);
  }
  return why;
}

function shift(days: number): string {
  return `${counted(Math.abs(days), 'day')} ${days < 0 ? 'earlier' : 'later'}`;
}

function teamWords({ crew, crewKind = 'tower-crew' }: PlannedActivity, other: PlannedActivity): string {
  if (crew === null || other.crew === null || crew === other.crew) return '';
  const name = crewKind === 'tower-crew' ? 'crew' : 'team';
  return `, with ${name} ${other.crew} instead of ${name} ${crew}`;
}

interface SiteMoves {
  moves: SiteMove[];
  onlyBefore: string[];
  onlyAfter: string[];
}
