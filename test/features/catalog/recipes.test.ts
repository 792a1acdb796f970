import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { recipeChanges } from '../../../db/schema/recipes.ts';
import { day } from '../../../server/domain/calendar.ts';
import { stepKey } from '../../../server/domain/catalog/step-key.ts';
import { ensureEdition, listRecipeChanges } from '../../../server/features/catalog/index.ts';
import { listEvents } from '../../../server/platform/events.ts';
import { loadReferenceData } from '../../../server/platform/reference-data.ts';
import { startTestApp, type TestApp } from '../../support/app-harness.ts';

type Reader = Awaited<ReturnType<TestApp['addOrganization']>>[number];

const { edition, recipes: book } = loadReferenceData();
const site = recipeOf('mobile-site');
const cabinet = stepOf('mobile-site', 'PW-020');
const cabinetPrice = entryOf('PW-020');
const share = stepOf('structure-risk', 'TW-020');
const percentage = stepOf('program', 'IT-040');
const here = `/recipes/${site.key}`;
const step = `${here}/steps/${stepKey(cabinet)}`;
const addition = `${here}/new-step`;
const reason = 'Our older shelters hold two racks, so each site needs two sets; see the survey of May.';
const crane = {
  entryCode: 'TW-050',
  driver: 'per site',
  quantity: '1.5',
  phase: 'removal',
  reason: 'A crane stands at each silo for a day and a half, as our last two jobs took.',
};

