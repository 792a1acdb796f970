import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { maxInflatedBytes } from './limits.ts';
import { damagedFile, inflatesTooFar, UnreadableFile } from './unreadable-file.ts';

// Records of the ZIP file format (PKWARE APPNOTE 4.3 and 4.5.3), by signature.
const endRecord = 0x06054b50;
const directoryRecord = 0x02014b50;
const localRecord = 0x04034b50;
const zip64Field = 0x0001;
const overflow = 0xffffffff;
const longestEnd = 65_557;
const largestDirectoryBytes = 8 * 1024 * 1024;
const readBytes = 64 * 1024;

/** An opened ZIP archive. Nothing is held but its directory. */
export interface Zip {
  /** Names of the parts with the sizes they claim to inflate to. */
  parts: ReadonlyMap<string, { inflatedBytes: number }>;
  /** The bytes of a part, piece by piece. Throws UnreadableFile when all parts read so far inflate to more than the limit. */
  pieces(name: string): AsyncGenerator<Buffer>;
  close(): Promise<void>;
}

/** Opens a ZIP archive by its directory at the end of the file. Throws UnreadableFile when it is damaged or encrypted. */
export async function openZip(path: string): Promise<Zip> {
  const file = await open(path);
  try {
    const parts = await readDirectory(file);
    return toZip(file, parts);
  } catch (error) {
    await file.close();
    throw error;
  }
}

function toZip(file: FileHandle, parts: ReadonlyMap<string, Part>): Zip {
  let inflatedBytes = 0;
  const pieces = async function* (name: string): AsyncGenerator<Buffer> {
    const part = parts.get(name);
    if (!part) throw damagedFile();
    for await (const piece of inflate(file, part)) {
      inflatedBytes += piece.length;
      if (inflatedBytes > maxInflatedBytes) throw inflatesTooFar();
      yield piece;
    }
  };
  return { parts, pieces, close: () => file.close() };
}

async function* inflate(file: FileHandle, part: Part): AsyncGenerator<Buffer> {
  const header = await readAt(file, part.offset, 30);
  if (header.length < 30 || header.readUInt32LE(0) !== localRecord) throw damagedFile();
  const start = part.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  if (part.packedBytes === 0) return;
  const packed = Readable.from(readPieces(file, start, part.packedBytes));
  if (part.method === 0) {
    yield* packed as AsyncIterable<Buffer>;
    return;
  }
  const inflater = createInflateRaw({ chunkSize: readBytes });
  packed.on('error', (error) => inflater.destroy(error));
  packed.pipe(inflater);
  try {
    yield* inflater as AsyncIterable<Buffer>;
  } catch {
    throw damagedFile();
  } finally {
    packed.destroy();
    inflater.destroy();
  }
}

async function* readPieces(file: FileHandle, start: number, bytes: number): AsyncGenerator<Buffer> {
  for (let position = start; position < start + bytes; position += readBytes) {
    const piece = await readAt(file, position, Math.min(readBytes, start + bytes - position));
    if (piece.length === 0) throw damagedFile();
    yield piece;
  }
}

async function readDirectory(file: FileHandle): Promise<Map<string, Part>> {
  const { size } = await file.stat();
  const tail = await readAt(file, Math.max(0, size - longestEnd), Math.min(size, longestEnd));
  const end = findEnd(tail);
  const [count, bytes, offset] = [tail.readUInt16LE(end + 10), tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
  if (bytes > largestDirectoryBytes || offset + bytes > size) throw damagedFile();
  const directory = await readAt(file, offset, bytes);
  const parts = new Map<string, Part>();
  let position = 0;
  for (let index = 0; index < count; index++) {
    if (position + 46 > directory.length || directory.readUInt32LE(position) !== directoryRecord) throw damagedFile();
    const nameEnd = position + 46 + directory.readUInt16LE(position + 28);
    const extraEnd = nameEnd + directory.readUInt16LE(position + 30);
    if (extraEnd > directory.length) throw damagedFile();
    const part = readPart(directory.subarray(position, extraEnd), nameEnd - position);
    parts.set(directory.toString('utf8', position + 46, nameEnd).replaceAll('\\', '/'), part);
    position = extraEnd + directory.readUInt16LE(position + 32);
  }
  return parts;
}

function findEnd(tail: Buffer): number {
  for (let position = tail.length - 22; position >= 0; position--) if (tail.readUInt32LE(position) === endRecord) return position;
  throw damagedFile();
}

function readPart(record: Buffer, extraStart: number): Part {
  if ((record.readUInt16LE(8) & 1) !== 0) {
    throw new UnreadableFile({
      code: 'password-protected',
      message: 'The file is an archive protected with a password. Unpack it and upload the workbook itself, without a password.',
    });
  }
  const method = record.readUInt16LE(10);
  if (method !== 0 && method !== 8) throw damagedFile();
  const part: Part = { method, packedBytes: record.readUInt32LE(20), inflatedBytes: record.readUInt32LE(24), offset: record.readUInt32LE(42) };
  return readZip64Field(part, record.subarray(extraStart));
}

/** Some writers put sizes into an extra field even where 32 bits would do. */
function readZip64Field(part: Part, extra: Buffer): Part {
  const fields = ['inflatedBytes', 'packedBytes', 'offset'] as const;
  if (fields.every((field) => part[field] !== overflow)) return part;
  for (let position = 0; position + 4 <= extra.length; position += 4 + extra.readUInt16LE(position + 2)) {
    if (extra.readUInt16LE(position) !== zip64Field) continue;
    let at = position + 4;
    const wide = { ...part };
    for (const field of fields) {
      if (part[field] !== overflow) continue;
      if (at + 8 > extra.length) throw damagedFile();
      wide[field] = Number(extra.readBigUInt64LE(at));
      at += 8;
    }
    return wide;
  }
  throw damagedFile();
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}

interface Part {
  /** 0 stored, 8 deflated. */
  method: number;
  packedBytes: number;
  inflatedBytes: number;
  offset: number;
}
