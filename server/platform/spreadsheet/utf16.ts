/** UTF-16 by its byte-order mark, or because every other byte is zero; undefined for other text. */
export function looksLikeUtf16(head: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const length = Math.min(head.length, 4096) & ~1;
  if (length < 8) return undefined;
  let [even, uneven] = [0, 0];
  for (let index = 0; index < length; index += 2) {
    if (head[index] === 0) even++;
    if (head[index + 1] === 0) uneven++;
  }
  if (uneven > length * 0.35 && even < length * 0.05) return 'utf-16le';
  return even > length * 0.35 && uneven < length * 0.05 ? 'utf-16be' : undefined;
}
