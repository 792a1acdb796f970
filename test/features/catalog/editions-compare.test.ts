import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../../support/app-harness.ts';
import { dropIn, fields, priceFile, priceRow, published, textOf, textsOf } from './edition-case.ts';

let app: TestApp;
let preparer: Awaited<ReturnType<TestApp['addOrganization']>>[number];
let pair: { from: string; to: string };
const share = { category: 'Program management', item: 'Management', unit: 'percent of direct cost', basis: 'planning assumption' };

beforeAll(async () => {
  app = await startTestApp({ now: '2026-11-22T10:00:00.000Z' });
  const [person] = await app.addOrganization('carrier', 'High Plains', [['preparer']]);
  if (!person) throw new Error('Nobody.');
  preparer = person;
  const before = priceFile(
    [
      priceRow({ code: 'SAME' }),
      priceRow({ code: 'UP', likely: '20000' }),
      priceRow({ code: 'DOWN', likely: '30000' }),
      priceRow({ code: 'GONE' }),
      priceRow({ code: 'UNIT', unit: 'per site' }),
      priceRow({ code: 'BASIS', basis: 'planning assumption', source: 'Our own judgment' }),
      priceRow({ code: 'ZERO', low: '0', likely: '0' }),
      priceRow({ code: 'SHARE', ...share, low: '5', likely: '8', high: '12' }),
    ],
    { ...fields, 'Edition code': 'E-1', Title: 'First' },
  );
  const after = priceFile(
    [
      priceRow({ code: 'NEW', item: '=Formula' }).replace('=Formula', '-Formula'),
      priceRow({ code: 'same' }).replace('same', 'SAME'),
      priceRow({ code: 'UP', likely: '25000' }),
      priceRow({ code: 'DOWN', likely: '27000' }),
      priceRow({ code: 'UNIT', unit: 'each' }),
      priceRow({ code: 'BASIS' }),
      priceRow({ code: 'ZERO', low: '0', likely: '100' }),
      priceRow({ code: 'SHARE', ...share, low: '5', likely: '9', high: '12' }),
    ],
    { ...fields, 'Edition code': 'E-2', Title: 'Second' },
  );
  const idOf = (address: string) => address.split('/').at(-1) ?? '';
  pair = { from: idOf(await published(app, preparer, { bytes: before })), to: idOf(await published(app, preparer, { bytes: after })) };
});
afterAll(async () => {
  expect(app.errors).toEqual([]);
  await app.close();
});

const address = (more = '') => `/price-books/comparison?from=${pair.from}&to=${pair.to}${more}`;

describe('two editions side by side', () => {
  test('are chosen from a list, the two that took effect last first', async () => {
    const page = await preparer.get('/price-books/comparison');
    expect(page.$('select[name=from]').val()).toBe(pair.from);
    expect(page.$('select[name=to]').val()).toBe(pair.to);
    expect(textOf(page)).toContain('Choose two editions');
  });

  test('show what was added, dropped and changed, with percent, old and new price, and the basis', async () => {
    const page = await preparer.get(address());
    expect(textOf(page, '.lead')).toBe('From First to Second: 1 added, 1 dropped, 6 of 7 in both changed. The likely price rose on 3 and fell on 1.');
    const rows = textsOf(page, '[aria-label=Changes] tbody tr');
    const rowOf = (code: string) => rows.find((row) => row.includes(`${code} ·`)) ?? '';
    expect(rows).toHaveLength(8);
    expect(rowOf('NEW')).toMatch(/Added \$18,000 \$28,000.50 \$40,000 Vendor quote/);
    expect(rowOf('GONE')).toMatch(/Dropped/);
    expect(rowOf('UP')).toMatch(/Price up \$18,000 \$25,000 \+25 % \$40,000 Vendor quote was \$18,000 \/ \$20,000 \/ \$40,000$/);
    expect(rowOf('DOWN')).toMatch(/Price down.*−10 %/);
    expect(rowOf('UNIT')).toMatch(/Other unit.*\$28,000.50 \$40,000 Vendor quote was \$18,000 \/ \$28,000.50 \/ \$40,000 per site$/);
    expect(rowOf('BASIS')).toMatch(/Other words.*Vendor quote.*basis was Planning assumption; source was “Our own judgment”/);
    expect(rowOf('ZERO')).toMatch(/\$100 \$40,000 Vendor quote was \$0 \/ \$0 \/ \$40,000$/);
    expect(rowOf('SHARE')).toMatch(/9 % \+12.5 % .*was 5 % \/ 8 % \/ 12 %/);
    expect(rowOf('SAME')).toBe('');
  });

  test('are narrowed by kind of change, category and words', async () => {
    const countOf = async (more: string) => textsOf(await preparer.get(address(more)), '[aria-label=Changes] tbody tr').length;
    expect(await countOf('&show=moved')).toBe(4);
    expect(await countOf('&show=added')).toBe(1);
    expect(await countOf('&show=unit')).toBe(1);
    expect(await countOf('&show=basis')).toBe(1);
    expect(await countOf('&category=Program+management')).toBe(1);
    expect(await countOf('&q=gone')).toBe(1);
    expect(textOf(await preparer.get(address('&q=zzz')))).toContain('No change fits');
    expect((await preparer.get(address('&show=nonsense&page=9'))).status).toBe(200);
  });

  test('leave as CSV with both values and both bases', async () => {
    const file = await preparer.download(`/price-books/comparison.csv?from=${pair.from}&to=${pair.to}`);
    const lines = String(file.body).trim().split('\r\n');
    expect(file.headers['content-disposition']).toContain('price-book-E-1-to-E-2.csv');
    expect(lines).toHaveLength(9);
    expect(lines.find((line) => line.includes('UP'))).toContain('18000,18000,0,20000,25000,25,40000,40000,0,vendor quote,vendor quote');
    expect(lines.find((line) => line.includes('NEW'))).toContain("'-Formula");
    expect((await preparer.download('/price-books/comparison.csv')).status).toBe(303);
  });

  test('that are the same say so', async () => {
    const page = await preparer.get(`/price-books/comparison?from=${pair.from}&to=${pair.from}`);
    expect(textOf(page)).toContain('Nothing differs');
  });

  test('one of them may be a draft', async () => {
    const draft = await dropIn(app, preparer, { bytes: priceFile([priceRow({ code: 'SAME', likely: '30000' })]) });
    const page = await preparer.get(`/price-books/comparison?from=${pair.to}&to=draft-${draft.split('/').at(-1)}`);
    expect(textOf(page, '.lead')).toMatch(/From Second to draft of prices.csv: 0 added, 7 dropped, 1 of 1 in both changed/);
    expect((await preparer.get(draft)).$('[aria-label=Comparison] a').attr('href')).toContain(`to=draft-`);
  });

  test.each(['999', 'x', 'draft-999', '1;drop', '-1', '99999999999'])('that do not exist are not found: %s', async (word) => {
    expect((await preparer.get(`/price-books/comparison?from=1&to=${encodeURIComponent(word)}`)).status).toBe(404);
  });

  test('of another carrier are not found', async () => {
    const [rival] = await app.addOrganization('carrier', 'Rival', [['preparer']]);
    expect((await rival?.get(address()))?.status).toBe(404);
    expect((await rival?.download(`/price-books/comparison.csv?from=1&to=${pair.to}`))?.status).toBe(404);
  });
});
