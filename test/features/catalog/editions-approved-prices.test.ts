import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { cents } from '../../../server/domain/money.ts';
import { getPriceStatistics, recordApprovedPrices } from '../../../server/features/catalog/index.ts';
import { inTransaction } from '../../../server/platform/transaction.ts';
import { startTestApp, type TestApp } from '../../support/app-harness.ts';

let app: TestApp;
let carriers: Awaited<ReturnType<TestApp['addOrganization']>>[number][];
beforeAll(async () => {
  app = await startTestApp();
  carriers = [];
  for (const name of ['A', 'B', 'C', 'D', 'E', 'F']) carriers.push(...(await app.addOrganization('carrier', `Carrier ${name}`, [['preparer']])));
});
afterAll(() => app.close());

async function approve(place: number, lines: { unitCents: number; lineCount: number }[], versionNumber = 1): Promise<void> {
  const ctx = await app.contextFor(carriers[place]?.personId ?? 0);
  if (ctx.actor.kind !== 'person') throw new Error('Nobody.');
  const carrierId = ctx.actor.organizationId;
  const rows = lines.map((line) => ({
    entryCode: 'RA-010',
    unit: 'each',
    siteClass: 'tower' as const,
    quantity: line.lineCount * 1.5,
    lineCount: line.lineCount,
    unitCents: cents(line.unitCents),
  }));
  await inTransaction(ctx, (tx) => recordApprovedPrices(tx, { carrierId, filingId: place + 1, versionNumber, rows }));
}

test('approved prices of five other carriers become quartiles that name nobody; fewer say nothing', async () => {
  const ctx = await app.contextFor(carriers[0]?.personId ?? 0);
  const others = [1, 2, 3, 4, 5];
  for (const place of others.slice(1)) await approve(place, [{ unitCents: place * 1000, lineCount: 5 }]);
  await approve(0, [{ unitCents: 77_777, lineCount: 50 }]);
  expect(await getPriceStatistics(ctx)).toEqual([]);
  await approve(1, [{ unitCents: 9000, lineCount: 3 }]);
  // A later version of the same filing takes the place of the earlier one.
  await approve(1, [{ unitCents: 1000, lineCount: 4 }], 2);
  await approve(1, [{ unitCents: 1000, lineCount: 4 }], 2);
  const statistics = await getPriceStatistics(ctx);
  expect(statistics).toEqual([
    { entryCode: 'RA-010', unit: 'each', siteClass: 'tower', carrierCount: 5, lineCount: 24, lowerCents: 2000, medianCents: 3000, upperCents: 4000 },
  ]);
  expect(JSON.stringify(statistics)).not.toContain('Carrier');
  await approve(1, []);
  expect(await getPriceStatistics(ctx)).toEqual([]);
});

test('nobody who is not signed in gets them', async () => {
  const ctx = await app.contextFor(carriers[0]?.personId ?? 0);
  await expect(getPriceStatistics({ ...ctx, actor: { kind: 'visitor' } })).rejects.toThrow('Sign in');
});
