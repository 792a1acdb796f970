import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { fillIn, follow, type Journey, openJourney } from '../support/browser.ts';
import { towerList } from './tower-list.ts';

let journey: Journey;
let page: Page;
beforeAll(async () => {
  journey = await openJourney({ javaScript: false });
  page = await journey.newVisitor();
}, 60_000);
afterAll(async () => {
  await journey.close();
});

describe('the main path with JavaScript turned off', () => {
  test('sets up a carrier and imports its tower list', async () => {
    await page.goto('/setup');
    await fillIn(page, 'main', {
      organization: 'James River Wireless',
      kind: 'carrier',
      name: 'Ann Field',
      title: 'Engineer',
      email: 'ann@james.example',
      password: 'seven quiet rivers run',
    });
    await follow(page, 'button.main');
    await follow(page, '.next a');
    await page.locator('#file').setInputFiles({ name: 'towers.csv', mimeType: 'text/csv', buffer: Buffer.from(towerList()) });
    await follow(page, 'button:has-text("Check the file")');
    expect(await page.locator('.head .tag').innerText()).toBe('Waits for you');
    await journey.look(page, 'checked import without scripts');
    await follow(page, 'form[action$="/confirmation"] button');
    expect(await page.locator('tbody tr').count()).toBe(50);
  }, 60_000);

  test('shows the sites as a table beside a drawn map, and turns its pages', async () => {
    await page.locator('svg.drawing').waitFor();
    expect(await page.locator('svg.drawing').getAttribute('aria-label')).toContain('110 sites');
    expect(await page.locator('.leaflet-container').count()).toBe(0);
    await journey.look(page, 'inventory without scripts');
    await follow(page, 'a[rel=next]');
    expect(await page.locator('.under').first().innerText()).toContain('Sites 51 to 100 of 110');
    await page.locator('#filter-q').fill('webster');
    await follow(page, 'button:has-text("Search")');
    expect(await page.locator('tbody tr').count()).toBe(10);
  }, 60_000);

  test('changes the ticked sites together, after one question', async () => {
    for (const box of (await page.locator('td.select input').all()).slice(0, 2)) await box.check();
    await follow(page, '.bulk button:has-text("Edit")');
    await fillIn(page, 'main form', { structure: 'guyed-tower' });
    await follow(page, 'main form button.main');
    expect(await page.locator('h1').innerText()).toBe('Change 2 sites?');
    await follow(page, 'main form button.main');
    expect(await page.locator('.note').innerText()).toContain('2 sites were changed');
    expect(page.url()).toContain('q=webster');
  }, 60_000);

  test('puts a standard configuration at all sites, and corrects one line of it', async () => {
    await page.goto('/inventory/configurations');
    await fillIn(page, 'main', { configuration: 'huawei-lte-two-sector', obtainedOn: '2016-05-04' });
    await follow(page, 'button.main');
    await follow(page, 'tbody .key a');
    await follow(page, 'tbody .key a');
    await fillIn(page, 'main form', { quantity: '2', serials: 'S1; S2' });
    await follow(page, 'main form button.main');
    expect(await page.locator('tbody').innerText()).toContain('S1, S2');
    await journey.look(page, 'site without scripts');
  }, 60_000);

  test('makes the estimate on a page that looks again by itself', async () => {
    await page.goto('/estimates/new');
    await fillIn(page, 'main', { customers: '12,400', startOn: '2027-01-04', firstFundsOn: '2027-03-01' });
    await follow(page, 'main form button.main');
    await page.locator('h1:has-text("What it will cost")').waitFor();
    await journey.look(page, 'estimate without scripts');
    const why = page.locator('details.why').first();
    await why.locator('summary').click();
    expect(await why.locator('.formula').isVisible()).toBe(true);
    await follow(page, 'a:has-text("The whole schedule")');
    expect(await page.locator('h1').innerText()).toBe('How long it will take');
  }, 120_000);

  test('meets no page wider than the window, and no error in the browser or on the server', () => {
    expect(journey.faults()).toEqual([]);
  });
});
