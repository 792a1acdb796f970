/** Characters that stay on each side of what differs, so that it can be found. */
const context = 40;

/**
 * Two texts as they are where each has at most `most` characters; else only what differs of them, with a little of what stands around it. What is
 * left out is marked with an ellipsis, and `isCut` says that something is. No side gets longer than `most` and its two ellipses.
 */
export function onlyDifference(before: string, after: string, most: number): { before: string; after: string; isCut: boolean } {
  if (before.length <= most && after.length <= most) return { before, after, isCut: false };
  const start = whole(before, Math.max(0, sameStart(before, after) - context));
  const end = Math.max(0, Math.min(sameEnd(before, after), before.length - start, after.length - start) - context);
  return { before: part(before, { start, end, most }), after: part(after, { start, end, most }), isCut: true };
}

function part(text: string, { start, end, most }: { start: number; end: number; most: number }): string {
  const middle = [...text.slice(start, whole(text, text.length - end))];
  const isLong = middle.length > most;
  const shown = (isLong ? middle.slice(0, most) : middle).join('').trim();
  return `${start > 0 ? '… ' : ''}${shown}${isLong || end > 0 ? ' …' : ''}`;
}

/** The place, or the one before it where it would part a character in two. */
function whole(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}

function sameStart(before: string, after: string): number {
  const most = Math.min(before.length, after.length);
  let same = 0;
  while (same < most && before[same] === after[same]) same++;
  return same;
}

function sameEnd(before: string, after: string): number {
  const most = Math.min(before.length, after.length) - sameStart(before, after);
  let same = 0;
  while (same < most && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  return same;
}
