import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../../support/app-harness.ts';
import { addItem, addSite, inventoryOf, located, newCarrier, type Preparer, sendForm } from './inventory-case.ts';

let app: TestApp;
let preparer: Preparer;
beforeAll(async () => {
  app = await startTestApp();
});
beforeEach(async () => {
  preparer = await newCarrier(app);
});
afterAll(async () => {
  expect(app.errors).toEqual([]);
  await app.close();
});

describe('two people with the same form open', () => {
  test('do not overwrite each other’s site: the second sees both texts and loses none', async () => {
    const site = await addSite(preparer, {});
    const [first, second] = [await preparer.get(`${site}/edit`), await preparer.get(`${site}/edit`)];
    located(await sendForm(preparer, first, { form: 'main form', name: 'Holyoke South' }));
    const answer = await sendForm(preparer, second, { form: 'main form', name: 'Holyoke East', notes: 'Gate code 12' });
    expect(answer.status).toBe(409);
    expect(answer.$('.summary').text()).toMatch(/Somebody else saved.*Holyoke South/s);
    expect([answer.$('#name').val(), answer.$('#notes').val()]).toEqual(['Holyoke East', 'Gate code 12']);
    expect((await inventoryOf(app, preparer)).sites).toMatchObject([{ name: 'Holyoke South', notes: null }]);
    located(await sendForm(preparer, answer, { form: 'main form' }));
    expect((await inventoryOf(app, preparer)).sites).toMatchObject([{ name: 'Holyoke East', notes: 'Gate code 12' }]);
  });

  test('may both save the same values', async () => {
    const site = await addSite(preparer, {});
    const [first, second] = [await preparer.get(`${site}/edit`), await preparer.get(`${site}/edit`)];
    located(await sendForm(preparer, first, { form: 'main form', name: 'Holyoke South' }));
    located(await sendForm(preparer, second, { form: 'main form', name: 'Holyoke South' }));
  });

  test('keep what was open when a value is refused first', async () => {
    const site = await addSite(preparer, {});
    const first = await preparer.get(`${site}/edit`);
    const refused = await sendForm(preparer, await preparer.get(`${site}/edit`), { form: 'main form', latitude: '99' });
    expect(refused.status).toBe(422);
    located(await sendForm(preparer, first, { form: 'main form', name: 'Holyoke South' }));
    expect((await sendForm(preparer, refused, { form: 'main form', latitude: '40.61' })).status).toBe(409);
  });

  test('do not overwrite each other’s equipment', async () => {
    const site = await addSite(preparer, {});
    await addItem(preparer, site, { tag: 'RACK' });
    const address = String((await preparer.get(site)).$('a[href^="/equipment/"]').first().attr('href'));
    const [first, second] = [await preparer.get(address), await preparer.get(address)];
    located(await sendForm(preparer, first, { form: 'main form', quantity: '4' }));
    const answer = await sendForm(preparer, second, { form: 'main form', quantity: '5' });
    expect(answer.status).toBe(409);
    expect(answer.$('.summary').text()).toMatch(/Somebody else saved.*“4”/s);
    expect(answer.$('#quantity').val()).toBe('5');
    expect((await inventoryOf(app, preparer)).items).toMatchObject([{ quantity: 4 }]);
  });

  test('do not overwrite each other’s profile', async () => {
    const [first, second] = [await preparer.get('/organization'), await preparer.get('/organization')];
    located(await sendForm(preparer, first, { form: 'main form', legalName: 'Prairie LLC' }));
    const answer = await sendForm(preparer, second, { form: 'main form', legalName: 'Prairie Inc.' });
    expect(answer.status).toBe(409);
    expect(answer.$('.summary').text()).toMatch(/Somebody else saved.*Prairie LLC/s);
    expect(answer.$('#legalName').val()).toBe('Prairie Inc.');
    expect((await preparer.get('/organization')).$('#legalName').val()).toBe('Prairie LLC');
    located(await sendForm(preparer, answer, { form: 'main form' }));
    expect((await preparer.get('/organization')).$('#legalName').val()).toBe('Prairie Inc.');
  });
});
