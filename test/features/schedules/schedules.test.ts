import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { events } from '../../../db/schema/platform.ts';
import { startTestApp, type TestApp, type Visitor } from '../../support/app-harness.ts';
import { enterNetwork } from '../../support/enter-network.ts';
import { makeEstimate } from '../estimates/estimate-case.ts';

const towers = 6;

let app: TestApp;
let preparer: Visitor;
let officer: Visitor;
let stranger: Visitor;
let estimate: string;

beforeAll(async () => {
  app = await startTestApp({ now: '2026-11-22T10:00:00.000Z' });
  const [first, second] = await app.addOrganization('carrier', 'High Plains', [['preparer'], ['certifying officer']]);
  const [other] = await app.addOrganization('carrier', 'Elsewhere', [['preparer']]);
  if (!first || !second || !other) throw new Error('Nobody.');
  [preparer, officer, stranger] = [first, second, other];
  expect((await preparer.get('/schedules')).$('.empty h2').text()).toBe('No estimate to plan from');
  await enterNetwork(app, first.personId, { towers, core: true });
  estimate = await makeEstimate(app, preparer);
}, 60_000);
afterEach(() => expect(app.errors).toEqual([]));
afterAll(() => app.close());

async function plan(values: Record<string, string> = {}): Promise<string> {
  const form = { estimate: estimate.split('/').at(-1) ?? '', startOn: '2027-01-04', passes: '50' };
  const answer = await preparer.post('/schedules', { ...form, ...values }, '/schedules/new');
  if (answer.status !== 303) throw new Error(answer.$('.summary').text());
  await app.finishJobs();
  return String(answer.headers.location);
}

describe('a plan of work', () => {
  test('is made from an estimate, and says when it is done and what it waits for', async () => {
    const page = await preparer.get(await plan({ name: 'Two crews', 'crew-tower-crew-teams': '2' }));
    expect(page.status).toBe(200);
    expect(page.$('h1').text()).toBe('Two crews (1)');
    expect(page.$('.lead').text()).toMatch(/8 in 10 chance/);
    expect(page.$('#sites tbody tr')).toHaveLength(towers + 1);
    expect(page.$('#plan svg').length).toBeGreaterThan(0);
  });

  test('is the same plan when it is asked for twice', async () => {
    const first = await plan({ 'crew-tower-crew-teams': '3' });
    const second = await plan({ 'crew-tower-crew-teams': '3' });
    expect(second).toBe(first);
    expect(await plan({ 'crew-tower-crew-teams': '4' })).not.toBe(first);
  });

  test('stands in a list, and goes out as files', async () => {
    const address = await plan({ name: 'Listed' });
    const list = await preparer.get('/schedules');
    expect(list.$('tbody').text()).toContain('Listed');
    for (const ending of ['xml', 'ics', 'csv']) expect((await preparer.get(`${address}/schedule.${ending}`)).status).toBe(200);
  });

  test('is stopped on demand, and never shown to others', async () => {
    const { headers } = await preparer.post('/schedules', { estimate: '1', startOn: '2027-01-05' }, '/schedules/new');
    const address = String(headers.location);
    expect((await preparer.post(`${address}/stop`, {}, '/schedules')).status).toBe(303);
    await app.finishJobs();
    expect((await preparer.get(address)).status).toBe(200);
    expect((await stranger.get(address)).status).toBe(404);
    expect((await stranger.post(`${address}/stop`, {}, '/schedules')).status).toBe(404);
    expect((await officer.get(address)).status).toBe(200);
    expect((await officer.get('/schedules/new')).status).toBe(403);
  });

  test('records who asked and what came out', async () => {
    const actions = (await app.store.read.select({ action: events.action }).from(events).orderBy(events.id)).map(({ action }) => action);
    for (const action of ['plan asked for', 'plan made']) expect(actions).toContain(action);
  });
});
