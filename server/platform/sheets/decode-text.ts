/** The text of a file: UTF-8 or UTF-16 by its mark, UTF-16 by its zero bytes, UTF-8 where it is valid, else Windows-1252. */
export function decodeText(bytes: Buffer): { text: string; isGuessed: boolean } {
  const [first = 0, second = 0, third = 0] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return { text: decode(bytes.subarray(3), 'utf-8'), isGuessed: false };
  if (first === 0xff && second === 0xfe) return { text: decode(bytes.subarray(2), 'utf-16le'), isGuessed: false };
  if (first === 0xfe && second === 0xff) return { text: decode(bytes.subarray(2), 'utf-16be'), isGuessed: false };
  const zeros = zeroBytes(bytes.subarray(0, 4000));
  if (zeros.odd > 0.3 && zeros.even < 0.05) return { text: decode(bytes, 'utf-16le'), isGuessed: false };
  if (zeros.even > 0.3 && zeros.odd < 0.05) return { text: decode(bytes, 'utf-16be'), isGuessed: false };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), isGuessed: false };
  } catch {
    return { text: decode(bytes, 'windows-1252'), isGuessed: true };
  }
}

function decode(bytes: Buffer, encoding: string): string {
  return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
}

/** The share of zero bytes at even and at odd places: Western text in UTF-16 has one in two. */
function zeroBytes(bytes: Buffer): { even: number; odd: number } {
  const counts = [0, 0];
  for (const [index, byte] of bytes.entries()) if (byte === 0) counts[index % 2] = (counts[index % 2] ?? 0) + 1;
  const half = Math.max(1, bytes.length / 2);
  return { even: (counts[0] ?? 0) / half, odd: (counts[1] ?? 0) / half };
}
