import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { fillIn, follow, type Journey, openJourney } from '../support/browser.ts';

const person = { email: 'ann@james.example', password: 'seven quiet rivers run' };
const panel = '#section-risk-management';
const text = `${panel} #riskManagement`;
let journey: Journey;
let here: Page;
let there: Page;
let answers: string;
beforeAll(async () => {
  journey = await openJourney();
  here = await journey.newVisitor();
  there = await journey.newVisitor();
}, 60_000);
afterAll(async () => {
  await journey.close();
});

/** Waits for what the form says about itself. */
async function says(page: Page, words: string): Promise<void> {
  await page.locator(`${panel} [data-save-state]:has-text("${words}")`).waitFor();
}

describe('answers in the browser', () => {
  test('save themselves when the writer pauses, and tell how long ago', async () => {
    await here.goto('/setup');
    await fillIn(here, 'main', { organization: 'James River Wireless', kind: 'carrier', name: 'Ann Field', title: 'Engineer', ...person });
    await follow(here, 'button.main');
    await here.goto('/filings/new');
    await fillIn(here, 'main form', { program: 'scrp', estimate: 'none' });
    await follow(here, 'main form button.main');
    answers = `${new URL(here.url()).pathname}/answers`;
    await here.clock.install();
    await here.goto(answers);
    await says(here, 'Saves by itself while you write.');
    await here.locator(text).pressSequentially('The framework is read');
    await says(here, 'Saved just now.');
    expect(await here.locator(`${panel} [data-save-length]`).innerText()).toBe(String('The framework is read'.length));
    expect(await here.locator('[data-save-news]').innerText()).toBe('Risk management: saved.');
    await here.clock.fastForward('02:10');
    await says(here, 'Saved 2 minutes ago.');
    await journey.look(here, 'answers that saved themselves');
    await here.reload();
    expect(await here.locator(text).inputValue()).toBe('The framework is read');
  }, 60_000);

  test('say plainly that they are offline, and are saved when the line is back', async () => {
    await here.context().setOffline(true);
    await here.locator(text).pressSequentially(' every year');
    await says(here, 'Not saved: this device is offline.');
    await journey.look(here, 'answers offline');
    await here.locator(`${panel} button.main`).click();
    await says(here, 'Not saved: this device is offline.');
    expect(await here.locator(text).inputValue()).toContain('every year');
    await here.locator(text).pressSequentially(' by the board');
    await here.context().setOffline(false);
    await says(here, 'Saved just now.');
    await here.reload();
    expect(await here.locator(text).inputValue()).toContain('every year');
  }, 60_000);

  test('ask before they are left unsaved', async () => {
    await here.route(`**${answers}`, (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()));
    await here.locator(text).pressSequentially(' and by the engineer');
    await says(here, 'Not saved: the server cannot be reached.');
    const asked = here.waitForEvent('dialog');
    const left = here.close({ runBeforeUnload: true });
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
    await left;
    await here.unroute(`**${answers}`);
    await says(here, 'Saved just now.');
  }, 90_000);

  test('keep both texts when the same section was saved in another browser', async () => {
    await there.goto('/sign-in');
    await fillIn(there, 'main', person);
    await follow(there, 'button.main');
    await there.goto(answers);
    await there.locator(text).fill('What the other browser says.');
    await says(there, 'Saved just now.');
    await here.locator(text).fill('What this browser says.');
    await says(here, 'was saved by you in another window while you wrote');
    expect(await here.locator(text).inputValue()).toBe('What this browser says.');
    expect(await here.locator(`${panel} .note.warn`).innerText()).toContain('What the other browser says.');
    await journey.look(here, 'answers in conflict');
    await here.locator(text).fill('What both browsers say.');
    await follow(here, `${panel} button.main`);
    await there.reload();
    expect(await there.locator(text).inputValue()).toBe('What both browsers say.');
  }, 60_000);

  test('of another part are saved before anything is sent, so that the answer to a paste shows them', async () => {
    await there.goto('/term-filings');
    await fillIn(there, 'main form', { kind: 'annual-report' });
    await follow(there, 'main form[action="/term-filings"] button.main');
    // The pause after which a part saves itself never ends.
    await there.clock.install();
    await there.goto(`${new URL(there.url()).pathname}/answers`);
    await there.locator('#plan').fill('Two switches are taken out in spring.');
    await there.locator('#year').fill('2025');
    const paste = 'form:has([name="pasted"])';
    await there.locator(`${paste} summary`).click();
    await there.locator(`${paste} textarea`).fill('Leased line of another carrier\tHolyoke\tsoon');
    await follow(there, `${paste} .btn`);
    expect(await there.locator('.summary').innerText()).toContain('Obtained on is not a date');
    expect(await there.locator('#plan').inputValue()).toBe('Two switches are taken out in spring.');
    expect(await there.locator('#year').inputValue()).toBe('2025');
    await there.locator('#plan').fill('Three switches are taken out in spring.');
    await there.locator(`${paste} textarea`).fill('Leased line of another carrier\tHolyoke\t2020-03-02');
    await follow(there, `${paste} .btn`);
    expect(await there.locator('.note.ok').innerText()).toContain('1 row is added');
    expect(await there.locator('#plan').inputValue()).toBe('Three switches are taken out in spring.');
  }, 60_000);

  test('of a part that is refused do not keep anything else from being sent', async () => {
    await there.locator('#plan').fill('Switches\u202e');
    const asked = there.waitForEvent('dialog');
    await there.locator('form:has([name="pasted"]) summary').click();
    const sent = there.locator('form:has([name="pasted"]) .btn').click({ noWaitAfter: true });
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
    await sent;
    expect(await there.locator('form:has(#plan) [data-save-state]').innerText()).toContain('U+202E');
    expect(await there.locator('#plan').inputValue()).toBe('Switches\u202e');
  }, 60_000);

  test('are followed by the letter that an unfinished filing would get', async () => {
    await here.goto(answers.replace('/answers', '/mock-letter'));
    expect(await here.locator('#cure').innerText()).toContain('the last day to cure would be');
    await journey.look(here, 'mock letter');
    await follow(here, '#lacking a[href*="/answers#"]');
    expect(new URL(here.url()).pathname).toBe(answers);
  }, 60_000);

  test('meet no barrier, no page wider than the window, no error in the browser or on the server', () => {
    expect(journey.faults()).toEqual([]);
  });
});
