import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { EstimateSummary } from '../../../server/domain/cost/estimate.ts';
import { getReady } from '../../../server/features/estimates/queries.ts';
import { updateEstimate } from '../../../server/features/estimates/store.ts';
import { inTransaction } from '../../../server/platform/transaction.ts';
import { startTestApp, type TestApp } from '../../support/app-harness.ts';
import { enterNetwork } from '../../support/enter-network.ts';
import { readPages } from '../../support/read-pdf.ts';
import { makeEstimate, moneyIn } from './estimate-case.ts';

type Person = Awaited<ReturnType<TestApp['addOrganization']>>[number];

describe('how sure the date of an estimate is', () => {
  let app: TestApp;
  let preparer: Person;
  let stranger: Person;
  let estimate: string;
  let here: string;
  let summary: EstimateSummary;

  beforeAll(async () => {
    app = await startTestApp({ now: '2026-11-22T10:00:00.000Z' });
    const [first] = await app.addOrganization('carrier', 'High Plains', [['preparer']]);
    const [other] = await app.addOrganization('carrier', 'Other Telephone', [['preparer']]);
    if (!first || !other) throw new Error('No people.');
    [preparer, stranger] = [first, other];
    await enterNetwork(app, preparer.personId, { towers: 8, core: true });
    estimate = await makeEstimate(app, preparer);
    here = `${estimate}/schedule/risk`;
    summary = (await getReady(await app.contextFor(preparer.personId), Number(estimate.split('/').at(-1)))).summaryJson;
  }, 120_000);
  afterAll(async () => {
    expect(app.errors).toEqual([]);
    await app.close();
  });

  const textsOf = (page: Awaited<ReturnType<Person['get']>>, selector: string): string[] =>
    page
      .$(selector)
      .toArray()
      .map((cell) => page.$(cell).text().trim());

  test('is found from the estimate and from its schedule', async () => {
    for (const from of [estimate, `${estimate}/schedule`]) expect((await preparer.get(from)).$(`a[href="${here}"]`).length).toBeGreaterThan(0);
  });

  test('shows the chance of the term and of each extension, rising', async () => {
    const page = await preparer.get(here);
    expect(page.status).toBe(200);
    expect(page.$('h1').text()).toContain('How sure is the date?');
    const rows = textsOf(page, '#chances tbody tr th');
    expect(rows[0]).toBe('Term ends');
    expect(rows.length).toBe(summary.schedule.chances?.length);
    const shares = summary.schedule.chances?.map(({ share }) => share) ?? [];
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(page.$('svg[aria-label^="Chance that the work is finished by a given day"]').length).toBeGreaterThan(0);
  });

  test('puts every day until the finish under one cause, and says that gains do not add up', async () => {
    const page = await preparer.get(here);
    const [planned = ''] = textsOf(page, '#causes tfoot td.number');
    const { schedule } = summary;
    const days = (Date.parse(schedule.finishOn) - Date.parse(schedule.settings.startOn)) / 86_400_000 + 1;
    expect(Number(planned.replace(',', ''))).toBe(days);
    expect(page.$('body').text()).toContain('The days do not add up');
    expect(textsOf(page, '#critical tbody tr').length).toBeGreaterThan(0);
  });

  test('shows what the time costs apart from the estimate, with its rule and a way to ask for it', async () => {
    const page = await preparer.get(here);
    const section = page.$('#time-cost');
    expect(section.text()).toContain('no line and no total of the filing holds it');
    expect(section.text()).toContain('Running the network is none of the three');
    expect(section.find('a[href="/own-prices/new-estimate?entry=IT-030"]').length).toBe(1);
    expect(moneyIn(section.find('tfoot').text())).toBe(summary.timeCost?.likelyCents);
    const parts = summary.timeCost?.parts ?? [];
    expect(parts.reduce((sum, { likelyCents }) => sum + likelyCents, 0)).toBe(summary.timeCost?.likelyCents);
    expect(page.$('svg[aria-label^="Cost and finish of the same runs"]').length).toBeGreaterThan(0);
    expect((await preparer.get(estimate)).$('body').text()).toContain('What the time of the work costs');
  });

  test('where two networks side by side are asked for, leaves them out of the sum and says so', async () => {
    const asked = await makeEstimate(app, preparer, { planStated: 'yes', 'choice-side-by-side': 'asked', contingency: '0.8', reserve: '5' });
    const page = await preparer.get(`${asked}/schedule/risk`);
    expect(page.$('#time-cost').text()).toContain('left out of the sum');
    const both = await preparer.get(`/estimates/compare?a=${estimate.split('/').at(-1)}&b=${asked.split('/').at(-1)}`);
    expect(both.$('body').text()).toContain('Cost with its time, P80');
  });

  test('is in the printed cost report', async () => {
    await preparer.post(`${estimate}/cost-report`, {}, estimate);
    await app.finishJobs();
    const file = await preparer.download(`${estimate}/cost-report.pdf`);
    const pages = await readPages(file.body as Buffer);
    const plain = pages.map(({ text }) => text).join(' ');
    expect(plain).toContain('How sure is the date?');
    expect(plain).toContain('From the first day to the finish');
    expect(plain).toContain('What the time costs');
    expect(plain).toContain('site-months');
  });

  test('still shows an estimate that was made before it was computed', async () => {
    const old = await makeEstimate(app, preparer);
    const id = Number(old.split('/').at(-1));
    const ctx = await app.contextFor(preparer.personId);
    const row = await getReady(ctx, id);
    const { timeCost: _cost, schedule, ...rest } = row.summaryJson;
    const { finishRisk: _risk, causes: _causes, chances: _chances, finishCurve: _curve, p90FinishOn: _p90, ...dates } = schedule;
    await inTransaction(ctx, (tx) => updateEstimate(tx, row.carrierId, { id, values: { summaryJson: { ...rest, schedule: dates } } }));
    const page = await preparer.get(`${old}/schedule/risk`);
    expect(page.status).toBe(200);
    expect(page.$('body').text()).toContain('Only the dates are known');
    expect((await preparer.get(old)).status).toBe(200);
    await preparer.post(`${old}/cost-report`, {}, old);
    await app.finishJobs();
    expect((await preparer.download(`${old}/cost-report.pdf`)).status).toBe(200);
  });

  test('is of no use to other carriers', async () => {
    expect((await stranger.get(here)).status).toBe(404);
  });
});
