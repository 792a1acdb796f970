import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import iconv from 'iconv-lite';
import { readHead } from './read-head.ts';
import { looksLikeUtf16 } from './utf16.ts';

const delimiters = [',', ';', '\t', '|'] as const;
const examinedLines = 30;

export interface TextFormat {
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  delimiter: string;
  lineEnd: '\n' | '\r';
  /** The first line says which delimiter is used (`sep=;`) and holds no data. */
  hasSeparatorLine: boolean;
  /** Characters of a usual line, to tell how far the reading has come. */
  lineLength: number;
}

/** How a text file is written: encoding by byte-order mark or by its bytes (all of them), delimiter by what parts its first lines most evenly. */
export async function sniffText(path: string): Promise<TextFormat> {
  const head = await readHead(path);
  const encoding = looksLikeUtf16(head) ?? ((await isAllUtf8(path)) ? 'utf-8' : 'windows-1252');
  const text = iconv.decode(head, encoding);
  const lineEnd = text.includes('\n') || !text.includes('\r') ? '\n' : '\r';
  const separator = /^sep=(.)\r?(?:\n|$)/i.exec(text)?.[1];
  const lines = splitLines(text, lineEnd).slice(0, examinedLines);
  return {
    encoding,
    delimiter: separator ?? findDelimiter(lines),
    lineEnd,
    hasSeparatorLine: separator !== undefined,
    lineLength: lines.length === 0 ? 1 : Math.max(1, lines.join('').length / lines.length),
  };
}

async function isAllUtf8(path: string): Promise<boolean> {
  let carry = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
    const bytes = Buffer.concat([carry, chunk as Buffer]);
    const end = lastWholeCharacter(bytes);
    if (!isUtf8(bytes.subarray(0, end))) return false;
    carry = bytes.subarray(end);
  }
  return isUtf8(carry);
}

/** Where to cut so that no character of up to four bytes is cut in two. */
function lastWholeCharacter(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(4, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return back < length ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
}

/** Lines that are not blank, line breaks inside quotes not counted as ends; the last one, perhaps cut off, left out when there are others. */
function splitLines(text: string, lineEnd: string): string[] {
  const lines: string[] = [];
  let start = 0;
  let isQuoted = false;
  for (let index = 0; index < text.length && lines.length <= examinedLines; index++) {
    if (text[index] === '"') isQuoted = !isQuoted;
    else if (text[index] === lineEnd && !isQuoted) {
      lines.push(text.slice(start, index));
      start = index + 1;
    }
  }
  if (lines.length < 2) lines.push(text.slice(start));
  return lines.filter((line) => line.trim() !== '');
}

function findDelimiter(lines: readonly string[]): string {
  const unquoted = lines.map((line) => line.replace(/"[^"]*"/g, ''));
  let best: string = ',';
  let bestScore = 0;
  for (const delimiter of delimiters) {
    const counts = unquoted.map((line) => line.split(delimiter).length - 1).sort((one, other) => one - other);
    const usual = counts[Math.floor(counts.length / 2)] ?? 0;
    const even = counts.filter((count) => count === usual).length / Math.max(1, counts.length);
    if (usual * even > bestScore) [best, bestScore] = [delimiter, usual * even];
  }
  return best;
}
