import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../../support/app-harness.ts';
import { emptyAndLarge, wrongFiles } from '../inventory/bad-file-cases.ts';
import { makeWorkbook } from '../inventory/make-workbook.ts';
import { dropIn, fields, priceFile, priceRow, textOf, textsOf } from './edition-case.ts';

let app: TestApp;
let preparer: Awaited<ReturnType<TestApp['addOrganization']>>[number];
beforeAll(async () => {
  app = await startTestApp({ now: '2026-11-22T10:00:00.000Z' });
  const [person] = await app.addOrganization('carrier', 'High Plains', [['preparer']]);
  if (!person) throw new Error('Nobody.');
  preparer = person;
});
afterAll(async () => {
  expect(app.errors).toEqual([]);
  expect((await preparer.get('/price-books')).$('[aria-label=Editions] tbody tr')).toHaveLength(1);
  await app.close();
});

/** Rows of the table of errors: place and sentence. */
async function errorsOf(file: { name?: string; bytes: Buffer | string }): Promise<string[]> {
  const page = await preparer.get(await dropIn(app, preparer, file));
  expect(page.status).toBe(200);
  expect(page.$('form[action$="/publication"]')).toHaveLength(0);
  return textsOf(page, 'table.issues tbody tr');
}

const head = 'Code,Category,Item,Unit,Low,Likely,High,Basis,Source';

describe('every fault of a file comes at once, each with sheet, row and column', () => {
  test('whatever is wrong with the prices', async () => {
    const bytes = priceFile(
      [
        priceRow({}),
        priceRow({ code: 'A', low: '30000' }),
        priceRow({ code: 'B', unit: '' }),
        priceRow({ code: 'C', basis: 'vendor qoute' }),
        priceRow({ code: 'D', category: 'Towers' }),
        priceRow({ code: 'ra-010' }),
        priceRow({ code: 'E', low: '-5' }),
        priceRow({ code: 'F', likely: '28000.505' }),
        priceRow({ code: 'G', high: '€ 40000' }),
        priceRow({ code: 'H', year: '26', source: '' }),
        priceRow({ code: 'I', low: '#REF!', likely: 'x', high: '' }),
        'Section two,,,,,,,,,,',
        priceRow({ code: 'ESC-2022' }),
        priceRow({ code: 'K', low: '=1+1' }),
      ],
      fields,
    );
    const errors = await errorsOf({ bytes });
    const wanted = [
      /Row 7, column F.*prices · Likely.*Low \(\$30,000.00\) is more than likely \(\$28,000.50\)/,
      /Row 8, column D.*There is no unit/,
      /Row 9, column I.*“vendor qoute” is not a basis. Did you mean “vendor quote”/,
      /Row 10, column B.*“Towers” is not a category. Did you mean “Tower and structure”/,
      /Row 11, column A.*The code ra-010 already stands in row 6/,
      /Row 12, column E.*low price is below zero/,
      /Row 13, column F.*three decimals.*Write 28000.50 or 28000.51/,
      /Row 14, column G.*not in US dollars/,
      /Row 15, column H.*not a year/,
      /Row 15, column J.*There is no source/,
      /Row 16, column E.*#REF!/,
      /Row 16, column F.*not an amount/,
      /Row 16, column G.*is empty/,
      /Row 17.*one cell only/,
      /Row 18, column A.*kept for lines that the program makes itself/,
      /Row 19, column E.*formula/,
    ];
    expect(wanted.filter((sentence) => errors.filter((error) => sentence.test(error)).length !== 1)).toEqual([]);
    expect(errors).toHaveLength(wanted.length);
  });

  test('other currencies, in a cell, in a header and for the whole file', async () => {
    const inCell = `${head},Currency\n${priceRow({}).split(',').slice(0, 7).join(',')},published,Source,EUR\n`;
    expect(await errorsOf({ bytes: inCell })).toEqual([expect.stringMatching(/Row 2, column J.*The price is in “EUR”. Only US dollars are taken/)]);
    expect(await errorsOf({ bytes: `${head.replace('Low', 'Low (EUR)')}\nA,Radio access,x,each,1,2,3,published,S\n` })).toEqual([
      expect.stringMatching(/Row 1, column E.*“Low \(EUR\)” is in EUR/),
    ]);
    expect(await errorsOf({ bytes: priceFile([priceRow({})], { ...fields, Currency: 'CAD' }) })).toEqual([
      expect.stringMatching(/Row 5, column B.*prices are in “CAD”/),
    ]);
  });

  test('columns that are missing, and columns that are there twice', async () => {
    const errors = await errorsOf({ bytes: 'Code,Category,Item,Name,Description,Low,Likely,Likely,Basis\nA,Radio access,x,y,z,1,2,2,published\n' });
    expect(errors).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/No column is headed Unit.*“unit of measure”/),
        expect.stringMatching(/No column is headed High/),
        expect.stringMatching(/No column is headed Source/),
        expect.stringMatching(/Row 1, column H.*both say likely/),
      ]),
    );
    const twice = await errorsOf({ bytes: 'Code,Category,Name,Description,Unit,Low,Likely,High,Basis,Source\n' });
    expect(twice.join()).toMatch(/Columns C \(“Name”\) and D \(“Description”\) both say item/);
  });

  test('a percentage that is none', async () => {
    const rows = [
      priceRow({ code: 'A', unit: '%', low: '5', likely: '8', high: '12' }),
      priceRow({ code: 'B', unit: 'percent of direct cost', low: '5', likely: '8', high: '120' }),
    ];
    const errors = await errorsOf({ bytes: priceFile(rows) });
    expect(errors).toEqual([
      expect.stringMatching(/“%” is not a unit. For a share write “percent of direct cost”/),
      expect.stringMatching(/more than 100 %/),
    ]);
  });
});

