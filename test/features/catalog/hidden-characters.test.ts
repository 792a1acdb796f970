import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { stepKey } from '../../../server/domain/catalog/step-key.ts';
import { loadReferenceData } from '../../../server/platform/reference-data.ts';
import { startTestApp, type TestApp } from '../../support/app-harness.ts';
import { estimateForm } from '../../support/enter-network.ts';
import { dropIn, fields, priceFile, priceRow, publish, published, textOf, textsOf } from './edition-case.ts';

type Person = Awaited<ReturnType<TestApp['addOrganization']>>[number];
let app: TestApp;
let preparer: Person;
let manager: Person;

beforeAll(async () => {
  app = await startTestApp({ now: '2026-11-22T10:00:00.000Z' });
  const [first] = await app.addOrganization('carrier', 'High Plains', [['preparer']]);
  const [second] = await app.addOrganization('administrator', 'Program Office', [['program manager']]);
  if (!first || !second) throw new Error('Nobody.');
  [preparer, manager] = [first, second];
});
afterAll(async () => {
  expect(app.errors).toEqual([]);
  await app.close();
});

test('an item of a price book with a mark that cannot be seen is refused at its cell', async () => {
  const page = await preparer.get(await dropIn(app, preparer, { bytes: priceFile([priceRow({ item: 'Radio\u202eunit' })], fields) }));
  expect(textOf(page)).toContain('the invisible character U+202E');
  expect(page.$('form[action$="/publication"]')).toHaveLength(0);
});

test('the statement of an edition is refused with such a mark, and what was entered stays', async () => {
  const draft = await dropIn(app, preparer, { bytes: priceFile([priceRow({})], fields) });
  const answer = await publish(preparer, draft, { statement: 'Made by\u202e us' });
  expect(answer.status).toBe(422);
  expect(textsOf(answer, '.summary li').join()).toContain('U+202E');
  expect(String(answer.$('[name=title]').val())).toBe('Own prices 2026');
});

test.each(['\u202e', '\u0007', '\u001b'])('the reason of a recipe change and the name and note of an estimate are refused with %j', async (mark) => {
  const recipe = loadReferenceData().recipes.recipes.find(({ key }) => key === 'mobile-site');
  const step = recipe?.steps.find(({ entryCode }) => entryCode === 'PW-020');
  const address = `/recipes/mobile-site/steps/${step && stepKey(step)}`;
  const seen = String((await preparer.get(address)).$('input[name=seen]').val() ?? '');
  const reason = `Our older shelters hold two racks,${mark} so each site needs two sets.`;
  const change = await preparer.post(address, { seen, quantity: '2', reason });
  expect(change.status).toBe(422);
  expect(change.$('.summary').text()).toContain('invisible character');
  const estimate = await preparer.post('/estimates', { ...estimateForm, name: `Plan${mark} B`, note: `Two${mark} crews` }, '/estimates/new');
  expect(estimate.status).toBe(422);
  expect(
    estimate
      .$('.summary li')
      .text()
      .match(/invisible character/g),
  ).toHaveLength(2);
});

test('two editions of one code are told apart where an edition is chosen', async () => {
  await published(app, preparer, { bytes: priceFile([priceRow({ code: 'RA-011' })], fields) });
  await published(app, manager, { bytes: priceFile([priceRow({ code: 'RA-012' })], fields) });
  const codes = textsOf(await preparer.get('/price-books'), 'tbody th .small').map((text) => text.split(' · ')[0]);
  expect(codes).toEqual(expect.arrayContaining(['2026.7 of High Plains', '2026.7 of Program Office']));
  const options = textsOf(await preparer.get('/estimates/new'), '#editionId option');
  expect(options.filter((text) => /2026\.7 of (High Plains|Program Office)/.test(text))).toHaveLength(2);
  expect(textsOf(await manager.get('/price-books'), 'tbody th .small').join()).not.toContain('High Plains');
});
