import type { WorkNetwork } from './work-network.ts';

/** `Install new equipment at site HP-0012 (HP-0012.install)`, as a sentence can name it. */
export function nameActivity({ activities, places }: WorkNetwork, index: number): string {
  const activity = activities[index];
  if (!activity) return `Activity ${index + 1}`;
  const site = places[activity.place]?.siteCode;
  return `${activity.title}${site === undefined ? '' : ` at site ${site}`} (${activity.id})`;
}
