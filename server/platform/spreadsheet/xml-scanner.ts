import { damagedFile } from './unreadable-file.ts';

/** Longest tag, comment or stretch of text that is held while its end is awaited. */
const longestHeld = 1024 * 1024;
const longestEntity = 12;
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** What is done with the tags and texts of an XML part. Names come without their prefix. */
export interface XmlHandler {
  /** While true, text is handed over; set it by the tags. */
  wantsText: boolean;
  /** `tag` is the whole tag, for `attributeOf`. A tag that closes itself is followed by `close`. */
  open(name: string, tag: string): void;
  close(name: string): void;
  /** Decoded text; a long one may come in several pieces. */
  text(text: string): void;
  /** When it becomes true the rest is not scanned. */
  isDone: boolean;
}

export interface XmlScanner {
  push(piece: string): void;
}

/**
 * A scanner of XML that comes in pieces, as fast as the bytes arrive and in bounded memory. It knows what spreadsheet parts contain: tags, texts,
 * comments, CDATA; a document type is refused.
 */
export function createXmlScanner(handler: XmlHandler): XmlScanner {
  let carry = '';
  return {
    push(piece) {
      const buffer = carry === '' ? piece : carry + piece;
      const end = scan(buffer, handler);
      carry = handler.isDone ? '' : buffer.slice(end);
      if (carry.length > longestHeld) throw damagedFile();
    },
  };
}

/** The value of an attribute, or undefined. */
export function attributeOf(tag: string, name: string): string | undefined {
  for (let at = tag.indexOf(name); at > 0; at = tag.indexOf(name, at + 1)) {
    const before = tag.charCodeAt(at - 1);
    if (before > 32 && before !== 58) continue;
    let position = at + name.length;
    while (tag.charCodeAt(position) <= 32) position++;
    if (tag.charCodeAt(position) !== 61) continue;
    do position++;
    while (tag.charCodeAt(position) <= 32);
    const quote = tag[position];
    if (quote !== '"' && quote !== "'") continue;
    const end = tag.indexOf(quote, position + 1);
    return end < 0 ? undefined : decodeEntities(tag.slice(position + 1, end));
  }
  return undefined;
}

/** Scans what is complete and returns where the incomplete rest starts. */
function scan(buffer: string, handler: XmlHandler): number {
  let position = 0;
  while (!handler.isDone) {
    const open = buffer.indexOf('<', position);
    if (open < 0) {
      if (!handler.wantsText) return buffer.length;
      const end = wholeTextEnd(buffer, position);
      if (end > position) handler.text(decodeEntities(buffer.slice(position, end)));
      return end;
    }
    if (handler.wantsText && open > position) handler.text(decodeEntities(buffer.slice(position, open)));
    const next = buffer.charCodeAt(open + 1);
    const end = next === 33 ? scanDeclaration(buffer, open, handler) : scanTag(buffer, open, handler);
    if (end < 0) return open;
    position = end;
  }
  return buffer.length;
}

/** Returns where the tag ends, or -1 when its end is not there yet. */
function scanTag(buffer: string, open: number, handler: XmlHandler): number {
  let end = buffer.indexOf('>', open + 1);
  if (end < 0) return -1;
  const first = buffer.charCodeAt(open + 1);
  if (first === 63) {
    const last = buffer.indexOf('?>', open);
    return last < 0 ? -1 : last + 2;
  }
  if (first === 47) {
    handler.close(localName(buffer, open + 2, end));
    return end + 1;
  }
  while (hasOpenQuote(buffer, open, end)) {
    end = buffer.indexOf('>', end + 1);
    if (end < 0) return -1;
  }
  const name = localName(buffer, open + 1, end);
  handler.open(name, buffer.slice(open, end));
  if (buffer.charCodeAt(end - 1) === 47) handler.close(name);
  return end + 1;
}

/** Comments, CDATA and document types. */
function scanDeclaration(buffer: string, open: number, handler: XmlHandler): number {
  if (buffer.length - open < 9) return -1;
  if (buffer.startsWith('<!--', open)) {
    const end = buffer.indexOf('-->', open + 4);
    return end < 0 ? -1 : end + 3;
  }
  if (!buffer.startsWith('<![CDATA[', open)) throw damagedFile();
  const end = buffer.indexOf(']]>', open);
  if (end < 0) return -1;
  if (handler.wantsText) handler.text(buffer.slice(open + 9, end));
  return end + 3;
}

function localName(buffer: string, start: number, end: number): string {
  let from = start;
  let to = start;
  for (; to < end; to++) {
    const code = buffer.charCodeAt(to);
    if (code === 58) from = to + 1;
    else if (code <= 32 || code === 47) break;
  }
  return buffer.slice(from, to);
}

/** A quote opened in the tag and not closed before `end`: then the `>` stands in an attribute. */
function hasOpenQuote(buffer: string, open: number, end: number): boolean {
  let quote = 0;
  for (let index = open; index < end; index++) {
    const code = buffer.charCodeAt(index);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 34 || code === 39) quote = code;
  }
  return quote !== 0;
}

/** Where text may be cut without cutting an entity in two. */
function wholeTextEnd(buffer: string, start: number): number {
  const ampersand = buffer.lastIndexOf('&');
  return ampersand >= start && buffer.length - ampersand < longestEntity && buffer.indexOf(';', ampersand) < 0 ? ampersand : buffer.length;
}

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return entities[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
