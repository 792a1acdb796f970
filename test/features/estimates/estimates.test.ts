import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { requestEstimate } from '../../../server/features/estimates/index.ts';
import { readEstimateInput } from '../../../server/features/estimates/inputs.ts';
import { findSiteByCode } from '../../../server/features/inventory/index.ts';
import { toSite } from '../../../server/features/inventory/rows.ts';
import { saveSite } from '../../../server/features/inventory/save-site.ts';
import { claimJob, finishJob } from '../../../server/platform/work/jobs.ts';
import { startTestApp, type TestApp } from '../../support/app-harness.ts';
import { enterNetwork, estimateForm } from '../../support/enter-network.ts';

type Page = Awaited<ReturnType<TestApp['visitor']>>;

describe('an estimate', () => {
  let app: TestApp;
  let preparer: Awaited<ReturnType<TestApp['addOrganization']>>[number];
  let officer: Awaited<ReturnType<TestApp['addOrganization']>>[number];

  beforeEach(async () => {
    app = await startTestApp({ now: '2026-11-22T10:00:00.000Z' });
    const [first, second] = await app.addOrganization('carrier', 'High Plains', [['preparer'], ['certifying officer']]);
    if (!first || !second) throw new Error('No people.');
    [preparer, officer] = [first, second];
  });
  afterEach(async () => {
    expect(app.errors).toEqual([]);
    await app.close();
  });

  test('shows one total on every page and in the CSV', async () => {
    await enterNetwork(app, preparer.personId, { towers: 3, core: true });
    const here = await make(preparer);
    const page = await preparer.get(here);
    expect(page.status).toBe(200);
    expect(page.$('h1').text()).toBe('What it will cost');
    const total = moneyIn(page.$('tfoot .money').eq(1).text());
    expect(total).toBeGreaterThan(100_000_00);

    const prices = await preparer.get(`${here}/prices`);
    expect(moneyIn(prices.$('tfoot .money').last().text())).toBe(total);
    const sites = await preparer.get(`${here}/sites`);
    const perSite = sites
      .$('tbody tr')
      .toArray()
      .map((row) => moneyIn(sites.$(row).find('.money').eq(1).text()));
    expect(perSite).toHaveLength(4);
    const network = await preparer.get(`${here}/network`);
    const networkTotal = moneyIn(network.$('tfoot .money').last().text());
    expect(perSite.reduce((sum, amount) => sum + amount, 0) + networkTotal).toBe(total);

    const csv = await preparer.download(`${here}/lines.csv`);
    const text = (csv.body as Buffer).toString('utf8');
    expect(text.charCodeAt(0)).toBe(0xfeff);
    const rows = readCsv(text.slice(1));
    expect(rows.reduce((sum, row) => sum + Math.round(Number(row.Likely) * 100), 0)).toBe(total);
    expect(rows.every((row) => row.Basis !== '' && row.Source !== '' && row['How the quantity came about'] !== '')).toBe(true);
  });

  test('writes no cell that a spreadsheet would run as a formula', async () => {
    await enterNetwork(app, preparer.personId, { towers: 1, names: ['=HYPERLINK("http://x.example")'] });
    const csv = await preparer.download(`${await make(preparer)}/lines.csv`);
    const rows = readCsv((csv.body as Buffer).toString('utf8').slice(1));
    expect(rows.some((row) => row.Site === '\'=HYPERLINK("http://x.example")')).toBe(true);
    for (const row of rows) for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+@\t]/);
  });

  test('adds up by category', async () => {
    await enterNetwork(app, preparer.personId, { towers: 2, core: true });
    const here = await make(preparer);
    const page = await preparer.get(here);
    const table = page.$('h2:contains("By category")').closest('section').find('table');
    const likely = table
      .find('tbody tr')
      .toArray()
      .map((row) => moneyIn(page.$(row).find('summary .num').first().text()));
    expect(likely.reduce((sum, amount) => sum + amount, 0)).toBe(moneyIn(table.find('tfoot .money').eq(1).text()));
    const category = table.find('tbody a').first();
    const prices = await preparer.get(String(category.attr('href')));
    expect(moneyIn(prices.$('tfoot .money').last().text())).toBe(likely[0]);
  });

  test('explains every line: formula, inputs, price entry, source, basis and reason', async () => {
    await enterNetwork(app, preparer.personId, { towers: 1, names: ['O’Brien & "Sons" <hill>'] });
    const here = await make(preparer);
    const site = await preparer.get(`${here}/sites/HP-0001`);
    expect(site.$('h1').text()).toBe('O’Brien & "Sons" <hill>');
    const links = site
      .$('tbody .key a')
      .toArray()
      .map((link) => String(site.$(link).attr('href')));
    expect(links.length).toBeGreaterThan(5);
    for (const link of links) {
      const line = await preparer.get(link);
      expect(line.status).toBe(200);
      const words = line.$('main').text();
      for (const part of ['Quantity', 'Unit price', 'Why it is there', 'Price entry', 'Basis', 'Source']) expect(words).toContain(part);
      expect(line.$('h2').first().text()).toMatch(/ × \$[\d,.]+ .* = \$[\d,.]+$/);
    }
  });

  test('finds sites and lines whose codes hold slashes, dots, spaces and percent signs', async () => {
    await enterNetwork(app, preparer.personId, { towers: 3, codes: ['A/1.2 B', '50%.RA-020', 'NETWORK.2'] });
    const here = await make(preparer);
    const list = await preparer.get(`${here}/sites`);
    for (const link of list.$('tbody .key a').toArray()) {
      const site = await preparer.get(String(list.$(link).attr('href')));
      expect(site.status).toBe(200);
      const line = await preparer.get(String(site.$('tbody .key a').first().attr('href')));
      expect(line.status).toBe(200);
      expect(line.$('.crumbs').text()).toContain(site.$('h1').text());
    }
    const network = await preparer.get(`${here}/network`);
    const line = await preparer.get(String(network.$('tbody .key a').first().attr('href')));
    expect(line.$('.lead').text()).toContain('for the whole network');
  });

  test('has no money without a basis beside it', async () => {
    await enterNetwork(app, preparer.personId, { towers: 1, core: true });
    const here = await make(preparer);
    for (const path of [here, `${here}/prices`, `${here}/network`, `${here}/sites/HP-0001`]) {
      const page = await preparer.get(path);
      const explained = page.$('details.why').toArray();
      expect(explained.length).toBeGreaterThan(0);
      for (const one of explained) {
        const terms = page
          .$(one)
          .find('dt')
          .toArray()
          .map((term) => page.$(term).text());
        expect(terms).toEqual(expect.arrayContaining(['Basis', 'Source']));
      }
    }
  });

  test('gives the same figures for the same inputs and seed, and others for another seed', async () => {
    await enterNetwork(app, preparer.personId, { towers: 2 });
    const one = await figures(preparer, await make(preparer, { seed: '7' }));
    const two = await figures(preparer, await make(preparer, { seed: '7' }));
    const other = await figures(preparer, await make(preparer, { seed: '8' }));
    expect(two).toEqual(one);
    expect(other).not.toEqual(one);
    expect(one.join(' ')).toContain('Seed7');
  });

  test('takes a stable seed of its own where none is given', async () => {
    await enterNetwork(app, preparer.personId, { towers: 1 });
    const here = await make(preparer);
    const page = await preparer.get(here);
    expect(page.$('main').text()).toMatch(/Seed and trials\s*\d+, 10,000/);
    const again = await preparer.get(`/estimates/new?from=${here.split('/').at(-1)}`);
    expect(String(again.$('#seed').val())).toMatch(/^\d+$/);
  });

  test('is refused with every hole and a link to the place where it is put right', async () => {
    await enterNetwork(app, preparer.personId, { towers: 2, faults: ['height', 'date'] });
    const form = await preparer.get('/estimates/new');
    expect(form.$('main').text()).toContain('Before you start');
    expect(form.$('main').text()).toContain('date obtained is missing');

    const refused = await preparer.get(await make(preparer));
    expect(refused.$('h1').text()).toBe('Estimate 1 was refused');
    const links = refused
      .$('tbody .key a')
      .toArray()
      .map((link) => String(refused.$(link).attr('href')));
    expect(refused.$('main').text()).toContain('The date obtained is missing');
    expect(links.length).toBeGreaterThanOrEqual(3);
    for (const link of links) expect((await preparer.get(link)).status).toBe(200);
    expect((await officer.get('/estimates/1')).status).toBe(200);
    const list = await preparer.get('/estimates');
    expect(list.$('tbody .tag').text()).toBe('Refused');
  });

  test('names a tower without a height once its equipment is covered', async () => {
    await enterNetwork(app, preparer.personId, { towers: 2, faults: ['height'] });
    const form = await preparer.get('/estimates/new');
    expect(form.$('main').text()).toContain('Site HP-0001 is a tower without a height');
    const refused = await preparer.get(await make(preparer));
    expect(refused.$('main').text()).toContain('Site HP-0001 is a tower without a height');
    const link = String(refused.$('tbody .key a').first().attr('href'));
    expect((await preparer.get(link)).$('h1').text()).toContain('Tower 1');
  });

  test('belongs to its carrier alone', async () => {
    await enterNetwork(app, preparer.personId, { towers: 1 });
    const here = await make(preparer);
    const [stranger] = await app.addOrganization('carrier', 'Other Telephone', [['preparer']]);
    if (!stranger) throw new Error('Nobody.');
    const parts = [
      '',
      '/issues',
      '/sites',
      '/sites/HP-0001',
      '/network',
      '/prices',
      '/lines/HP-0001.RA-020',
      '/schedule',
      '/schedule.xml',
      '/schedule.ics',
      '/schedule.csv',
      '/cost-report',
      '/cost-report.pdf',
      '/lines.csv',
    ];
    for (const part of parts) expect([part, (await stranger.get(`${here}${part}`)).status]).toEqual([part, 404]);
    expect((await stranger.post(`${here}/cost-report`, {})).status).toBe(404);
    expect((await stranger.get('/estimates')).$('tbody tr')).toHaveLength(0);
    for (const part of ['/sites/NOWHERE', '/lines/HP-0001.ZZ-999', '/lines/nonsense', '/sites/..%2F..%2Fetc']) {
      expect([part, (await preparer.get(`${here}${part}`)).status]).toEqual([part, 404]);
    }
  });

  test('is made by preparers, and read by officers', async () => {
    await enterNetwork(app, preparer.personId, { towers: 1 });
    const here = await make(preparer);
    expect((await officer.get(here)).status).toBe(200);
    expect((await officer.get('/estimates/new')).status).toBe(403);
    expect((await officer.post('/estimates', estimateForm)).status).toBe(403);
  });

  test('shows progress while it waits and is computed, with and without JavaScript', async () => {
    await enterNetwork(app, preparer.personId, { towers: 1 });
    const input = readEstimateInput(estimateForm);
    if (!input.ok) throw new Error('The form is wrong.');
    const made = await requestEstimate(await app.contextFor(preparer.personId), input.value);
    if (!made.ok) throw new Error('Not made.');
    const here = `/estimates/${made.value}`;
    const waiting = await preparer.get(here);
    expect(waiting.$('h1').text()).toBe('Estimate 1');
    expect(waiting.$('progress')).toHaveLength(1);
    expect(waiting.text).toContain('http-equiv="refresh"');
    const url = String(waiting.$('[data-progress-url]').attr('data-progress-url'));
    expect((await preparer.get(url)).body).toMatchObject({ status: 'running' });
    expect((await preparer.get('/estimates')).$('tbody .tag').text()).toBe('Being computed');
    expect((await preparer.get(`${here}/sites`)).status).toBe(404);

    await app.finishJobs();
    expect((await preparer.get(url)).body).toMatchObject({ status: 'done' });
    expect((await preparer.get(here)).$('h1').text()).toBe('What it will cost');
    const [stranger] = await app.addOrganization('carrier', 'Other Telephone', [['preparer']]);
    expect((await stranger?.get(url))?.status).toBe(404);
  });

  test('that broke off says so and can be made again with the same settings', async () => {
    await enterNetwork(app, preparer.personId, { towers: 1 });
    const input = readEstimateInput(estimateForm);
    if (!input.ok) throw new Error('The form is wrong.');
    await requestEstimate(await app.contextFor(preparer.personId), input.value);
    const job = await claimJob(app.store, new Date());
    await finishJob(app.store, job?.id ?? 0, 'The work stopped before it was finished.');
    const page = await preparer.get('/estimates/1');
    expect(page.$('main').text()).toContain('The computation broke off');
    const form = await preparer.get(String(page.$('a.btn.main').attr('href')));
    expect(form.$('#startOn').val()).toBe(estimateForm.startOn);
    expect(form.$('#towerCrews').val()).toBe(estimateForm.towerCrews);
  });

  test('keeps what was entered when the form is sent back', async () => {
    await enterNetwork(app, preparer.personId, { towers: 1 });
    const sent = { ...estimateForm, towerCrews: 'three', startOn: '2027-13-40', seed: '-1' };
    const answer = await preparer.post('/estimates', sent, '/estimates/new');
    expect(answer.status).toBe(422);
    expect(answer.$('.summary li')).toHaveLength(3);
    expect(
      answer
        .$('.summary a')
        .toArray()
        .map((link) => answer.$(link).attr('href')),
    ).toEqual(['#towerCrews', '#startOn', '#seed']);
    expect(answer.$('#towerCrews').val()).toBe('three');
    expect(answer.$('#customers').val()).toBe('12,400');
    expect((await preparer.get('/estimates')).$('tbody tr')).toHaveLength(0);
  });

  test('needs an inventory', async () => {
    const answer = await preparer.post('/estimates', estimateForm, '/estimates/new');
    expect(answer.status).toBe(422);
    expect(answer.$('.summary').text()).toContain('The inventory holds no sites');
  });

  test('says when the inventory has moved since', async () => {
    await enterNetwork(app, preparer.personId, { towers: 1 });
    const here = await make(preparer);
    expect((await preparer.get(here)).$('.next').text()).toContain('put it into a filing');
    await changeFirstSite(app, preparer.personId);
    expect((await preparer.get(here)).$('.next').text()).toContain('estimate again');
    expect((await preparer.get('/estimates')).$('main').text()).toContain('moved since');
  });

  test('asks what to do with equipment on the boundary, and says what was done', async () => {
    await enterNetwork(app, preparer.personId, { towers: 2, faults: ['boundary'] });
    const { boundary: _boundary, ...undecided } = estimateForm;
    const asked = await preparer.post('/estimates', undecided, '/estimates/new');
    expect(asked.status).toBe(422);
    expect(asked.$('.summary a').attr('href')).toBe('#boundary');
    const without = await preparer.get(await make(preparer, { boundary: 'leave out' }));
    const counted = await preparer.get(await make(preparer, { boundary: 'count' }));
    expect(without.$('main').text()).toContain('the rules leave open are left out');
    expect(counted.$('main').text()).toContain('the rules leave open are counted as covered');
    expect(totalOf(counted)).toBeGreaterThan(totalOf(without));
  });

  test('plans with its own crews and money where the carrier sets none', async () => {
    await enterNetwork(app, preparer.personId, { towers: 1 });
    const page = await preparer.get(await make(preparer, { towerCrews: '', firstFundsOn: '' }));
    expect(page.$('main').text()).toContain('chosen by the planner');
    expect(page.$('main').text()).toContain('assumed by the planner');
  });

  test('has a schedule with phases, months, durations with sources, and the dates of each site', async () => {
    await enterNetwork(app, preparer.personId, { towers: 3 });
    const here = await make(preparer);
    const page = await preparer.get(`${here}/schedule`);
    expect(page.status).toBe(200);
    expect(page.$('h1').text()).toBe('How long it will take');
    expect(page.$('figure.chart')).toHaveLength(4);
    expect(page.$('#sites tbody tr')).toHaveLength(3);
    const durations = page.$('h2:contains("Durations")').closest('section').find('tbody tr');
    expect(durations.length).toBeGreaterThan(10);
    for (const row of durations.toArray()) expect(page.$(row).find('td').last().text().trim()).not.toBe('');
    const found = await preparer.get(`${here}/sites?q=TOWER 2`);
    expect(found.$('tbody tr')).toHaveLength(1);
    expect((await preparer.get(`${here}/sites?order=finish&page=99`)).status).toBe(200);
  });

  test('is printed as a cost report, the same bytes each time', async () => {
    await enterNetwork(app, preparer.personId, { towers: 2, core: true });
    const here = await make(preparer);
    const before = await preparer.get(`${here}/cost-report.pdf`);
    expect(before.status).toBe(303);
    expect((await preparer.post(`${here}/cost-report`, {}, here)).headers.location).toBe(`${here}/cost-report`);
    await app.finishJobs();
    const ready = await preparer.get(`${here}/cost-report`);
    expect(ready.$('a.btn.main').attr('href')).toBe(`${here}/cost-report.pdf`);
    const first = await preparer.download(`${here}/cost-report.pdf`);
    const second = await officer.download(`${here}/cost-report.pdf`);
    expect((first.body as Buffer).subarray(0, 5).toString('latin1')).toBe('%PDF-');
    expect((first.body as Buffer).equals(second.body as Buffer)).toBe(true);
    expect((await preparer.post(`${here}/cost-report`, {}, here)).status).toBe(303);
  });

  async function make(visitor: Page, values: Record<string, string> = {}): Promise<string> {
    const answer = await visitor.post('/estimates', { ...estimateForm, ...values }, '/estimates/new');
    expect(answer.status).toBe(303);
    await app.finishJobs();
    return String(answer.headers.location);
  }
});

