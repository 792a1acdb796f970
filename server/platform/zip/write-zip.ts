import { crc32 } from 'node:zlib';

/** One file of an archive. Its length is said before its bytes are read, so that the length of the archive is known before it is written. */
export interface ZipEntry {
  /** A path of the letters A to Z, digits, `.`, `_` and `-` with `/` between its parts; none leads upward. */
  name: string;
  byteLength: number;
  /** Throws, or gives another length, where the bytes are not what was said: the archive breaks off. */
  read(): Promise<Uint8Array>;
}

const localHeaderBytes = 30;
const directoryEntryBytes = 46;
const longOffsetBytes = 12;
const endBytes = 22;
const longEndBytes = 56 + 20;
const mostShortEntries = 0xffff;
const mostShortBytes = 0xffffffff;
/** 2.0, and 4.5 for what ZIP64 needs; made on Unix, so that the mode of a file is told. */
const plainVersion = 20;
const longVersion = 45;
const madeOnUnix = 3 << 8;
const readableFile = 0o100644 * 0x10000;
const namesAreUtf8 = 0x0800;

/** How many bytes `writeZip` gives for these entries. */
export function zipLength(entries: readonly ZipEntry[]): number {
  const { placed, directoryStart } = place(entries);
  const directoryBytes = sumOf(placed, ({ entry, offset }) => directoryEntryBytes + entry.name.length + (isLong(offset) ? longOffsetBytes : 0));
  return directoryStart + directoryBytes + (needsLongEnd(entries, directoryStart) ? longEndBytes : 0) + endBytes;
}

/**
 * A ZIP archive (APPNOTE.TXT 6.3.10), file after file, one in memory at a time. Everything is stored as it is: the same entries and the same time
 * give the same bytes on every machine, and pictures and PDFs would not become smaller. ZIP64 where there are more than 65,535 files or 4 GB.
 */
export async function* writeZip(entries: readonly ZipEntry[], at: Date): AsyncGenerator<Buffer> {
  const { placed, directoryStart } = place(entries);
  const time = dosTime(at);
  const directory: Buffer[] = [];
  for (const { entry, offset } of placed) {
    const bytes = await entry.read();
    if (bytes.length !== entry.byteLength) throw new Error(`${entry.name} has ${bytes.length} bytes where ${entry.byteLength} were said.`);
    const shared = sharedFields({ entry, time, crc: crc32(bytes) });
    yield Buffer.concat([signature(0x04034b50), u16(plainVersion), shared, u16(0), Buffer.from(entry.name, 'latin1')]);
    yield Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    directory.push(directoryEntry(entry, { offset, shared }));
  }
  const directoryBytes = Buffer.concat(directory);
  yield directoryBytes;
  yield endOf(entries, { directoryStart, directoryLength: directoryBytes.length });
}

function place(entries: readonly ZipEntry[]) {
  let offset = 0;
  const placed = entries.map((entry) => {
    if (!isPlainPath(entry.name) || entry.byteLength > mostShortBytes) throw new Error(`${entry.name} cannot go into the archive.`);
    const mine = { entry, offset };
    offset += localHeaderBytes + entry.name.length + entry.byteLength;
    return mine;
  });
  return { placed, directoryStart: offset };
}

/** Unpacked, it stays in the folder in which the archive is unpacked, on every system. */
function isPlainPath(name: string): boolean {
  const parts = name.split('/');
  return /^[A-Za-z0-9._/-]+$/.test(name) && parts.every((part) => part !== '' && part !== '.' && part !== '..');
}

/** From the flags to the length of the name: the same in the head of a file and in the directory. */
function sharedFields({ entry, time, crc }: { entry: ZipEntry; time: Buffer; crc: number }): Buffer {
  const isStored = u16(0);
  return Buffer.concat([u16(namesAreUtf8), isStored, time, u32(crc), u32(entry.byteLength), u32(entry.byteLength), u16(entry.name.length)]);
}

function directoryEntry(entry: ZipEntry, { offset, shared }: { offset: number; shared: Buffer }): Buffer {
  const long = isLong(offset) ? Buffer.concat([u16(1), u16(8), u64(offset)]) : Buffer.alloc(0);
  const version = isLong(offset) ? longVersion : plainVersion;
  return Buffer.concat([
    signature(0x02014b50),
    u16(madeOnUnix | version),
    u16(version),
    shared,
    u16(long.length),
    Buffer.alloc(6),
    u32(readableFile),
    u32(Math.min(offset, mostShortBytes)),
    Buffer.from(entry.name, 'latin1'),
    long,
  ]);
}

function endOf(entries: readonly ZipEntry[], of: { directoryStart: number; directoryLength: number }): Buffer {
  const { directoryStart, directoryLength } = of;
  const count = Math.min(entries.length, mostShortEntries);
  const short = [
    signature(0x06054b50),
    Buffer.alloc(4),
    u16(count),
    u16(count),
    u32(Math.min(directoryLength, mostShortBytes)),
    u32(Math.min(directoryStart, mostShortBytes)),
    u16(0),
  ];
  if (!needsLongEnd(entries, directoryStart)) return Buffer.concat(short);
  const size = u64(longEndBytes - 20 - 12);
  const versions = [u16(madeOnUnix | longVersion), u16(longVersion), Buffer.alloc(8)];
  const counts = [u64(entries.length), u64(entries.length), u64(directoryLength), u64(directoryStart)];
  const locator = [signature(0x07064b50), u32(0), u64(directoryStart + directoryLength), u32(1)];
  return Buffer.concat([signature(0x06064b50), size, ...versions, ...counts, ...locator, ...short]);
}

function isLong(offset: number): boolean {
  return offset >= mostShortBytes;
}

function needsLongEnd(entries: readonly ZipEntry[], directoryStart: number): boolean {
  return entries.length >= mostShortEntries || isLong(directoryStart);
}

/** Time and day of MS-DOS, to two seconds, in UTC. */
function dosTime(at: Date): Buffer {
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
  const date = ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
  return Buffer.concat([u16(time), u16(date)]);
}

function sumOf<T>(list: readonly T[], value: (one: T) => number): number {
  return list.reduce((total, one) => total + value(one), 0);
}

const signature = u32;

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}
