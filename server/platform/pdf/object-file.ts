import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { openDeflater } from './deflate.ts';

const mostInStream = 1000;
/** Streams that may wait to be deflated before the drawing waits for them: a few megabytes. */
const mostWaiting = 32;
const mostCharacters = 120_000;
const xrefWidths = [1, 4, 2] as const;

/**
 * Writes the objects of a PDF 1.7 file as they come: streams on their own, everything else packed into compressed object streams (ISO 32000-1,
 * 7.5.7), so that the many small structure elements of a tagged file cost little. What is deflated in a thread waits its turn, so that the bytes are
 * the same; the file identifier is the hash of all that stands before it.
 */
export function createObjectFile(target: Writable, allocate: () => number): ObjectFile {
  const hash = createHash('sha256');
  const places: (Place | undefined)[] = [];
  let bytes = 0;
  let packed: { id: number; body: string }[] = [];
  let packedCharacters = 0;

  const waiting: Waiting[] = [];
  let failure: Error | undefined;
  let wake = () => {};
  const fail = (error: Error) => {
    failure ??= error;
    wake();
  };
  const deflater = openDeflater(fail);
  target.on('error', fail);

  const push = (chunk: Uint8Array) => {
    hash.update(chunk);
    bytes += chunk.length;
    target.write(chunk);
  };

  const putStream = (id: number, entries: string, data: Uint8Array, deflate = true) => {
    const stream: Waiting = { id, entries, filter: deflate ? '/Filter/FlateDecode' : '' };
    const use = (body: Uint8Array) => {
      stream.body = body;
      writeReady();
    };
    waiting.push(stream);
    if (deflate) deflater.deflate(data, use);
    else use(data);
  };
  const writeReady = () => {
    while (waiting[0]?.body) {
      const { id, entries, filter, body } = waiting[0];
      waiting.shift();
      places[id] = { offset: bytes };
      push(latin(`${id} 0 obj\n<<${entries}/Length ${body.length}${filter}>>\nstream\n`));
      push(body);
      push(latin('\nendstream\nendobj\n'));
    }
    wake();
  };
  const waitUntil = async (isReached: () => boolean) => {
    while (!failure && !isReached()) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    if (failure) throw failure;
  };

  const pack = () => {
    if (packed.length === 0) return;
    const id = allocate();
    let at = 0;
    const heads: string[] = [];
    packed.forEach((object, index) => {
      heads.push(`${object.id} ${at}`);
      at += object.body.length + 1;
      places[object.id] = { stream: id, index };
    });
    const head = `${heads.join(' ')}\n`;
    const data = latin(`${head}${packed.map((object) => object.body).join('\n')}\n`);
    putStream(id, `/Type/ObjStm/N ${packed.length}/First ${head.length}`, data);
    packed = [];
    packedCharacters = 0;
  };

  push(latin('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n'));

  return {
    put(id, body) {
      packed.push({ id, body });
      packedCharacters += body.length;
      if (packed.length >= mostInStream || packedCharacters >= mostCharacters) pack();
    },
    putStream,
    moveAside: deflater.moveAside,
    close: deflater.close,
    async settle() {
      await waitUntil(() => waiting.length <= mostWaiting);
      if (target.writableNeedDrain) await drainedOrClosed(target);
      if (failure) throw failure;
      if (target.destroyed) throw new Error('The place that the PDF is written to was closed before the PDF was whole.');
    },
    async finish(trailer) {
      pack();
      await waitUntil(() => waiting.length === 0);
      const id = allocate();
      const start = bytes;
      places[id] = { offset: start };
      const fileId = hash.copy().digest('hex').slice(0, 32).toUpperCase();
      const size = id + 1;
      const predictor = `/DecodeParms<</Predictor 12/Columns ${xrefWidths[0] + xrefWidths[1] + xrefWidths[2]}>>`;
      putStream(id, `/Type/XRef/Size ${size}/W[${xrefWidths.join(' ')}]${trailer}/ID[<${fileId}><${fileId}>]${predictor}`, xrefRows(places, size));
      await waitUntil(() => waiting.length === 0);
      push(latin(`startxref\n${start}\n%%EOF\n`));
      target.end();
      await finished(target, { readable: false });
      return { bytes, sha256: hash.digest('hex') };
    },
  };
}

async function drainedOrClosed(target: Writable): Promise<void> {
  const stop = new AbortController();
  try {
    await Promise.race([once(target, 'drain', { signal: stop.signal }), once(target, 'close', { signal: stop.signal })]);
  } finally {
    stop.abort();
  }
}

/** One row an object: free, at an offset, or in an object stream; each row as its difference from the row above (PNG "up"). */
function xrefRows(places: readonly (Place | undefined)[], size: number): Uint8Array {
  const wide = xrefWidths[0] + xrefWidths[1] + xrefWidths[2];
  const rows = Buffer.alloc(size * (wide + 1));
  let above = Buffer.alloc(wide);
  for (let id = 0; id < size; id++) {
    const place = places[id];
    const row = Buffer.alloc(wide);
    if (!place) row.writeUInt16BE(id === 0 ? 0xffff : 0, 5);
    else if ('offset' in place) {
      row[0] = 1;
      row.writeUInt32BE(place.offset, 1);
    } else {
      row[0] = 2;
      row.writeUInt32BE(place.stream, 1);
      row.writeUInt16BE(place.index, 5);
    }
    const start = id * (wide + 1);
    rows[start] = 2;
    for (let column = 0; column < wide; column++) rows[start + 1 + column] = ((row[column] ?? 0) - (above[column] ?? 0)) & 0xff;
    above = row;
  }
  return rows;
}

function latin(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}

export interface ObjectFile {
  /** Any object but a stream; `body` in Latin-1. */
  put(id: number, body: string): void;
  /** `entries` are the dictionary's, without length and filter. */
  putStream(id: number, entries: string, data: Uint8Array, deflate?: boolean): void;
  /** From here on deflates in a thread: for a file that is long. */
  moveAside(): void;
  /** Waits until most of what was put is deflated, and the target has taken what was written. */
  settle(): Promise<void>;
  /** Writes the cross-reference stream with the trailer's entries and ends the target. */
  finish(trailer: string): Promise<FileFacts>;
  /** Lets go of the thread, also where the file was not finished. */
  close(): Promise<void>;
}

export interface FileFacts {
  bytes: number;
  sha256: string;
}

type Place = { offset: number } | { stream: number; index: number };

/** A stream in the order of the file, until those before it are written and its own body is there. */
interface Waiting {
  id: number;
  entries: string;
  filter: string;
  body?: Uint8Array;
}
