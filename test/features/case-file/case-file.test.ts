import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { load } from 'cheerio';
import { asc, eq, getTableName, is } from 'drizzle-orm';
import { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { engine } from '../../../db/kit.ts';
import { people } from '../../../db/schema/accounts.ts';
import { ownPrices } from '../../../db/schema/quotes.ts';
import { reviewRemarks } from '../../../db/schema/reviews.ts';
import { carriedTables, leftOutTables } from '../../../server/case-file/case-tables.ts';
import { copyName } from '../../../server/case-file/private-folder.ts';
import { projectRoot } from '../../../server/platform/project-root.ts';
import { routes } from '../../../server/routes.ts';
import { startTestApp, type TestApp, testPassword, type Visitor } from '../../support/app-harness.ts';
import { fileAnApplication } from '../../support/filed-application.ts';
import { runCli, startCli } from '../../terminal/run-cli.ts';
import { pdf } from '../documents/evidence-files.ts';

const publicUrl = 'https://changeout.example.org';
let app: TestApp;
let owner: Visitor & { personId: number; email: string };
let ids: Record<string, string>;
let folder: string;
let path: string;
let savedWords: string;
const secret = pdf('The secret of the stranger');

beforeAll(async () => {
  app = await startTestApp({ publicUrl });
  const [preparer, officer] = await app.addOrganization('carrier', 'Owner', [['preparer'], ['certifying officer']]);
  const [stranger] = await app.addOrganization('carrier', 'Zanzibar Telephone', [['preparer', 'certifying officer']]);
  const [reviewer] = await app.addOrganization('administrator', 'Fund', [['reviewer']]);
  if (!preparer || !officer || !stranger || !reviewer) throw new Error('People are missing.');
  owner = preparer;
  ids = await fileAnApplication(app, { preparer, officer });
  await stranger.upload('/documents', { name: 'secret.pdf', bytes: secret, fields: { kind: 'quote', title: 'Zanzibar secret' } }, '/documents/new');
  // Whoever knows a hash, from a verify page for one, may type it; that must not fetch the file.
  const note = { name: 'note.pdf', bytes: pdf('note'), fields: { kind: 'other', title: hashOf(secret) } };
  expect((await owner.upload('/documents', note, '/documents/new')).status).toBe(303);
  folder = mkdtempSync(join(tmpdir(), 'changeout-case-test-'));
  path = join(folder, 'owner.sqlite');
  const saved = await saveCase(['--carrier', 'owner', path]);
  expect([saved.code, saved.err.includes('add up')]).toEqual([0, false]);
  expect(saved.out).toContain('The case of Owner is in');
  // Nobody else on the machine may read it.
  expect(statSync(path).mode & 0o777).toBe(0o600);
  savedWords = saved.out;
}, 240_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await app.close();
});

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function endOf(said: string): string | undefined {
  return /history ends with ([0-9a-f]+)/.exec(said)?.[1];
}

/** The command on the database of this test, whichever engine it is on. */
async function saveCase(args: readonly string[]) {
  const env = engine === 'postgres' ? { DATABASE_URL: app.address } : { DATABASE_FILE: app.address };
  return await runCli(['save-case', ...args], { env: { ...env, PUBLIC_URL: publicUrl } });
}

function read<Row>(file: string, statement: string): Row[] {
  const database = new Database(file, { readonly: true });
  try {
    return database.prepare(statement).all() as Row[];
  } finally {
    database.close();
  }
}

