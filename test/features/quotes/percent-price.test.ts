import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { listOwnPrices } from '../../../server/features/quotes/index.ts';
import { startTestApp, type TestApp } from '../../support/app-harness.ts';
import { enterNetwork } from '../../support/enter-network.ts';
import { readPages } from '../../support/read-pdf.ts';
import { pdf } from '../documents/evidence-files.ts';
import { makeEstimate, planForm } from '../estimates/estimate-case.ts';
import { located, textsOf } from '../inventory/inventory-case.ts';

let app: TestApp;
let preparer: Awaited<ReturnType<TestApp['addOrganization']>>[number];
beforeEach(async () => {
  app = await startTestApp({ now: '2026-11-22T15:00:00.000Z' });
  const [first] = await app.addOrganization('carrier', 'High Plains', [['preparer']]);
  if (!first) throw new Error('No person.');
  preparer = first;
  await enterNetwork(app, preparer.personId, { towers: 2 });
});
afterEach(async () => {
  expect(app.errors).toEqual([]);
  await app.close();
});

const taxRate = {
  takes: 'entry',
  entryCode: 'PM-040',
  unit: 'percent',
  likely: '8.25',
  low: '7',
  high: '9.5 %',
  use: 'comparable',
  from: 'Department of Revenue',
  reference: 'Rate table 2026',
  quotedOn: '2026-10-01',
  expiresOn: '2027-12-31',
  reason: 'The rate of our state and counties.',
};

async function send(fields: Record<string, string> = {}) {
  return await preparer.upload(
    '/own-prices/new-quote',
    { name: 'rates.pdf', bytes: pdf(), fields: { ...taxRate, ...fields } },
    '/own-prices/new-quote',
  );
}

const textOf = ($: Awaited<ReturnType<typeof preparer.get>>['$'], at = 'main') => $(at).text().replaceAll('\u00a0', ' ').replace(/\s+/g, ' ');

