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

  const kerningBetween = (left: Glyph, right: Glyph, text: string): number => {
    if (left.codePoint >= nearby || right.codePoint >= nearby) return 0;
    const known = left.kerning?.[right.codePoint] ?? unknown;
    if (known !== unknown) return known;
    learnKerning(text);
    return left.kerning?.[right.codePoint] ?? 0;
  };
  /** All pairs of a text at once: the font is dear to ask, and a long question costs little more than a short one. */
  const learnKerning = (text: string) => {
    for (const run of nearRuns(text)) {
      const kernings = face.kernings(run.map((glyph) => glyph.character).join(''));
      run.slice(1).forEach((right, index) => {
        const left = run[index] as Glyph;
        left.kerning ??= new Int16Array(nearby).fill(unknown);
        left.kerning[right.codePoint] = Math.round(kernings[index] ?? 0);
      });
    }
  };
  const nearRuns = (text: string): Glyph[][] => {
    const runs: Glyph[][] = [[]];
    for (const character of text) {
      const glyph = find(character.codePointAt(0) ?? 0, false);
      if (glyph.codePoint < nearby && glyph.actual === '') runs.at(-1)?.push(glyph);
      else runs.push([]);
    }
    return runs.filter((run) => run.length > 1);
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
  /** By the code point of the glyph to the right. */
  kerning?: Int16Array;
}

interface Shelf {
  near: (Glyph | undefined)[];
  far: Map<number, Glyph>;
}
