import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { writeZip, type ZipEntry, zipLength } from '../../../server/platform/zip/write-zip.ts';

const at = new Date('2026-11-23T15:04:05.000Z');

function entry(name: string, bytes: Uint8Array): ZipEntry {
  return { name, byteLength: bytes.length, read: async () => bytes };
}

async function written(entries: readonly ZipEntry[]): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of writeZip(entries, at)) parts.push(part);
  return Buffer.concat(parts);
}

describe('an archive', () => {
  test('gives back every file as it was, and is as long as was said', async () => {
    const name = fc.stringMatching(/^f[A-Za-z0-9._-]{0,20}(\/f[A-Za-z0-9._-]{1,9})?$/);
    const files = fc.uniqueArray(fc.tuple(name, fc.uint8Array({ maxLength: 300 })), { selector: ([one]) => one, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(files, async (list) => {
        const entries = list.map(([one, bytes]) => entry(one, bytes));
        const archive = await written(entries);
        expect(archive.length).toBe(zipLength(entries));
        expect(Object.entries(unzipSync(archive)).map(([one, bytes]) => [one, Buffer.from(bytes)])).toEqual(
          list.map(([one, bytes]) => [one, Buffer.from(bytes)]),
        );
        expect(await written(entries)).toEqual(archive);
      }),
    );
  });

  test('says when it was made in the time that it is given, in UTC, to two seconds', async () => {
    const archive = await written([entry('a.txt', Buffer.from('a'))]);
    const [time, date] = [archive.readUInt16LE(10), archive.readUInt16LE(12)];
    expect([time >> 11, (time >> 5) & 63, (time & 31) * 2]).toEqual([15, 4, 4]);
    expect([(date >> 9) + 1980, (date >> 5) & 15, date & 31]).toEqual([2026, 11, 23]);
  });

  test('holds more files than a plain archive can count', async () => {
    const entries = Array.from({ length: 65_540 }, (_, index) => entry(`f/${index}`, Buffer.from(String(index))));
    const archive = await written(entries);
    expect(archive.length).toBe(zipLength(entries));
    const files = unzipSync(archive);
    expect(Object.keys(files).length).toBe(65_540);
    expect(Buffer.from(files['f/65539'] ?? []).toString()).toBe('65539');
  });

  test('says where a file begins that lies beyond 4 GB', async () => {
    const large = Buffer.alloc(256 * 1024 * 1024);
    const entries = [...Array.from({ length: 17 }, (_, index) => entry(`large-${index}`, large)), entry('last', Buffer.from('here'))];
    let [length, lastAt] = [0, 0];
    let tail = Buffer.alloc(0);
    for await (const part of writeZip(entries, at)) {
      if (part.length === 30 + 4 && part.subarray(30).toString() === 'last') lastAt = length;
      length += part.length;
      if (part.length < large.length) tail = Buffer.concat([tail, part]);
    }
    expect(lastAt).toBeGreaterThan(2 ** 32);
    expect(length).toBe(zipLength(entries));
    const name = tail.lastIndexOf('last');
    const directory = tail.subarray(name - 46);
    expect([directory.readUInt32LE(0), directory.readUInt32LE(42), directory.readUInt16LE(6)]).toEqual([0x02014b50, 0xffffffff, 45]);
    expect(Number(directory.readBigUInt64LE(46 + 4 + 4))).toBe(lastAt);
    const end = tail.subarray(tail.length - 22 - 20 - 56);
    expect([end.readUInt32LE(0), Number(end.readBigUInt64LE(32))]).toEqual([0x06064b50, 18]);
    expect(Number(end.readBigUInt64LE(48)) + Number(end.readBigUInt64LE(40)) + 56 + 20 + 22).toBe(length);
  }, 60_000);

  test('breaks off where a file is not as long as was said, and takes no name that is no plain path', async () => {
    const shorter = { ...entry('a', Buffer.from('abc')), byteLength: 4 };
    await expect(written([shorter])).rejects.toThrow('a has 3 bytes where 4 were said.');
    for (const name of ['', 'é.pdf', 'a b', 'line\nend', '../up', 'a/../../up', '/root', 'a//b', 'C:\\x', 'a\\..\\b', './a'])
      await expect(written([entry(name, Buffer.from('x'))])).rejects.toThrow('cannot go into');
  });
});
