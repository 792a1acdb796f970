import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { asc, eq } from 'drizzle-orm';
import { people } from '../../../db/schema/accounts.ts';
import { events, jobs } from '../../../db/schema/platform.ts';
import { requestEstimate } from '../../../server/features/estimates/index.ts';
import { readEstimateInput } from '../../../server/features/estimates/inputs.ts';
import { startTestApp, type TestApp, type Visitor } from '../../support/app-harness.ts';
import { enterNetwork, estimateForm } from '../../support/enter-network.ts';
import { fileAnApplication } from '../../support/filed-application.ts';
import { confirmed } from '../inventory/inventory-case.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(async () => {
  expect(app.errors).toEqual([]);
  await app.close();
});

type Page = Awaited<ReturnType<Visitor['get']>>;

function rowsOf({ $ }: Page): string[] {
  return $('tbody tr')
    .toArray()
    .map((row) => $(row).text().replace(/\s+/g, ' ').trim());
}

/** Sign-in name and password of everybody on the page that shows them once. */
function passwordsOf({ $ }: Page): [string, string][] {
  return $('tbody tr')
    .toArray()
    .map((row) => {
      const cells = $(row).find('td').toArray();
      return [$(cells[1]).text().trim(), $(cells[2]).text().trim()];
    });
}

describe('an empty server', () => {
  test('offers its two beginnings and nothing else', async () => {
    const page = await app.visitor().get('/');
    expect(page.$('h1').text()).toBe('Plan the changeout of your network');
    expect(page.$('a.btn.main').attr('href')).toBe('/setup');
    expect(page.$('form[action="/demo"] button').length).toBe(1);
    expect(page.$('nav.nav').length).toBe(0);
  });

  test('asks everybody to sign in once it is set up', async () => {
    await app.addOrganization('carrier', 'Prairie', [['preparer']]);
    const page = await app.visitor().get('/');
    expect(page.headers.location).toBe('/sign-in');
    expect((await app.visitor().post('/demo', {}, '/sign-in')).status).toBe(409);
  });
});

describe('the demo', () => {
  test('has about sixty sites in real places, with faults to find', async () => {
    const visitor = app.visitor();
    expect((await visitor.post('/demo', {}, '/')).status).toBe(200);
    const page = await visitor.get('/inventory');
    const [sites, units] = (/^(\d+) sites, ([\d,]+) units/.exec(page.$('.lead').text()) ?? []).slice(1).map((text) => Number(text.replace(',', '')));
    expect(sites).toBeGreaterThanOrEqual(55);
    expect(sites).toBeLessThanOrEqual(70);
    expect(units).toBeGreaterThan(500);
    const open = page.$('.chip:contains("To resolve") .num').text();
    expect(Number(open)).toBeGreaterThan(0);
    expect(Number(page.$('.chip:contains("Open under the rules") .num').text())).toBeGreaterThan(0);
    const points = (await visitor.get('/inventory/points')).body as { place: string }[];
    expect(points.length).toBeGreaterThan(55);
    expect(points.every(({ place }) => /, (CO|KS|NE|WY|SD|OK|TX|NM)$/.test(place))).toBe(true);
    const imports = rowsOf(await visitor.get('/imports'));
    expect(imports).toHaveLength(2);
    expect(imports.every((row) => row.includes('Imported'))).toBe(true);
  });

  test('shows passwords once; each person can sign in with theirs', async () => {
    const visitor = app.visitor();
    const page = await visitor.post('/demo', {}, '/');
    const passwords = passwordsOf(page);
    expect(passwords).toHaveLength(4);
    for (const [email, password] of passwords) {
      const person = app.visitor();
      expect((await person.signIn(email, password)).headers.location).toBe('/');
      expect((await person.get('/account')).text).toContain(email);
    }
    for (const path of ['/', '/people', '/history', '/account'])
      for (const [, password] of passwords) expect((await visitor.get(path)).text).not.toContain(password);
    const rows = await app.store.read.select().from(people);
    for (const [, password] of passwords) expect(JSON.stringify(rows)).not.toContain(password);
  });

  test('has other passwords on every server', async () => {
    const other = await startTestApp();
    try {
      const [mine, theirs] = [await app.visitor().post('/demo', {}, '/'), await other.visitor().post('/demo', {}, '/')];
      const all = [...passwordsOf(mine), ...passwordsOf(theirs)].map(([, password]) => password);
      expect(new Set(all).size).toBe(8);
      expect(all.every((password) => password.length >= 20)).toBe(true);
    } finally {
      await other.close();
    }
  });

  test('is made once, however often the button is pressed', async () => {
    const visitor = app.visitor();
    await visitor.get('/');
    const answers = await Promise.all([1, 2, 3].map(() => visitor.post('/demo', {}, '/')));
    expect(answers.map((answer) => answer.status).filter((status) => status === 200)).toHaveLength(1);
    expect((await app.visitor().post('/demo', {}, '/sign-in')).status).toBe(409);
    const rows = await app.store.read.select({ id: people.id }).from(people);
    expect(rows).toHaveLength(4);
  });
});

