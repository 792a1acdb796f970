import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ensureEdition } from '../../../server/features/catalog/index.ts';
import { loadReferenceData } from '../../../server/platform/reference-data.ts';
import { startTestApp, type TestApp } from '../../support/app-harness.ts';

const { edition, models } = loadReferenceData();

describe('price books and the catalog', () => {
  let app: TestApp;
  let reader: Awaited<ReturnType<TestApp['addOrganization']>>[number];

  beforeEach(async () => {
    app = await startTestApp();
    const [person] = await app.addOrganization('carrier', 'High Plains', [['preparer']]);
    if (!person) throw new Error('Nobody.');
    reader = person;
  });
  afterEach(async () => {
    expect(app.errors).toEqual([]);
    await app.close();
  });

  test('the shipped edition is published once, whatever the number of starts', async () => {
    const id = await ensureEdition(app.store, edition);
    expect(await ensureEdition(app.store, edition)).toBe(id);
    const page = await reader.get('/price-books');
    expect(page.$('tbody tr')).toHaveLength(1);
    expect(page.$('tbody tr').text()).toContain(edition.title);
  });

  test('a changed edition under the same code stands beside the old one', async () => {
    await ensureEdition(app.store, { ...edition, title: 'Planning edition 2026.1, corrected' });
    const page = await reader.get('/price-books');
    expect(page.$('tbody tr')).toHaveLength(2);
    expect(page.$('tbody .tag.ok')).toHaveLength(1);
  });

  test('an edition shows every price with low, likely, high, basis and source, and says what it is not', async () => {
    const page = await reader.get('/price-books/1');
    expect(page.$('tbody tr')).toHaveLength(edition.entries.length);
    expect(page.$('.note').text()).toContain(edition.statement);
    for (const row of page.$('tbody tr').toArray()) {
      expect(page.$(row).find('.tag').text()).not.toBe('');
      expect(page.$(row).find('td.words').text().trim()).not.toBe('');
    }
    expect(page.$('main').text()).toContain('How to read the basis');
    expect(page.$('main').text()).toContain('Our own judgment, for planning only');
  });

  test('prices are found by text and by category', async () => {
    const entry = edition.entries[0];
    const one = await reader.get(`/price-books/1?q=${entry?.code.toLowerCase()}`);
    expect(one.$('tbody tr .key').first().text()).toContain(entry?.item);
    const some = await reader.get('/price-books/1?category=Disposal');
    expect(some.$('tbody tr').length).toBe(edition.entries.filter((price) => price.category === 'Disposal').length);
    expect((await reader.get('/price-books/1?q=zzzz')).$('main').text()).toContain('No price fits');
    expect((await reader.get('/price-books/1?category=None')).$('tbody tr')).toHaveLength(edition.entries.length);
  });

  test('an edition that does not exist is not found', async () => {
    expect((await reader.get('/price-books/999')).status).toBe(404);
    expect((await reader.get('/price-books/x')).status).toBe(404);
  });

  test('the catalog lists all models, fifty at a time', async () => {
    const page = await reader.get('/catalog');
    expect(page.$('h1').text()).toBe('Equipment catalog');
    expect(page.$('table tbody tr')).toHaveLength(50);
    expect(page.$('.under').text()).toContain(`of ${models.length}`);
    const last = await reader.get('/catalog?page=999');
    expect(last.$('table tbody tr')).toHaveLength(models.length % 50 || 50);
  });

  test.each([
    ['huawei rru-3908 v2', 'Huawei RRU3908'],
    ['bts 3900a', 'Huawei BTS3900A'],
    ['RTN 950', 'Huawei OptiX RTN 950'],
  ])('a search for “%s” finds %s first', async (written, model) => {
    const page = await reader.get(`/catalog?q=${encodeURIComponent(written)}`);
    expect(page.$('tbody tr .key').first().text()).toContain(model);
    expect(page.$('.note').text()).toContain(`is taken for ${model}`);
  });

  test('a row says honestly how far to trust it', async () => {
    const remembered = await reader.get('/catalog?evidence=remembered');
    expect(
      new Set(
        remembered
          .$('tbody .tag')
          .toArray()
          .map((tag) => remembered.$(tag).text()),
      ),
    ).toEqual(new Set(['From memory']));
    expect(remembered.$('.under').text()).toContain(`of ${models.filter((model) => model.evidence === 'remembered').length}`);
    const named = await reader.get('/catalog?evidence=name-read&maker=ZTE&category=OLT');
    for (const row of named.$('table tbody tr').toArray()) expect(named.$(row).text()).toContain('Name read in a source');
  });

  test('visitors sign in first; reviewers may read', async () => {
    expect((await app.visitor().get('/price-books')).status).toBe(303);
    const [reviewer] = await app.addOrganization('administrator', 'Program Office', [['reviewer']]);
    expect((await reviewer?.get('/catalog'))?.status).toBe(200);
    expect((await reviewer?.get('/price-books/1'))?.status).toBe(200);
  });

  test('markup in a search is shown as text', async () => {
    const page = await reader.get(`/catalog?q=${encodeURIComponent('<script>alert(1)</script>')}`);
    expect(page.text).not.toContain('<script>alert(1)');
    expect(page.$('input[type=search]').val()).toBe('<script>alert(1)</script>');
  });
});
