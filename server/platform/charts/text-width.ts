import type { Shape } from './drawing.ts';

/** Advance widths of Public Sans 2.001 in thousandths of the type size, for the characters from space (32) to tilde (126). */
const widths = {
  regular: [
    243, 251, 426, 603, 659, 904, 709, 248, 303, 309, 394, 555, 242, 378, 225, 351, 612, 407, 596, 630, 629, 641, 623, 601, 648, 625, 226, 240, 546,
    555, 546, 521, 831, 710, 671, 689, 694, 621, 594, 733, 766, 283, 389, 682, 578, 886, 754, 734, 637, 748, 677, 674, 594, 701, 673, 954, 688, 607,
    637, 303, 351, 303, 473, 518, 219, 553, 597, 544, 597, 567, 396, 623, 577, 248, 263, 562, 303, 865, 577, 566, 596, 596, 391, 507, 389, 581, 504,
    787, 565, 535, 481, 328, 263, 332, 568,
  ],
  bold: [
    226, 282, 480, 616, 681, 939, 784, 261, 333, 337, 473, 589, 277, 393, 270, 381, 645, 428, 635, 665, 656, 675, 661, 626, 671, 659, 270, 279, 578,
    589, 578, 535, 828, 727, 685, 718, 720, 635, 614, 759, 770, 308, 402, 717, 578, 918, 782, 761, 653, 773, 696, 694, 616, 724, 704, 969, 717, 668,
    670, 337, 381, 337, 484, 553, 264, 567, 609, 547, 609, 577, 397, 629, 593, 267, 289, 580, 329, 896, 593, 576, 607, 607, 412, 528, 417, 595, 521,
    793, 588, 563, 497, 385, 269, 384, 612,
  ],
};
const rare: Record<string, number> = { '\u00a0': 243, '−': 589, '–': 593, '·': 259, '›': 309, '’': 262, '…': 895, '×': 577 };
/** Letters with accents are as wide as their base letter; anything else is taken as a wide capital. */
const unknownWidth = 800;
/** Browsers fit glyphs to pixels; at 12 pixels a line may grow by this much. */
const pixelFitting = 1.03;

/** Width of a line of Public Sans in the units of `size`. Ligatures and kerning only make the true line shorter. */
export function textWidth(text: string, size: number, weight: TextShape['weight'] = 'regular'): number {
  let sum = 0;
  for (const character of text.normalize('NFD')) sum += widthOf(character, weight);
  return (sum * size * pixelFitting) / 1000;
}

/** The text, cut at the end with an ellipsis where it is wider than `room`. */
export function fitText(text: string, room: number, { size, weight }: Pick<TextShape, 'size' | 'weight'>): string {
  if (textWidth(text, size, weight) <= room) return text;
  const characters = [...text];
  while (characters.length > 1 && textWidth(`${characters.join('').trimEnd()}…`, size, weight) > room) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}

function widthOf(character: string, weight: TextShape['weight']): number {
  if (/\p{Mark}/u.test(character)) return 0;
  return widths[weight][character.charCodeAt(0) - 32] ?? rare[character] ?? unknownWidth;
}

type TextShape = Extract<Shape, { kind: 'text' }>;