/** Opens a case as the command does, and signs its viewer in. */
async function openCase(file: string, temporary = mkdtempSync(join(folder, 'tmp-'))) {
  const run = startCli(['open-case', file], { env: { PORT: '0', TMPDIR: temporary } });
  await run.until('The case is shown at');
  const address = /shown at (http\S+[^.])\./.exec(run.output.out)?.[1] ?? '';
  const [, email = '', password = ''] = /Sign in with\s+(\S+)\s+(\S+)/.exec(run.output.out) ?? [];
  const session = { cookie: '', token: '' };
  const ask = async (at: string, fields?: Record<string, string>, accept = 'text/html') => {
    const body = fields && new URLSearchParams({ _csrf: session.token, ...fields });
    const headers = { cookie: session.cookie, accept };
    const answer = await fetch(`${address}${at}`, { redirect: 'manual', headers, ...(body && { method: 'POST', body }) });
    const set = answer.headers.getSetCookie().map((one) => one.split(';')[0] ?? '');
    if (set.length > 0) session.cookie = set.join('; ');
    const bytes = Buffer.from(await answer.arrayBuffer());
    const type = String(answer.headers.get('content-type'));
    const $ = load(type.includes('html') ? bytes.toString('utf8') : '');
    session.token = String($('input[name=_csrf]').first().attr('value') ?? session.token);
    return { status: answer.status, location: answer.headers.get('location'), isPage: type.includes('html'), bytes, $ };
  };
  const signIn = async (as: { email: string; password: string }) => {
    await ask('/sign-in');
    return await ask('/sign-in', as);
  };
  const stop = async () => {
    run.process.kill('SIGTERM');
    expect(await run.ended).toBe(0);
    expect(readdirSync(temporary).filter((name) => name.startsWith('changeout'))).toEqual([]);
  };
  return { process: run, said: run.output, until: run.until, ask, signIn, viewer: { email, password }, stop };
}

describe('a saved case', () => {
  test('says of every table of the program whether it is carried or left out', async () => {
    const schema = join(projectRoot, 'db/schema');
    const modules = (await Promise.all(readdirSync(schema).map((name) => import(join(schema, name))))) as Record<string, unknown>[];
    const tables = modules.flatMap((one) => Object.values(one)).filter((one) => is(one, SQLiteTable) || isPostgresTable(one)) as SQLiteTable[];
    const told = [...carriedTables, ...leftOutTables].map(({ table }) => getTableName(table));
    expect(told.toSorted()).toEqual(tables.map(getTableName).toSorted());
    expect(told.length).toBeGreaterThan(40);
  });

  test('has every row of the carrier under its id, and no row of anybody else', async () => {
    const id = Number(read<{ value: string }>(path, "select value from case_facts where key = 'organizationId'")[0]?.value);
    for (const { table, key, where } of carriedTables) {
      const mine = await app.store.read.select({ key }).from(table).where(where(app.store.read, id)).orderBy(asc(key));
      const name = key.name.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
      const carried = read<{ key: number }>(path, `select "${name}" as key from "${getTableName(table)}" order by 1`);
      expect([getTableName(table), carried]).toEqual([getTableName(table), mine]);
    }
    for (const name of ['estimates', 'filing_versions', 'term_filing_versions', 'events', 'equipment_items', 'schedules', 'documents'])
      expect(read(path, `select 1 from ${name}`).length).toBeGreaterThan(0);
    for (const { table } of leftOutTables)
      if (getTableName(table) !== 'files') expect(read(path, `select 1 from ${getTableName(table)}`)).toEqual([]);
    expect(read(path, 'pragma foreign_key_check')).toEqual([]);
  });

  test('holds nothing of others, no password, no session and nothing that the administrator has not sent, to the byte', async () => {
    const bytes = readFileSync(path).toString('latin1');
    const hashes = await app.store.read.select({ hash: people.passwordHash }).from(people).orderBy(people.id);
    const unsent = await app.store.read.select({ text: reviewRemarks.text }).from(reviewRemarks).where(eq(reviewRemarks.isSent, false));
    expect(unsent.length).toBeGreaterThan(0);
    const never = [
      'Zanzibar',
      'zanzibar',
      'The secret of the stranger',
      '$argon2',
      ...hashes.map(({ hash }) => hash),
      ...unsent.map(({ text }) => text),
    ];
    for (const text of [...never, 'session secret', String(ids.token)]) expect([text, bytes.includes(text)]).toEqual([text, false]);
    for (const text of ['Owner', 'HP-0001', hashOf(secret), String(ids.verifyCode)]) expect([text, bytes.includes(text)]).toEqual([text, true]);
    expect(read(path, `select 1 from files where sha256 = '${hashOf(secret)}'`)).toEqual([]);
  });

  test('is not written over another file, and names its carrier where there are several', async () => {
    expect(await saveCase([path])).toMatchObject({ code: 2, err: expect.stringContaining('is there already') });
    const elsewhere = join(folder, 'else.sqlite');
    expect((await saveCase([elsewhere])).err).toContain('Which carrier? Add --carrier NAME, one of\n  Owner\n  Zanzibar Telephone');
    expect((await saveCase([elsewhere, '--carrier', 'Nobody'])).err).toContain('No carrier is called Nobody.');
    expect(existsSync(elsewhere)).toBe(false);
    expect(readdirSync(folder).filter((name) => name.includes('unfinished'))).toEqual([]);
  });
});

