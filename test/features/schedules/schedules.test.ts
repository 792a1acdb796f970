import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { desc, eq } from 'drizzle-orm';
import { events, jobs } from '../../../db/schema/platform.ts';
import { schedules } from '../../../db/schema/schedules.ts';
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

const aPart = (row: number) => ({ [`money-${row}-on`]: '2027-06-01', [`money-${row}-amount`]: '8,000,000,000,000' });

describe('what may be asked of a plan', () => {
  test.each([
    ['no start', { startOn: '' }, 'startOn', 'Enter the day on which work may start'],
    ['a start that is no day', { startOn: '2027-02-30' }, 'startOn', 'year, month and day'],
    ['a start in another century', { startOn: '1927-01-04' }, 'startOn', 'Correct the year'],
    ['an order before the start', { orderOn: '2026-12-01' }, 'orderOn', 'comes before the work may start'],
    ['money far from the start', { firstFundsOn: '2040-01-01' }, 'firstFundsOn', 'at most two years before and five after'],
    ['a part of the money before the start', { 'money-1-on': '2026-06-01', 'money-1-amount': '5,000' }, 'money-1-on', 'before the work may start'],
    ['a part of the money without amount', { 'money-2-on': '2027-06-01' }, 'money-2-amount', 'Enter the amount of this part'],
    ['a part of the money of nothing', { 'money-1-on': '2027-06-01', 'money-1-amount': '0' }, 'money-1-amount', 'is nothing'],
    ['parts of the money beyond counting', { ...aPart(1), ...aPart(2) }, 'money-2-amount', 'Correct the amounts'],
    ['a crew day beyond counting', { 'crew-tower-crew-teams': '2', 'crew-tower-crew-cost': '9,000,000,000,000' }, 'crew-tower-crew-cost', 'at most'],
    ['half a crew', { 'crew-tower-crew-teams': '1.5' }, 'crew-tower-crew-teams', 'whole number from 0 to 400'],
    ['a cost without a number of crews', { 'crew-tower-crew-cost': '3,500' }, 'crew-tower-crew-teams', 'Enter how many there are'],
    ['a base that is nowhere', { 'crew-technician-teams': '2', 'crew-technician-home': 'HP-9999' }, 'crew-technician-home', 'code of a site'],
    ['a freeze that ends first', { 'freeze-1-from': '2027-12-20', 'freeze-1-until': '2027-12-01' }, 'freeze-1-until', 'ends before it begins'],
    ['a freeze without an end', { 'freeze-1-from': '2027-12-20' }, 'freeze-1-until', 'Enter the last day'],
    ['a duration without a reason', { 'duration-1-kind': 'permit', 'duration-1-likely': '30' }, 'duration-1-reason', 'Say why your days are better'],
    [
      'days that fall',
      { 'duration-1-kind': 'permit', 'duration-1-low': '40', 'duration-1-likely': '30', 'duration-1-reason': 'So.' },
      'duration-1-likely',
      'must rise',
    ],
    ['a duration of no step', { 'duration-1-likely': '30' }, 'duration-1-kind', 'Choose which step'],
    ['a late delivery to nowhere', { 'late-1-site': 'HP-9999', 'late-1-days': '30' }, 'late-1-site', 'Site HP-9999 is not in this estimate'],
    ['a late delivery of no days', { 'late-1-site': 'HP-0001' }, 'late-1-days', 'how many days late'],
    ['an unknown site left out', { sitesLeftOut: 'HP-0001, HP-9999' }, 'sitesLeftOut', 'Site HP-9999 is not in this estimate'],
    ['letters of no site', { leaveOutMatching: 'nowhere' }, 'leaveOutMatching', 'No site of the estimate fits'],
    ['every site left out', { leaveOutMatching: 'Phillips' }, 'leaveOutMatching', 'Keep at least one'],
    ['the fewest crews without a day', { goal: 'fewest crews' }, 'finishBy', 'by which the work must be finished'],
    ['the fewest crews before the start', { goal: 'fewest crews', finishBy: '2026-01-01' }, 'finishBy', 'before the work may start'],
    [
      'the fewest crews and their number',
      { goal: 'fewest crews', finishBy: '2029-01-01', 'crew-tower-crew-teams': '2' },
      'crew-tower-crew-teams',
      'finds the fewest tower crews itself',
    ],
    ['a name with an invisible character', { name: 'Plan\u200b' }, 'name', 'invisible'],
  ])('refuses %s beside its field, and keeps what was typed', async (_, values, field, message) => {
    const before = (await preparer.get('/schedules')).$('.under').text();
    const sent = { estimate: '1', startOn: '2027-01-04', note: 'Keep this note', ...values };
    const answer = await preparer.post('/schedules', sent, '/schedules/new');
    expect(answer.status).toBe(422);
    expect(answer.$('.summary').text()).toContain(message);
    const link = answer
      .$('.summary a')
      .toArray()
      .map((one) => answer.$(one).attr('href'));
    expect(link).toContain(`#${field}`);
    expect(answer.$(`[id="${field}-fault"]`).text()).toContain(message);
    expect(answer.$('#note').text()).toBe('Keep this note');
    for (const [name, value] of Object.entries(values)) {
      const control = answer.$(`[name="${name}"]`);
      const kept = control.is('textarea') ? control.text() : control.is('select') ? control.find('[selected]').attr('value') : control.attr('value');
      if (control.attr('type') !== 'radio') expect(kept).toBe(value);
    }
    expect((await preparer.get('/schedules')).$('.under').text()).toBe(before);
  });

  test('goes into a copy as it was typed, rows and all', async () => {
    const values = {
      name: 'Everything stated',
      orderOn: '2027-02-01',
      firstFundsOn: '2027-03-01',
      'money-1-on': '2027-03-01',
      'money-1-amount': '1,500,000.50',
      'money-3-on': '2027-09-01',
      'money-3-amount': '2,000,000',
      'crew-tower-crew-teams': '3',
      'crew-tower-crew-cost': '3,600',
      'crew-tower-crew-home': 'hp-0001',
      workWeek: 'six days',
      'freeze-1-from': '2027-12-20',
      'freeze-1-until': '2028-01-02',
      'freeze-1-stops': 'field work',
      'freeze-1-title': 'Holidays',
      'duration-1-kind': 'permit',
      'duration-1-low': '20',
      'duration-1-likely': '30',
      'duration-1-high': '45',
      'duration-1-reason': 'Our county decides within a month.',
      'late-1-site': 'HP-0002',
      'late-1-days': '60',
      'late-1-reason': 'Port strike',
      sitesLeftOut: 'HP-0003',
    };
    const address = await plan(values);
    const copy = await preparer.get(`/schedules/new?from=${address.split('/').at(-1)}`);
    const kept = (name: string) => copy.$(`[name="${name}"]`).attr('value');
    expect(kept('name')).toBe('Everything stated');
    expect(kept('money-1-amount')).toBe('1,500,000.50');
    expect(kept('money-2-amount')).toBe('2,000,000');
    expect(kept('crew-tower-crew-cost')).toBe('3,600');
    expect(kept('crew-tower-crew-home')).toMatch(/^40\.\d+, -102\.3$/);
    expect(copy.$('[name="freeze-1-stops"] [selected]').attr('value')).toBe('field work');
    expect(copy.$('[name="duration-1-kind"] [selected]').attr('value')).toBe('permit');
    expect(kept('late-1-site')).toBe('HP-0002');
    expect(copy.$('#sitesLeftOut').text()).toBe('HP-0003');
    expect(copy.$('[name="workWeek"][checked]').attr('value')).toBe('six days');
    const settings = (await preparer.get(address)).$('caption:contains("Settings of the plan")').closest('table');
    for (const words of ['$1,500,000.50 on', 'Holidays: no field work', 'Port strike', 'Our county decides', 'HP-0003'])
      expect(settings.text()).toContain(words);
    expect((await preparer.get(await plan())).$('caption:contains("Settings of the plan")').closest('table').text()).toContain('Planning assumption');
  });
});