describe('a file that is no price book gets a sentence', () => {
  test.each([...wrongFiles, ...emptyAndLarge.filter((file) => !/equipment|sites/.test(file.words))].map((file) => [file.words, file] as const))(
    '%s',
    async (_words, file) => {
      const response = await preparer.upload('/price-books/new', { name: file.name, bytes: file.bytes() }, '/price-books/new');
      await app.finishJobs();
      const page = response.status === 303 ? await preparer.get(String(response.headers.location)) : response;
      expect(page.$('form[action$="/publication"]')).toHaveLength(0);
      expect(textsOf(page, 'table.issues tbody tr, .summary li').length).toBeGreaterThan(0);
    },
    60_000,
  );

  test('an inventory', async () => {
    expect(await errorsOf({ bytes: 'Site code,Site name,Maker,Model,Category,Quantity\nA-1,One,Huawei,RRU3908,RRU,3\n' })).toEqual([
      expect.stringMatching(/no row of headers such as code.*so it is no price book/),
    ]);
  });

  test('headers without prices, and the template as it was downloaded', async () => {
    expect((await errorsOf({ bytes: `${head}\n` })).join()).toMatch(/holds no prices/);
    for (const format of ['csv', 'xlsx']) {
      const template = await preparer.download(`/price-books/template?format=${format}`);
      expect((await errorsOf({ name: `template.${format}`, bytes: template.body as Buffer })).join()).toMatch(/holds no prices/);
    }
  });

  test('no file at all', async () => {
    const page = await preparer.post('/price-books/new', {}, '/price-books/new');
    expect(page.status).toBe(422);
    expect(textOf(page, '.summary')).toContain('Choose a file');
  });

  test('a file of 17 MB, at once', async () => {
    const page = await preparer.upload('/price-books/new', { name: 'big.csv', bytes: Buffer.alloc(17 * 1024 * 1024, 65) }, '/price-books/new');
    expect(page.status).toBe(422);
    expect(textOf(page, '.summary')).toMatch(/17 MB; up to 12 MB are read/);
  });
});

describe('own headers and doubtful cells', () => {
  test('other names for the columns are understood', async () => {
    const bytes =
      'SKU;Cost category;Description;Unit of measure;Min;Typical;Max;Price year;Cost basis;Reference;Remarks\n' +
      'X.1;radio ACCESS;Radio;each;"1,234.50";$2000;2.500;2026;Published;Award 7;\n';
    expect((await errorsOf({ bytes })).join()).toMatch(/high price has three decimals/);
    const sound = await preparer.get(await dropIn(app, preparer, { bytes: bytes.replace('2.500', '2500') }));
    expect(textsOf(sound, '[aria-label=Prices] tbody tr')[0]).toMatch(
      /Radio X.1 · Radio access · each · dollars of 2026.*\$1,234.50.*\$2,000.*\$2,500.*Published.*Award 7/,
    );
  });

  test('columns that mean nothing are named, and rows above the headers read', async () => {
    const bytes = priceFile([`${priceRow({})},red`], { ...fields, 'Printed by': 'Anna' }).replace(',Notes\n', ',Notes,Color\n');
    const page = await preparer.get(await dropIn(app, preparer, { bytes }));
    expect(textsOf(page, 'table.issues tbody tr')).toEqual([
      expect.stringMatching(/“Printed by” is not read/),
      expect.stringMatching(/column Color is not read/),
    ]);
    expect(page.$('input[name=code]').val()).toBe('2026.7');
    expect(page.$('input[name=effectiveOn]').val()).toBe('2026-11-01');
  });

  test('a workbook with numbers, a day cell and formulas with their results', async () => {
    const bytes = makeWorkbook([
      ['Edition code', 'W-1'],
      ['Effective day', { serial: 46_000 }],
      ['Code', 'Category', 'Item', 'Unit', 'Low', 'Likely', 'High', 'Basis', 'Source'],
      ['A', 'Power', 'Battery', 'each', 0.1, { formula: 'E4*3', result: '0.3' }, 12, 'regulation', 'R'],
    ]);
    const page = await preparer.get(await dropIn(app, preparer, { name: 'w.xlsx', bytes }));
    expect(textsOf(page, '[aria-label=Prices] tbody tr')[0]).toMatch(/Battery.*\$0.10.*\$0.30.*\$12.*Regulation/);
    expect(page.$('input[name=effectiveOn]').val()).toBe('2025-12-09');
  });

  test('a formula without result in a workbook is a fault of its cell', async () => {
    const bytes = makeWorkbook([
      ['Code', 'Category', 'Item', 'Unit', 'Low', 'Likely', 'High', 'Basis', 'Source'],
      ['A', 'Power', 'Battery', 'each', 1, { formula: 'E2*2' }, 12, 'regulation', 'R'],
    ]);
    expect((await errorsOf({ name: 'w.xlsx', bytes })).join()).toMatch(/Row 2, column F.*Network · Likely/);
  });

  test('markup and formulas in a file are shown as text, and leave as text', async () => {
    const bytes = priceFile([priceRow({ item: '<script>alert(1)</script>', notes: '@SUM(1)' })], fields);
    const page = await preparer.get(await dropIn(app, preparer, { bytes }));
    expect(page.$('main script')).toHaveLength(0);
    expect(textOf(page)).toContain('<script>alert(1)</script>');
  });
});

