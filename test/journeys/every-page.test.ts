import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { fillIn, follow, type Journey, openJourney } from '../support/browser.ts';

let journey: Journey;
let preparer: Page;
let reviewer: Page;
beforeAll(async () => {
  journey = await openJourney();
  preparer = await journey.newVisitor();
  reviewer = await journey.newVisitor();
}, 60_000);
afterAll(async () => {
  await journey.close();
});

describe('the pages that a main path passes by', () => {
  test('of the demo carrier look finished', async () => {
    await preparer.goto('/');
    await follow(preparer, 'form[action="/demo"] button');
    await journey.look(preparer, 'demo people');
    const cells = await preparer.locator('tr:has-text("Mei Chen") td').allInnerTexts();
    const paths = [
      ['inventory to resolve', '/inventory?coverage=to-resolve'],
      ['inventory without a match', '/inventory?q=nowhere'],
      ['site with history', '/sites/1'],
      ['equipment form', '/equipment/1'],
      ['new equipment', '/sites/1/equipment/new'],
      ['equipment removal', '/equipment/1/deletion'],
      ['site removal', '/sites/1/deletion'],
      ['imports', '/imports'],
      ['import with warnings', '/imports/2'],
      ['configurations without a site', '/inventory/configurations'],
      ['field sheets', '/field-sheets'],
      ['field sheets of nothing', '/field-sheets?q=nowhere'],
      ['programs', '/programs'],
      ['program', '/programs/scrp'],
      ['catalog', '/catalog?q=rru'],
      ['price books', '/price-books'],
      ['price book', '/price-books/1'],
      ['import of a price book', '/price-books/new'],
      ['memo of a price book', '/price-books/1/memo'],
      ['recipes', '/recipes'],
      ['recipe', '/recipes/mobile-site'],
      ['new step of a recipe', '/recipes/mobile-site/new-step'],
      ['own prices', '/own-prices'],
      ['quote form', '/own-prices/new-quote'],
      ['own estimate form', '/own-prices/new-estimate'],
      ['import of quotes', '/own-prices/import'],
      ['documents', '/documents'],
      ['document form', '/documents/new'],
      ['estimates', '/estimates'],
      ['schedules', '/schedules'],
      ['filings', '/filings'],
      ['filed after approval', '/term-filings'],
      ['verify form', '/verify'],
      ['verify code that is not here', '/verify/7WN9-R7F0-Q139'],
      ['account', '/account'],
      ['a page that does not exist', '/nothing-here'],
      ['a page of another role', '/reviews'],
    ] as const;
    for (const [name, path] of paths) {
      await preparer.goto(path);
      await journey.look(preparer, name);
    }
    await reviewer.goto('/sign-in');
    await journey.look(reviewer, 'sign in');
    await fillIn(reviewer, 'main', { email: cells[1] ?? '', password: cells[2] ?? '' });
    await follow(reviewer, 'button.main');
    for (const path of ['/reviews', '/people', '/history']) {
      await reviewer.goto(path);
      await journey.look(reviewer, `administrator at ${path}`);
    }
  }, 120_000);

  test('with something to correct look finished', async () => {
    await preparer.goto('/sites/new');
    await fillIn(preparer, 'main form', { code: 'CB-001', name: 'Twin', latitude: '-102.3', longitude: '40.6' });
    await follow(preparer, 'main form button.main');
    await preparer.locator('.summary:focus').waitFor();
    await journey.look(preparer, 'site form with faults');
    await preparer.goto('/imports/new');
    const list =
      'Site code,Site name,Latitude,Longitude,Maker,Model,Quantity\nA-1,One,95,-98,Huawei,Mystery,-2\nCB-001,New name,39.3,102.2,ZTE,ZXSDR,x\n';
    await preparer.locator('#file').setInputFiles({ name: 'faults.csv', mimeType: 'text/csv', buffer: Buffer.from(list) });
    await follow(preparer, 'button:has-text("Check the file")');
    await journey.look(preparer, 'import with errors');
    await preparer.goto('/imports/new');
    await preparer.locator('#file').setInputFiles({ name: 'letter.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 and so on') });
    await follow(preparer, 'button:has-text("Check the file")');
    await journey.look(preparer, 'import that failed');
    await preparer.goto('/inventory');
    await preparer.locator('[data-select-all]').check();
    await follow(preparer, '.bulk button:has-text("Edit")');
    await journey.look(preparer, 'bulk edit');
    await fillIn(preparer, 'main form', { county: 'Yuma' });
    await follow(preparer, 'main form button.main');
    await journey.look(preparer, 'bulk edit question');
    await preparer.goto('/estimates/new');
    await fillIn(preparer, 'main', { startOn: '2027-01-04' });
    await follow(preparer, 'main form button.main');
    await preparer.locator('h1:not(:has-text("being made"))').waitFor();
    await journey.look(preparer, 'estimate refused');
  }, 120_000);

  test('meet no barrier, no page wider than the window, no error in the browser or on the server', () => {
    expect(journey.faults()).toEqual([]);
  });
});