describe('what if', () => {
  const ask = async (address: string, values: Record<string, string>) => {
    const answer = await preparer.post(`${address}/what-if`, values, address);
    await app.finishJobs();
    return answer;
  };

  test('one more crew never finishes later, and says what it brings', async () => {
    const address = await plan({ name: 'Base', startOn: '2027-01-11', 'crew-tower-crew-teams': '1' });
    const answer = await ask(address, { change: 'more-crews' });
    expect(answer.status).toBe(303);
    const page = await preparer.get(String(answer.headers.location));
    expect(page.$('h1').text()).toContain('2 tower crews, one more');
    const note = page.$('.note').text();
    expect(note).toContain('Tower crews: 2, was 1');
    expect(note).not.toMatch(/likely finish comes \d+ days? later/);
    expect(page.$('.note a').attr('href')).toMatch(/^\/schedules\/compare\?a=\d+&b=\d+$/);
  });

  test('the last crew is not taken away, and the form says so beside the field', async () => {
    const answer = await ask(await plan({ 'crew-tower-crew-teams': '1' }), { change: 'fewer-crews' });
    expect(answer.status).toBe(422);
    expect(answer.$('[id="crew-tower-crew-teams-fault"]').text()).toContain('one tower crew');
  });

  test('a site is dropped, and an unknown one is refused by name', async () => {
    const address = await plan();
    const page = await preparer.get(String((await ask(address, { change: 'without-site', site: 'hp-0002' })).headers.location));
    expect(page.$('#sites tbody').text()).not.toContain('HP-0002');
    expect(page.$('#sites tbody tr')).toHaveLength(towers);
    const unknown = await ask(address, { change: 'without-site', site: 'HP-9999' });
    expect(unknown.status).toBe(422);
    expect(unknown.$('.summary').text()).toContain('HP-9999');
    const unclear = await ask(address, { change: 'magic' });
    expect(unclear.status).toBe(422);
  });

  test('opens the form with the change where more is to be changed', async () => {
    const address = await plan();
    const { headers } = await ask(address, { change: 'approval-later', days: '45', next: 'form' });
    const form = await preparer.get(String(headers.location));
    expect(form.$('#startOn').attr('value')).toBe('2027-02-18');
    expect(form.$('#name').attr('value')).toBe('Approval 45 days later');
  });

  test('is answered once, however often it is asked', async () => {
    const address = await plan();
    const [one, other] = [await ask(address, { change: 'order-later' }), await ask(address, { change: 'order-later' })];
    expect(one.headers.location).toBe(other.headers.location);
  });

  test('shows what each number of crews brings, never later with more', async () => {
    const address = await plan({ 'crew-tower-crew-teams': '2' });
    expect((await preparer.get(`${address}/crew-curve`)).$('.head .btn.main').text()).toBe('Find out');
    await preparer.post(`${address}/crew-curve`, {}, address);
    await app.finishJobs();
    const page = await preparer.get(`${address}/crew-curve`);
    const rows = page.$('.panel > table tbody tr').toArray();
    expect(rows).toHaveLength(6);
    const days = rows.map((row) => Date.parse(page.$(row).find('.pin').text()));
    expect([...days].sort((a, b) => b - a)).toEqual(days);
    expect(page.$('.panel').text()).toContain('the knee');
    expect((await stranger.get(`${address}/crew-curve`)).status).toBe(404);
  });
});

