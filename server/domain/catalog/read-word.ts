import { editDistance } from './edit-distance.ts';

const longestText = 60;
const leastLetters = 4;

/** The word of a closed list that a text says, however its case, spaces and hyphens are written; undefined when it says none. */
export function readWord<T extends string>(words: readonly T[], text: string): T | undefined {
  const wanted = squeeze(text);
  return words.find((word) => squeeze(word) === wanted);
}

/** The word that was probably meant, for showing, never for deciding; undefined when none is near. */
export function findNearestWord<T extends string>(words: readonly T[], text: string): T | undefined {
  const wanted = squeeze(text).slice(0, longestText);
  if (wanted.length < 2) return undefined;
  const [nearest] = words
    .map((word, order) => ({ word, order, distance: sharesWord(word, text) ? 1 : distanceTo(squeeze(word), wanted) }))
    .filter(({ word, distance }) => distance <= Math.max(wanted.length, squeeze(word).length) * 0.4)
    .sort((one, other) => one.distance - other.distance || one.order - other.order);
  return nearest?.word;
}

/** A word that holds the text, or the other way round, is nearer than any that is only spelled alike. */
function distanceTo(word: string, wanted: string): number {
  const holds = wanted.length > 2 && (word.includes(wanted) || wanted.includes(word));
  return holds ? 1 - 1 / (1 + Math.abs(word.length - wanted.length)) : editDistance(word, wanted);
}

/** Whether one of the words of both is the same but for a letter: `Towers` and `Tower and structure`. */
function sharesWord(word: string, text: string): boolean {
  const parts = (all: string) =>
    all
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((part) => part.length >= leastLetters);
  return parts(text.slice(0, longestText)).some((one) => parts(word).some((other) => editDistance(one, other) <= 1));
}

function squeeze(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('&', 'and')
    .replace(/[^\p{L}\p{N}]/gu, '');
}
