import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { sites } from '../../../db/schema/inventory.ts';
import { events } from '../../../db/schema/platform.ts';
import { toSite } from '../../../server/features/inventory/rows.ts';
import { saveSite } from '../../../server/features/inventory/save-site.ts';
import { startTestApp, type TestApp, type Visitor } from '../../support/app-harness.ts';
import { enterNetwork } from '../../support/enter-network.ts';
import { makeEstimate, moneyIn } from './estimate-case.ts';

const blank = { money: '', percent: '', weight: 'units', mustBeDone: '', longestHopMiles: '60', crewDays: '' };
const towers = 12;

let app: TestApp;
let preparer: Visitor;
let officer: Visitor;
let stranger: Visitor;
let here: string;
let total: number;
let personId: number;

beforeAll(async () => {
  app = await startTestApp({ now: '2026-11-22T10:00:00.000Z' });
  const [first, second] = await app.addOrganization('carrier', 'High Plains', [['preparer'], ['certifying officer']]);
  const [other] = await app.addOrganization('carrier', 'Elsewhere', [['preparer']]);
  if (!first || !second || !other) throw new Error('Nobody.');
  [preparer, officer, stranger] = [first, second, other];
  ({ personId } = first);
  await enterNetwork(app, first.personId, { towers, core: true });
  here = `${await makeEstimate(app, preparer)}/part-funding`;
  total = moneyIn((await preparer.get(here)).$('.lead').text());
}, 60_000);
afterEach(() => expect(app.errors).toEqual([]));
afterAll(() => app.close());

async function plan(values: Record<string, string>): Promise<string> {
  const answer = await preparer.post(here, { ...blank, ...values }, `${here}/new`);
  if (answer.status !== 303) throw new Error(answer.$('.summary').text());
  await app.finishJobs();
  return String(answer.headers.location);
}

const figure = (page: Awaited<ReturnType<Visitor['get']>>, label: string) =>
  page
    .$('dt, .figures > *, figure, li')
    .filter((_, one) => page.$(one).text().includes(label))
    .first()
    .text();