describe("a percentage of the carrier's own", () => {
  test('is asked for, kept and shown as a percentage', async () => {
    const form = await preparer.get('/own-prices/new-quote?entry=PM-040');
    expect(form.$('#entryCode option[selected]').text()).toMatch(/PM-040 · percent of direct cost · 2\.5\u00a0%/);
    expect(textOf(form.$, 'label[for=likely]')).toMatch(/^Percentage/);
    expect(form.$('.affix')).toHaveLength(0);

    const address = located(await send());
    const [price] = await listOwnPrices(await app.contextFor(preparer.personId));
    expect(price).toMatchObject({ entryCode: 'PM-040', unit: 'percent of direct cost', lowCents: 700, likelyCents: 825, highCents: 950 });
    const page = await preparer.get(address);
    expect(textOf(page.$, '.lead')).toBe(
      'Department of Revenue offers it at 8.25 % of direct cost, in place of 2.5 % in the price book, wherever the price is used.',
    );
    expect(textOf(page.$)).toContain('7 % to 9.5 %');
    expect(textOf(page.$)).not.toContain('$');
    const list = await preparer.get('/own-prices');
    expect(textOf(list.$, 'td[data-label="One unit"]')).toBe('8.25 %');
    expect(textOf(list.$, 'tbody th')).toContain('7 % to 9.5 %');
  });

  test('comes back to its form as it was, and a new version tells the change in percent', async () => {
    const address = located(await send());
    const form = await preparer.get(`${address}/edit`);
    expect(['likely', 'low', 'high'].map((name) => form.$(`#${name}`).val())).toEqual(['8.25 %', '7 %', '9.5 %']);
    const seen = String(form.$('input[name=seen]').val());
    const next = { ...taxRate, likely: '8.5', seen };
    located(await preparer.upload(address, { name: 'new.pdf', bytes: pdf('new'), fields: next }, '/own-prices/new-quote'));
    const history = (await preparer.get(address)).$;
    expect(textOf(history, '.history')).toContain('Version 2: 8.5 % of direct cost');
    expect(textOf(history, '.history')).toContain('Likely: 8.25 % → 8.5 %');
  });

  test('keeps what was entered when something is wrong, still as a percentage', async () => {
    const answer = await send({ likely: '$8', siteCode: 'HP-0001' });
    expect(answer.status).toBe(422);
    expect(textsOf(answer, '.summary li')).toEqual([
      expect.stringMatching(/PM-040 is a percentage of all direct cost/),
      expect.stringMatching(/this price is a percentage/),
    ]);
    expect([answer.$('#likely').val(), answer.$('.affix').length]).toEqual(['$8', 0]);
  });

  test('is read from a list of quotes', async () => {
    located(await preparer.upload('/documents', { name: 'offer.pdf', bytes: pdf(), fields: { kind: 'quote', title: 'Rates' } }, '/documents/new'));
    const send = async (price: string) =>
      await preparer.upload(
        '/own-prices/import',
        {
          name: 'quotes.csv',
          bytes: `Replaces,Unit,Price,Vendor,Quote number,Quoted on,Valid until\nPM-040,%,${price},State,1,2026-10-01,2027-12-31\n`,
          fields: { documentNumbers: 'D-1' },
        },
        '/own-prices/import',
      );
    expect(textOf((await send('0.0825')).$)).toMatch(/two ways/);
    located(await send('8.25%'));
    expect(await listOwnPrices(await app.contextFor(preparer.personId))).toMatchObject([{ code: 'Q-1', entryCode: 'PM-040', likelyCents: 825 }]);
  });

  test('takes the place of the percentage on its line, in the CSV and in the report', async () => {
    located(await send());
    const ticked = (await preparer.get('/estimates/new')).$('input[name=ownPrices]').closest('label').text().replaceAll('\u00a0', ' ');
    expect(ticked).toContain('8.25 % of direct cost (7 % to 9.5 %)');
    const here = await makeEstimate(app, preparer, { ...planForm, ownPrices: ['Q-1'] });
    const line = textOf((await preparer.get(`${here}/lines/NETWORK.PM-040`)).$);
    expect(line).toMatch(/8\.25 % (?:×|of) \$[\d,]+\.\d\d/);
    expect(line).toMatch(/7 %.*9\.5 %/);
    expect(line).toContain('Q-1, vendor quote');

    const csv = ((await preparer.download(`${here}/lines.csv`)).body as Buffer).toString('utf8');
    const row = csv.split('\n').find((one) => one.includes('PM-040')) ?? '';
    for (const part of ['7 %', '8.25 %', '9.5 %', 'Q-1']) expect(row).toContain(part);

    await preparer.post(`${here}/cost-report`, {}, here);
    await app.finishJobs();
    const report = (await preparer.download(`${here}/cost-report.pdf`)).body as Buffer;
    const words = (await readPages(report))
      .map((one) => one.text)
      .join(' ')
      .replaceAll('\u00a0', ' ')
      .replace(/\s+/g, ' ');
    expect(words).toContain('8.25 % of direct cost (7 % to 9.5 %)');
    expect(words).toMatch(/8\.25 % of \$[\d,]+\.\d\d direct cost/);
    expect(words).not.toContain('$8.25');
  });
});

describe('the page of the edition in use', () => {
  test('leads a preparer from each price to a quote for it', async () => {
    const books = await preparer.get('/price-books');
    const page = await preparer.get(String(books.$('tbody th a').first().attr('href')));
    const links = page.$('td[data-label="Your own price"] a');
    expect(links.length).toBe(page.$('tbody tr').length);
    const form = await preparer.get(String(links.filter((_, link) => page.$(link).text() === 'Quote PM-040').attr('href')));
    expect(form.$('#entryCode option[selected]').val()).toBe('PM-040');
    expect(textsOf(page, '.head a')).toContain('Which estimates move');
    const [reviewer] = await app.addOrganization('administrator', 'Program Office', [['reviewer']]);
    const theirs = await reviewer?.get(String(books.$('tbody th a').first().attr('href')));
    expect(theirs?.$('td[data-label="Your own price"]')).toHaveLength(0);
  });
});
