import { setImmediate as breathe } from 'node:timers/promises';
import type { Context } from '../../context.ts';
import type { StoredEdition } from '../catalog/index.ts';
import { linesCsvHead, linesCsvRows } from './lines-csv.ts';
import { unpackLines } from './pack-lines.ts';
import { eachSiteBatch, type ReadyRow } from './queries.ts';

/**
 * Every line of an estimate as CSV, amounts in dollars, basis and source on every row. Written some sites at a time with pauses, so that other
 * requests are answered in between.
 */
export async function writeLinesCsv(ctx: Context, estimate: ReadyRow, edition: StoredEdition): Promise<Buffer> {
  const parts = [await linesCsvHead()];
  for await (const batch of eachSiteBatch(ctx, estimate)) {
    const lines = batch.flatMap(({ siteCode, siteName, place, linesJson }) =>
      unpackLines(estimate.lineKindsJson, siteCode, linesJson).map((line) => ({ line, siteName, place })),
    );
    parts.push(await linesCsvRows(lines, { editionTitle: edition.title, number: String(estimate.number) }));
    await breathe();
  }
  return Buffer.concat(parts);
}
