import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { answers, profile } from '../features/filings/filing-case.ts';
import { statusAnswers } from '../features/term-filings/term-case.ts';
import { fillIn, follow, type Journey, openJourney } from '../support/browser.ts';
import { towerList } from './tower-list.ts';

const password = 'seven quiet rivers run';
let journey: Journey;
let preparer: Page;
let officer: Page;
let reviewer: Page;
let filing: string;

beforeAll(async () => {
  journey = await openJourney();
  preparer = await journey.newVisitor();
}, 60_000);
afterAll(async () => {
  await journey.close();
});

const titleOf = async (page: Page) => await page.locator('h1').innerText();
const stateOf = async (page: Page) => await page.locator('.head .tag').innerText();

/** Opens the link of an invitation in a window of its own and joins. */
async function join(link: string, person: { name: string; title: string }): Promise<Page> {
  const page = await journey.newVisitor();
  await page.goto(link);
  await journey.look(page, `invitation of ${person.name}`);
  await fillIn(page, 'main', { ...person, password });
  await follow(page, 'button.main');
  return page;
}

async function invite(page: Page, values: Record<string, string>): Promise<string> {
  await page.goto('/people');
  await fillIn(page, 'form[action="/people/invitations"]', values);
  await follow(page, 'form[action="/people/invitations"] button.main');
  return await page.locator('[data-invitation]').innerText();
}

/** The preparer says that the filing is complete, the officer reads, ticks and signs, and the submission runs. */
async function prepareAndCertify(name: string): Promise<void> {
  await preparer.goto(filing);
  await follow(preparer, '#complete button');
  expect(await stateOf(preparer)).toBe('Ready to certify');
  await officer.goto(`${filing}/certification`);
  await journey.look(officer, name);
  for (const box of await officer.locator('input[name=certify]').all()) await box.check();
  await fillIn(officer, 'main', { name: 'Olive Bright', title: 'President', password });
  await follow(officer, 'form[action$="/certification"] button.main');
  await officer.locator('.head .tag:text-is("Submitted")').waitFor();
}