describe('plans side by side', () => {
  test('show figures, only the settings that differ, and why sites moved', async () => {
    const [one, three] = [
      await plan({ name: 'One', startOn: '2027-01-12', 'crew-tower-crew-teams': '1' }),
      await plan({ name: 'Three', startOn: '2027-01-12', 'crew-tower-crew-teams': '3' }),
    ];
    const [a, b] = [one, three].map((address) => address.split('/').at(-1));
    const page = await preparer.get(`/schedules/compare?a=${a}&b=${b}`);
    expect(page.status).toBe(200);
    const differences = page.$('caption:contains("Settings that differ")').closest('table').find('tbody tr');
    expect(differences.text()).toContain('Tower crews');
    expect(differences.text()).not.toContain('Work may start');
    const moves = page.$('caption:contains("move farthest")').closest('table').find('tbody tr');
    expect(moves.length).toBeGreaterThan(0);
    for (const row of moves.toArray()) expect(page.$(row).find('.words').text()).toMatch(/\.$/);
    const figures = page.$('caption:contains("Figures side by side")').closest('table').find('tbody').text();
    for (const label of ['Finish (P80)', 'Chance of the term', 'Done before extension 1 ends', 'Cost of all crews']) expect(figures).toContain(label);
    const causes = page.$('#causes tbody tr').toArray();
    expect(causes.map((row) => page.$(row).find('th').text())).toContain('Labor');
    for (const plan of [0, 1]) {
      const days = causes.map((row) => Number(page.$(row).find('td').eq(plan).text()));
      expect(days.reduce((sum, one) => sum + one, 0)).toBeCloseTo(Number(page.$('#causes tfoot td').eq(plan).text()), 1);
    }
    expect(page.$('svg.wide').attr('aria-label')).toContain('Three');
    expect((await preparer.get(`/schedules/compare?a=${a}`)).status).toBe(303);
    expect((await stranger.get(`/schedules/compare?a=${a}&b=${b}`)).status).toBe(404);
  });
});

