/** Characters after which a word that is too wide for its line may be cut. */
const cutAfter = new Set('-/_.,:;@&=?)]|');

/**
 * Breaks text into lines no wider than `width`, at spaces and at `\n`; a line that ends at a space keeps it, so that words stay apart when read aloud. A word wider than a line is cut, after punctuation where that helps, else
 * anywhere; every line takes at least one character, so the work ends whatever the width.
 */
export function breakLines(text: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  const passages = text.split('\n');
  passages.forEach((passage, index) => {
    if (measure(passage) <= width) lines.push(passage.trimEnd());
    else breakPassage(passage, width, { measure, lines });
    if (index < passages.length - 1) lines.push(`${lines.pop() ?? ''} `);
  });
  return lines;
}

function breakPassage(passage: string, width: number, { measure, lines }: Work): void {
  const space = measure(' ');
  let line = '';
  let used = 0;
  for (const word of passage.split(' ')) {
    if (word === '') continue;
    const wide = measure(word);
    if (line !== '' && used + space + wide <= width) {
      line += ` ${word}`;
      used += space + wide;
      continue;
    }
    if (line !== '') lines.push(`${line} `);
    const pieces = wide <= width ? [word] : cutWord(word, width, measure);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? '';
    used = pieces.length > 1 ? measure(line) : wide;
  }
  lines.push(line);
}

function cutWord(word: string, width: number, measure: (text: string) => number): string[] {
  const pieces: string[] = [];
  let piece = '';
  let used = 0;
  for (const character of word) {
    const wide = measure(character);
    while (piece !== '' && used + wide > width) {
      const cut = lastCut(piece);
      pieces.push(piece.slice(0, cut));
      piece = piece.slice(cut);
      used = measure(piece);
    }
    piece += character;
    used += wide;
  }
  pieces.push(piece);
  return pieces;
}

/** A cut after punctuation in the second half of the piece, else at its end. */
function lastCut(piece: string): number {
  for (let index = piece.length - 1; index > piece.length / 2; index--) if (cutAfter.has(piece[index] ?? '')) return index + 1;
  return piece.length;
}

interface Work {
  measure: (text: string) => number;
  lines: string[];
}
