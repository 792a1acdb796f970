import jsQr from 'jsqr';
import { readObjects } from './pdf-objects.ts';

/** Draws the squares of the sign as a picture, with its quiet zone, and lets a reader of QR codes say what it reads. */
export function readSign(bytes: Buffer): string | undefined {
  const sign = [...readObjects(bytes).streams.values()].find((stream) => stream.dictionary.Subtype === '/Form');
  if (!sign) return undefined;
  const [, , modules = 0] = sign.dictionary.BBox as number[];
  const scale = 4;
  const side = (modules + 8) * scale;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, left, top, width, height] of sign.data.toString('latin1').matchAll(/^(\d+) (\d+) (\d+) (\d+) re$/gm)) {
    for (let y = 0; y < Number(height) * scale; y++)
      for (let x = 0; x < Number(width) * scale; x++) {
        const at = ((Number(top) + 4) * scale + y) * side + (Number(left) + 4) * scale + x;
        pixels.set([0, 0, 0], at * 4);
      }
  }
  return jsQr.default(pixels, side, side)?.data;
}
