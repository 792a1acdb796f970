import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestApp, type TestApp, type Visitor } from '../../support/app-harness.ts';
import { enterNetwork } from '../../support/enter-network.ts';
import { findPdfFaults } from '../../support/find-pdf-faults.ts';
import { flatten, readAllTags, readPages } from '../../support/read-pdf.ts';
import { readSign } from '../../support/read-sign.ts';

let app: TestApp;
let preparer: Visitor & { personId: number };
let stranger: Visitor;
beforeAll(async () => {
  app = await startTestApp({ publicUrl: 'https://changeout.example.org' });
  const [mine] = await app.addOrganization('carrier', 'High Plains Cellular', [['preparer']]);
  const [other] = await app.addOrganization('carrier', 'Other', [['preparer']]);
  if (!mine || !other) throw new Error('People are missing.');
  preparer = mine;
  stranger = other;
  await enterNetwork(app, preparer.personId, { towers: 3, core: true, faults: ['date'] });
});
afterAll(async () => {
  expect(app.errors).toEqual([]);
  await app.close();
});

const textOf = (pages: readonly { text: string }[]) => pages.map(({ text }) => text).join(' ');

async function siteAddress(code: string): Promise<string> {
  const page = await preparer.get(`/inventory?q=${code}`);
  return String(page.$('tbody a[href^="/sites/"]').first().attr('href'));
}

describe('the field sheet of one site', () => {
  let bytes: Buffer;
  let address: string;
  beforeAll(async () => {
    address = await siteAddress('HP-0001');
    bytes = (await preparer.download(`${address}/sheet.pdf`)).body as Buffer;
  });

  test('is linked from the site, and the carrier’s alone', async () => {
    expect((await preparer.get(address)).$(`a[href="${address}/sheet.pdf"]`).text()).toContain('Field sheet');
    expect((await stranger.get(`${address}/sheet.pdf`)).status).toBe(404);
    expect((await app.visitor().get(`${address}/sheet.pdf`)).status).toBe(303);
  });

  test('has on one or two pages what is listed, each line with boxes and what to read there', async () => {
    const pages = await readPages(bytes);
    expect(pages.length).toBeLessThanOrEqual(2);
    const words = textOf(pages);
    for (const part of [
      'Tower 1',
      'HP-0001-1',
      'Huawei BTS3900',
      'As listed',
      'Not here',
      'Found here, but not listed',
      'Signature',
      'P05 HP-0001-1 BTS3900',
    ]) {
      expect(words).toContain(part);
    }
    expect(words).toContain('Read here: Date of manufacture on the type plate');
    expect(words).toContain('Page 1 of 2');
  });

  test('leads back to the site by a sign and in words', async () => {
    expect(textOf(await readPages(bytes))).toContain(`changeout.example.org${address}`);
    expect(readSign(bytes)).toBe(`https://changeout.example.org${address}`.toUpperCase());
    expect((await preparer.get(address.toUpperCase())).status).toBe(200);
  });

  test('is tagged and archivable, its boxes as fields of a printed form', async () => {
    expect(findPdfFaults(bytes)).toEqual([]);
    const boxes = (await readAllTags(bytes)).flatMap(flatten).filter(({ role }) => role === 'Form');
    expect(boxes.filter(({ text }) => text.trim() === 'As listed')).toHaveLength(3);
  });
});

describe('field sheets of many sites', () => {
  test('are made of the sites of the filter, in the order of a drive, each with pages of its own', async () => {
    const asked = await preparer.get('/field-sheets?q=HP-');
    expect(asked.$('h2').first().text()).toBe('Sheets of 3 sites');
    const sent = await preparer.post('/field-sheets', { q: 'HP-' }, '/field-sheets?q=HP-');
    const set = String(sent.headers.location);
    await app.finishJobs();
    expect((await preparer.get(set)).$('.head a.main').attr('href')).toBe(`${set}/sheets.pdf`);
    const bytes = (await preparer.download(`${set}/sheets.pdf`)).body as Buffer;
    const pages = await readPages(bytes);
    expect(findPdfFaults(bytes)).toEqual([]);
    const starts = pages.map(({ text }) => /Page (\d+) of (\d+)/.exec(text)?.slice(1).map(Number) ?? []);
    const firsts = starts.filter(([page]) => page === 1);
    expect(firsts).toHaveLength(4);
    expect(firsts.reduce((sum, [, most = 0]) => sum + most, 0)).toBe(pages.length);
    const words = textOf(pages);
    expect(
      ['Tower 1 · HP-0001', 'Tower 2 · HP-0002', 'Tower 3 · HP-0003']
        .map((title) => words.indexOf(title))
        .every((at, index, all) => at > (all[index - 1] ?? 0)),
    ).toBe(true);
    expect(words).not.toContain('CORE-1');
    expect((await stranger.get(set)).status).toBe(404);
    expect((await stranger.get(`${set}/sheets.pdf`)).status).toBe(404);
    expect((await preparer.get('/field-sheets')).$(`a[href="${set}"]`).length).toBe(1);
  });

  test('are refused for a filter that nothing matches', async () => {
    const sent = await preparer.post('/field-sheets', { q: 'nowhere' }, '/field-sheets?q=nowhere');
    expect(sent.status).toBe(422);
    expect(sent.$('.summary').text()).toContain('No site matches');
  });

  test('can be had empty', async () => {
    const bytes = (await preparer.download('/field-sheets/empty/sheet.pdf')).body as Buffer;
    expect(findPdfFaults(bytes)).toEqual([]);
    expect(textOf(await readPages(bytes))).toContain('A site that is not listed');
  });
});