describe('planning with part of the money', () => {
  test('is offered on the page of the estimate, and says that nothing is filed by it', async () => {
    const estimate = await preparer.get(here.replace('/part-funding', ''));
    expect(estimate.$(`a[href="${here}"]`).length).toBeGreaterThan(0);
    const list = await preparer.get(here);
    expect(list.$('.empty h2').text()).toBe('No plan yet');
    expect(list.$('.lead').text()).toContain('planning aid');
    expect((await officer.get(here)).$('.head .btn')).toHaveLength(0);
  });

  test.each([
    ['nothing', {}, 'Enter the money in dollars, or a percentage'],
    ['zero', { money: '0' }, 'Enter an amount above zero'],
    ['a negative amount', { money: '-5,000' }, 'Enter the amount in dollars'],
    ['more than the total', { money: '9,000,000,000' }, 'is more than the whole likely total'],
    ['dollars and a percentage', { money: '5,000', percent: '39.5' }, 'Clear one of them'],
    ['a percentage over 100', { percent: '100.01' }, 'at most 100'],
    ['zero percent', { percent: '0' }, 'more than 0'],
    ['a negative percentage', { percent: '-39.5' }, 'more than 0'],
    ['an unknown site', { percent: '39.5', mustBeDone: 'HP-0001\nHP-9999' }, 'Site HP-9999 has no cost in this estimate'],
    ['no hop', { percent: '39.5', longestHopMiles: '0' }, 'The longest hop must be more than 0'],
    ['negative crew days', { percent: '39.5', crewDays: '-3' }, 'Crew days must be a whole number'],
    ['something else that counts', { percent: '39.5', weight: 'towers' }, 'Choose what the plan should finish the most of'],
  ])('refuses %s with a sentence, and keeps what was typed', async (_, values, message) => {
    const answer = await preparer.post(here, { ...blank, longestHopMiles: '61', ...values }, `${here}/new`);
    expect(answer.status).toBe(422);
    expect(answer.$('.summary').text()).toContain(message);
    expect(answer.$('#longestHopMiles').attr('value')).toBe({ longestHopMiles: '61', ...values }.longestHopMiles);
    expect((await preparer.get(here)).$('.empty')).toHaveLength(1);
  });

  test('says which sites are finished whole, to the cent, and why each other is left out', async () => {
    const address = await plan({ percent: '85', mustBeDone: 'hp-0003, CORE-1' });
    const page = await preparer.get(address);
    expect(page.status).toBe(200);
    const [money, used, left] = [page.$('.lead').text(), figure(page, 'Money used'), figure(page, 'Money left')].map(moneyIn);
    expect(money).toBe(Math.floor((total * 85) / 100));
    expect((used ?? 0) + (left ?? 0)).toBe(money);
    expect(figure(page, 'From the best possible')).toContain('Proven best');
    const steps = page.$('caption:contains("The work in its order")').closest('table').find('tbody tr');
    expect(steps.text()).toContain('HP-0003');
    expect(steps.text()).toContain('Core and network-wide work');
    expect(steps.length).toBeLessThan(towers + 2);
    const costs = steps.toArray().map((row) => moneyIn(page.$(row).find('.money.pin').text()));
    expect(costs.reduce((sum, cost) => sum + cost, 0)).toBe(used);
    const out = await preparer.get(`${address}?show=left`);
    const reasons = out.$('caption:contains("with the reason")').closest('table').find('tbody tr');
    expect(reasons.length + steps.length).toBe(towers + 2);
    for (const row of reasons.toArray()) expect(out.$(row).find('.words').text()).toMatch(/\.$/);
    expect(page.$('section:contains("What is assumed") li').text()).toContain('inferred from coordinates');
  });

  test('tells done and left out by shape on the map, and in a table', async () => {
    const page = await preparer.get(await plan({ percent: '85', weight: 'sites' }));
    expect(page.$('svg.drawing').attr('aria-label')).toContain('as hollow squares');
    expect(page.$('figcaption .nb svg circle')).toHaveLength(2);
    expect(page.$('figcaption').text()).toContain('Ring: the core, a step of its own');
    expect(page.$('figcaption .nb svg rect')).toHaveLength(1);
    const rows = page.$('caption:contains("by cause")').closest('table').find('tbody tr');
    const counts = rows.toArray().map((row) => Number(page.$(row).find('.number').text()));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(towers + 1);
    expect(rows.first().text()).toContain('Core and network-wide work');
  });

  test('finishes everything with the whole total, and leaves out nothing', async () => {
    const address = await plan({ percent: '100' });
    const page = await preparer.get(address);
    expect(moneyIn(figure(page, 'Money left'))).toBe(0);
    expect((await preparer.get(`${address}?show=left`)).$('.empty h2').text()).toBe('Nothing is left out');
  });

  test('says so where the money finishes nothing', async () => {
    const page = await preparer.get(await plan({ money: '0.01' }));
    expect(page.$('.empty h2').text()).toBe('No site can be finished whole');
    expect(page.$('.empty').text()).toContain('The money does not reach the first site');
    expect(page.$('main').text()).not.toContain('Proven best');
  });

  test('names the sites that must be done where they cost too much, and offers to change the plan', async () => {
    const address = await plan({ money: '1,000', mustBeDone: 'HP-0001' });
    const page = await preparer.get(address);
    expect(page.$('tbody').text()).toContain('more than the budget');
    const again = await preparer.get(String(page.$('.head .btn.main').attr('href')));
    expect(again.$('#money').attr('value')).toBe('1,000.00');
    expect(again.$('#mustBeDone').text()).toBe('HP-0001');
  });

  test('names of what the money is made, and it ties to the likely total to the cent', async () => {
    const page = await preparer.get(await plan({ percent: '100' }));
    const amounts = page
      .$('caption:contains("Of what the money is made")')
      .closest('table')
      .find('tbody tr')
      .toArray()
      .map((row) => moneyIn(page.$(row).find('.money').text()));
    const [own = 0, spread = 0, shares = 0, core = 0, used, left, all] = amounts;
    expect(own + spread + shares + core).toBe(used);
    expect([used, left, all]).toEqual([total, 0, total]);
    const held = page.$('caption:contains("What the core and network-wide work holds")').closest('table').find('tbody tr').toArray();
    const heldAmounts = held.map((row) => moneyIn(page.$(row).find('.money').text()));
    expect(heldAmounts.slice(0, -1).reduce((sum, amount) => sum + amount, 0)).toBe(heldAmounts.at(-1));
    expect(heldAmounts.at(-1)).toBe(core);
    expect(held.map((row) => page.$(row).text()).join(' ')).not.toMatch(/Project management|tax on equipment/);
  });

  test('names obligations with their reason, keeps out what must not be done, and refuses both at once', async () => {
    const values = { percent: '85', mustBeDone: 'HP-0003: 911 route', mustNotBeDone: 'HP-0001: lease ends in May' };
    const address = await plan(values);
    const page = await preparer.get(`${address}?show=all`);
    expect(page.$('section:contains("What was asked")').text()).toContain('HP-0003 (911 route)');
    const out = page.$('caption:contains("with the reason")').closest('table').find('tbody tr:contains("HP-0001")');
    expect(out.text()).toContain('The carrier says that it must not be done: lease ends in May.');
    const again = await preparer.get(`${here}/new?from=${address.split('/').at(-1)}`);
    expect(again.$('#mustBeDone').text()).toBe('HP-0003: 911 route');
    expect(again.$('#mustNotBeDone').text()).toBe('HP-0001: lease ends in May');
    const both = await preparer.post(here, { ...blank, ...values, mustNotBeDone: 'HP-0003' }, `${here}/new`);
    expect(both.$('.summary').text()).toContain('HP-0003 must be done and must not be done');
  });

  test('says which part of the money pays for each step, and refuses parts that do not add up', async () => {
    const half = ((total * 0.4) / 100).toFixed(0);
    const page = await preparer.get(await plan({ moneyParts: `2027-09-01 ${half}\n2027-03-01: ${half}` }));
    expect(page.$('th:contains("Paid by")')).toHaveLength(1);
    const paid = page
      .$('caption:contains("The work in its order")')
      .closest('table')
      .find('tbody tr')
      .toArray()
      .map((row) => page.$(row).text());
    expect(paid[0]).toMatch(/Part 1/);
    expect(paid.at(-1)).toMatch(/Part 2/);
    const wrong = await preparer.post(here, { ...blank, money: '5,000', moneyParts: '2027-03-01 4,000' }, `${here}/new`);
    expect(wrong.$('.summary').text()).toContain('The parts add up to $4,000.00, the money is $5,000.00.');
    const unread = await preparer.post(here, { ...blank, moneyParts: 'soon 4,000' }, `${here}/new`);
    expect(unread.$('.summary').text()).toContain('is not a day with an amount');
  });

  test('counts people served, says how sites without a number count, and refuses where nobody has one', async () => {
    const nobody = await preparer.get(await plan({ percent: '60', weight: 'people' }));
    expect(nobody.$('tbody').text()).toContain('No site of this estimate says how many people it serves');
    const ctx = await app.contextFor(personId);
    for (const [code, peopleServed] of [
      ['HP-0001', 9_000],
      ['HP-0002', 1_000],
    ] as const) {
      const [site] = await app.store.read.select().from(sites).where(eq(sites.code, code));
      if (!site) throw new Error('No site.');
      await saveSite(ctx, { ...toSite(site), peopleServed }, site.id);
    }
    const page = await preparer.get(await plan({ percent: '70', weight: 'people' }));
    expect(page.$('section:contains("What is assumed")').text()).toContain('10 sites do not say how many: each counts as 5,000');
    expect(page.$('.lead').text()).toContain('people served');
    expect(page.$('.lead').text()).toContain('of 60,000 people served');
  });

  test('keeps a deadline by the schedule of the chosen sites, and says so', async () => {
    const open = await preparer.get(await plan({ percent: '80', deadlineOn: '2035-01-01' }));
    const facts = open.$('section:contains("The deadline")').last().text();
    expect(facts).toMatch(/In time/);
    expect(facts).toContain('80 % confidence');
    const likely = (page: typeof open) => /Likely finish\s*(\w+\s\d+,\s\d{4})/.exec(page.$('dl.facts').text())?.[1]?.replace(/\s/g, ' ') ?? '';
    const inParts = `2027-01-04 2,000,000\n2030-01-02 ${((total * 0.8) / 100 - 2_000_000).toFixed(0)}`;
    const waits = await preparer.get(await plan({ moneyParts: inParts, deadlineOn: '2035-01-01' }));
    expect(Date.parse(likely(waits))).toBeGreaterThan(Date.parse('2030-01-02'));
    expect(Date.parse(likely(open))).toBeLessThan(Date.parse('2030-01-02'));
    const tight = await preparer.get(await plan({ percent: '80', deadlineOn: '2027-04-01' }));
    const out = await preparer.get(`${String(tight.$('ul.chips a').eq(1).attr('href'))}`);
    expect(out.$('caption:contains("with the reason")').closest('table').text()).toMatch(
      /Too late by itself\s+Even alone, with a crew at hand, it would be finished in time with a confidence of 0 %, likely on/,
    );
    const must = await preparer.get(await plan({ percent: '80', deadlineOn: '2027-04-01', mustBeDone: 'HP-0002' }));
    expect(must.$('tbody').text()).toMatch(/Site HP-0002 must be done, and cannot be: Even alone, with a crew at hand/);
    const past = await preparer.post(here, { ...blank, percent: '80', deadlineOn: '2020-01-01' }, `${here}/new`);
    expect(past.$('.summary').text()).toContain('Enter a day after that.');
  });

  test('goes on from a stricter list that kept hardly anything to a larger choice that keeps the deadline', async () => {
    const page = await preparer.get(await plan({ percent: '80', deadlineOn: '2028-03-15' }));
    expect(page.$('section:contains("The deadline")').last().text()).toContain('In time');
    expect(Number(/finishes (\d+) of/.exec(page.$('.lead').text())?.[1])).toBeGreaterThan(1);
  }, 60_000);

  test('says which site is the earliest where none keeps the deadline, and claims no proof', async () => {
    const page = await preparer.get(await plan({ percent: '80', deadlineOn: '2027-04-01' }));
    expect(page.$('.lead').text()).toContain('finishes 0 of');
    const why = page.$('.empty').text().replace(/\s+/g, ' ');
    expect(why).toMatch(
      /No site can be finished by Apr 1, 2027 with 80 % confidence: the earliest that was tried, [\w-]+, on \w+ \d+, 202\d \(P80\)\./,
    );
    expect(page.$('.empty').text()).not.toContain('money does not reach');
    expect(page.$('section:contains("The deadline")').last().text()).toMatch(/Too late/);
    expect(page.$('main').text()).not.toContain('Proven best');
    expect((await preparer.get(`${here}/new`)).$('main').text()).not.toContain('as often missed as met');
  });

  test('shows what other money would finish, never less for more', async () => {
    const page = await preparer.get(await plan({ percent: '45' }));
    const rows = page.$('caption:contains("What other money would finish")').last().closest('table').find('tbody tr').toArray();
    expect(rows).toHaveLength(11);
    const counts = rows.map((row) => Number(page.$(row).find('.number').first().text()));
    expect([...counts].sort((a, b) => a - b)).toEqual(counts);
    expect(counts.at(-1)).toBe(towers + 1);
    expect(page.$('section:contains("How far the proof goes")').text()).toMatch(/“Proven best” means/);
  });

  test('finishes cluster by cluster where that is asked, and prints on one page', async () => {
    const address = await plan({ percent: '90', order: 'clusters', keepTowersTogether: 'yes' });
    const page = await preparer.get(`${address}?show=all`);
    expect(page.$('section:contains("Order of work")').text()).toContain('cluster by cluster');
    expect(page.$('caption:contains("with the reason")')).toHaveLength(1);
    expect(page.$('caption:contains("The work in its order")')).toHaveLength(1);
    expect(page.$('section:contains("What is assumed")').text()).toContain('finished all or none');
  });

  test('respects crew days', async () => {
    const page = await preparer.get(await plan({ percent: '100', crewDays: '1' }));
    expect(page.$('.lead').text()).not.toContain(`finishes ${towers + 1} of`);
  });

  test('shows the search under way, stops it on demand, and keeps the best found so far', async () => {
    const { headers } = await preparer.post(here, { ...blank, percent: '39.5' }, `${here}/new`);
    const address = String(headers.location);
    await preparer.post(`${address}/stop`, {}, here);
    await app.finishJobs();
    const page = await preparer.get(address);
    expect(page.$('.lead').text()).toContain('39.5');
    expect((await preparer.post(`${address}/stop`, {}, here)).status).toBe(303);
  });

  test('compares the plans by their money, least first', async () => {
    const page = await preparer.get(here);
    const amounts = page
      .$('tbody tr')
      .toArray()
      .map((row) => moneyIn(page.$(row).find('.money.pin').text()));
    expect(amounts.length).toBeGreaterThan(4);
    expect([...amounts].sort((one, other) => one - other)).toEqual(amounts);
    expect(page.$('tbody').text()).toContain('Not possible');
  });

  test('shows two plans beside each other, with the sites that only one finishes', async () => {
    const [poor, rich] = [await plan({ percent: '65', weight: 'sites' }), await plan({ percent: '90', weight: 'sites' })];
    const [a, b] = [poor, rich].map((address) => String(address.split('/').at(-1)));
    const list = await preparer.get(here);
    expect(list.$(`form[action="${here}/compare"] select[name="a"] option`).length).toBeGreaterThan(1);
    const page = await preparer.get(`${here}/compare?a=${a}&b=${b}`);
    expect(page.$('h1').text()).toBe(`Plans ${a} and ${b}`);
    const figures = page.$('caption:contains("The figures of both plans")').closest('table').find('tbody tr');
    const sitesRow = figures.filter((_, row) => page.$(row).text().includes('Sites finished whole'));
    const [few = 0, many = 0] = sitesRow
      .find('td')
      .toArray()
      .map((cell) => Number(page.$(cell).text()));
    const only = page.$(`caption:contains("only plan ${b} finishes")`).closest('table').find('tbody tr');
    expect(only.length).toBeGreaterThanOrEqual(many - few);
    expect(only.first().find('.words').text()).toMatch(/\.$/);
    expect((await preparer.get(`${here}/compare?a=${a}&b=999`)).status).toBe(404);
    expect((await preparer.get(`${here}/compare?a=${a}&b=x`)).status).toBe(404);
  });

  test('sends a plan as CSV with every site once', async () => {
    const csv = await preparer.get(`${here}/1/plan.csv`);
    const lines = csv.text.trim().split(/\r?\n/);
    expect(lines).toHaveLength(towers + 3);
    expect(lines[0]).toContain('Why it is left out');
    expect(lines.filter((line) => line.includes('finished whole')).length).toBeGreaterThan(0);
  });

  test('records what was asked and found, and shows nothing to others', async () => {
    const actions = (await app.store.read.select({ action: events.action }).from(events).orderBy(events.id)).map(({ action }) => action);
    for (const action of ['part-funding plan asked for', 'part-funding plan found', 'part-funding plan refused']) expect(actions).toContain(action);
    expect((await stranger.get(`${here}/1`)).status).toBe(404);
    expect((await preparer.get(`${here}/99`)).status).toBe(404);
    expect((await officer.get(`${here}/1`)).status).toBe(200);
    expect((await officer.post(here, blank, here)).status).toBe(403);
  });
});
