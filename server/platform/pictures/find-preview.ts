import { type PictureSize, readJpeg, readPngSize, readWebpSize } from './read-picture-head.ts';

const mostBytes = 200_000;
const mostPixels = 2_000_000;
const mostPreviewBytes = 65_000;
const mostPreviewSide = 640;

/** How far into a file everything lies that a preview needs: the Exif part of a JPEG is at most 64 KB and stands near its start. */
export const headLength = 131_072;

/** A small picture for lists: the one that a camera stored in the file, or the file itself where it is small. */
export type Preview = { kind: 'stored'; bytes: Buffer; turn: Turn } | { kind: 'whole' };

/** Degrees clockwise by which a stored preview must be turned to stand upright. */
export type Turn = 0 | 90 | 180 | 270;

/**
 * The preview of a raster picture from its first bytes, or null where it has none that is small in bytes and in pixels. Nothing is decoded here, and
 * what a header says is only believed as a limit: a picture whose size cannot be told gets no preview.
 */
export function findPreview(head: Buffer, { byteLength, mediaType }: { byteLength: number; mediaType: string }): Preview | null {
  if (mediaType === 'image/jpeg') return ofJpeg(head, byteLength);
  const size = mediaType === 'image/png' ? readPngSize(head) : mediaType === 'image/webp' ? readWebpSize(head) : null;
  return isSmall(size, byteLength) ? { kind: 'whole' } : null;
}

function ofJpeg(head: Buffer, byteLength: number): Preview | null {
  const jpeg = readJpeg(head);
  const stored = jpeg.stored;
  if (stored && stored.length <= mostPreviewBytes) {
    const { size } = readJpeg(stored);
    if (size && size.width > 0 && size.height > 0 && Math.max(size.width, size.height) <= mostPreviewSide) {
      return { kind: 'stored', bytes: stored, turn: turns[jpeg.orientation] ?? 0 };
    }
  }
  return isSmall(jpeg.size, byteLength) ? { kind: 'whole' } : null;
}

/** Exif orientations that a photo of a phone has; the mirrored ones stay as they are. */
const turns: Record<number, Turn> = { 3: 180, 6: 90, 8: 270 };

function isSmall(size: PictureSize | null, byteLength: number): boolean {
  return size !== null && byteLength <= mostBytes && size.width > 0 && size.height > 0 && size.width * size.height <= mostPixels;
}
