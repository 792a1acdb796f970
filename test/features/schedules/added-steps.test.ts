import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { and, eq } from 'drizzle-orm';
import { scheduleProgress, scheduleStatuses } from '../../../db/schema/progress.ts';
import { scheduleSites } from '../../../db/schema/schedules.ts';
import { startTestApp, type TestApp, type Visitor } from '../../support/app-harness.ts';
import { formOf, planAgain, planWork, rowsOf, toCsv } from './track-case.ts';

let app: TestApp;
let preparer: Visitor & { personId: number };
let officer: Visitor;
let plan: string;

beforeAll(async () => {
  app = await startTestApp({ now: '2026-07-15T15:00:00.000Z' });
  const [first, second] = await app.addOrganization('carrier', 'High Plains', [['preparer'], ['certifying officer']]);
  if (!first || !second) throw new Error('Nobody.');
  [preparer, officer] = [first, second];
  plan = await planWork(app, first);
  await preparer.post(`${plan}/baseline`, { reason: '' }, `${plan}/baseline`);
}, 60_000);
afterEach(() => expect(app.errors).toEqual([]));
afterAll(() => app.close());

const site = () => `${plan}/track/sites/HP-0001`;
const post = async (values: Record<string, string>, form?: Record<string, string>) =>
  await preparer.post(site(), { ...(form ?? formOf(await preparer.get(site()))), ...values }, site());
const sheet = async () => rowsOf((await preparer.get(`${plan}/track/progress.csv`)).text, 12);
const bring = (rows: readonly string[][]) =>
  preparer.upload(`${plan}/track/import`, { name: 'progress.csv', bytes: toCsv(rows) }, `${plan}/track/import`);
const listOf = async (id: string) => await app.store.read.select().from(scheduleProgress).where(eq(scheduleProgress.activityId, id));
const indexOf = (form: Record<string, string>, id: string) =>
  Object.entries(form)
    .find(([name, value]) => name.startsWith('id-') && value === id)?.[0]
    .slice(3);

describe('a step that a site turned out to need', () => {
  test('is offered where it can come up, and refused with its faults', async () => {
    const page = await preparer.get(site());
    const offered = page
      .$('#addStep option')
      .toArray()
      .map((option) => page.$(option).attr('value'));
    expect(offered).toEqual(['', 'environment', 'tribal-notice', 'modification']);
    expect((await preparer.get(`${plan}/track/network`)).$('#addStep')).toHaveLength(0);
    expect((await officer.get(site())).$('#addStep')).toHaveLength(0);
    const silent = await post({ addStep: 'environment' });
    expect(silent.status).toBe(422);
    expect(silent.$('.summary a[href="#addDays"]').text()).toContain('State how many days');
    expect((await post({ addStep: 'environment', addDays: 'many' })).$('.summary a[href="#addDays"]')).toHaveLength(1);
    expect((await post({ addStep: 'environment', addDays: '0' })).$('.summary a[href="#addDays"]')).toHaveLength(1);
    expect((await post({ addDays: '30' })).$('.summary a[href="#addStep"]')).toHaveLength(1);
    expect(await listOf('HP-0001.environment')).toEqual([]);
  });

  test('is added with its days and cause, by one of two who do so at once', async () => {
    const form = formOf(await preparer.get(site()));
    const add = { addStep: 'environment', addDays: '400', addCause: 'slow review', addNote: 'The state asked for a survey.' };
    expect((await post(add, form)).status).toBe(303);
    expect((await post(add, form)).status).toBe(409);
    const page = await preparer.get(site());
    expect(page.$('#addStep option[value=environment]')).toHaveLength(0);
    expect(page.text).toContain('Added, not begun');
    const index = indexOf(formOf(page), 'HP-0001.environment');
    expect(formOf(page)).toMatchObject({ [`addedDays-${index}`]: '400', [`cause-${index}`]: 'slow review', [`startedOn-${index}`]: '' });
    expect(page.$('#history tbody tr').first().text()).toMatch(/Historic and environmental review.*400 days of work/s);
    expect((await post({})).status).toBe(303);
    expect(await listOf('HP-0001.environment')).toHaveLength(1);
  });

  test('goes out with the sheet, comes back unchanged, and can be added there', async () => {
    const rows = await sheet();
    expect(rows.at(-1)).toEqual([
      'HP-0001.environment',
      ...[expect.any(String), 'Historic and environmental review', '', '', '', '', '', 'slow review', 'The state asked for a survey.', '1', '400'],
    ]);
    expect((await bring(rows)).status).toBe(303);
    expect(await listOf('HP-0001.environment')).toHaveLength(1);
    const row = (id: string, days: string) => [id, '', '', '', '', '', '', '', 'permits', '', '0', days];
    const refused = await bring([rows[0] ?? [], row('HP-0002.modification', ''), row('HP-0002.survey', '4'), row('HP-0002.permit-2', '9')]);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('state its days of work to add it');
    expect(refused.text).toContain('is of the baseline: leave');
    const unknown = await bring([rows[0] ?? [], row('HP-0002.permit-2', '9')]);
    expect(unknown.text).toContain('is no step that the site can need');
    expect((await bring([rows[0] ?? [], row('HP-0002.modification', '120')])).status).toBe(303);
    expect((await listOf('HP-0002.modification')).map(({ addedDays, cause, source }) => [addedDays, cause, source])).toEqual([
      [120, 'permits', 'file'],
    ]);
    expect((await sheet()).slice(-2).map(([id]) => id)).toEqual(['HP-0001.environment', 'HP-0002.modification']);
  });

  test('is taken back by clearing it, stays in the history, and can be added again', async () => {
    const address = `${plan}/track/sites/HP-0002`;
    const form = formOf(await preparer.get(address));
    const index = indexOf(form, 'HP-0002.modification');
    const cleared = { ...form, [`addedDays-${index}`]: '', [`cause-${index}`]: '' };
    expect((await preparer.post(address, cleared, address)).status).toBe(303);
    const page = await preparer.get(address);
    expect(page.$('#addStep option[value=modification]')).toHaveLength(1);
    expect(page.$('#history tbody tr').first().text()).toMatch(/Tower modification.*Taken back/s);
    const again = await preparer.post(address, { ...formOf(page), addStep: 'modification', addDays: '90' }, address);
    expect(again.status).toBe(303);
    expect((await listOf('HP-0002.modification')).map(({ revision, isLatest }) => [revision, isLatest])).toEqual([
      [1, false],
      [2, false],
      [3, true],
    ]);
    const last = formOf(await preparer.get(address));
    await preparer.post(address, { ...last, [`addedDays-${indexOf(last, 'HP-0002.modification')}`]: '' }, address);
  });

  test('a form whose steps changed since records nothing in the wrong place', async () => {
    const form = formOf(await preparer.get(site()));
    const index = indexOf(form, 'HP-0001.environment');
    const answer = await post({ [`id-${index}`]: 'HP-0001.tribal-notice' }, form);
    expect(answer.status).toBe(409);
    expect(answer.$('.summary').text()).toContain('The steps of the site changed since you opened it');
  });

  test('stands in the plan of the rest, and explains the slip', async () => {
    const form = formOf(await preparer.get(site()));
    const index = indexOf(form, 'HP-0001.environment');
    const begun = { [`startedOn-${index}`]: '2026-07-01', [`remainingDays-${index}`]: '500' };
    expect((await post(begun, form)).status).toBe(303);
    const asked = await preparer.post(`${plan}/rest`, { statusOn: '2026-07-15', passes: '200' }, `${plan}/rest`);
    expect(asked.status).toBe(303);
    await app.finishJobs();
    const rest = String(asked.headers.location);
    const slip = await preparer.get(`${rest}/slip`);
    expect(slip.status).toBe(200);
    expect(slip.text).toContain('Historic and environmental review');
    expect(slip.text).toContain('was not in the baseline');
    expect((await preparer.get(`${rest}/slip.csv`)).text).toMatch(/HP-0001\.environment.*added,yes,yes/);
  });
});

