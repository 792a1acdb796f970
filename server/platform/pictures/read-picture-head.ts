export interface PictureSize {
  width: number;
  height: number;
}

/** What the head of a JPEG tells: its size, its Exif orientation (1 where none), the small picture stored in its Exif part. */
export interface JpegHead {
  size: PictureSize | null;
  orientation: number;
  stored: Buffer | null;
}

/** The size in the first chunk of a PNG (ISO/IEC 15948, 11.2.2). */
export function readPngSize(head: Buffer): PictureSize | null {
  if (head.length < 24 || head.toString('latin1', 12, 16) !== 'IHDR') return null;
  return { width: head.readUInt32BE(16), height: head.readUInt32BE(20) };
}

/** The size of a WebP (RFC 9649, section 2): extended, lossless or lossy. */
export function readWebpSize(head: Buffer): PictureSize | null {
  if (head.length < 30) return null;
  const kind = head.toString('latin1', 12, 16);
  if (kind === 'VP8X') return { width: head.readUIntLE(24, 3) + 1, height: head.readUIntLE(27, 3) + 1 };
  if (kind === 'VP8 ') return { width: head.readUInt16LE(26) & 0x3fff, height: head.readUInt16LE(28) & 0x3fff };
  if (kind !== 'VP8L' || head[20] !== 0x2f) return null;
  const bits = head.readUInt32LE(21);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}

/** Goes through the segments before the picture itself (ITU-T T.81, B.1.1.4); stops at the first byte that makes no sense. */
export function readJpeg(head: Buffer): JpegHead {
  const found: JpegHead = { size: null, orientation: 1, stored: null };
  let at = 2;
  while (at + 4 <= head.length && head[at] === 0xff) {
    const marker = head[at + 1] ?? 0;
    const length = head.readUInt16BE(at + 2);
    if (length < 2 || marker === 0xda) break;
    const segment = head.subarray(at + 4, at + 2 + length);
    if (isFrame(marker)) {
      if (segment.length >= 5) found.size = { width: segment.readUInt16BE(3), height: segment.readUInt16BE(1) };
      break;
    }
    if (marker === 0xe1 && segment.toString('latin1', 0, 6) === 'Exif\0\0') Object.assign(found, readExif(segment.subarray(6)));
    at += 2 + length;
  }
  return found;
}

/** Start of frame of any coding process; C4, C8 and CC are other tables. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** Orientation and stored picture of an Exif part: its first two directories (TIFF 6.0, section 2; Exif 2.32, 4.5.5). */
function readExif(tiff: Buffer): Pick<JpegHead, 'orientation' | 'stored'> {
  const nothing = { orientation: 1, stored: null };
  if (tiff.length < 8) return nothing;
  const isLittle = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number) => (at + 2 > tiff.length ? 0 : isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const long = (at: number) => (at + 4 > tiff.length ? 0 : isLittle ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  const first = readDirectory(long(4), { short, long });
  const second = readDirectory(first.next, { short, long });
  const [start, length] = [second.tags.get(0x0201) ?? 0, second.tags.get(0x0202) ?? 0];
  const bytes = tiff.subarray(start, start + length);
  const isWhole = length > 4 && bytes.length === length && bytes[0] === 0xff && bytes[1] === 0xd8;
  return { orientation: (first.tags.get(0x0112) ?? 1) & 0xffff, stored: isWhole ? bytes : null };
}

/** The entries of a directory that hold one number, and where the next directory stands; nothing at an offset of 0. */
function readDirectory(at: number, { short, long }: Numbers): { tags: Map<number, number>; next: number } {
  const tags = new Map<number, number>();
  if (at === 0) return { tags, next: 0 };
  const count = short(at);
  for (let index = 0; index < count; index++) {
    const entry = at + 2 + 12 * index;
    tags.set(short(entry), short(entry + 2) === 3 ? short(entry + 8) : long(entry + 8));
  }
  return { tags, next: long(at + 2 + 12 * count) };
}

interface Numbers {
  short(at: number): number;
  long(at: number): number;
}
