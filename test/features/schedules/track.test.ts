import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { events } from '../../../db/schema/platform.ts';
import { scheduleProgress } from '../../../db/schema/progress.ts';
import { startTestApp, type TestApp, type Visitor } from '../../support/app-harness.ts';
import { formOf, planAgain, planWork, rowsOf, toCsv } from './track-case.ts';

let app: TestApp;
let preparer: Visitor & { personId: number };
let officer: Visitor;
let stranger: Visitor;
let plan: string;

beforeAll(async () => {
  app = await startTestApp({ now: '2026-07-15T15:00:00.000Z' });
  const [first, second] = await app.addOrganization('carrier', 'High Plains', [['preparer'], ['certifying officer']]);
  const [other] = await app.addOrganization('carrier', 'Elsewhere', [['preparer']]);
  if (!first || !second || !other) throw new Error('Nobody.');
  [preparer, officer, stranger] = [first, second, other];
  plan = await planWork(app, first);
}, 60_000);
afterEach(() => expect(app.errors).toEqual([]));
afterAll(() => app.close());

const sheet = async () => rowsOf((await preparer.get(`${plan}/track/progress.csv`)).text);
const bring = (rows: readonly string[][], name = 'progress.csv') =>
  preparer.upload(`${plan}/track/import`, { name, bytes: toCsv(rows) }, `${plan}/track/import`);
const count = async () => (await app.store.read.select({ id: scheduleProgress.id }).from(scheduleProgress)).length;

describe('a baseline', () => {
  test('is chosen once without a reason, and changed only with one', async () => {
    expect((await preparer.get(`${plan}/track`)).$('.lead').text()).toContain('No plan of this estimate is the baseline yet');
    expect((await preparer.post(`${plan}/baseline`, { reason: '' }, `${plan}/baseline`)).status).toBe(303);
    expect((await preparer.get(`${plan}/track`)).$('h1').text()).toBe('Track the work');
    const other = await planAgain(app, preparer, { from: plan.split('/').at(-1) ?? '', 'crew-tower-crew-teams': '3' });
    const refused = await preparer.post(`${other}/baseline`, { reason: '' }, `${other}/baseline`);
    expect(refused.status).toBe(422);
    expect(refused.$('.summary').text()).toContain('State why the baseline changes');
    const long = await preparer.post(`${other}/baseline`, { reason: 'x'.repeat(501) }, `${other}/baseline`);
    expect(long.status).toBe(422);
    expect(long.$('#reason').text()).toHaveLength(501);
    expect((await preparer.post(`${other}/baseline`, { reason: 'The approved filing holds this one.' }, `${other}/baseline`)).status).toBe(303);
    expect((await preparer.get(`${plan}/track`)).text).toContain('The approved filing holds this one.');
    await preparer.post(`${plan}/baseline`, { reason: 'Taken back.' }, `${plan}/baseline`);
    const recorded = await app.store.read.select({ summary: events.summary }).from(events).where(eq(events.action, 'baseline set'));
    expect(recorded.map(({ summary }) => summary)).toEqual([
      'The first baseline of its estimate',
      'The approved filing holds this one.',
      'Taken back.',
    ]);
  });
});

