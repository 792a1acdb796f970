import { counted } from '../../words.ts';
import type { FinishDetails } from './finish-details.ts';

/**
 * What the finish of the likely plan waits for, in one or two sentences: the two largest parts of the path that sets it. The days are those of
 * "every day under its cause", so that all pages say the same.
 */
export function nameBottleneck(parts: FinishDetails['parts']): string {
  const total = parts.reduce((sum, { plannedDays }) => sum + plannedDays, 0);
  const [first, second] = parts
    .filter(({ plannedDays }) => plannedDays > 0)
    .sort((one, other) => other.plannedDays - one.plannedDays || (one.title < other.title ? -1 : 1));
  if (!first) return 'The finish waits for no work at all.';
  const start = `The finish waits most for ${nameOf(first)}: ${first.plannedDays} of the ${counted(total, 'day')} of the path that sets it.`;
  return second ? `${start} Next comes ${nameOf(second)}, with ${counted(second.plannedDays, 'day')}.` : start;
}

/** A wait by what is waited for, a step by its title. */
function nameOf({ cause, title }: FinishDetails['parts'][number]): string {
  if (title.startsWith(waiting)) return title.slice(waiting.length);
  return cause === 'weather' ? `${title.charAt(0).toLowerCase()}${title.slice(1)}` : `“${title}”`;
}

const waiting = 'Waiting for ';
