import { inflateSync } from 'node:zlib';

/** Reads the objects of a PDF that has one cross-reference stream, by its own small parser: an eye independent of the one that wrote the file. */
export function readObjects(bytes: Buffer): PdfObjects {
  const text = bytes.toString('latin1');
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1]);
  const xref = streamAt(bytes, text, start);
  const rows = unpredict(
    xref.data,
    (xref.dictionary.W as number[]).reduce((sum, width) => sum + width, 0),
  );
  const [kindWidth = 0, placeWidth = 0] = xref.dictionary.W as number[];
  const objects = new Map<number, PdfValue>();
  const streams = new Map<number, { data: Buffer; dictionary: PdfDictionary }>();
  const packs = new Map<number, number[]>();
  rows.forEach((row, id) => {
    const kind = row.readUIntBE(0, kindWidth);
    const place = row.readUIntBE(kindWidth, placeWidth);
    if (kind === 1) {
      const head = new RegExp(`^${id} 0 obj\\s`).exec(text.slice(place, place + 20));
      if (!head) throw new Error(`Object ${id} is not at its offset.`);
      const stream = streamAt(bytes, text, place);
      streams.set(id, stream);
      objects.set(id, stream.dictionary);
    } else if (kind === 2) packs.set(place, [...(packs.get(place) ?? []), id]);
  });
  for (const [pack, ids] of packs) unpack(streams.get(pack), ids, objects);
  return { trailer: xref.dictionary, objects, streams, resolve: (value) => (isReference(value) ? objects.get(value.reference) : value) };
}

export function isReference(value: PdfValue | undefined): value is { reference: number } {
  return typeof value === 'object' && value !== null && 'reference' in value && typeof value.reference === 'number';
}

export function asDictionary(value: PdfValue | undefined): PdfDictionary {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || isReference(value)) throw new Error('Not a dictionary.');
  return value as PdfDictionary;
}

function unpack(pack: { data: Buffer; dictionary: PdfDictionary } | undefined, ids: number[], objects: Map<number, PdfValue>): void {
  if (!pack) throw new Error('An object stream is missing.');
  const content = pack.data.toString('latin1');
  const first = pack.dictionary.First as number;
  const numbers = content.slice(0, first).trim().split(/\s+/).map(Number);
  for (let index = 0; index < numbers.length; index += 2) {
    const id = numbers[index] ?? 0;
    if (!ids.includes(id)) throw new Error(`Object ${id} is packed but not listed.`);
    objects.set(id, parseValue(content, { at: first + (numbers[index + 1] ?? 0) }));
  }
}

function streamAt(bytes: Buffer, text: string, offset: number): { data: Buffer; dictionary: PdfDictionary } {
  const cursor = { at: text.indexOf('obj', offset) + 3 };
  const dictionary = asDictionary(parseValue(text, cursor));
  const from = text.indexOf('stream', cursor.at) + 'stream\n'.length;
  const raw = bytes.subarray(from, from + (dictionary.Length as number));
  if (text.slice(from + raw.length, from + raw.length + 10) !== '\nendstream') throw new Error('A stream does not end where its length says.');
  return { data: dictionary.Filter === '/FlateDecode' ? inflateSync(raw) : raw, dictionary };
}

function unpredict(data: Buffer, wide: number): Buffer[] {
  const rows: Buffer[] = [];
  let above = Buffer.alloc(wide);
  for (let at = 0; at < data.length; at += wide + 1) {
    const row = Buffer.from(data.subarray(at + 1, at + 1 + wide).map((byte, index) => byte + (above[index] ?? 0)));
    rows.push(row);
    above = row;
  }
  return rows;
}

function parseValue(text: string, cursor: { at: number }): PdfValue {
  const skip = () => {
    while (/[\s\0]/.test(text[cursor.at] ?? '')) cursor.at++;
  };
  skip();
  const rest = text.slice(cursor.at, cursor.at + 40);
  if (rest.startsWith('<<')) {
    cursor.at += 2;
    const dictionary: PdfDictionary = {};
    for (skip(); !text.startsWith('>>', cursor.at); skip()) {
      const key = parseValue(text, cursor) as string;
      dictionary[key.slice(1)] = parseValue(text, cursor);
    }
    cursor.at += 2;
    return dictionary;
  }
  if (rest.startsWith('[')) {
    cursor.at++;
    const list: PdfValue[] = [];
    for (skip(); text[cursor.at] !== ']'; skip()) list.push(parseValue(text, cursor));
    cursor.at++;
    return list;
  }
  if (rest.startsWith('(')) return parseString(text, cursor);
  const reference = /^(\d+) 0 R\b/.exec(rest);
  const token = reference ?? /^(\/[^\s/<>[\]()]*|<[0-9A-Fa-f\s]*>|[+-]?[\d.]+|true|false|null)/.exec(text.slice(cursor.at, cursor.at + 40_000));
  if (!token) throw new Error(`Cannot read ${JSON.stringify(rest)}.`);
  cursor.at += token[0].length;
  if (reference) return { reference: Number(reference[1]) };
  if (/^[+-]?[\d.]/.test(token[0])) return Number(token[0]);
  return token[0];
}

function parseString(text: string, cursor: { at: number }): string {
  let depth = 0;
  const from = cursor.at;
  do {
    const character = text[cursor.at++];
    if (character === '\\') cursor.at++;
    else if (character === '(') depth++;
    else if (character === ')') depth--;
  } while (depth > 0);
  return text.slice(from, cursor.at);
}

export type PdfValue = string | number | PdfValue[] | PdfDictionary | { reference: number };
export interface PdfDictionary {
  [key: string]: PdfValue;
}

export interface PdfObjects {
  trailer: PdfDictionary;
  objects: Map<number, PdfValue>;
  streams: Map<number, { data: Buffer; dictionary: PdfDictionary }>;
  resolve(value: PdfValue | undefined): PdfValue | undefined;
}
