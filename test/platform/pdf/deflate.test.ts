import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { openDeflater } from '../../../server/platform/pdf/deflate.ts';

/** What comes out for each piece, in the order in which it came. */
async function deflateAll(pieces: readonly Uint8Array[], aside: boolean): Promise<string[]> {
  const failures: Error[] = [];
  const deflater = openDeflater((error) => failures.push(error));
  if (aside) deflater.moveAside();
  const deflated = await new Promise<string[]>((resolve) => {
    const done: string[] = [];
    for (const piece of pieces) {
      deflater.deflate(piece, (body) => {
        done.push(Buffer.from(body).toString('hex'));
        if (done.length === pieces.length) resolve(done);
      });
    }
  });
  await deflater.close();
  expect(failures).toEqual([]);
  return deflated;
}

describe('deflating', () => {
  test('gives the same bytes in the same order, here and in a thread beside', async () => {
    const pieces = fc.array(fc.uint8Array({ maxLength: 5000 }), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(pieces, async (all) => {
        expect(await deflateAll(all, true)).toEqual(await deflateAll(all, false));
      }),
      { numRuns: 20 },
    );
  });

  test('says when its thread ended before all was done', async () => {
    const failure = new Promise<Error>((resolve) => {
      const deflater = openDeflater(resolve);
      deflater.moveAside();
      // Nothing that can be deflated: the thread fails on it.
      deflater.deflate(null as unknown as Uint8Array, () => undefined);
    });
    expect((await failure).message).not.toBe('');
  });
});
