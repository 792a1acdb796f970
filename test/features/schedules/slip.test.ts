import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { events, jobs } from '../../../db/schema/platform.ts';
import { schedules } from '../../../db/schema/schedules.ts';
import { addDays, day } from '../../../server/domain/calendar.ts';
import { startTestApp, type TestApp, type Visitor } from '../../support/app-harness.ts';
import { readPages } from '../../support/read-pdf.ts';
import { formOf, planAgain, planWork, rowsOf, toCsv } from './track-case.ts';

const coreDaysLate = 40;

let app: TestApp;
let preparer: Visitor & { personId: number };
let officer: Visitor;
let stranger: Visitor;
let plan: string;
let rest: string;
let sheet: string[][];

beforeAll(async () => {
  app = await startTestApp({ now: '2026-03-16T15:00:00.000Z' });
  const [first, second] = await app.addOrganization('carrier', 'High Plains', [['preparer'], ['certifying officer']]);
  const [other] = await app.addOrganization('carrier', 'Elsewhere', [['preparer']]);
  if (!first || !second || !other) throw new Error('Nobody.');
  [preparer, officer, stranger] = [first, second, other];
  plan = await planWork(app, first);
  await preparer.post(`${plan}/baseline`, { reason: '' }, `${plan}/baseline`);
  sheet = rowsOf((await preparer.get(`${plan}/track/progress.csv`)).text);
  await record();
  rest = await planRest();
}, 90_000);
afterEach(() => expect(app.errors).toEqual([]));
afterAll(() => app.close());

const plannedOf = (id: string) => {
  const row = sheet.find(([activity]) => activity === id);
  return { startOn: day(row?.[3] ?? ''), finishOn: day(row?.[4] ?? '') };
};

/** Everything planned up to the middle of March is done as planned, but the core, which began late for want of money. */
async function record(): Promise<void> {
  const filled = sheet.map((row, index) => {
    const [id = '', , , startOn = '', finishOn = ''] = row;
    if (index === 0 || startOn > '2026-03-15') return row;
    if (id === 'NETWORK.core')
      return row
        .with(5, addDays(day(startOn), coreDaysLate))
        .with(7, String(leftOf(finishOn)))
        .with(8, 'funding')
        .with(9, 'No down payment.');
    return row.with(5, startOn).with(6, finishOn > '2026-03-15' ? '' : finishOn);
  });
  const answer = await preparer.upload(`${plan}/track/import`, { name: 'progress.csv', bytes: toCsv(filled) }, `${plan}/track/import`);
  if (answer.status !== 303) throw new Error(answer.$('#faults').text() || answer.$('.summary').text());
}

/** Days left so that the core needs its planned days from its late start. */
function leftOf(finishOn: string): number {
  const end = addDays(day(finishOn), coreDaysLate);
  return Math.round((Date.parse(end) - Date.parse('2026-03-16')) / 86_400_000) + 1;
}

async function planRest(values: Record<string, string> = {}): Promise<string> {
  const answer = await preparer.post(`${plan}/rest`, { statusOn: '2026-03-16', passes: '200', ...values }, `${plan}/rest`);
  if (answer.status !== 303) throw new Error(answer.$('.summary').text());
  await app.finishJobs();
  return String(answer.headers.location);
}

const dayIn = (text: string) => new Date(`${text} UTC`).toISOString().slice(0, 10);

