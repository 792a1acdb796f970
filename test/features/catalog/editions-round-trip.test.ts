import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type PriceBookEntry, percentUnit, priceBases, priceCategories } from '../../../server/domain/catalog/price-book.ts';
import { exportPriceBook, exportPriceList } from '../../../server/domain/catalog/price-book-template.ts';
import { cleanText } from '../../../server/domain/catalog/read-price-row.ts';
import { isErrorLiteral, isFormula } from '../../../server/domain/inventory/cell-text.ts';
import { readText } from '../../../server/domain/inventory/read-text.ts';
import { cents } from '../../../server/domain/money.ts';
import { readPriceFile } from '../../../server/features/catalog/read-price-file.ts';
import { loadReferenceData } from '../../../server/platform/reference-data.ts';
import { writeCsv } from '../../../server/platform/spreadsheet/write-csv.ts';
import { writeLongSheet } from '../../../server/platform/spreadsheet/write-long-sheet.ts';
import { writeWorkbook } from '../../../server/platform/spreadsheet/write-workbook.ts';

const { edition: shipped } = loadReferenceData();
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'changeout-round-trip-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const writers = [
  ['CSV', 'csv', (edition: Edition) => writeCsv(exportPriceList(edition))],
  ['a workbook', 'xlsx', (edition: Edition) => writeWorkbook(exportPriceBook(edition))],
  ['a long workbook', 'xlsx', (edition: Edition) => writeLongSheet(exportPriceList(edition))],
] as const;

/** Texts as the program keeps them, odd ones preferred. */
const odd = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(
    '-5 % and up',
    '+1',
    '@home',
    "'quoted'",
    "''",
    '"a", b',
    '#1',
    '(empty)',
    '_x0041_',
    '<&>',
    'Cañon 塔 🗼',
    '0012',
    '1e5',
    '2026-01-02',
    'TRUE',
    'About us',
    'Code',
    '=',
    '$5',
  ),
);
const isKept = (value: string) => readText(Number.MAX_SAFE_INTEGER)(value).problems.length === 0 && !isFormula(value) && !isErrorLiteral(value);
const text = (least: number) => odd.map(cleanText).filter((value) => value.length >= least && isKept(value));
const amounts = (most: number) =>
  fc.array(fc.integer({ min: 0, max: most }), { minLength: 3, maxLength: 3 }).map((list) => [...list].sort((a, b) => a - b).map(cents));
const body = fc.record({
  category: fc.constantFrom(...priceCategories),
  item: text(1),
  year: fc.option(fc.integer({ min: 1990, max: 2099 })),
  basis: fc.constantFrom(...priceBases),
  source: text(1),
  notes: text(0),
});
const entry = fc.oneof(
  fc.record({ body, unit: fc.oneof(fc.constantFrom('each', 'per site', 'per crew day'), fc.constant('per °')), prices: amounts(100_000_000_000) }),
  fc.record({ body, unit: fc.constant(percentUnit), prices: amounts(10_000) }),
);
const edition = fc
  .record({
    title: text(1),
    statement: text(1),
    entries: fc.uniqueArray(fc.tuple(fc.stringMatching(/^[B-DF-Z0-9][A-Za-z0-9._-]{0,12}$/), entry), {
      minLength: 1,
      maxLength: 12,
      selector: ([code]) => code.toLowerCase(),
    }),
  })
  .map(
    ({ title, statement, entries }): Edition => ({
      code: '2026.9',
      title,
      effectiveOn: '2026-09-01',
      statement,
      officialSource: 'Catalog, second edition',
      entries: entries.map(
        ([
          code,
          {
            body: words,
            unit,
            prices: [lowCents = cents(0), likelyCents = cents(0), highCents = cents(0)],
          },
        ]) => ({
          ...words,
          code,
          unit,
          lowCents,
          likelyCents,
          highCents,
        }),
      ),
    }),
  );

test.each(writers)('any edition written as %s is read back the same, price for price', async (_name, ending, write) => {
  const path = join(folder, `edition-${Math.abs(write.toString().length)}.${ending}`);
  await fc.assert(
    fc.asyncProperty(edition, async (before) => {
      await writeFile(path, await write(before));
      const { entries, header, issues } = await readPriceFile({ path, name: `edition.${ending}` }, () => undefined);
      expect(issues.filter((issue) => issue.severity === 'error')).toEqual([]);
      expect(entries).toEqual(before.entries);
      expect({ ...header, entries }).toEqual(before);
    }),
    { numRuns: 60 },
  );
});

test.each(writers)('the shipped edition written as %s is read back the same', async (_name, ending, write) => {
  const path = join(folder, `shipped.${ending}`);
  await writeFile(path, await write(shipped));
  const { entries, header, issues } = await readPriceFile({ path, name: `shipped.${ending}` }, () => undefined);
  expect(issues).toEqual([]);
  expect({ ...header, entries }).toEqual({ ...shipped, officialSource: '' });
});

interface Edition {
  code: string;
  title: string;
  effectiveOn: string;
  statement: string;
  officialSource?: string | undefined;
  entries: PriceBookEntry[];
}
