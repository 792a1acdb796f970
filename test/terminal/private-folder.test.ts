import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { openPrivateFolder } from '../../server/case-file/private-folder.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'changeout-test-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** A folder as an earlier process left it, without the lock that ended with it. */
function leave(name: string, { files, hoursAgo }: { files: string[]; hoursAgo: number }): string {
  const path = join(root, name);
  mkdirSync(path);
  for (const file of files) new Database(join(path, file)).exec('create table rows (id)').close();
  const at = Date.now() / 1000 - hoursAgo * 3600;
  utimesSync(path, at, at);
  return path;
}

test('what nobody holds is cleared, also from before folders were marked; what is held or new stays', async () => {
  const first = await openPrivateFolder(root);
  const marked = leave('changeout-case-marked', { files: ['in-use.sqlite', 'case.sqlite'], hoursAgo: 0 });
  const unmarked = leave('changeout-case-unmarked', { files: ['case.sqlite'], hoursAgo: 2 });
  const empty = leave('changeout-case-empty', { files: [], hoursAgo: 2 });
  const fresh = leave('changeout-case-fresh', { files: ['case.sqlite'], hoursAgo: 0.5 });
  const shown = leave('changeout-case-shown', { files: ['case.sqlite'], hoursAgo: 2 });
  const reader = new Database(join(shown, 'case.sqlite'));
  reader.pragma('journal_mode = WAL');
  reader.prepare('select * from rows').all();
  utimesSync(shown, Date.now() / 1000 - 7200, Date.now() / 1000 - 7200);
  const second = await openPrivateFolder(root);
  expect([marked, unmarked, empty].map((path) => existsSync(path))).toEqual([false, false, false]);
  expect([first.path, second.path, fresh, shown].map((path) => existsSync(path))).toEqual([true, true, true, true]);
  reader.close();
  await first.remove();
  await second.remove();
  expect(readdirSync(root).sort()).toEqual(['changeout-case-fresh', 'changeout-case-shown']);
});

test('nothing of another name is touched, and no link is followed', async () => {
  const elsewhere = mkdtempSync(join(root, 'elsewhere-'));
  writeFileSync(join(elsewhere, 'kept'), 'kept');
  symlinkSync(elsewhere, join(root, 'changeout-case-link'));
  writeFileSync(join(root, 'changeout-case-file'), 'a file');
  await (await openPrivateFolder(root)).remove();
  expect(existsSync(join(elsewhere, 'kept'))).toBe(true);
  expect(readdirSync(root)).toHaveLength(3);
});
