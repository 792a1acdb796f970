import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { ownPriceColumns } from '../../../server/domain/cost/own-prices/own-price-columns.ts';
import { listOwnPrices } from '../../../server/features/quotes/index.ts';
import { startTestApp, type TestApp } from '../../support/app-harness.ts';
import { pdf } from '../documents/evidence-files.ts';
import { addSite, located, newCarrier, type Preparer, textsOf } from '../inventory/inventory-case.ts';
import { makeBomb, makeWorkbook } from '../inventory/make-workbook.ts';

let app: TestApp;
let preparer: Preparer;
beforeAll(async () => {
  app = await startTestApp({ now: '2026-11-22T15:00:00.000Z' });
});
beforeEach(async () => {
  preparer = await newCarrier(app);
  located(await preparer.upload('/documents', { name: 'offer.pdf', bytes: pdf(), fields: { kind: 'quote', title: 'Offer' } }, '/documents/new'));
});
afterAll(async () => {
  expect(app.errors).toEqual([]);
  await app.close();
});

const headers = 'Replaces,Unit,Price,Vendor,Quote number,Quoted on,Valid until,Only at site,Documents,Use,Price of the comparable,Reason';

async function send(lines: string[], documentNumbers = '') {
  const file = { name: 'quotes.csv', bytes: [headers, ...lines].join('\n'), fields: { documentNumbers } };
  return await preparer.upload('/own-prices/import', file, '/own-prices/import');
}

async function prices() {
  return await listOwnPrices(await app.contextFor(preparer.personId));
}

describe('a list of quotes', () => {
  test('is entered whole, each with its document', async () => {
    await addSite(preparer, {});
    const answer = await send(
      [
        'RA-010,each,"26,000",Acme,4711,2026-11-02,2026-12-31,,D-1,,,',
        'BH-010,hop,55000,Acme,4712,11/02/2026,2026-12-31,hp-0001,,upgrade,45000,Same path',
      ],
      'D-1',
    );
    expect(located(answer)).toBe('/own-prices');
    expect(await prices()).toMatchObject([
      { code: 'Q-1', entryCode: 'RA-010', likelyCents: 2_600_000, documents: [{ title: 'Offer' }] },
      {
        code: 'Q-2',
        entryCode: 'BH-010',
        unit: 'per hop',
        siteCode: 'HP-0001',
        use: 'upgrade',
        comparableCents: 4_500_000,
        documents: [{ title: 'Offer' }],
      },
    ]);
    expect((await preparer.get('/own-prices')).$('.note').text()).toContain('2 quotes were entered.');
    const offer = String((await preparer.get('/documents')).$('tbody th a').attr('href'));
    expect(textsOf(await preparer.get(offer), 'tbody th')).toEqual(['Own price Q-1', 'Own price Q-2']);
    const quote = String((await preparer.get('/own-prices')).$('tbody th a').first().attr('href'));
    expect(textsOf(await preparer.get(quote), '.history b')).toEqual(['Version 1: $26,000.00 each']);
  });

  test('with any fault is not entered at all, and every fault has its cell', async () => {
    const answer = await send([
      'RA-010,each,"26,000",Acme,4711,2026-11-02,2026-12-31,,D-1,,,',
      'BH-010,each,-5,Acme,4712,2026-11-31,2026-12-31,XX,D-9,bribe,,',
      'ZZ-1,each,1,,,,,,,,,',
    ]);
    expect(answer.status).toBe(422);
    const rows = answer
      .$('table.issues tbody tr')
      .toArray()
      .map((row) => answer.$(row).text().replace(/\s+/g, ' ').trim());
    expect(rows).toEqual([
      expect.stringMatching(/^Row 3, column H ?quotes · Only at site No site has that code/),
      expect.stringMatching(/^Row 3, column B ?quotes · Unit The entry is priced per hop; the quote says each/),
      expect.stringMatching(/^Row 3, column C ?quotes · Price .*below zero/),
      expect.stringMatching(/^Row 3, column J ?quotes · Use .*bribe.* is not a use/),
      expect.stringMatching(/^Row 3, column F ?quotes · Quoted on .*2026-11-31/),
      expect.stringMatching(/^Row 3, column I ?quotes · Documents The register has no document D-9/),
      expect.stringMatching(/^Row 4, column A ?quotes · Replaces The price book in use has no price “ZZ-1”/),
      expect.stringMatching(/^Row 4, column D ?quotes · Vendor/),
      expect.stringMatching(/^Row 4, column E ?quotes · Quote number/),
      expect.stringMatching(/^Row 4, column F ?quotes · Quoted on/),
      expect.stringMatching(/^Row 4, column G ?quotes · Valid until/),
      expect.stringMatching(/^Row 4, column I ?quotes · Documents A quote counts only with its document/),
    ]);
    expect(answer.$('.summary').text()).toContain('12 cells need another value. Nothing was entered.');
    expect(await prices()).toEqual([]);
  });

  test('comes as a workbook too, from the template', async () => {
    const template = await preparer.download('/own-prices/template');
    expect(template.headers['content-disposition']).toContain('changeout-quotes.xlsx');
    const texts: Record<string, string | number> = {
      Replaces: 'RA-010',
      Unit: 'each',
      Price: 25_500,
      Vendor: 'Acme',
      'Quote number': '9',
      'Quoted on': '2026-11-02',
      'Valid until': '2026-12-31',
    };
    const bytes = makeWorkbook([ownPriceColumns.map(({ header }) => header), ownPriceColumns.map(({ header }) => texts[header] ?? '')]);
    const file = { name: 'quotes.xlsx', bytes, fields: { documentNumbers: 'D-1' } };
    located(await preparer.upload('/own-prices/import', file, '/own-prices/import'));
    expect(await prices()).toMatchObject([{ likelyCents: 2_550_000, documents: [{ title: 'Offer' }] }]);
  });

  test.each([
    ['nothing', Buffer.alloc(0), /empty/],
    ['a PDF', pdf(), /a PDF, not a spreadsheet/],
    ['a sheet of something else', Buffer.from('Site,Height\nA,1\n'), /No row holds the headings/],
    ['a workbook that would unpack to a gigabyte', makeBomb(1024), /.+\./],
  ])('that is %s is refused with a sentence', async (_name, bytes, sentence) => {
    const answer = await preparer.upload(
      '/own-prices/import',
      { name: 'quotes.xlsx', bytes, fields: { documentNumbers: 'D-1' } },
      '/own-prices/import',
    );
    expect(answer.status).toBe(422);
    expect(answer.$('.summary li').first().text()).toMatch(sentence);
    expect(answer.$('#documentNumbers').val()).toBe('D-1');
    expect(await prices()).toEqual([]);
  });

  test('of 500 rows is entered in a second or two', async () => {
    const lines = Array.from({ length: 500 }, (_, index) => `RA-010,each,${20_000 + index},Acme,${index},2026-11-02,2026-12-31,,D-1,,,`);
    const start = performance.now();
    located(await send(lines));
    expect(performance.now() - start).toBeLessThan(5000);
    expect(await prices()).toHaveLength(500);
  });
});