describe('recipes', () => {
  let app: TestApp;
  let preparer: Reader;
  let colleague: Reader;
  let officer: Reader;

  beforeEach(async () => {
    app = await startTestApp({ now: '2026-11-22T16:00:00Z' });
    const [one, two, three] = await app.addOrganization('carrier', 'High Plains', [['preparer'], ['preparer'], ['certifying officer']]);
    if (!one || !two || !three) throw new Error('Nobody.');
    preparer = one;
    colleague = two;
    officer = three;
  });
  afterEach(async () => {
    expect(app.errors).toEqual([]);
    await app.close();
  });

  const save = async (visitor: Reader, fields: Record<string, string>, address = step) => {
    const form = await visitor.get(address);
    const seen = form.$('input[name=seen]').attr('value');
    return await visitor.post(address, { ...(seen === undefined ? {} : { seen }), ...fields });
  };

  describe('to read', () => {
    test('the list shows every recipe with what it is for and how many steps it has, and says what the book is', async () => {
      const page = await preparer.get('/recipes');
      const titles = page
        .$('tbody th a')
        .map((_, link) => page.$(link).text())
        .get();
      expect(titles.sort()).toEqual(book.recipes.map((recipe) => recipe.title).sort());
      expect(page.$('.note').text()).toContain(book.statement);
      const row = page.$(`a[href="${here}"]`).closest('tr');
      expect(row.text()).toContain('RAN baseband, RRU and AAU');
      expect(row.find('td[data-label=Steps]').text()).toBe(String(site.steps.length));
      expect(row.find('td[data-label="Your changes"]').text()).toBe('None');
    });

    test('recipes are found by title, price code, name of the price and part of the network', async () => {
      const titles = async (query: string) => {
        const page = await preparer.get(`/recipes?${query}`);
        return page
          .$('tbody th a')
          .map((_, link) => page.$(link).text())
          .get();
      };
      expect(await titles('q=pw-020')).toContain(site.title);
      expect(await titles('q=cable+bridge')).toContain(site.title);
      expect(await titles('part=core')).toContain('Packet core');
      expect(await titles('part=core')).not.toContain(site.title);
      expect(await titles('part=changed')).toEqual([]);
      expect(await titles('q=%3Cscript%3E')).toEqual([]);
      expect((await preparer.get('/recipes?q=no-such-thing')).$('.empty').text()).toContain('No recipe fits');
    });

    test('a recipe shows each step with price, basis, quantity, what it follows, condition and reason, by phase', async () => {
      const page = await preparer.get(here);
      expect(
        page
          .$('main h2')
          .map((_, head) => page.$(head).text())
          .get(),
      ).toEqual(expect.arrayContaining(['Removal', 'Replacement', 'Disposal', 'Soft cost', 'Worked example']));
      const row = page.$(`a[href="${step}"]`).closest('tr');
      expect(row.text()).toContain(cabinetPrice.item);
      expect(row.text()).toContain(dollars(cabinetPrice.likelyCents));
      expect(row.text()).toContain(`${dollars(cabinetPrice.lowCents)} to ${dollars(cabinetPrice.highCents)}`);
      expect(row.text()).toContain('once for each site');
      expect(row.find('.tag').text()).toBe('Planning assumption');
      expect(row.text()).toContain(cabinet.reason);
      expect(page.$('main').text()).toContain('Only on towers below 500 ft.');
      expect(page.$('.next').text()).toContain('Estimates and filings made before a change keep the recipe they were made with.');
    });

    test('every recipe has a page, and its worked example sums to the total that the first sentence names', async () => {
      for (const recipe of book.recipes) {
        const page = await preparer.get(`/recipes/${recipe.key}`);
        expect(page.status).toBe(200);
        const rows = page
          .$('section.panel')
          .filter((_, panel) => page.$(panel).find('h2').text() === 'Worked example')
          .find('table');
        const cents = (text: string) => Math.round(Number(text.replace(/[$,]/g, '')) * 100);
        const amounts = rows
          .find('tbody td[data-label=Likely]')
          .map((_, cell) => cents(page.$(cell).text()))
          .get();
        const total = cents(rows.find('tfoot td[data-label=Likely]').text());
        expect(amounts.length).toBeGreaterThan(0);
        expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBe(total);
        expect(page.$('.lead').text()).toContain(`$${Math.floor(total / 100).toLocaleString('en-US')} likely`);
      }
    });

    test('an administrator sees the recipes, but no changes of carriers and no forms', async () => {
      await save(preparer, { quantity: '2', reason });
      const [reviewer] = await app.addOrganization('administrator', 'Fund', [['reviewer']]);
      const page = await reviewer?.get(here);
      expect(page?.status).toBe(200);
      expect(page?.text).not.toContain('older shelters');
      expect(page?.$(`a[href="${step}"]`)).toHaveLength(0);
      expect((await reviewer?.get('/recipes'))?.text).not.toContain('Your changes');
      expect((await reviewer?.get('/recipes.csv'))?.text).not.toContain('older shelters');
      expect((await reviewer?.get('/recipes.json'))?.text).not.toContain('older shelters');
      expect((await reviewer?.get(step))?.status).toBe(403);
      expect((await reviewer?.post(step, { quantity: '2', reason }))?.status).toBe(403);
    });

    test('the certifying officer reads the changes and makes none', async () => {
      await save(preparer, { quantity: '2', reason });
      const page = await officer.get(here);
      expect(page.text).toContain('older shelters');
      expect(page.$(`a[href="${step}"], a[href*="/deletion"]`)).toHaveLength(0);
      expect((await officer.post(step, { quantity: '3', reason })).status).toBe(403);
      expect((await officer.get(addition)).status).toBe(403);
    });

    test('a recipe or step that does not exist is not found', async () => {
      for (const address of ['/recipes/moon-base', '/recipes/moon-base/new-step', `${here}/steps/TW-999.per-site.removal`, `${here}/steps/%3Cb%3E`]) {
        expect((await preparer.get(address)).status).toBe(404);
      }
      expect((await preparer.post(`${here}/steps/TW-999.per-site.removal`, { quantity: '2', reason })).status).toBe(404);
    });

    test('the recipes can be taken along as CSV and as JSON, with the own changes beside', async () => {
      await save(preparer, { quantity: '2', reason });
      const csv = (await preparer.download('/recipes.csv')).body.toString('utf8');
      expect(csv.split('\r\n').length - 2).toBe(book.recipes.reduce((sum, recipe) => sum + recipe.steps.length, 0));
      expect(csv).toContain(reason);
      expect(csv).toContain('planning assumption');
      const json = JSON.parse((await preparer.download('/recipes.json')).body.toString('utf8'));
      expect(json.recipeBook).toEqual(JSON.parse(JSON.stringify(book)));
      expect(json.changes).toEqual([expect.objectContaining({ recipe: site.key, step: stepKey(cabinet), quantity: 2, fits: true })]);
    });
  });

  describe('to change', () => {
    test('a new quantity with its reason is saved, shows on the list and on the recipe, and stands in the history with before and after', async () => {
      const saved = await save(preparer, { quantity: '2', reason });
      expect(saved.status).toBe(303);
      const page = await preparer.get(saved.headers.location ?? '');
      expect(page.$('.note.ok, .note').first().text()).toContain('It counts in estimates made from now on.');
      expect(page.$(`a[href="${step}"]`).closest('tr').text()).toContain('2, changed by you');
      expect(page.$(`a[href="${step}"]`).closest('tr').text()).toContain('recipe book: 1');
      expect((await preparer.get('/recipes?part=changed')).$('tbody th a').text()).toBe(site.title);
      const [event] = await eventRows(app, preparer);
      expect(event).toMatchObject({ action: 'recipe step changed', subject: 'recipe mobile-site' });
      expect(event?.changesJson).toMatchObject({ quantity: { before: 1, after: 2 }, reason: { before: null, after: reason } });
      const changes = await listRecipeChanges(await app.contextFor(officer.personId));
      expect(changes).toEqual([expect.objectContaining({ recipeKey: site.key, stepKey: stepKey(cabinet), quantity: 2, added: null, reason })]);
    });

    test('what it means in dollars is shown before anything is saved', async () => {
      const form = await preparer.get(step);
      expect(form.$('main').text()).toContain(`${dollars(cabinetPrice.likelyCents)}.00`);
      const shown = await save(preparer, { quantity: '3', reason, action: 'show' });
      expect(shown.status).toBe(200);
      expect(shown.$('main').text()).toContain(`costs ${dollars(2 * cabinetPrice.likelyCents)}.00 more`);
      expect(shown.$('main').text()).toContain(`${dollars(3 * cabinetPrice.likelyCents)}.00`);
      expect(shown.$('#quantity').attr('value')).toBe('3');
      expect(shown.$('#reason').text()).toBe(reason);
      expect(await listRecipeChanges(await app.contextFor(preparer.personId))).toEqual([]);
    });

    test('0 leaves the step out and says so', async () => {
      const saved = await save(preparer, { quantity: '0', reason });
      const page = await preparer.get(saved.headers.location ?? '');
      expect(page.text).toContain('The step is left out (quantity 0).');
      expect(page.$(`a[href="${step}"]`).closest('tr').text()).toContain('Left out by you');
      expect(page.$('table').last().text()).not.toContain('PW-020');
      expect((await eventRows(app, preparer))[0]?.action).toBe('recipe step left out');
    });

    test('a change can be changed again, is counted as another version, and saving the same once more changes nothing', async () => {
      await save(preparer, { quantity: '2', reason });
      await save(preparer, { quantity: '4', reason });
      const events = await eventRows(app, preparer);
      expect(events[0]?.changesJson).toMatchObject({ quantity: { before: 2, after: 4 } });
      expect((await preparer.get(here)).text).toContain('version 2');
      await save(preparer, { quantity: '4', reason });
      expect(await eventRows(app, preparer)).toHaveLength(events.length);
      expect((await preparer.get(here)).text).toContain('version 2');
    });

    test('taking a change back asks once, restores the book and stands in the history', async () => {
      await save(preparer, { quantity: '2', reason });
      const link = (await preparer.get(here)).$('a[href*="/deletion"]').first().attr('href') ?? '';
      const question = await preparer.get(link);
      expect(question.$('main').text()).toContain('Estimates and filings made with the change keep it.');
      const done = await preparer.post(link, { seen: String(question.$('input[name=seen]').attr('value')) });
      const page = await preparer.get(done.headers.location ?? '');
      expect(page.text).toContain('Taken back');
      expect(page.$(`a[href="${step}"]`).closest('tr').text()).not.toContain('changed by you');
      const [event] = await eventRows(app, preparer);
      expect(event).toMatchObject({ action: 'recipe change taken back' });
      expect(event?.changesJson).toMatchObject({ change: { before: { quantity: 2, reason }, after: null } });
      expect((await preparer.get(link)).status).toBe(404);
      expect(await listRecipeChanges(await app.contextFor(preparer.personId))).toEqual([]);
    });

    test('a step can be added with a price of the edition, changed like any other and taken back', async () => {
      const shown = await preparer.post(addition, { ...crane, action: 'show' }, addition);
      expect(shown.status).toBe(200);
      expect(shown.$('main').text()).toContain(`costs ${dollars(1.5 * entryOf('TW-050').likelyCents)}.00 more`);
      const saved = await preparer.post(addition, crane, addition);
      expect(saved.status).toBe(303);
      const page = await preparer.get(here);
      const row = page.$('tr').filter((_, one) => page.$(one).text().includes('added by you'));
      expect(row.text()).toContain('TW-050');
      expect(row.text()).toContain('once for each site');
      expect((await eventRows(app, preparer))[0]).toMatchObject({ action: 'recipe step added' });
      const own = String(row.find('a').attr('href'));
      expect((await save(preparer, { quantity: '2', reason }, own)).status).toBe(303);
      expect((await listRecipeChanges(await app.contextFor(preparer.personId)))[0]).toMatchObject({
        stepKey: null,
        quantity: 2,
        added: { entryCode: 'TW-050', driver: 'per site', phase: 'removal' },
      });
      const link = (await preparer.get(here)).$('a[href*="/deletion"]').first().attr('href') ?? '';
      await preparer.post(link, { seen: '2' });
      expect((await preparer.get(own)).status).toBe(404);
    });

    test('a step that every site needs does not touch another carrier', async () => {
      await save(preparer, { quantity: '2', reason });
      const [stranger] = await app.addOrganization('carrier', 'Low Valley', [['preparer']]);
      if (!stranger) throw new Error('Nobody.');
      expect((await stranger.get(here)).text).not.toContain('older shelters');
      const link = (await preparer.get(here)).$('a[href*="/deletion"]').first().attr('href') ?? '';
      expect((await stranger.get(link)).status).toBe(404);
      expect((await stranger.post(link, { seen: '1' })).status).toBe(404);
      expect((await save(stranger, { quantity: '5', reason })).status).toBe(303);
      expect(await listRecipeChanges(await app.contextFor(preparer.personId))).toEqual([expect.objectContaining({ quantity: 2 })]);
    });
  });

  describe('with two people at once', () => {
    test('the later one is told what the other saved, keeps what was typed, and may then save it', async () => {
      const form = await colleague.get(step);
      await save(preparer, { quantity: '2', reason });
      const refused = await colleague.post(step, {
        seen: String(form.$('input[name=seen]').attr('value')),
        quantity: '3',
        reason: `${reason} Counted again.`,
      });
      expect(refused.status).toBe(422);
      expect(faultsOf(refused).join(' ')).toContain('Somebody else saved this while you were editing');
      expect(faultsOf(refused).join(' ')).toContain('it says “2”');
      expect(refused.$('#quantity').attr('value')).toBe('3');
      const again = await colleague.post(step, {
        seen: String(refused.$('input[name=seen]').attr('value')),
        quantity: '3',
        reason: `${reason} Counted again.`,
      });
      expect(again.status).toBe(303);
      expect((await listRecipeChanges(await app.contextFor(preparer.personId)))[0]?.quantity).toBe(3);
    });

    test('a change that the other took back meanwhile is not brought back unseen', async () => {
      await save(preparer, { quantity: '2', reason });
      const form = await colleague.get(step);
      const link = (await preparer.get(here)).$('a[href*="/deletion"]').first().attr('href') ?? '';
      await preparer.post(link, { seen: '1' });
      const refused = await colleague.post(step, { seen: String(form.$('input[name=seen]').attr('value')), quantity: '4', reason });
      expect(refused.status).toBe(422);
      expect(faultsOf(refused).join(' ')).toContain('it says “1”');
    });

    test('a change that the other saved anew is not taken back unseen', async () => {
      await save(preparer, { quantity: '2', reason });
      const link = (await preparer.get(here)).$('a[href*="/deletion"]').first().attr('href') ?? '';
      await save(colleague, { quantity: '6', reason });
      const refused = await preparer.post(link, { seen: '1' });
      expect(refused.status).toBe(422);
      expect(faultsOf(refused).join(' ')).toContain('the quantity is now 6');
      expect((await preparer.post(link, { seen: '2' })).status).toBe(303);
    });

    test('the same step added twice is refused to the second, with who added it', async () => {
      const [first, second] = await Promise.all([
        preparer.post(addition, crane, addition),
        colleague.post(addition, { ...crane, quantity: '2' }, addition),
      ]);
      expect([first.status, second.status].sort()).toEqual([303, 422]);
      const refused = first.status === 422 ? first : second;
      expect(faultsOf(refused).join(' ')).toContain('added this step already');
      expect(await app.store.read.select().from(recipeChanges)).toHaveLength(1);
    });
  });

  describe('with bad input', () => {
    test.each([
      ['words for a quantity', { quantity: 'two each', reason }, 'The quantity is not a number'],
      ['a fraction', { quantity: '1/2', reason }, 'The quantity is not a number'],
      ['a comma where a point belongs', { quantity: '1,5', reason }, 'The quantity is not a number'],
      ['a negative quantity', { quantity: '-1', reason }, 'cannot be below zero'],
      ['a negative quantity with a typographic minus', { quantity: '−1', reason }, 'cannot be below zero'],
      ['a huge quantity', { quantity: '999999999999999999999', reason }, 'from 0 to 100,000'],
      ['a number written with an exponent', { quantity: '1e3', reason }, 'The quantity is not a number'],
      ['too many decimals', { quantity: '0.1234567', reason }, 'more than six decimals'],
      ['no quantity', { quantity: ' ', reason }, 'The quantity is missing'],
      ['no reason', { quantity: '2', reason: ' ' }, 'The reason is missing'],
      ['a reason that says nothing', { quantity: '2', reason: 'because' }, 'too short to convince'],
      ['a reason of signs', { quantity: '2', reason: '- - - - - - - - - - - - - - - -' }, 'too short to convince'],
      ['an endless reason', { quantity: '2', reason: 'Our sites differ. '.repeat(80) }, 'longer than 1000 characters'],
      ['the quantity of the book', { quantity: '1.0', reason }, 'is the quantity of the recipe book already'],
    ])('%s is refused with what to do, and what was typed stays', async (_what, fields: { quantity: string; reason: string }, message) => {
      const refused = await save(preparer, fields);
      expect(refused.status).toBe(422);
      expect(faultsOf(refused).join(' ')).toContain(message);
      expect(refused.$('#quantity').attr('value')).toBe(fields.quantity);
      expect(await app.store.read.select().from(recipeChanges)).toEqual([]);
    });

    test('every fault is told at once', async () => {
      expect(faultsOf(await save(preparer, { quantity: 'many', reason: '' }))).toHaveLength(2);
      expect(faultsOf(await preparer.post(addition, {}, addition))).toHaveLength(5);
    });

    test('quantities may be grouped and have decimals', async () => {
      expect((await save(preparer, { quantity: ' 1,250.5 ', reason })).status).toBe(303);
      expect((await listRecipeChanges(await app.contextFor(preparer.personId)))[0]?.quantity).toBe(1250.5);
    });

    test('HTML in a reason is shown as text', async () => {
      const nasty = '<script>alert(1)</script> and <b>bold</b> words at our sites in the hills';
      await save(preparer, { quantity: '2', reason: nasty });
      for (const address of [here, step, '/recipes', '/history']) {
        const page = await preparer.get(address);
        expect(page.text).not.toContain('<script>alert(1)');
        expect(page.text).not.toContain('<b>bold');
      }
      expect((await preparer.get(here)).$('main').text()).toContain(nasty);
    });

    test('a reason that looks like a formula does no harm in the CSV', async () => {
      await save(preparer, { quantity: '2', reason: '=HYPERLINK("http://x.example","our sites need it")' });
      expect((await preparer.download('/recipes.csv')).body.toString('utf8')).toContain(`"'=HYPERLINK(`);
    });

    test('a share of sites stays within 0 and 1, and a percentage can only be left out', async () => {
      const risk = `/recipes/structure-risk/steps/${stepKey(share)}`;
      expect(faultsOf(await save(preparer, { quantity: '1.2', reason }, risk)).join(' ')).toContain('share of sites');
      expect((await save(preparer, { quantity: '0.25', reason }, risk)).status).toBe(303);
      const freight = `/recipes/program/steps/${stepKey(percentage)}`;
      expect(faultsOf(await save(preparer, { quantity: '2', reason }, freight)).join(' ')).toContain('a price of your own');
      expect((await save(preparer, { quantity: '0', reason }, freight)).status).toBe(303);
    });

    test.each([
      ['a price that the price book lacks', { entryCode: 'ZZ-999' }, 'ZZ-999 is not in'],
      ['a price with HTML in its code', { entryCode: '<b>x</b>' }, 'is not in'],
      ['a driver that no recipe knows', { driver: 'per moon' }, 'What the quantity follows is not chosen'],
      ['a driver that a recipe of sites cannot count', { driver: 'per customer' }, 'cannot be counted per customer'],
      ['a percentage counted by site', { entryCode: 'IT-040' }, 'IT-040 is a percentage'],
      ['a phase that does not exist', { phase: 'party' }, 'It is not chosen what the step is part of'],
      ['a quantity of 0', { quantity: '0' }, 'needs a quantity above 0'],
      ['a step that the recipe has already', { entryCode: 'PW-020', phase: 'replacement' }, 'has this step already'],
    ])('an added step with %s is refused with what to do', async (_what, fields, message) => {
      const refused = await preparer.post(addition, { ...crane, ...fields }, addition);
      expect(refused.status).toBe(422);
      expect(faultsOf(refused).join(' ')).toContain(message);
      expect(refused.text).not.toContain('<b>x</b>');
      expect(await app.store.read.select().from(recipeChanges)).toEqual([]);
    });
  });

  describe('with another price book', () => {
    test('a step whose price it lacks is marked, and the example says which price is missing', async () => {
      const entries = edition.entries.filter((entry) => entry.code !== 'PW-020');
      await ensureEdition(app.store, { ...edition, code: 'POOR', title: 'Poor edition', effectiveOn: day('2026-11-20'), entries });
      const page = await preparer.get(here);
      expect(page.$(`a[href="${step}"]`).closest('tr').text()).toContain('Missing');
      expect(page.$('.note.warn').text()).toContain('PW-020');
      expect((await preparer.get(step)).status).toBe(200);
      const refused = await preparer.post(addition, { ...crane, entryCode: 'PW-020' }, addition);
      expect(faultsOf(refused).join(' ')).toContain('PW-020 is not in Poor edition');
    });

    test('of many prices an added step names its price by code', async () => {
      const many = Array.from({ length: 500 }, (_, index) => ({ ...cabinetPrice, code: `XX-${index}` }));
      const long = { ...edition, code: 'LONG', title: 'Long edition', effectiveOn: day('2026-11-20'), entries: [...edition.entries, ...many] };
      await ensureEdition(app.store, long);
      expect((await preparer.get(addition)).$('input#entryCode')).toHaveLength(1);
      expect((await preparer.post(addition, { ...crane, entryCode: ' XX-499 ' }, addition)).status).toBe(303);
    });
  });

  describe('when the recipe book moved on', () => {
    test('a change of a step that is gone is shown as no longer fitting, with what to do, and can be taken back', async () => {
      await save(preparer, { quantity: '2', reason });
      await app.store.write((tx) => tx.update(recipeChanges).set({ changeKey: 'RA-999.per-site.replacement' }).where(eq(recipeChanges.quantity, 2)));
      const list = await preparer.get('/recipes');
      expect(list.$('.note.stop').text()).toContain('No longer fits');
      expect(list.$('.note.stop').text()).toContain('Take the change back, or add the step as your own.');
      expect(list.$(`a[href="${here}"]`).closest('tr').text()).toContain('1 no longer fits');
      const page = await preparer.get(here);
      expect(page.$('.note.stop').text()).toContain('No longer fits');
      expect(page.$('main').text()).toContain('likely, from');
      const link = page.$('.note.stop a').attr('href') ?? '';
      expect((await preparer.post(link, { seen: '1' })).headers.location).toBe(here);
    });

    test('a change of a recipe that is gone can be taken back from the list', async () => {
      await save(preparer, { quantity: '2', reason });
      await app.store.write((tx) => tx.update(recipeChanges).set({ recipeKey: 'old-recipe' }).where(eq(recipeChanges.quantity, 2)));
      const link = (await preparer.get('/recipes')).$('.note.stop a').attr('href') ?? '';
      expect((await preparer.get(link)).$('main').text()).toContain(site.title);
      expect((await preparer.post(link, { seen: '1' })).headers.location).toBe('/recipes');
    });

    test('a step whose quantity the book changed since says so', async () => {
      await save(preparer, { quantity: '2', reason });
      await app.store.write((tx) =>
        tx
          .update(recipeChanges)
          .set({ stepJson: { ...cabinet, quantity: 3 } })
          .where(eq(recipeChanges.quantity, 2)),
      );
      const page = await preparer.get(here);
      expect(page.$('main').text()).toContain('The recipe book has since gone from 3 to 1.');
      expect(page.$('main').text()).toContain('Look again');
    });
  });
});

function faultsOf(page: Awaited<ReturnType<Reader['get']>>): string[] {
  return page
    .$('.summary li')
    .map((_, item) => page.$(item).text())
    .get();
}

async function eventRows(app: TestApp, reader: Reader) {
  const rows = await listEvents(await app.contextFor(reader.personId), undefined, 50);
  return rows.filter((row) => row.subject.startsWith('recipe '));
}

function entryOf(code: string) {
  const entry = edition.entries.find((one) => one.code === code);
  if (!entry) throw new Error(`The edition has no price ${code}.`);
  return entry;
}

function dollars(cents: number): string {
  return `$${(cents / 100).toLocaleString('en-US')}`;
}

function recipeOf(key: string) {
  const recipe = book.recipes.find((one) => one.key === key);
  if (!recipe) throw new Error(`There is no recipe ${key}.`);
  return recipe;
}

function stepOf(key: string, entryCode: string) {
  const found = recipeOf(key).steps.find((one) => one.entryCode === entryCode);
  if (!found) throw new Error(`Recipe ${key} has no step ${entryCode}.`);
  return found;
}