describe('the job of a plan', () => {
  test('that died is done again, and gives the plan once', async () => {
    const { headers } = await preparer.post('/schedules', { estimate: '1', startOn: '2027-03-08', passes: '50' }, '/schedules/new');
    await app.finishJobs();
    const address = String(headers.location);
    const first = (await preparer.get(address)).$('.lead').text();
    const [job] = await app.store.read.select().from(jobs).where(eq(jobs.kind, 'schedule')).orderBy(desc(jobs.id)).limit(1);
    await app.store.write((tx) =>
      tx
        .update(jobs)
        .set({ status: 'running', heartbeatAt: '2020-01-01T00:00:00.000Z' })
        .where(eq(jobs.id, job?.id ?? 0)),
    );
    await app.finishJobs();
    expect((await preparer.get(address)).$('.lead').text()).toBe(first);
    expect((await preparer.get(address)).$('#sites tbody tr')).toHaveLength(towers + 1);
  });

  test('that failed twice says so, and offers to plan again', async () => {
    const { headers } = await preparer.post('/schedules', { estimate: '1', startOn: '2027-03-09', passes: '50' }, '/schedules/new');
    await app.finishJobs();
    const address = String(headers.location);
    const id = Number(address.split('/').at(-1));
    await app.store.write(async (tx) => {
      await tx.update(schedules).set({ status: 'queued', summaryJson: null }).where(eq(schedules.id, id));
      await tx.update(jobs).set({ status: 'failed', error: 'The work stopped twice without finishing.' }).where(eq(jobs.kind, 'schedule'));
    });
    const page = await preparer.get(address);
    expect(page.$('.note').text()).toContain('stopped twice');
    expect(page.$('.head .btn.main').attr('href')).toBe(`/schedules/new?from=${id}`);
  });
});