describe('the work of one site', () => {
  const site = () => `${plan}/track/sites/HP-0001`;

  test('that was recorded with a doubt says so as a warning, and tells of which day its days left are', async () => {
    const doubtful = `${plan}/track/sites/HP-0004`;
    const form = formOf(await preparer.get(doubtful));
    const answer = await preparer.post(doubtful, { ...form, 'startedOn-0': '2026-01-02', 'remainingDays-0': '7' }, doubtful);
    const page = await preparer.get(String(answer.headers.location));
    expect(page.$('.note.warn[role=status]').text()).toContain('Please look at this');
    expect(page.$('.note.ok')).toHaveLength(0);
    expect(page.$('main').text()).toMatch(/7 days left as recorded on Jul.15,.2026/);
    const cleared = { ...formOf(page), 'startedOn-0': '', 'remainingDays-0': '' };
    const taken = await preparer.post(doubtful, cleared, doubtful);
    expect((await preparer.get(String(taken.headers.location))).$('.note.warn[role=status]')).toHaveLength(0);
  });

  test('is recorded on one form, kept with who and when, and corrected without losing what stood', async () => {
    const form = formOf(await preparer.get(site()));
    const answer = await preparer.post(site(), { ...form, 'startedOn-0': '2026-01-06', 'finishedOn-0': '2026-01-06' }, site());
    expect(answer.status).toBe(303);
    const page = await preparer.get(site());
    expect(page.$('#startedOn-0').val()).toBe('2026-01-06');
    await preparer.post(site(), { ...formOf(page), 'finishedOn-0': '2026-01-07', 'note-0': 'Snow on the road.' }, site());
    const history = (await preparer.get(site())).$('#history tbody tr');
    expect(history).toHaveLength(2);
    expect(history.first().text()).toMatch(/entry 2.*Preparer 1.*Jan.7.*Snow on the road/s);
  });

  test('is refused with every fault beside its field, and nothing is lost', async () => {
    const form = formOf(await preparer.get(site()));
    const before = await count();
    const answer = await preparer.post(
      site(),
      { ...form, 'startedOn-1': '2026-05-10', 'finishedOn-1': '2026-05-01', 'finishedOn-2': '2026-05-01' },
      site(),
    );
    expect(answer.status).toBe(422);
    expect(answer.$('.summary a[href="#startedOn-2"]').text()).toContain('state the day on which it began');
    expect(answer.$('#finishedOn-1').val()).toBe('2026-05-01');
    const again = await preparer.post(site(), { ...form, 'startedOn-1': '2026-05-10', 'finishedOn-1': '2026-05-01' }, site());
    expect(again.$('.summary a[href="#finishedOn-1"]').text()).toContain('before it began');
    const ahead = await preparer.post(site(), { ...form, 'startedOn-1': '2026-07-20', 'finishedOn-1': '2026-07-18' }, site());
    expect(ahead.status).toBe(422);
    expect(ahead.$('.summary a[href="#startedOn-1"]').text()).toMatch(/Jul.20,.2026 has not come yet.*the work began/s);
    expect(ahead.$('.summary a[href="#finishedOn-1"]').text()).toContain('before it began');
    expect(ahead.$('main').text()).not.toContain('equipment was obtained');
    const turned = await preparer.post(site(), { ...form, 'startedOn-1': '2026-01-20', 'note-1': 'Late\u202edone' }, site());
    expect(turned.status).toBe(422);
    expect(turned.$('.summary a[href="#note-1"]').text()).toContain('invisible character');
    expect(await count()).toBe(before);
  });

  test('tells two people who record at once, and overwrites nothing', async () => {
    const form = formOf(await preparer.get(site()));
    expect((await preparer.post(site(), { ...form, 'note-0': 'First.' }, site())).status).toBe(303);
    const before = await count();
    const clash = await preparer.post(site(), { ...form, 'note-0': 'Second.' }, site());
    expect(clash.status).toBe(409);
    expect(clash.$('.summary').text()).toMatch(/Preparer 1 recorded it since you opened it/);
    expect(await count()).toBe(before);
    expect((await preparer.post(site(), formOf(clash), site())).status).toBe(303);
    expect((await preparer.get(site())).$('#note-0').val()).toBe('Second.');
  });

  test('keeps one of two records that are sent at the very same time', async () => {
    const form = formOf(await preparer.get(site()));
    const before = await count();
    const sent = await Promise.all(['Left.', 'Right.'].map((note) => preparer.post(site(), { ...form, 'note-0': note }, site())));
    expect(sent.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect(await count()).toBe(before + 1);
  });

  test('is taken back by clearing it, and stays in the history', async () => {
    const cleared = { ...formOf(await preparer.get(site())), 'startedOn-0': '', 'finishedOn-0': '', 'note-0': '' };
    expect((await preparer.post(site(), cleared, site())).status).toBe(303);
    const page = await preparer.get(site());
    expect(page.$('#startedOn-0').val()).toBe('');
    expect(page.$('#history tbody tr').first().text()).toContain('Taken back');
  });

  test('is shown to the officer, who records nothing, and to no other carrier', async () => {
    expect((await officer.get(site())).$('main form.form button')).toHaveLength(0);
    expect((await officer.post(site(), {}, `${plan}/track`)).status).toBe(403);
    for (const address of [`${plan}/track`, site(), `${plan}/track/network`, `${plan}/track/progress.csv`, `${plan}/baseline`]) {
      expect((await stranger.get(address)).status).toBe(404);
    }
    expect((await stranger.post(site(), {}, '/account')).status).toBe(404);
    expect((await preparer.get(`${plan}/track/sites/NOBODY`)).status).toBe(404);
  });
});

describe('many steps at once', () => {
  test('go out as a sheet and come back without a change', async () => {
    const before = await count();
    const answer = await bring(await sheet());
    expect(answer.status).toBe(303);
    expect(await count()).toBe(before);
  });

  test('are recorded from the sheet, and stand in it when it is taken out again', async () => {
    const rows = await sheet();
    const at = rows.findIndex(([id]) => id === 'HP-0002.survey');
    const filled = rows.map((row, index) =>
      index === at ? row.with(5, '1/12/2026').with(6, '2026-01-13').with(8, 'Weather').with(9, 'Ice; road closed, twice') : row,
    );
    expect((await bring(filled)).status).toBe(303);
    const again = await sheet();
    expect(again[at]?.slice(5)).toEqual(['2026-01-12', '2026-01-13', '', 'weather', 'Ice; road closed, twice', '1']);
    expect((await bring(again)).status).toBe(303);
    expect((await sheet())[at]?.at(-1)).toBe('1');
  });

  test('come back with every fault by row, and none of them is recorded', async () => {
    const rows = await sheet();
    const before = await count();
    const blank = (id: string, ...cells: string[]) => [id, '', '', '', '', ...cells];
    const answer = await bring([
      rows[0] ?? [],
      blank('HP-0003.survay', '2026-02-01', '', '', '', '', '0'),
      blank('HP-0003.survey', 'soon'),
      blank('HP-0003.design', '2026-02-03', '2026-02-01', '', 'bad luck'),
    ]);
    expect(answer.status).toBe(422);
    const faults = answer.$('#faults tbody').text();
    expect(faults).toContain('soon');
    expect(faults).toContain('none of the causes');
    const unknown = await bring([rows[0] ?? [], blank('HP-0003.survay', '2026-02-01', '', '', '', '', '0')]);
    expect(unknown.$('#faults tbody').text()).toContain('Did you mean HP-0003.survey');
    expect(unknown.$('#faults tbody tr')).toHaveLength(1);
    expect(await count()).toBe(before);
  });

  test('are refused where somebody recorded one of them since the sheet was taken out', async () => {
    const rows = await sheet();
    const at = rows.findIndex(([id]) => id === 'HP-0002.survey');
    const stale = rows.map((row, index) => (index === at ? row.with(6, '2026-01-15') : row));
    expect((await bring(stale)).status).toBe(303);
    const clash = await bring(rows.map((row, index) => (index === at ? row.with(6, '2026-01-16') : row)));
    expect(clash.status).toBe(422);
    expect(clash.$('#faults tbody').text()).toContain('since you opened it');
  });

  test('are recorded as planned after a list of what is meant, and leave alone what is recorded', async () => {
    const wanted = { site: ['HP-0002', 'HP-0003'], show: 'all', q: '' };
    const asked = await preparer.post(`${plan}/track/as-planned`, wanted, `${plan}/track`);
    expect(asked.status).toBe(200);
    const listed = asked.$('.affected li');
    expect(listed.length).toBeGreaterThan(2);
    expect(listed.text()).not.toContain('Tower 4');
    const before = await count();
    const answer = await preparer.post(
      `${plan}/track/as-planned`,
      { ...wanted, confirmed: String(asked.$('input[name=confirmed]').val()) },
      `${plan}/track`,
    );
    expect(answer.status).toBe(303);
    expect(await count()).toBe(before + listed.length);
    const row = (await sheet()).find(([id]) => id === 'HP-0002.survey');
    expect(row?.[6]).toBe('2026-01-15');
    const stale = await preparer.post(`${plan}/track/as-planned`, { ...wanted, site: ['HP-0004'], confirmed: 'x' }, `${plan}/track`);
    expect(stale.status).toBe(409);
  });
});

describe('the page on which the work is followed', () => {
  test('says what the next status update has to say about the timeline', async () => {
    const note = (await preparer.get(`${plan}/track`)).$('.note').text();
    expect(note).toMatch(/Status update \d+ is due on .*1\.50004\(k\).*the work (is behind|keeps to) it on Jul.15,.2026/s);
  });

  test('shows sites by state, with the state in words and the filter in the address', async () => {
    const all = await preparer.get(`${plan}/track`);
    expect(all.$('#sites tbody tr')).toHaveLength(6);
    const late = await preparer.get(`${plan}/track?show=late`);
    expect(late.$('#sites tbody tr').length).toBeGreaterThan(0);
    late.$('#sites tbody tr').each((_, row) => expect(late.$(row).text()).toMatch(/days? late/));
    expect((await preparer.get(`${plan}/track?q=tower 4`)).$('#sites tbody tr')).toHaveLength(1);
    expect((await preparer.get(`${plan}/track?show=nonsense&page=99`)).status).toBe(200);
  });
});
