import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { priceBookDrafts, priceBookEditions } from '../../../db/schema/catalog.ts';
import { timesCents } from '../../../server/domain/money.ts';
import { getEdition } from '../../../server/features/catalog/index.ts';
import { isChainWhole } from '../../../server/platform/events.ts';
import { loadReferenceData } from '../../../server/platform/reference-data.ts';
import { startTestApp, type TestApp } from '../../support/app-harness.ts';
import { sourceFiles } from '../../support/source-files.ts';
import { dropIn, fields, located, priceFile, priceRow, publish, published, textOf, textsOf, toCsv } from './edition-case.ts';

type Person = Awaited<ReturnType<TestApp['addOrganization']>>[number];
const { edition: shipped } = loadReferenceData();
let app: TestApp;
let preparer: Person;
let officer: Person;
let rival: Person;
let manager: Person;
let reviewer: Person;
let turn = 0;

beforeAll(async () => {
  app = await startTestApp({ now: '2026-11-22T10:00:00.000Z' });
  const managing = await app.addOrganization('administrator', 'Program Office', [['program manager'], ['reviewer']]);
  [manager, reviewer] = [present(managing[0]), present(managing[1])];
});
beforeEach(async () => {
  turn++;
  const name = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[turn] ?? 'Z';
  const own = await app.addOrganization('carrier', `Carrier ${name}`, [['preparer'], ['certifying officer']]);
  [preparer, officer] = [present(own[0]), present(own[1])];
  rival = present((await app.addOrganization('carrier', `Rival ${name}`, [['preparer']]))[0]);
});
afterAll(async () => {
  expect(app.errors).toEqual([]);
  await app.close();
});

const file = {
  bytes: priceFile([priceRow({}), priceRow({ code: 'RA-011', low: '1', likely: '2', high: '3', basis: 'planning assumption' })], fields),
};