describe('a plan that cannot be', () => {
  test.each([
    ['without tower crews', { 'crew-tower-crew-teams': '0' }, /no tower crew, but site HP-0001 and \d+ other sites? cannot be done/],
    ['by a day that is too soon', { goal: 'fewest crews', finishBy: '2027-02-01' }, /No number of tower crews finishes the work by/],
    [
      'whose windows never open',
      { 'freeze-1-from': '2027-01-04', 'freeze-1-until': '2060-12-31', 'freeze-1-stops': 'field work' },
      /closed on every day of the plan|does not end within 40 years/,
    ],
  ])('%s is refused with a sentence that says what to do', async (_, values, message) => {
    const address = await plan(values);
    const page = await preparer.get(address);
    expect(page.$('h1').text()).toContain('is not possible');
    expect(page.$('tbody').text()).toMatch(message);
    expect(page.$('.head .btn.main').attr('href')).toContain('/schedules/new?from=');
    expect((await preparer.get(`${address}/schedule.csv`)).status).toBe(404);
  });
});

describe('the result of a plan', () => {
  test('says how far it is from the best possible, and what crews it takes at what cost', async () => {
    const page = await preparer.get(await plan({ 'crew-tower-crew-teams': '2', 'crew-tower-crew-cost': '5,000' }));
    const figures = page.$('.figures').text();
    expect(figures).toMatch(/Proven best|At most \d+ days?/);
    expect(figures).toContain('no plan with these crews and seasons can finish before');
    const crews = page.$('caption:contains("Crews with their days")').closest('table');
    expect(crews.find('tbody tr:contains("Tower crews")').text()).toContain('Stated by the carrier');
    const cents = (text: string) => Math.round(Number(text.replace(/[$,]/g, '')) * 100);
    const costs = crews
      .find('tbody .money')
      .toArray()
      .map((cell) => cents(page.$(cell).text()));
    expect(costs.reduce((sum, cost) => sum + cost, 0)).toBe(cents(crews.find('tfoot .money').text()));
  });

  test('says what makes it late, how sure each end of the term is, and what the finish waits for', async () => {
    const address = await plan({ 'crew-tower-crew-teams': '1' });
    const made = await preparer.get(address);
    expect(made.$('svg[aria-label^="What the days until the finish go to"]').length).toBeGreaterThan(0);
    expect(made.$('#likely').text()).toMatch(/leaves out bad weather, and the reviews and modifications/);
    expect(made.$(`a[href="${address}/risk"]`).length).toBeGreaterThan(0);
    const page = await preparer.get(`${address}/risk`);
    expect(page.status).toBe(200);
    const ends = page.$('#chances tbody tr');
    expect(ends.first().text()).toContain('Term ends');
    expect(ends.text()).toContain('Extension 1 ends, if granted');
    expect(page.$('#critical tbody tr')).toHaveLength(10);
    expect(page.$('#gains tbody tr').length).toBeGreaterThan(3);
    expect(page.$('#causes tbody tr').text()).toContain('Labor');
    const link = page.$('#critical tbody a').first();
    if (link.length > 0) expect((await preparer.get(String(link.attr('href')).split('#')[0] ?? '')).$('#sites tbody tr')).toHaveLength(1);
    expect((await officer.get(`${address}/risk`)).status).toBe(200);
    expect((await stranger.get(`${address}/risk`)).status).toBe(404);
  });

  test('keeps freezes and late deliveries on every day', async () => {
    const late = await plan({ startOn: '2027-01-06', 'late-1-site': 'HP-0001', 'late-1-days': '200' });
    const soon = await plan({ startOn: '2027-01-06' });
    const onAir = async (address: string) => {
      const page = await preparer.get(`${address}?q=HP-0001`);
      return Date.parse(page.$('#sites tbody td').eq(1).text());
    };
    expect(await onAir(late)).toBeGreaterThan(await onAir(soon));
    const from = '2027-05-01';
    const until = '2027-12-31';
    const frozen = await plan({ startOn: '2027-01-06', 'freeze-1-from': from, 'freeze-1-until': until, 'freeze-1-stops': 'field work' });
    const csv = (await preparer.get(`${frozen}/schedule.csv`)).text;
    // Installing and removing is field work of the tower crews.
    const climbs = csv.split(/\r?\n/).filter((line) => /\.(install|removal)\b/.test(line.split(',')[0] ?? ''));
    expect(climbs.length).toBeGreaterThan(0);
    const inFreeze = climbs.filter((line) => {
      const [, first = '', last = ''] = /(\d{4}-\d\d-\d\d)"?,"?(\d{4}-\d\d-\d\d)/.exec(line) ?? [];
      return first === '' || (first >= from && first <= until) || (last >= from && last <= until);
    });
    expect(inFreeze).toEqual([]);
  });

  test('found with the fewest crews finishes by the day, and says how many they are', async () => {
    const page = await preparer.get(await plan({ goal: 'fewest crews', finishBy: '2029-12-31' }));
    expect(page.$('.figures').text()).toContain('1 tower crew');
    expect(page.$('.note').text()).toMatch(/The fewest tower crews that finish by Dec\s31,\s2029: 1\. Proven/);
  });
});