async function figures(visitor: Page, here: string): Promise<string[]> {
  const page = await visitor.get(here);
  return page
    .$('.figures .because, .figures .value')
    .toArray()
    .map((one) => page.$(one).text().replace(/\s+/g, ' ').trim());
}

async function changeFirstSite(app: TestApp, personId: number): Promise<void> {
  const ctx = await app.contextFor(personId);
  const row = await findSiteByCode(ctx, 'HP-0001');
  if (!row) throw new Error('No site.');
  await saveSite(ctx, { ...toSite(row), notes: 'Gate code changed' }, row.id);
}

function totalOf(page: Awaited<ReturnType<Page['get']>>): number {
  return moneyIn(page.$('tfoot .money').eq(1).text());
}

function moneyIn(text: string): number {
  const match = /\$([\d,]+)\.(\d\d)/.exec(text);
  if (!match) throw new Error(`No amount in “${text}”.`);
  return Number(`${(match[1] ?? '').replaceAll(',', '')}${match[2]}`);
}

function readCsv(text: string): Record<string, string>[] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? '';
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') cell += text[++at];
      else quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === ',' || sign === '\n') {
      rows.at(-1)?.push(cell.replace(/\r$/, ''));
      cell = '';
      if (sign === '\n') rows.push([]);
    } else cell += sign;
  }
  const [head = [], ...rest] = rows;
  return rest.filter((row) => row.length === head.length).map((row) => Object.fromEntries(head.map((name, index) => [name, row[index] ?? ''])));
}