test('a case is saved whole where an own price is damaged in the database', async () => {
  const damaged = join(folder, 'damaged.sqlite');
  const where = eq(ownPrices.id, Number(ids.ownPriceId));
  const [row] = await app.store.read.select({ price: ownPrices.priceJson }).from(ownPrices).where(where);
  if (!row) throw new Error('The price is gone.');
  try {
    await app.store.write((tx) =>
      tx
        .update(ownPrices)
        .set({ priceJson: [] as never })
        .where(where),
    );
    const saved = await saveCase(['--carrier', 'owner', damaged]);
    expect(saved).toMatchObject({ code: 0, out: expect.stringContaining('The case of Owner is in') });
  } finally {
    await app.store.write((tx) => tx.update(ownPrices).set({ priceJson: row.price }).where(where));
  }
  expect(read<{ price: string }>(damaged, `select price_json as price from own_prices where id = ${ids.ownPriceId}`)).toEqual([{ price: '[]' }]);
});

/** What an attacker with a hand on the file may do to one row, and what must be said then. Hashes of other rows are real ones. */
const swaps = {
  'an application names the frozen data and paper of another filing': {
    sql: `update filing_versions set (frozen_sha256, pdf_sha256) =
      (select frozen_sha256, pdf_sha256 from term_filing_versions order by id limit 1)`,
    says: /Version 1 of filing \d{4}-\d+ is not what its history recorded: its frozen data is [0-9a-f]{64}, and the event of the day says [0-9a-f]{64}\./,
  },
  'a filing of the term names those of another': {
    sql: `update term_filing_versions set (frozen_sha256, pdf_sha256) =
      (select frozen_sha256, pdf_sha256 from term_filing_versions order by id desc limit 1) where id = (select min(id) from term_filing_versions)`,
    says: /Version 1 of filing \S+ is not what its history recorded: its frozen data is/,
  },
  'only the paper is another': {
    sql: `update filing_versions set pdf_sha256 = (select pdf_sha256 from term_filing_versions order by id limit 1)`,
    says: /Version 1 of filing \S+ is not what its history recorded: its paper is/,
  },
  'the total of an application is another': {
    sql: 'update filing_versions set total_cents = total_cents + 1',
    says: /Version 1 of filing \S+ is not what its history recorded: its total in cents is \d+,/,
  },
  'somebody else stands as the officer': {
    sql: "update filing_versions set submitted_by_name = 'Mallory'",
    says: /Version 1 of filing \S+ is not what its frozen data says: the case has “Mallory” where the data as filed has “/,
  },
  'a version counts as filed on another day': {
    sql: "update filing_versions set submitted_at = '2020-01-01T00:00:00.000Z'",
    says: /its time of submission is 2020-01-01T00:00:00\.000Z/,
  },
  'a version is gone': {
    sql: 'delete from term_filing_versions where id = (select max(id) from term_filing_versions)',
    says: /The history says that filing \S+, version 1, was submitted, and the case does not hold it\./,
  },
  'a version is there that nobody submitted': {
    sql: 'update filing_versions set number = 2',
    says: /Version 2 of filing \S+ is in the case, and no event of its history says that it was submitted\./,
  },
  'a document is another file': {
    sql: 'update documents set sha256 = (select frozen_sha256 from filing_versions limit 1) where number = 1',
    says: /Document D-1 is not what its history recorded: its file is/,
  },
  'the cost report of an estimate is another file': {
    sql: 'update estimates set report_sha256 = (select frozen_sha256 from filing_versions limit 1) where report_sha256 is not null',
    says: /The cost report of estimate 1 is not what its history recorded: its file is/,
  },
};