describe('the rest of the work', () => {
  test('is planned through the same job, keeps what is done, and begins nothing before its first day', async () => {
    const csv = (await preparer.get(`${rest}/schedule.csv`)).text.replace('\ufeff', '').trim().split('\r\n').slice(1);
    const recorded = new Set(
      rowsOf((await preparer.get(`${plan}/track/progress.csv`)).text)
        .filter((row) => row[5] !== '')
        .map(([id]) => id),
    );
    const started = new Map(csv.map((line) => [line.split(',')[0] ?? '', /,(\d{4}-\d\d-\d\d),/.exec(line)?.[1] ?? '']));
    expect(started.get('NETWORK.order')).toBe(plannedOf('NETWORK.order').startOn);
    expect(started.get('NETWORK.core')).toBe(addDays(plannedOf('NETWORK.core').startOn, coreDaysLate));
    for (const [id, startOn] of started) if (!recorded.has(id)) expect([id, startOn >= '2026-03-16']).toEqual([id, true]);
  });

  test('stands beside the baseline on its chart, and leads to why the finish moved', async () => {
    const page = await preparer.get(rest);
    expect(page.status).toBe(200);
    expect(page.$('h1').text()).toContain('Rest from 2026-03-16');
    expect(page.$('.head .actions').text()).toContain('Why the finish moved');
    expect(page.$('#plan').text().toLowerCase()).toContain('baseline');
    expect((await preparer.get(`${plan}/track`)).$('.figures').text()).toMatch(/Forecast finish.*as of Mar.16/s);
  });

  test('is not taken for a plan that is asked for in the same words, and is no baseline itself', async () => {
    const asked = await planAgain(app, preparer, { from: plan.split('/').at(-1) ?? '' });
    expect(asked).toBe(plan);
    const answer = await preparer.post(`${rest}/baseline`, { reason: 'It is newer.' }, `${rest}/baseline`);
    expect(answer.status).toBe(422);
    expect(answer.$('.summary').text()).toContain('days that are facts');
  });

  test('is no plan that an estimate or a copy could make again, and says so', async () => {
    const page = await preparer.get(rest);
    expect(page.$('#adoption').text()).toContain('one of the rest of the work');
    expect(page.$('#adoption form')).toHaveLength(0);
    expect(page.$('main').text()).not.toContain('one press below');
    const from = rest.split('/').at(-1) ?? '';
    expect((await preparer.post(`${rest}/adoption`, {}, rest)).status).toBe(409);
    expect((await preparer.post(`${rest}/what-if`, { change: 'more-crews' }, rest)).status).toBe(409);
    expect((await preparer.post(`${rest}/crew-curve`, {}, rest)).status).toBe(409);
    expect((await preparer.get(`/schedules/new?from=${from}`)).status).toBe(409);
    expect((await preparer.post('/schedules', { from, startOn: '2026-01-05' }, '/schedules/new')).status).toBe(409);
  });

  test('leads back to the form of the rest where its making broke off', async () => {
    const address = await planRest({ statusOn: '2026-03-15' });
    const id = Number(address.split('/').at(-1));
    await app.store.write(async (tx) => {
      await tx.update(schedules).set({ status: 'queued', summaryJson: null }).where(eq(schedules.id, id));
      await tx.update(jobs).set({ status: 'failed', error: 'The work stopped twice without finishing.' }).where(eq(jobs.kind, 'schedule'));
    });
    expect((await preparer.get(address)).$('.head .btn.main').attr('href')).toBe(`${plan}/rest`);
    await app.store.write((tx) => tx.update(schedules).set({ status: 'refused', issuesJson: [] }).where(eq(schedules.id, id)));
    expect((await preparer.get(address)).$('.head .btn.main').attr('href')).toBe(`${plan}/rest`);
  });

  test('is refused with a sentence where the form makes no sense', async () => {
    for (const values of [{ statusOn: '' }, { statusOn: '2025-01-01' }, { statusOn: '2031-01-01' }, { teams: '0' }, { note: 'n'.repeat(2_001) }]) {
      const answer = await preparer.post(`${plan}/rest`, { statusOn: '2026-03-16', passes: '200', ...values }, `${plan}/rest`);
      expect(answer.status).toBe(422);
      expect(answer.$('.summary li').length).toBeGreaterThan(0);
    }
    expect((await officer.get(`${plan}/rest`)).status).toBe(403);
  });

  test('never begins after today, because a record cannot tell the future, nor before the baseline', async () => {
    const ask = (statusOn: string) => preparer.post(`${plan}/rest`, { statusOn, passes: '200' }, `${plan}/rest`);
    const ahead = await ask('2026-03-17');
    expect(ahead.status).toBe(422);
    expect(ahead.$('.summary').text()).toMatch(/has not come yet.*Mar.16,.2026/s);
    expect((await ask('2026-01-04')).$('.summary').text()).toMatch(/Jan.5,.2026.*Copy and change/s);
    expect((await preparer.get(`${plan}/rest`)).$('#statusOn').val()).toBe('2026-03-16');
  });

  test('is not possible before the baseline begins, and the page says so and what to do', async () => {
    const later = await planAgain(app, preparer, { from: plan.split('/').at(-1) ?? '', startOn: '2026-09-01' });
    await preparer.post(`${later}/baseline`, { reason: 'It begins later.' }, `${later}/baseline`);
    const page = await preparer.get(`${later}/rest`);
    expect(page.$('#statusOn').val()).toBe('');
    expect(page.$('.lead').text()).toMatch(/Sep.1,.2026.*Copy and change/s);
    await preparer.post(`${plan}/baseline`, { reason: 'Taken back.' }, `${plan}/baseline`);
  });
});