describe('a network that is not the one of the baseline', () => {
  const ask = (values: Record<string, string> = {}) =>
    preparer.post(`${other}/rest`, { statusOn: '2026-07-15', passes: '200', ...values }, `${other}/rest`);
  let other: string;

  beforeAll(async () => {
    other = await planAgain(app, preparer, { from: plan.split('/').at(-1) ?? '', 'crew-tower-crew-teams': '3' });
    // As if the site had come after the baseline was made.
    const id = Number(other.split('/').at(-1));
    await app.store.write((db) => db.delete(scheduleSites).where(and(eq(scheduleSites.scheduleId, id), eq(scheduleSites.siteCode, 'HP-0003'))));
    await preparer.post(`${other}/baseline`, { reason: 'Another one.' }, `${other}/baseline`);
  }, 60_000);

  test('is named on the form, refused without the tick, and planned with it', async () => {
    expect((await preparer.get(`${other}/rest`)).$('[name=differences]').closest('.pick').text()).toContain(
      '1 site (HP-0003) is in the network of today',
    );
    const refused = await ask();
    expect(refused.status).toBe(422);
    expect(refused.$('.summary a[href="#differences"]').text()).toContain('not that of the baseline');
    const asked = await ask({ differences: 'accept' });
    expect(asked.status).toBe(303);
    await app.finishJobs();
    const rest = String(asked.headers.location);
    const page = await preparer.get(rest);
    expect(page.text).toContain('Differences from the baseline were accepted.');
    expect(page.text).toContain('1 site (HP-0003) is in the network of today but not in the baseline.');
    expect((await preparer.get(`${rest}/slip`)).text).toContain('the carrier accepted the differences');
    const id = Number(rest.split('/').at(-1));
    const [status] = await app.store.read.select().from(scheduleStatuses).where(eq(scheduleStatuses.scheduleId, id));
    expect(status?.differences).toBe('accept');
  });

  test('is not spoken of where there is none', async () => {
    await preparer.post(`${plan}/baseline`, { reason: 'Back.' }, `${plan}/baseline`);
    expect((await preparer.get(`${plan}/rest`)).$('[name=differences]')).toHaveLength(0);
  });
});