describe('a stranger’s first hour', () => {
  test('sets up a carrier', async () => {
    await preparer.goto('/');
    await journey.look(preparer, 'welcome');
    await follow(preparer, 'a:has-text("Set up your organization")');
    await journey.look(preparer, 'set up');
    await fillIn(preparer, 'main', {
      organization: 'James River Wireless',
      kind: 'carrier',
      name: 'Ann Field',
      title: 'Engineer',
      email: 'ann@james.example',
      password,
    });
    await follow(preparer, 'button.main');
    expect(await titleOf(preparer)).toBe('James River Wireless');
    await journey.look(preparer, 'overview of a new carrier');
    await preparer.goto('/inventory');
    await journey.look(preparer, 'empty inventory');
  }, 60_000);

  test('invites the certifying officer, who joins by the link', async () => {
    const link = await invite(preparer, { into: 'own', email: 'olive@james.example', roles: 'certifying officer' });
    await journey.look(preparer, 'people');
    officer = await join(link, { name: 'Olive Bright', title: 'President' });
    expect(await titleOf(officer)).toBe('James River Wireless');
    await journey.look(officer, 'overview of the officer');
  }, 60_000);

  test('drops in a tower list with its own headers and confirms it', async () => {
    await preparer.goto('/imports/new');
    await journey.look(preparer, 'new import');
    await preparer.locator('#file').setInputFiles({ name: 'towers.csv', mimeType: 'text/csv', buffer: Buffer.from(towerList()) });
    await follow(preparer, 'button:has-text("Check the file")');
    expect(await preparer.locator('.lead').innerText()).toContain('110 rows: 110 sites and 0 lines of equipment. No errors');
    await journey.look(preparer, 'checked import');
    await follow(preparer, 'form[action$="/confirmation"] button');
    expect(await preparer.locator('.lead').innerText()).toMatch(/^110 sites, 0 units/);
    expect(await preparer.locator('.next').innerText()).toContain('say what stands at 110 sites');
  }, 60_000);

  test('puts a standard configuration at all of them', async () => {
    await follow(preparer, '.next a');
    await journey.look(preparer, 'configurations');
    await fillIn(preparer, 'main', { configuration: 'huawei-lte-three-sector', obtainedOn: '5/4/2016', ownership: 'owned' });
    await follow(preparer, 'button.main');
    expect(await preparer.locator('.note').innerText()).toContain('660 lines of equipment were added at 110 sites');
    expect(await preparer.locator('.lead').innerText()).toMatch(/^110 sites, 1,100 units\. \d+ are covered equipment/);
  }, 60_000);

  test('finds the sites on the map with the keyboard alone', async () => {
    await preparer.locator('[data-ready-ms]').waitFor();
    await journey.look(preparer, 'inventory');
    const marker = preparer.locator('.site-button').nth(3);
    await marker.focus();
    const name = await marker.getAttribute('aria-label');
    await preparer.keyboard.press('Enter');
    const popup = preparer.locator('.leaflet-popup-content');
    await popup.waitFor();
    expect(await preparer.evaluate(() => document.activeElement?.closest('.leaflet-popup-content') !== null)).toBe(true);
    expect(name).toContain((await popup.locator('a').first().innerText()).split(' ')[0]);
    await journey.look(preparer, 'inventory with a pop-up');
    await preparer.keyboard.press('Escape');
    await popup.waitFor({ state: 'detached' });
    expect(await preparer.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(name);
  }, 60_000);

  test('walks and searches the list with the keyboard', async () => {
    await preparer.locator('h1').click();
    await preparer.keyboard.press('j');
    await preparer.keyboard.press('j');
    await preparer.keyboard.press('x');
    expect(await preparer.locator('[data-bulk-count]').innerText()).toBe('1 ticked');
    await preparer.keyboard.press('/');
    await preparer.keyboard.type('webster');
    await Promise.all([preparer.waitForEvent('load'), preparer.keyboard.press('Enter')]);
    expect(await preparer.locator('tbody tr').count()).toBe(10);
    await follow(preparer, 'tbody .key a');
    expect(await titleOf(preparer)).toContain('Webster');
    await journey.look(preparer, 'site');
    await follow(preparer, 'a:has-text("Edit the site")');
    await journey.look(preparer, 'site form');
  }, 60_000);

  test('makes the estimate and sees it progress', async () => {
    await preparer.goto('/estimates/new');
    await journey.look(preparer, 'new estimate');
    await fillIn(preparer, 'main', { customers: '12,400', startOn: '2027-01-04', firstFundsOn: '2027-03-01' });
    await follow(preparer, 'main form button.main');
    await preparer.locator('progress').waitFor();
    await preparer.locator('h1:has-text("What it will cost")').waitFor();
    await journey.look(preparer, 'estimate');
    const here = new URL(preparer.url()).pathname;
    const sheets = ['roll-ups?by=year', 'roll-ups?by=county', 'kept-out', 'tie-out', 'map', 'outliers', 'now'];
    const plans = ['schedule', 'schedule?by=crew&open=all', 'schedule/map', 'schedule/risk', 'schedule-report'];
    for (const part of ['sites', 'network', 'prices', ...plans, 'issues', 'cost-report', 'sites/46-900003', ...sheets]) {
      await preparer.goto(`${here}/${part}`);
      await journey.look(preparer, `estimate ${part}`);
    }
  }, 120_000);

  test('plans the work with its own crews and follows it', async () => {
    await preparer.goto('/schedules/new');
    await journey.look(preparer, 'new plan');
    await fillIn(preparer, 'main form', { name: 'Three crews', 'crew-tower-crew-teams': '3' });
    await follow(preparer, 'main form button.main');
    await preparer.locator('#plan').waitFor({ timeout: 120_000 });
    await journey.look(preparer, 'plan');
    const plan = new URL(preparer.url()).pathname;
    for (const path of ['/schedules', '/schedules/compare', `${plan}/crew-curve`, `${plan}/track`, `${plan}/baseline`]) {
      await preparer.goto(path);
      await journey.look(preparer, path);
    }
    await follow(preparer, `main form[action="${plan}/baseline"] button.main`);
    for (const part of ['track', 'track/sites/46-900003', 'track/network', 'track/import', 'slip']) {
      await preparer.goto(`${plan}/${part}`);
      await journey.look(preparer, `plan ${part}`);
    }
  }, 240_000);

  test('fills in profile and answers, and says that the filing is complete', async () => {
    await preparer.goto('/organization');
    await journey.look(preparer, 'profile');
    await fillIn(preparer, 'main form', { ...profile, legalName: 'James River Wireless, Inc.', city: 'Aberdeen', state: 'SD', zip: '57401' });
    await follow(preparer, 'button:has-text("Save the profile")');
    await preparer.goto('/filings/new');
    await journey.look(preparer, 'new filing');
    await preparer.locator('main form [name=program][value=scrp]').check();
    await preparer.locator('main form [name=estimate]').first().check();
    await follow(preparer, 'main form button.main');
    filing = new URL(preparer.url()).pathname;
    await journey.look(preparer, 'filing');
    await preparer.goto(`${filing}/answers`);
    await journey.look(preparer, 'answers');
    for (const section of await preparer
      .locator('main form [name=section]')
      .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value))) {
      const form = `form:has([name=section][value="${section}"])`;
      const names = await preparer
        .locator(`${form} :is(input:not([type=hidden]), textarea, select)`)
        .evaluateAll((fields) => [...new Set(fields.map((field) => (field as HTMLInputElement).name))]);
      await fillIn(preparer, form, Object.fromEntries(names.flatMap((name) => (answers[name] === undefined ? [] : [[name, answers[name]]]))));
      await follow(preparer, `${form} button.main`);
    }
    await preparer.goto(filing);
    await journey.look(preparer, 'filing filled in');
  }, 120_000);

  test('certifies as two people and has the filing on paper', async () => {
    await prepareAndCertify('certification');
    await journey.look(officer, 'filing submitted');
    const answer = await officer.request.get(`${filing}/versions/1/filing.pdf`);
    expect(answer.headers()['content-type']).toContain('application/pdf');
    expect((await answer.body()).subarray(0, 5).toString()).toBe('%PDF-');
    await officer.goto(`${filing}/versions/1`);
    await follow(officer, 'main a[href^="/verify/"]');
    await journey.look(officer, 'verified filing');
    await officer.locator('#compare').setInputFiles({ name: 'paper.pdf', mimeType: 'application/pdf', buffer: await answer.body() });
    await officer.locator('[data-compare-outcome]:has-text("paper.pdf is, byte for byte, the PDF that was filed.")').waitFor();
  }, 120_000);

  test('invites the administrator, who returns the filing with a remark', async () => {
    const link = await invite(preparer, { into: 'administrator', email: 'mei@fund.example', organization: 'Fund Administrator' });
    reviewer = await join(link, { name: 'Mei Chen', title: 'Reviewer' });
    expect(new URL(reviewer.url()).pathname).toBe('/reviews');
    await journey.look(reviewer, 'queue');
    await follow(reviewer, 'tbody a');
    await journey.look(reviewer, 'review');
    const review = new URL(reviewer.url()).pathname;
    for (const part of ['lines', 'sites']) {
      await reviewer.goto(`${review}/${part}`);
      await journey.look(reviewer, `review ${part}`);
    }
    await reviewer.goto(review);
    await fillIn(reviewer, '#add-remark', { lineId: 'G.1', text: 'Say who removes the equipment.' });
    await follow(reviewer, '#add-remark button');
    await fillIn(reviewer, 'form[action$="/decision"]', { decision: 'return', text: 'One point is open.' });
    await follow(reviewer, 'form[action$="/decision"] button');
    await journey.look(reviewer, 'review returned');
  }, 120_000);

  test('answers, sends the second version, and is accepted', async () => {
    await preparer.goto(filing);
    expect(await stateOf(preparer)).toBe('Returned');
    await journey.look(preparer, 'filing returned');
    await preparer.locator('#remarks textarea').first().fill('A contractor does; the plan names it now.');
    await follow(preparer, 'form[action$="/remark-answers"] button.main');
    await prepareAndCertify('second certification');
    const review = filing.replace('/filings/', '/reviews/');
    await reviewer.goto(review);
    await reviewer.goto(`${review}/changes?version=2`);
    await journey.look(reviewer, 'changes');
    await reviewer.goto(review);
    await fillIn(reviewer, 'form[action$="/decision"]', { decision: 'acceptance', text: 'Complete and plausible.' });
    await follow(reviewer, 'form[action$="/decision"] button');
    await journey.look(reviewer, 'acceptance to confirm');
    await follow(reviewer, 'form[action$="/decision"] button.main');
    await preparer.goto('/');
    expect(await preparer.locator('main').innerText()).toContain('The filing was accepted');
    await journey.look(preparer, 'overview at the end');
    await preparer.goto('/history');
    await journey.look(preparer, 'history');
    expect(await preparer.locator('.note').innerText()).toContain('the chain is whole');
  }, 120_000);

  test('records the award and files a status update', async () => {
    await preparer.goto(`${filing}/term`);
    await journey.look(preparer, 'after approval');
    await follow(preparer, '.next a');
    await journey.look(preparer, 'award');
    await fillIn(preparer, 'main form', { approvedOn: new Date(Date.now() - 30 * 86_400_000).toISOString().slice(0, 10), approved: '9,800,000' });
    await follow(preparer, 'main form button.main');
    await journey.look(preparer, 'what is due');
    await fillIn(preparer, '#start', { kind: 'status-update' });
    await follow(preparer, '#start button.main');
    const update = new URL(preparer.url()).pathname;
    await journey.look(preparer, 'status update');
    await preparer.goto(`${update}/answers`);
    await journey.look(preparer, 'answers of a status update');
    for (const part of await preparer
      .locator('main form [name=part]')
      .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value))) {
      const form = `form:has([name=part][value="${part}"])`;
      const names = await preparer
        .locator(`${form} :is(input:not([type=hidden]), textarea, select)`)
        .evaluateAll((fields) => [...new Set(fields.map((field) => (field as HTMLInputElement).name))]);
      await fillIn(
        preparer,
        form,
        Object.fromEntries(names.flatMap((name) => (statusAnswers[name] === undefined ? [] : [[name, statusAnswers[name]]]))),
      );
      await follow(preparer, `${form} button.main`);
    }
    await preparer.goto(update);
    await journey.look(preparer, 'status update filled in');
    await follow(preparer, '#complete button.main');
    await officer.goto(`${update}/certification`);
    await journey.look(officer, 'certification of a status update');
    for (const box of await officer.locator('input[name=certify]').all()) await box.check();
    await fillIn(officer, 'main', { name: 'Olive Bright', title: 'President', password });
    await follow(officer, 'form[action$="/certification"] button.main');
    await officer.locator('.head .tag:text-is("Submitted")').waitFor();
    await officer.goto(`${update}/versions/1`);
    await journey.look(officer, 'receipt of a status update');
    await reviewer.goto(filing.replace('/filings/', '/reviews/'));
    expect(await reviewer.locator('#filed-after-approval').innerText()).toContain('Status update');
  }, 120_000);

  test('opens every other form of the term, and what stands around a version', async () => {
    const kinds = ['claim', 'extension-petition', 'modification', 'spending-report', 'disposal-record', 'final-certification'];
    for (const kind of kinds) {
      await preparer.goto(`${filing}/term`);
      await fillIn(preparer, '#start', { kind });
      await follow(preparer, '#start button.main');
      await journey.look(preparer, `draft of a ${kind}`);
      await preparer.goto(`${new URL(preparer.url()).pathname}/answers`);
      await journey.look(preparer, `answers of a ${kind}`);
    }
    for (const part of ['evidence', 'evidence?show=gaps', 'versions/2', 'term']) {
      await preparer.goto(`${filing}/${part}`);
      await journey.look(preparer, `filing ${part}`);
    }
    await preparer.goto('/term-filings?kind=annual-report');
    await journey.look(preparer, 'own filings of a provider');
    const review = filing.replace('/filings/', '/reviews/');
    for (const path of [`${review}/evidence`, `${review}/documents`, '/provider-filings']) {
      await reviewer.goto(path);
      await journey.look(reviewer, `administrator at ${path}`);
    }
  }, 240_000);

  test('meets no barrier, no page wider than the window, no error in the browser or on the server', () => {
    expect(journey.faults()).toEqual([]);
  });
});