describe('the overview', () => {
  test('leads a new carrier from an empty inventory on, one step at a time', async () => {
    const [preparer] = await app.addOrganization('carrier', 'Prairie', [['preparer']]);
    const page = await preparer?.get('/');
    expect(page?.$('h1').text()).toBe('Prairie');
    expect(page?.$('.next').text()).toContain('Import the list you have');
    expect(page?.$('.next a').attr('href')).toBe('/imports/new');
    expect(
      page
        ?.$('.stages .tag')
        .toArray()
        .map((tag) => page?.$(tag).text()),
    ).toEqual(['Now', 'Later', 'Later', 'Later']);
  });

  test('shows what is done and whose turn it is once the application is filed', async () => {
    const [preparer, officer] = await app.addOrganization('carrier', 'Owner', [['preparer'], ['certifying officer']]);
    if (!preparer || !officer) throw new Error('People are missing.');
    await fileAnApplication(app, { preparer, officer });
    const page = await preparer.get('/');
    expect(
      page
        .$('.stages .tag')
        .toArray()
        .map((tag) => page.$(tag).text()),
    ).toEqual(['Done', 'Done', 'Done', 'Now']);
    expect(page.$('.next').text()).toContain('The administrator acts.');
  }, 120_000);

  test('says that an estimate is being computed only while it is', async () => {
    const [preparer] = await app.addOrganization('carrier', 'Prairie', [['preparer']]);
    if (!preparer) throw new Error('There is no preparer.');
    await enterNetwork(app, preparer.personId, { towers: 1 });
    const input = readEstimateInput(estimateForm);
    if (!input.ok) throw new Error('The form is wrong.');
    await requestEstimate(await app.contextFor(preparer.personId), input.value);
    const waiting = await preparer.get('/');
    expect(waiting.$('.next').text()).toMatch(/being computed.*Nobody acts/s);
    expect(waiting.$('main').text()).not.toContain('The inventory has changed');
    await app.store.write((tx) => tx.update(jobs).set({ status: 'failed', error: 'It stopped.' }));
    const stopped = await preparer.get('/');
    expect(stopped.$('.stages').text()).toContain('The computation of estimate 1 broke off.');
    expect(stopped.$('.next').text()).toContain('You act.');
    expect((await preparer.get('/estimates')).$('tbody .tag').text()).toBe('Broke off');
  });

  test('of an administrator is the queue', async () => {
    const [reviewer] = await app.addOrganization('administrator', 'Fund', [['reviewer']]);
    expect((await reviewer?.get('/'))?.headers.location).toBe('/reviews');
  });

  test('does not tell a certifying officer to do what only a preparer can', async () => {
    const [, officer] = await app.addOrganization('carrier', 'Prairie', [['preparer'], ['certifying officer']]);
    const page = await officer?.get('/');
    expect(page?.$('.next').text()).toContain('The preparer acts.');
    for (const link of page?.$('main a').toArray() ?? []) {
      const answer = await officer?.get(String(page?.$(link).attr('href')));
      expect([page?.$(link).attr('href'), answer?.status]).not.toContain(403);
    }
  });
});

