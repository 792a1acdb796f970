import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { like } from 'drizzle-orm';
import { events } from '../../../db/schema/platform.ts';
import { startTestApp, type TestApp, type Visitor } from '../../support/app-harness.ts';
import { planWork } from './track-case.ts';

let app: TestApp;
let preparer: Visitor & { personId: number };
let officer: Visitor;
let stranger: Visitor;
let plan: string;

beforeAll(async () => {
  app = await startTestApp({ now: '2027-07-15T15:00:00.000Z' });
  const [first, second] = await app.addOrganization('carrier', 'High Plains', [['preparer'], ['certifying officer']]);
  const [other] = await app.addOrganization('carrier', 'Elsewhere', [['preparer']]);
  if (!first || !second || !other) throw new Error('Nobody.');
  [preparer, officer, stranger] = [first, second, other];
  plan = await planWork(app, first, { startOn: '2026-01-05', firstFundsOn: '2026-02-01' });
  await preparer.post(`${plan}/baseline`, { reason: '' }, `${plan}/baseline`);
}, 60_000);
afterEach(() => expect(app.errors).toEqual([]));
afterAll(() => app.close());

const record = (values: Record<string, string>) => preparer.post(`${plan}/extension`, values, `${plan}/extension`);
const granted = { grantedOn: '2027-01-20', until: '2027-08-01', order: 'DA 27-1', note: 'Six months.' };

test('an extension is refused with its faults, and recorded by nobody else', async () => {
  expect((await preparer.get(`${plan}/track`)).$('#term').text()).toContain('No extension is recorded');
  const faulty = await record({ ...granted, until: '2027-01-31', order: '' });
  expect(faulty.status).toBe(422);
  expect(faulty.$('.summary a[href="#order"]')).toHaveLength(1);
  expect(faulty.$('.summary a[href="#until"]').text()).toContain('The term already runs to');
  expect((await record({ ...granted, grantedOn: '2027-07-16' })).$('.summary').text()).toContain('after today');
  expect((await record({ ...granted, until: 'soon' })).status).toBe(422);
  expect((await officer.post(`${plan}/extension`, granted, `${plan}/track`)).status).toBe(403);
  expect((await stranger.post(`${plan}/extension`, granted, '/account')).status).toBe(404);
});

test('an extension moves the term and the clock, is marked beyond the rule, and is withdrawn without a trace lost', async () => {
  const kept = await record(granted);
  expect(kept.status).toBe(303);
  expect((await preparer.get(`${plan}/track`)).$('#term').text()).toMatch(
    /1 extension as stated by the carrier, the term ends on Aug.1,.2027.*DA 27-1/s,
  );
  expect((await record({ ...granted, grantedOn: '2027-07-01', until: '2029-02-01', order: 'DA 27-2' })).status).toBe(303);
  expect((await preparer.get(`${plan}/track`)).text).toContain('DA 27-2');
  const asked = await preparer.post(`${plan}/rest`, { statusOn: '2027-07-15', passes: '200' }, `${plan}/rest`);
  await app.finishJobs();
  const slip = await preparer.get(`${String(asked.headers.location)}/slip`);
  expect(slip.text).toContain('with 2 extensions as the carrier states');
  expect(slip.text).toMatch(/Extension 2 ends, as granted/);
  const page = await preparer.get(`${plan}/track`);
  const id = String(page.$('#term form').last().find('[name=extension]').val());
  expect((await preparer.post(`${plan}/extension/withdraw`, { extension: id }, `${plan}/track`)).status).toBe(303);
  const after = await preparer.get(`${plan}/track`);
  expect(after.$('#term').text()).toMatch(/the term ends on Aug.1,.2027.*withdrawn by/s);
  expect(after.$('#term form')).toHaveLength(1);
  const said = await app.store.read.select({ action: events.action }).from(events).where(like(events.action, 'extension%'));
  expect(said.map(({ action }) => action)).toEqual(['extension recorded', 'extension recorded', 'extension withdrawn']);
});