describe('an opened case', () => {
  test('shows every page of the carrier, each with what it is, and gives its files back to the byte', async () => {
    const before = hashOf(readFileSync(path));
    const opened = await openCase(path);
    expect(opened.said.out).toContain(
      'The events of its history add up, and what was filed is what they recorded; rows that no event repeats carry no seal.',
    );
    expect(endOf(opened.said.out)).toBe(endOf(savedWords));
    expect(endOf(savedWords)).toMatch(/^[0-9a-f]{64}$/);
    expect((await opened.ask('/filings')).location).toBe('/sign-in');
    expect((await opened.signIn({ email: owner.email, password: testPassword })).status).toBe(422);
    expect((await opened.signIn(opened.viewer)).status).toBe(303);
    const faults: string[] = [];
    let pages = 0;
    for (const route of routes.filter((one) => one.method === 'get' && one.may.includes('preparer'))) {
      const at = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(ids[name] ?? ''));
      // What is not in a case is not found; all else is there. Of the filings of the term, only a claim has a sheet that ties it out.
      const isLeftOut = /:(jobId|token)/.test(route.path) || /^\/term-filings\/.*\/tie-out\.pdf$/.test(route.path);
      // A claim has these; the filing of the term that is opened is a status update.
      const isOfClaims = /^\/term-filings\/.*\/(tie-out\.pdf|decision)$/.test(route.path);
      const answer = await opened.ask(at);
      if (isOfClaims && answer.status < 400) faults.push(`${at} ${answer.status}`);
      if (answer.status >= 400 && !isLeftOut && !isOfClaims && !(answer.status === 409 && at.endsWith('/answers')))
        faults.push(`${at} ${answer.status} ${answer.$('.fault-page').text()}`);
      if (!answer.isPage || answer.status >= 300) continue;
      pages++;
      if (!answer.$('.note').first().text().includes('Read-only case. By its own account Owner, as saved on'))
        faults.push(`${at} does not say what it is`);
      if (!answer.$('.note').first().text().includes(`from ${publicUrl}`)) faults.push(`${at} does not say where it is from`);
      const open = answer.$('main form[method=post]').find('button, :is(input, textarea, select):not([readonly], [disabled])');
      if (at !== '/sign-in' && (open.length > 0 || answer.$('[data-save-drafts], [data-guard]').length > 0)) faults.push(`${at} can be filled in`);
    }
    expect(faults).toEqual([]);
    expect(pages).toBeGreaterThan(50);
    for (const name of ['filing.pdf', 'filing.json', 'packet.zip', 'receipt.pdf']) {
      const at = `/filings/${ids.filingId}/versions/1/${name}`;
      expect((await opened.ask(at)).bytes.equals((await owner.download(at)).body as Buffer)).toBe(true);
    }
    await opened.stop();
    expect(hashOf(readFileSync(path))).toBe(before);
  }, 120_000);

  test('offers nothing to change, shows what its forms hold, and tells a form that saves itself why it cannot', async () => {
    const opened = await openCase(path);
    await opened.signIn(opened.viewer);
    const offered = ['Add', 'Edit', 'Change', 'Withdraw', 'Import', 'Enter', 'Remove', 'Upload', 'Invite', 'Start', 'Delete', 'Copy'];
    for (const at of [
      '/inventory',
      `/sites/${ids.siteId}`,
      '/own-prices',
      `/own-prices/${ids.ownPriceId}`,
      '/documents',
      '/estimates',
      '/filings',
      '/people',
    ]) {
      const { $ } = await opened.ask(at);
      const links = $('main a.btn, main button')
        .get()
        .map((one) => $(one).text().trim());
      expect([at, links.filter((text) => offered.some((word) => text.startsWith(word)))]).toEqual([at, []]);
    }
    const price = await opened.ask(`/own-prices/${ids.ownPriceId}/edit`);
    expect(price.$('#from').attr()).toMatchObject({ value: 'Acme Radio', readonly: '' });
    expect(price.$('textarea#reason').attr('readonly')).toBe('readonly');
    expect([price.$('#entryCode option[selected]').val(), price.$('#entryCode').attr('disabled')]).toEqual(['RA-010', 'disabled']);
    expect((await opened.ask('/inventory?q=Haxtun')).$('form[role=search] input[type=search]:not([readonly])')).toHaveLength(1);
    expect(price.$('.who').text()).toContain('Viewer of this copy, reads only');
    const saved = await opened.ask(`/filings/${ids.filingId}/answers`, { section: 'Plan', autosave: 'yes' }, 'application/json');
    expect([saved.status, JSON.parse(saved.bytes.toString('utf8'))]).toEqual([
      200,
      { outcome: 'locked', message: expect.stringMatching(/^this case was opened to be read, .* Your text is still on this page/) },
    ]);
    await opened.stop();
  }, 60_000);

  test('takes no change, whatever is sent', async () => {
    const opened = await openCase(path);
    await opened.signIn(opened.viewer);
    const before = (await opened.ask('/inventory')).$('main').text();
    for (const route of routes.filter((one) => one.method === 'post' && !['/sign-in', '/sign-out'].includes(one.path))) {
      const at = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(ids[name] ?? ''));
      const answer = await opened.ask(at, { name: 'x' });
      expect([at, answer.status]).toEqual([at, 403]);
      expect(answer.$('main').text()).toContain('Make the change on the server it came from.');
    }
    expect((await opened.ask('/inventory')).$('main').text()).toBe(before);
    expect((await opened.ask('/sign-out', {})).status).toBe(303);
    expect((await opened.ask('/inventory')).location).toBe('/sign-in');
    await opened.stop();
  }, 120_000);

  test('keeps its history as it was saved, whoever reads what waits for a signature', async () => {
    const waiting = join(folder, 'waiting.sqlite');
    copyFileSync(path, waiting);
    const database = new Database(waiting);
    database.exec("update filings set prepared_by = 1, prepared_at = '2026-11-20T10:00:00.000Z'");
    database.close();
    const temporary = mkdtempSync(join(folder, 'tmp-'));
    const opened = await openCase(waiting, temporary);
    await opened.signIn(opened.viewer);
    expect((await opened.ask(`/filings/${ids.filingId}/certification`)).status).toBe(200);
    const [copy = ''] = readdirSync(temporary).filter((name) => name.startsWith('changeout-case-'));
    const events = 'select max(id) as id, count(*) as count from events';
    expect(read(join(temporary, copy, copyName), events)).toEqual(read(path, events));
    await opened.stop();
  }, 60_000);

  test('says that its history does not add up where somebody changed a row, and which file is damaged', async () => {
    const changed = join(folder, 'changed.sqlite');
    copyFileSync(path, changed);
    const database = new Database(changed);
    database.exec("update events set summary = 'something else' where id = (select min(id) from events)");
    database.exec("update files set bytes = x'00' where sha256 = (select min(sha256) from files)");
    database.close();
    const opened = await openCase(changed);
    expect(opened.said.out).toContain('Its history does not add up: rows were changed after they were written. 1 file of it is missing or damaged.');
    await opened.until('is damaged: its bytes have another SHA-256.');
    await opened.signIn(opened.viewer);
    expect((await opened.ask('/inventory')).$('.note').first().text()).toContain('does not add up');
    await opened.stop();
  }, 120_000);

  test('clears what a killed one left behind, and nothing that another one still shows', async () => {
    const temporary = mkdtempSync(join(folder, 'tmp-'));
    const copies = () => readdirSync(temporary).filter((name) => name.startsWith('changeout-case-'));
    const killed = await openCase(path, temporary);
    const [left] = copies();
    killed.process.process.kill('SIGKILL');
    expect(await killed.process.ended).toBe(null);
    expect(copies()).toEqual([left]);
    const shown = await openCase(path, temporary);
    const [mine, ...others] = copies();
    expect([mine === left, others]).toEqual([false, []]);
    const another = await openCase(path, temporary);
    expect(copies()).toHaveLength(2);
    expect(copies()).toContain(mine);
    await shown.signIn(shown.viewer);
    expect((await shown.ask('/inventory')).status).toBe(200);
    for (const one of [shown, another]) {
      one.process.process.kill('SIGTERM');
      expect(await one.process.ended).toBe(0);
    }
    expect(copies()).toEqual([]);
  }, 120_000);

  test('says where its history is gone, though an empty one has no fault', async () => {
    const emptied = join(folder, 'emptied.sqlite');
    copyFileSync(path, emptied);
    const database = new Database(emptied);
    database.exec('delete from events');
    database.close();
    const opened = await openCase(emptied);
    expect(opened.said.out).toContain('It has no history, though every case that was saved has one.');
    await opened.stop();
  }, 120_000);

  test.each(Object.entries(swaps))('is refused in words where %s', async (_name, { sql, says }) => {
    const swapped = join(folder, `swapped-${hashOf(Buffer.from(sql))}.sqlite`);
    copyFileSync(path, swapped);
    const database = new Database(swapped);
    database.pragma('foreign_keys = OFF');
    expect(database.prepare(sql).run().changes).toBeGreaterThan(0);
    database.close();
    const ran = await runCli(['open-case', swapped], { env: { PORT: '0' } });
    expect(ran).toMatchObject({ code: 1, err: expect.stringMatching(says) });
    expect(ran.err).toContain('Rows of this case were changed after it was saved, so it is not shown.');
    expect(ran.out).not.toContain('Sign in with');
  });

  test('is refused in words where the file is no case, or one of a newer release', async () => {
    const other = join(folder, 'other.sqlite');
    writeFileSync(other, 'Not a database, only a note that is longer than a hundred bytes, so that nobody takes it for an empty database file.');
    const plain = join(folder, 'plain.sqlite');
    new Database(plain).exec('create table x (y)').close();
    for (const [name, sql] of Object.entries({
      trigger: "create trigger later after insert on people begin update events set summary = 'forged'; end",
      view: 'create view later as select 1 as one',
      damaged: "update case_facts set value = 'not json' where key = 'missing'",
    })) {
      const strange = join(folder, `${name}.sqlite`);
      copyFileSync(path, strange);
      new Database(strange).exec(sql).close();
      expect([name, await runCli(['open-case', strange])]).toEqual([
        name,
        expect.objectContaining({ code: 2, err: expect.stringContaining('is no case') }),
      ]);
    }
    const newer = join(folder, 'newer.sqlite');
    copyFileSync(path, newer);
    const database = new Database(newer);
    database.exec("update case_facts set value = '999' where key = 'migrations'");
    database.close();
    const answers = await Promise.all([other, plain, newer, join(folder, 'none')].map((file) => runCli(['open-case', file])));
    const words = ['is no case', 'is no case', 'which is newer than this', 'There is no file'];
    expect(answers).toMatchObject(words.map((text) => ({ code: 2, err: expect.stringContaining(text) })));
  }, 60_000);
});

/** On PostgreSQL the schema is made of its tables; they carry their name the same way. */
function isPostgresTable(one: unknown): boolean {
  return typeof one === 'object' && one !== null && Symbol.for('drizzle:Name') in one && Symbol.for('drizzle:Columns') in one;
}