describe('importing a price book', () => {
  test('is offered to those who may publish, with templates and every column explained', async () => {
    const page = await preparer.get('/price-books/new');
    expect(textOf(page)).toContain('nothing is published until you say so');
    expect(textOf(page)).toContain('Only people of your organization');
    for (const word of ['Unit of measure', 'minimum', 'Effective day', 'Planning assumption'])
      expect(textOf(page).toLowerCase()).toContain(word.toLowerCase());
    expect((await officer.get('/price-books/new')).status).toBe(403);
    expect((await reviewer.get('/price-books/new')).status).toBe(403);
    expect(textOf(await manager.get('/price-books/new'))).toContain('Everybody on this server');
    expect((await officer.get('/price-books')).$('a[href="/price-books/new"]')).toHaveLength(0);
    expect((await preparer.get('/price-books')).$('a[href="/price-books/new"]')).toHaveLength(1);
  });

  test('shows a draft beside the current edition, and publishes nothing by itself', async () => {
    const [first, ...others] = shipped.entries;
    if (!first) throw new Error('The shipped edition is empty.');
    const twice = { ...first, likelyCents: timesCents(first.likelyCents, 2), highCents: timesCents(first.highCents, 2) };
    const draft = await dropIn(app, preparer, { bytes: await toCsv({ ...shipped, code: 'T-1', entries: [twice, ...others] }) });
    const page = await preparer.get(draft);
    expect(textOf(page, '.head .tag')).toBe('Waits for you');
    expect(textOf(page, '.lead')).toMatch(/prices without errors. Nothing is published yet/);
    expect(textOf(page, '.next')).toContain('You act');
    const figures = Object.fromEntries(textsOf(page, '.figures dt').map((label, index) => [label, textsOf(page, '.figures .value')[index]]));
    expect(figures).toMatchObject({ Added: '0', Dropped: '0', 'Price moved': '1' });
    expect(textsOf(page, '[aria-label=Comparison] tbody tr')[0]).toMatch(new RegExp(`${first.code}.*Price up.*\\+100.*was \\$`));
    expect(textsOf(page, '[aria-label=Prices] tbody .tag').every((tag) => tag !== '')).toBe(true);
    expect((await preparer.get('/price-books')).$('[aria-label=Editions] tbody tr')).toHaveLength(1);
    expect(textOf(await preparer.get('/price-books'), '[aria-label=Drafts]')).toContain('prices.csv');
  });

  test('publishes under the header of the file, for the own organization only', async () => {
    const address = await published(app, preparer, file);
    const page = await preparer.get(address);
    expect(textOf(page, 'h1')).toBe('Own prices 2026');
    expect(textOf(page)).toMatch(/Preparer 1, Staff, for Carrier .* published it on .*2026.* has not verified/);
    expect(textOf(page)).toContain('for your organization only');
    expect(textsOf(page, '[aria-label=Prices] tbody tr')[0]).toMatch(/Remote radio unit RA-010.*\$18,000.*\$28,000.50.*\$40,000.*Vendor quote/);
    const list = textsOf(await preparer.get('/price-books'), '[aria-label=Editions] tbody tr');
    expect(list[0]).toMatch(/Own prices 2026.*Carrier.*for your organization only.*2.*1 vendor quote · 1 planning assumption.*0.*Yes/);
    expect((await officer.get(address)).status).toBe(200);
    for (const stranger of [rival, manager, reviewer]) {
      expect((await stranger.get(address)).status).toBe(404);
      expect((await stranger.download(`${address}/export?format=csv`)).status).toBe(404);
      expect(textOf(await stranger.get('/price-books'))).not.toContain('Own prices 2026');
    }
  });

  test('by an administrator publishes for everybody on the server', async () => {
    const bytes = priceFile([priceRow({})], {
      ...fields,
      'Edition code': `S-${turn}`,
      Title: 'Prices of the program',
      'Effective day': '2025-01-01',
    });
    const address = await published(app, manager, { bytes });
    for (const person of [preparer, rival, reviewer, officer]) {
      expect(textOf(await person.get(address))).toContain('Program Office');
      expect(textOf(await person.get(address))).toContain('for everybody on this server');
    }
  });

  test('lets the header be filled in and corrected before publication, and keeps what was entered', async () => {
    const draft = await dropIn(app, preparer, { bytes: priceFile([priceRow({})]) });
    const refused = await publish(preparer, draft, { code: 'no spaces', title: '', effectiveOn: 'soon', statement: 'Kept.' });
    expect(refused.status).toBe(422);
    expect(textsOf(refused, '.summary li')).toEqual([
      expect.stringMatching(/no title/),
      expect.stringMatching(/cannot be an edition code/),
      expect.stringMatching(/effective day.*not a day/),
    ]);
    expect(refused.$('textarea[name=statement]').val()).toBe('Kept.');
    expect(refused.$('.summary a').first().attr('href')).toBe('#title');
    const header = { code: 'N-1', title: 'Now named', effectiveOn: '2027-03-01', statement: 'Kept.' };
    const address = located(await publish(preparer, draft, header));
    expect(textOf(await preparer.get(address), '.lead')).toMatch(/In effect from .*2027/);
    const list = textsOf(await preparer.get('/price-books'), '[aria-label=Editions] tbody tr');
    expect(list.find((row) => row.includes('Now named'))).toMatch(/No$/);
  });

  test('published twice at once makes one edition', async () => {
    const draft = await dropIn(app, preparer, file);
    const answers = await Promise.all([1, 2, 3].map(() => publish(preparer, draft)));
    expect(new Set(answers.map(located)).size).toBe(1);
    expect(
      textsOf(await preparer.get('/price-books'), '[aria-label=Editions] tbody tr').filter((row) => row.includes('Own prices 2026')),
    ).toHaveLength(1);
    const history = textsOf(await preparer.get('/history'), 'tbody tr');
    expect(history.filter((row) => row.includes('price book published'))).toHaveLength(1);
    const ctx = await app.contextFor(preparer.personId);
    expect(await isChainWhole(ctx, ctx.actor.kind === 'person' ? ctx.actor.organizationId : 0)).toBe(true);
    expect(textOf(await preparer.get(draft), '.head .tag')).toBe('Published');
  });

  test('of the same prices once more is refused, with a link to the edition that is there', async () => {
    const address = await published(app, preparer, file);
    const again = await dropIn(app, preparer, file);
    expect((await preparer.get(again)).$('.note a').attr('href')).toBe(address);
    const refused = await publish(preparer, again, { effectiveOn: '2027-01-01', title: 'Other name' });
    expect(refused.status).toBe(422);
    expect(textOf(refused, '.summary')).toContain('published already, as Own prices 2026');
    expect(refused.$('.summary a').attr('href')).toBe(address);
  });

  test('of two drafts with the same prices, published at the same moment, makes one edition', async () => {
    const drafts = [await dropIn(app, preparer, file), await dropIn(app, preparer, file)];
    const answers = await Promise.all(drafts.map((draft) => publish(preparer, draft)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([303, 422]);
  });

  test('keeps odd words of the header as they are written in an export', async () => {
    const header = { code: 'ODD', title: "'-5 % and =more", effectiveOn: '2026-10-01', statement: "  two\nlines, 'quoted'" };
    const address = located(await publish(preparer, await dropIn(app, preparer, file), header));
    const again = await preparer.get(
      await dropIn(app, preparer, { bytes: (await preparer.download(`${address}/export?format=csv`)).body as Buffer }),
    );
    expect(again.$('input[name=title]').val()).toBe("'-5 % and =more");
    expect(again.$('textarea[name=statement]').text()).toBe("two lines, 'quoted'");
    expect(again.$('.note a').attr('href')).toBe(address);
  });

  test('says when the check broke off, and can then be thrown away', async () => {
    const draft = await dropIn(app, preparer, file);
    const id = Number(draft.split('/').at(-1));
    await app.store.write((tx) => tx.update(priceBookDrafts).set({ status: 'checking' }).where(eq(priceBookDrafts.id, id)));
    expect(textOf(await preparer.get(draft), '.head .tag')).toBe('Stopped');
    expect(textOf(await preparer.get('/price-books'), '[aria-label=Drafts]')).toContain('Stopped');
    expect((await preparer.post(`${draft}/publication`, { code: 'X' })).status).toBe(409);
    located(await preparer.post(`${draft}/discard`, {}));
    expect(textOf(await preparer.get(draft), '.head .tag')).toBe('Thrown away');
  });

  test('under a code that is taken is refused, unless another code is given', async () => {
    await published(app, preparer, file);
    const draft = await dropIn(app, preparer, { bytes: priceFile([priceRow({ likely: '29000' })], fields) });
    const refused = await publish(preparer, draft);
    expect(textOf(refused, '.summary')).toMatch(/code 2026.7 belongs to Own prices 2026, which never changes/);
    located(await publish(preparer, draft, { code: '2026.8' }));
    // A rival may call its own edition the same.
    located(await publish(rival, await dropIn(app, rival, file)));
  });

  test('with official prices asks which catalog, and says that nobody here verified it', async () => {
    const bytes = priceFile([priceRow({ basis: 'Official Catalog', source: 'Catalog line 3.1' })], fields);
    const draft = await dropIn(app, preparer, { bytes });
    const refused = await publish(preparer, draft);
    expect(textOf(refused, '.summary')).toMatch(/stated as official catalog. Name that catalog/);
    const address = located(await publish(preparer, draft, { officialSource: 'FCC cost catalog, second edition, 2021-08-03' }));
    const page = await preparer.get(address);
    expect(textOf(page, '.head .tag')).toBe('Official catalog, as stated');
    expect(textOf(page)).toMatch(
      /1 price is taken from the official catalog “FCC cost catalog, second edition, 2021-08-03”. This server has not verified that/,
    );
  });

  test('can be thrown away, and then cannot be published', async () => {
    const draft = await dropIn(app, preparer, file);
    expect(located(await preparer.post(`${draft}/discard`, {}))).toBe('/price-books');
    expect((await preparer.post(`${draft}/publication`, { code: 'X' })).status).toBe(409);
    expect(textOf(await preparer.get(draft), '.head .tag')).toBe('Thrown away');
    expect(textOf(await preparer.get('/price-books'))).not.toContain('prices.csv');
    located(await preparer.post(`${draft}/discard`, {}));
  });

  test('of another organization is not to be seen, published or thrown away', async () => {
    const draft = await dropIn(app, preparer, file);
    for (const stranger of [rival, manager]) {
      expect((await stranger.get(draft)).status).toBe(404);
      expect((await stranger.get(`${draft}/issues`)).status).toBe(404);
      expect((await stranger.post(`${draft}/publication`, { code: 'X' })).status).toBe(404);
      expect((await stranger.post(`${draft}/discard`, {})).status).toBe(404);
      const id = draft.split('/').at(-1);
      expect((await stranger.get(`/price-books/comparison?from=1&to=draft-${id}`)).status).toBe(404);
    }
    expect((await officer.get(draft)).status).toBe(403);
    expect(textOf(await preparer.get(draft), '.head .tag')).toBe('Waits for you');
  });

  test('warns of prices that recipes use and the edition does not hold', async () => {
    const page = await preparer.get(await dropIn(app, preparer, file));
    expect(textOf(page)).toMatch(/prices that recipes use are not in it. An estimate with this edition is refused/);
    expect(textOf(await preparer.get('/price-books/1'))).not.toContain('recipes use');
  });
});

describe('a published edition', () => {
  test('is read back from the database as it was checked', async () => {
    const address = await published(app, preparer, file);
    const edition = await getEdition(await app.contextFor(preparer.personId), Number(address.split('/').at(-1)));
    expect(edition.entries).toMatchObject([
      { code: 'RA-010', lowCents: 1_800_000, likelyCents: 2_800_050, highCents: 4_000_000, year: 2026, basis: 'vendor quote' },
      { code: 'RA-011', lowCents: 100, likelyCents: 200, highCents: 300 },
    ]);
    expect(edition).toMatchObject({ priceCount: 2, bases: { 'vendor quote': 1, 'planning assumption': 1 } });
    const drafts = await app.store.read.select({ status: priceBookDrafts.status, entries: priceBookDrafts.entriesJson }).from(priceBookDrafts);
    expect(drafts.filter((draft) => draft.status === 'published').every((draft) => draft.entries === null)).toBe(true);
  });

  test('from before prices were counted is counted when it is listed', async () => {
    const address = await published(app, preparer, file);
    const [row] = await app.store.read
      .select()
      .from(priceBookEditions)
      .where(eq(priceBookEditions.id, Number(address.split('/').at(-1))));
    const { id: _id, ...old } = present(row);
    const bare = { ...old, code: 'OLD', sha256: 'old', pricesSha256: null, priceCount: null, basesJson: null };
    await app.store.write((tx) => tx.insert(priceBookEditions).values(bare));
    const list = textsOf(await preparer.get('/price-books'), '[aria-label=Editions] tbody tr');
    expect(list.find((line) => line.includes('OLD'))).toMatch(/ 2 .*1 vendor quote · 1 planning assumption/);
  });

  test('has no way to be changed or deleted in the program', () => {
    const touching = sourceFiles('server', '.ts').filter(({ text }) =>
      /\.(update|delete)\(\s*priceBookEditions\b|updateMany\([^)]*priceBookEditions/.test(text),
    );
    expect(touching.map(({ path }) => path)).toEqual([]);
    expect(priceBookEditions).toBeDefined();
  });
});

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('Somebody is missing.');
  return value;
}
