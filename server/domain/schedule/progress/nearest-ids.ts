import { editDistance } from '../../catalog/edit-distance.ts';

const mostOffered = 2;
const longestText = 60;

/** Up to two ids that look most like the text, nearest first; none when all are far. */
export function nearestIds(text: string, ids: Iterable<string>): string[] {
  const wanted = text.trim().slice(0, longestText).toLowerCase();
  const farthest = Math.max(2, Math.floor(wanted.length / 4));
  const near: { id: string; distance: number }[] = [];
  for (const id of ids) {
    if (Math.abs(id.length - wanted.length) > farthest) continue;
    const distance = editDistance(id.toLowerCase(), wanted);
    if (distance <= farthest) near.push({ id, distance });
  }
  near.sort((a, b) => a.distance - b.distance || (a.id < b.id ? -1 : 1));
  return near.slice(0, mostOffered).map(({ id }) => id);
}