test('characters that no table holds leave the server standing', async () => {
  const rows = [priceRow({ item: 'Radio\u0000\u0007 unit' }), priceRow({ code: 'B\u0000', unit: '\u0000', source: '\ud83d' })];
  const errors = await errorsOf({ bytes: priceFile(rows, { ...fields, Title: 'A\u0000B' }) });
  expect(errors.join()).toMatch(/There is no unit/);
  const page = await preparer.get(await dropIn(app, preparer, { bytes: priceFile(rows.slice(0, 1), { ...fields, Title: 'A\u0000B' }) }));
  expect(textsOf(page, '[aria-label=Prices] tbody tr')[0]).toContain('Radio unit');
  expect(page.$('input[name=title]').val()).toBe('A B');
});

describe('large files', () => {
  const many = (count: number) =>
    priceFile(
      Array.from({ length: count }, (_, index) => priceRow({ code: `C-${index}` })),
      fields,
    );

  test('of 20,000 prices are checked by a job, shown page by page, and published', async () => {
    const [person] = await app.addOrganization('carrier', 'Large', [['preparer']]);
    if (!person) throw new Error('Nobody.');
    const answer = await person.upload('/price-books/new', { name: 'many.csv', bytes: many(20_000) }, '/price-books/new');
    const draft = String(answer.headers.location);
    expect(textOf(await person.get(draft), '.head .tag')).toMatch(/Being checked|Waits for you/);
    await app.finishJobs();
    const page = await person.get(draft);
    expect(textOf(page, '.lead')).toContain('20,000 prices without errors');
    expect(page.$('[aria-label=Prices] tbody tr')).toHaveLength(100);
    const published = await person.post(`${draft}/publication`, { code: 'L-1', title: 'Large', effectiveOn: '2026-01-02', statement: 'Large.' });
    const edition = await person.get(String(published.headers.location));
    expect(textOf(edition, '.lead')).toContain('20,000 prices');
    expect(edition.$('[aria-label=Prices] tbody tr')).toHaveLength(200);
    const sent = await person.download(`${String(published.headers.location)}/export?format=xlsx`);
    const again = await dropIn(app, person, { name: 'again.xlsx', bytes: sent.body as Buffer });
    expect(textOf(await person.get(again))).toContain('published already, as Large');
  }, 120_000);

  test('of 200,000 rows are refused with a sentence, quickly, and other people are answered meanwhile', async () => {
    const answer = await preparer.upload(
      '/price-books/new',
      { name: 'huge.csv', bytes: many(200_000).slice(0, 11 * 1024 * 1024) },
      '/price-books/new',
    );
    expect(answer.status).toBe(303);
    const started = Date.now();
    await app.finishJobs();
    expect(Date.now() - started).toBeLessThan(10_000);
    const page = await preparer.get(String(answer.headers.location));
    expect(textsOf(page, 'table.issues tbody tr')).toEqual([expect.stringMatching(/more than 20,000 prices, and an edition takes no more/)]);
    expect(page.$('form[action$="/publication"]')).toHaveLength(0);
  }, 120_000);

  test('with a fault in every row show the first ones and how many there are', async () => {
    const bytes = priceFile(Array.from({ length: 3000 }, (_, index) => priceRow({ code: `C-${index}`, unit: '' })));
    const page = await preparer.get(await dropIn(app, preparer, { bytes }));
    expect(textOf(page, '.lead')).toContain('3,000 errors');
    expect(page.$('table.issues tbody tr')).toHaveLength(100);
    expect(textOf(page)).toContain('and 2,900 more');
    const list = await preparer.download(`${String(page.request.url).replace(/^.*?(\/price-books)/, '$1')}/issues`);
    expect(String(list.body)).toContain('There is no unit');
  });
});
