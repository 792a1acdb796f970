import { figureTightening } from './look.ts';

/** Latin with its first two extensions: code points below are found by index, and kerned. */
const nearby = 0x250;
const unknown = -32768;
/** Signs that the face lacks, in characters that it has. Others print as their code, `[U+4E2D]`; both carry the true character beneath. */
// biome-ignore format: a table reads better in rows
const spelled: Readonly<Record<string, string>> = {
  '→': '->', '←': '<-', '↔': '<->', '⇒': '=>', '↑': '^', '↓': 'v', '☐': '[ ]', '□': '[ ]', '☑': '[x]', '☒': '[x]', '✓': '[x]', '✔': '[x]',
  '■': '[x]', '●': '•', '○': 'o', '▪': '•', '◦': 'o', '―': '—', '‐': '-', '‒': '–', '′': "'", '″': '"', '‖': '||', '‟': '“', '≅': '≈', '∼': '~',
};
//

/** Runs of other characters: none of them is kerned. */
const notNearby = /[^\u0020-\u024f]+/;
/** Turns text into text-showing operators of one face, and knows its width. Glyphs and kerning pairs are looked up in the font once each. */
export function createGlyphBook(face: Face): GlyphBook {
  const glyphs: [Shelf, Shelf] = [newShelf(), newShelf()];

  const find = (codePoint: number, tabular: boolean): Glyph => {
    const shelf = glyphs[tabular ? 1 : 0];
    const known = codePoint < nearby ? shelf.near[codePoint] : shelf.far.get(codePoint);
    if (known) return known;
    const glyph = makeGlyph(face, codePoint, tabular);
    if (codePoint < nearby) shelf.near[codePoint] = glyph;
    else shelf.far.set(codePoint, glyph);
    return glyph;
  };

  // By code points of the glyphs on the left and on the right.
  const kernings: Int16Array[] = [];
  const rowOf = (codePoint: number) => {
    kernings[codePoint] ??= new Int16Array(nearby).fill(unknown);
    return kernings[codePoint];
  };
  const kerningBetween = (left: Glyph, right: Glyph, text: string): number => {
    if (left.codePoint >= nearby || right.codePoint >= nearby) return 0;
    const row = rowOf(left.codePoint);
    if (row[right.codePoint] === unknown) learnKerning(text);
    if (row[right.codePoint] === unknown) row[right.codePoint] = Math.round(face.kernings(left.character + right.character)[0] ?? 0);
    return row[right.codePoint] ?? 0;
  };
  /** All pairs of a text at once: the font is dear to ask, and a long question costs little more than a short one. */
  const learnKerning = (text: string) => {
    for (const run of text.split(notNearby)) {
      face.kernings(run.replaceAll('\u00a0', ' ')).forEach((kerning, index) => {
        rowOf(run.charCodeAt(index))[run.charCodeAt(index + 1)] = Math.round(kerning);
      });
    }
  };

  return {
    measure(text, tabular) {
      let width = 0;
      let previous: Glyph | undefined;
      for (let index = 0; index < text.length; index++) {
        const codePoint = text.codePointAt(index) ?? 0;
        if (codePoint > 0xffff) index++;
        const glyph = find(codePoint, tabular);
        width += glyph.advance;
        if (previous && !tabular && glyph.actual === '') width += kerningBetween(previous, glyph, text);
        previous = glyph.actual === '' ? glyph : undefined;
      }
      return width;
    },
    encode(text, tabular) {
      let operators = '';
      let run = '';
      let kerned = false;
      let previous: Glyph | undefined;
      const endRun = () => {
        if (run) operators += kerned ? `[(${run})]TJ ` : `(${run})Tj `;
        run = '';
        kerned = false;
        previous = undefined;
      };
      for (let index = 0; index < text.length; index++) {
        const codePoint = text.codePointAt(index) ?? 0;
        if (codePoint > 0xffff) index++;
        const glyph = find(codePoint, tabular);
        if (glyph.actual) {
          endRun();
          operators += `/Span<</ActualText<FEFF${glyph.actual}>>>BDC (${glyph.code})Tj EMC `;
          continue;
        }
        const kerning = previous && !tabular ? kerningBetween(previous, glyph, text) : 0;
        if (kerning !== 0) {
          run += `)${-kerning}(`;
          kerned = true;
        }
        run += glyph.code;
        previous = glyph;
      }
      endRun();
      return operators;
    },
  };
}

function makeGlyph(face: Face, codePoint: number, tabular: boolean): Glyph {
  const character = codePoint === 0xa0 ? ' ' : String.fromCodePoint(codePoint);
  const present = face.has(character.codePointAt(0) ?? 0);
  const shown = present ? character : (spelled[character] ?? `[U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}]`);
  let code = '';
  let advance = 0;
  for (const part of shown) {
    const glyph = face.glyph(part, tabular);
    code += glyph.code;
    advance += glyph.advance - (tabular ? 1000 * figureTightening : 0);
  }
  return { codePoint, character, code, advance, actual: present ? '' : toUtf16(character) };
}

function toUtf16(character: string): string {
  return [...Array(character.length).keys()].map((index) => character.charCodeAt(index).toString(16).toUpperCase().padStart(4, '0')).join('');
}

function newShelf(): Shelf {
  return { near: new Array<Glyph | undefined>(nearby).fill(undefined), far: new Map() };
}

/** One face of a font, as embedded. Widths in thousandths of the type size. */
export interface Face {
  has(codePoint: number): boolean;
  /** The two-byte code of the glyph, escaped for a literal string. */
  glyph(character: string, tabular: boolean): { code: string; advance: number };
  /** What each character but the last moves by when the next one follows; empty where the face does not show each as one glyph. */
  kernings(text: string): number[];
}

export interface GlyphBook {
  /** Thousandths of the type size. */
  measure(text: string, tabular: boolean): number;
  /** Operators that show the text from where the text position is. */
  encode(text: string, tabular: boolean): string;
}

interface Glyph {
  codePoint: number;
  character: string;
  code: string;
  advance: number;
  /** UTF-16 of the character that the shown ones stand for; empty where it is shown itself. */
  actual: string;
}

interface Shelf {
  near: (Glyph | undefined)[];
  far: Map<number, Glyph>;
}