describe('the history', () => {
  async function carrierWithHistory(): Promise<Visitor> {
    const [preparer] = await app.addOrganization('carrier', 'Prairie', [['preparer']]);
    if (!preparer) throw new Error('There is no preparer.');
    const upload = await preparer.upload('/imports/new', { name: 'a.csv', bytes: 'Site code,Site name\nA-1,One\n' }, '/imports/new');
    await confirmed(preparer, String(upload.headers.location));
    await preparer.get('/');
    return preparer;
  }

  test('names what was done, by whom and when, newest first, and its chain is whole', async () => {
    const preparer = await carrierWithHistory();
    const page = await preparer.get('/history');
    expect(page.$('.note.ok').text()).toContain('the chain is whole');
    expect(rowsOf(page).map((row) => /^(import confirmed|import checked|file uploaded|organi[sz]ation set up)/.exec(row)?.[1])).toEqual([
      'import confirmed',
      'import checked',
      'file uploaded',
      expect.stringMatching(/set up/),
    ]);
    expect(rowsOf(page)[0]).toContain('Preparer 1');
  });

  test.each([
    ['was changed', { summary: 'nothing to see here' }],
    ['has another name under it', { personName: 'Somebody Else' }],
    ['has another day', { at: '2020-01-01T00:00:00.000Z' }],
  ])('says that its chain is broken when an entry %s in the database', async (_words, change) => {
    const preparer = await carrierWithHistory();
    const [, second] = await app.store.read.select().from(events).orderBy(asc(events.id));
    await app.store.write((tx) =>
      tx
        .update(events)
        .set(change)
        .where(eq(events.id, second?.id ?? 0)),
    );
    const page = await preparer.get('/history');
    expect(page.$('.note.stop').text()).toMatch(/chain is broken.*backup/s);
    expect(page.$('.note.ok').length).toBe(0);
  });

  test('says so too when an entry was taken out', async () => {
    const preparer = await carrierWithHistory();
    const [, second] = await app.store.read.select().from(events).orderBy(asc(events.id));
    await app.store.write((tx) => tx.delete(events).where(eq(events.id, second?.id ?? 0)));
    expect((await preparer.get('/history')).$('.note.stop').length).toBe(1);
  });

  test('stays whole when several people write at once', async () => {
    const people = await app.addOrganization('carrier', 'Prairie', [['preparer'], ['preparer'], ['preparer']]);
    await Promise.all(
      people.flatMap((person, index) => [1, 2, 3].map((number) => person.post('/sites', { code: `P${index}-${number}`, name: 'Site' }))),
    );
    const page = await people[0]?.get('/history');
    expect(rowsOf(page as Page).filter((row) => row.includes('site added'))).toHaveLength(9);
    expect(page?.$('.note').text()).toContain('the chain is whole');
  });

  test('of another organization stays whole and unseen', async () => {
    const preparer = await carrierWithHistory();
    const [stranger] = await app.addOrganization('carrier', 'Mesa', [['preparer']]);
    const [first] = await app.store.read.select().from(events).orderBy(asc(events.id));
    await app.store.write((tx) =>
      tx
        .update(events)
        .set({ summary: 'changed' })
        .where(eq(events.id, first?.id ?? 0)),
    );
    expect((await stranger?.get('/history'))?.$('.note.ok').length).toBe(1);
    expect(rowsOf((await stranger?.get('/history')) as Page).join()).not.toContain('a.csv');
    expect((await preparer.get('/history')).$('.note.stop').length).toBe(1);
  });
});