describe('a plan that becomes the plan of the estimate', () => {
  const days = (page: Awaited<ReturnType<Visitor['get']>>) =>
    page
      .$('.figures dd .value')
      .toArray()
      .slice(0, 3)
      .map((one) => page.$(one).text());

  test('is computed again in a copy of it, to the day, once', async () => {
    const address = await plan({
      name: 'To file',
      startOn: '2027-02-01',
      'crew-tower-crew-teams': '3',
      'money-1-on': '2027-03-01',
      'money-1-amount': '500,000',
      'money-2-on': '2027-11-01',
      'money-2-amount': '90,000,000',
      sitesLeftOut: 'HP-0004',
    });
    const made = await preparer.get(address);
    expect(made.$('#adoption form').length).toBe(1);
    const answer = await preparer.post(`${address}/adoption`, {}, address);
    expect(answer.status).toBe(303);
    await app.finishJobs();
    const copy = String(answer.headers.location);
    const schedule = await preparer.get(`${copy}/schedule`);
    expect(schedule.status).toBe(200);
    expect(days(schedule)).toEqual(days(made));
    const [inEstimate, inPlan] = [await preparer.get(`${copy}/schedule.csv`), await preparer.get(`${address}/schedule.csv`)];
    expect(inEstimate.text).toBe(inPlan.text);
    const page = await preparer.get(copy);
    expect(page.$(`a[href="${address}"]`).text()).toContain('To file');
    expect((await preparer.post(`${address}/adoption`, {}, address)).headers.location).toBe(copy);
    expect((await preparer.get(address)).$('#adoption').text()).toContain('Open that estimate');
    expect((await preparer.get(`/estimates/new?from=${copy.split('/').at(-1)}`)).$('.lead').text()).toContain('“To file (');
  });

  test('is not one whose search was stopped', async () => {
    const { headers } = await preparer.post('/schedules', { estimate: '1', startOn: '2027-04-05', passes: '5000' }, '/schedules/new');
    const address = String(headers.location);
    await app.store.write((tx) =>
      tx
        .update(schedules)
        .set({ isStopAsked: true })
        .where(eq(schedules.id, Number(address.split('/').at(-1)))),
    );
    await app.finishJobs();
    const page = await preparer.get(address);
    if (page.$('.note').text().includes('was stopped')) {
      expect(page.$('#adoption').text()).toContain('cannot be repeated exactly');
      expect((await preparer.post(`${address}/adoption`, {}, address)).status).toBe(409);
    }
    expect((await stranger.post(`${address}/adoption`, {}, '/schedules')).status).toBe(404);
    expect((await officer.post(`${address}/adoption`, {}, '/schedules')).status).toBe(403);
  });

  test('is refused when the inventory has changed since, with what to do', async () => {
    const address = await plan({ startOn: '2027-05-03' });
    const { headers } = await preparer.get('/inventory');
    expect(headers['content-type']).toContain('html');
    await enterNetwork(app, Number((await app.store.read.select().from(schedules).limit(1))[0]?.createdBy), { towers: 1, codes: ['HP-0900'] });
    const answer = await preparer.post(`${address}/adoption`, {}, address);
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('The inventory has changed since estimate 1');
  });
});
