import { editDistance } from './edit-distance.ts';
import type { EquipmentModel } from './model.ts';

const mostSuggestions = 3;
const longestText = 40;

/**
 * Up to three models whose names look most like the text, nearest first; none when all are far. Names and text in lower-case letters and digits
 * only. For showing, never for deciding.
 */
export function findNearestModels(names: Iterable<readonly [string, EquipmentModel]>, text: string): EquipmentModel[] {
  const wanted = text.slice(0, longestText);
  const farthest = Math.max(1, Math.floor(wanted.length / 3));
  const digits = /\d{3,}/.exec(wanted)?.[0];
  const distances = new Map<EquipmentModel, number>();
  for (const [name, model] of names) {
    const distance = nameDistance(name, wanted, { farthest, digits });
    if (distance <= farthest) distances.set(model, Math.min(distance, distances.get(model) ?? distance));
  }
  return [...distances]
    .sort(([one, near], [other, far]) => near - far || (one.model < other.model ? -1 : 1))
    .slice(0, mostSuggestions)
    .map(([model]) => model);
}

function nameDistance(name: string, wanted: string, { farthest, digits }: { farthest: number; digits: string | undefined }): number {
  // The same number tells more than any letters: `3908 radio` is nearest to RRU3908.
  const hasNumber = digits !== undefined && (name.match(/\d{3,}/g)?.includes(digits) ?? false);
  if (!hasNumber && Math.abs(name.length - wanted.length) > farthest) return Number.POSITIVE_INFINITY;
  const distance = editDistance(name, wanted);
  return hasNumber ? Math.min(distance, 1) - 1 / (1 + distance) : distance;
}
