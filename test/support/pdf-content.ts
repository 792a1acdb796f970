const token = /\((?:\\[\s\S]|[^\\()])*\)|<<|>>|<[0-9A-Fa-f\s]*>|\/[^\s/<>[\]()]*|[[\]]|[^\s/<>[\]()]+/g;
const operand = /^(?:[+-]?(?:\d+\.?\d*|\.\d+)|true|false|null)$/;

/** The operators of a content stream in order, each with the tokens before it. */
export function* readOperators(content: string): Generator<Operator> {
  let operands: string[] = [];
  for (const [text] of content.matchAll(token)) {
    if (/^[(<>/[\]]/.test(text) || operand.test(text)) operands.push(text);
    else {
      yield { operator: text, operands };
      operands = [];
    }
  }
  if (operands.length > 0) yield { operator: '', operands };
}

/** The two-byte codes of a shown string: literal or hexadecimal. */
export function codesOf(string: string): number[] {
  const bytes = string.startsWith('<') ? Buffer.from(string.replace(/[<>\s]/g, ''), 'hex') : Buffer.from(bytesOf(string.slice(1, -1)), 'latin1');
  if (bytes.length % 2 === 1) throw new Error('A string of two-byte codes has an odd length.');
  return Array.from({ length: bytes.length / 2 }, (_, index) => bytes.readUInt16BE(2 * index));
}

/** A text string object as text. */
export function decodeText(string: string): string {
  const bytes = string.startsWith('<') ? Buffer.from(string.replace(/[<>\s]/g, ''), 'hex').toString('latin1') : bytesOf(string.slice(1, -1));
  if (!bytes.startsWith('\xfe\xff')) return bytes;
  return Buffer.from(bytes.slice(2), 'latin1').swap16().toString('utf16le');
}

function bytesOf(literal: string): string {
  return literal.replace(/\\(\r\n|[\s\S])/g, (_whole, letter: string) => escapes[letter] ?? letter);
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '\n': '', '\r\n': '' };

export interface Operator {
  operator: string;
  operands: string[];
}