describe('why the finish moved', () => {
  test('is said in a sentence, and the days by cause tie to the dates', async () => {
    const page = await preparer.get(`${rest}/slip`);
    const [, from = '', to = '', days = '', later] = /from (\w+.\d+,.\d+) to (\w+.\d+,.\d+): (\d+) days (later)/.exec(page.$('.lead').text()) ?? [];
    expect(later).toBe('later');
    expect((Date.parse(dayIn(to)) - Date.parse(dayIn(from))) / 86_400_000).toBe(Number(days));
    expect(page.$('.lead').text()).toContain('funding');
    expect(page.$('main').text()).toMatch(
      /The likely finish, \w+.\d+,.\d+, lies \d+ days? (before|after) .*8 in 10 chance \(P80\), \w+.\d+,.\d+, (needs|lies)/s,
    );
    const causes = page
      .$('section:contains("Days by cause") tbody tr td.num')
      .map((_, cell) => Number(page.$(cell).text().replace('−', '-')))
      .get();
    expect(causes.reduce((sum, one) => sum + one, 0)).toBe(Number(days));
  });

  test('lists dated events with who recorded them, by cause in the address', async () => {
    const events = (await preparer.get(`${rest}/slip?cause=funding`)).$('#events tbody tr');
    expect(events).toHaveLength(1);
    expect(events.text()).toMatch(/40.*New core.*sets the finish.*Funding.*No down payment.*Mar.16.*Preparer 1/s);
    expect((await preparer.get(`${rest}/slip?cause=weather`)).$('#events .empty h2').text()).toBe('No delay is recorded');
  });

  test('goes out as a table and as an exhibit that says what it does not show', async () => {
    const csv = (await preparer.get(`${rest}/slip.csv`)).text;
    expect(csv).toContain('NETWORK.core');
    const first = await preparer.download(`${rest}/slip.pdf`);
    const paper = (await readPages(first.body)).map(({ text }) => text).join(' ');
    for (const words of [
      'Delay record',
      'High Plains',
      'No down payment.',
      'What the record does not show',
      'without fault of the carrier',
      'Preparer 1',
    ]) {
      expect(paper).toContain(words);
    }
    const second = await preparer.download(`${rest}/slip.pdf`);
    expect(Buffer.compare(first.body, second.body)).toBe(0);
  });

  test('stays as it was when more is recorded later', async () => {
    const before = (await preparer.get(`${rest}/slip.csv`)).text;
    const form = `${plan}/track/network`;
    const values = formOf(await preparer.get(form));
    const note = Object.keys(values).find((name) => name.startsWith('note-') && values[name] === 'No down payment.') ?? '';
    expect((await preparer.post(form, { ...values, [note]: 'The bank declined.' }, form)).status).toBe(303);
    expect((await preparer.get(`${rest}/slip.csv`)).text).toBe(before);
  });

  test('is shown to the officer and to no other carrier; a plan of the whole leads back', async () => {
    for (const address of [`${rest}/slip`, `${rest}/slip.csv`, `${rest}/slip.pdf`]) {
      expect((await officer.get(address)).status).toBe(200);
      expect((await stranger.get(address)).status).toBe(404);
    }
    expect((await preparer.get(`${plan}/slip`)).headers.location).toBe(`${plan}/track`);
  });

  test('leaves a trace in the history', async () => {
    const actions = (await app.store.read.select({ action: events.action, summary: events.summary }).from(events).orderBy(events.id)).map(
      ({ summary }) => summary,
    );
    expect(actions.some((summary) => summary.startsWith('The rest of schedule'))).toBe(true);
  });
});
