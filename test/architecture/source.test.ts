import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { projectRoot } from '../../server/platform/project-root.ts';
import { sourceFiles } from '../support/source-files.ts';

const server = sourceFiles('server', '.ts');
const verbs = server.filter(({ path }) => path.startsWith('server/features/'));

describe('the source keeps its house rules', () => {
  test('templates print nothing raw: every <%- is an include, or the body in the layout', () => {
    const raw = sourceFiles('views', '.ejs').flatMap(({ path, text }) =>
      [...text.matchAll(/<%-([^%]*)%>/g)]
        .map((match) => (match[1] ?? '').trim())
        .filter((code) => !code.startsWith('include(') && !(path === 'views/layout.ejs' && code === 'v.body'))
        .map((code) => `${path}: ${code}`),
    );
    expect(raw).toEqual([]);
  });

  test('templates hold no script and no style', () => {
    const inline = sourceFiles('views', '.ejs').flatMap(({ path, text }) =>
      [...text.matchAll(/\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)|<style/g)].map((match) => `${path}: ${match[0]}`),
    );
    expect(inline).toEqual([]);
  });

  test('every path that ARCHITECTURE.md and README.md name exists', () => {
    const named = ['ARCHITECTURE.md', 'README.md'].flatMap((file) =>
      [
        ...readFileSync(join(projectRoot, file), 'utf8').matchAll(/`((?:server|views|public|db|test|docs)\/[^`\s<>]*|\.dependency-cruiser\.js)`/g),
      ].map((match) => match[1] ?? ''),
    );
    expect(named.length).toBeGreaterThan(15);
    expect(named.filter((path) => !existsSync(join(projectRoot, path)))).toEqual([]);
  });

  test('routes, pages and inputs take only types from tables and queries', () => {
    const rules = [
      { files: /(routes|pages|inputs|page)\.ts$/, from: /db\/(schema|store)|drizzle-orm/ },
      { files: /pages?\.ts$/, from: /queries\.ts$|store\.ts$/ },
    ];
    const faults = verbs.flatMap(({ path, text }) =>
      [...text.matchAll(/^import (?!type )(.+?) from '([^']+)'/gms)]
        .filter(
          ([, names = '']) =>
            !names
              .replace(/[{}]/g, '')
              .split(',')
              .map((name) => name.trim())
              .filter((name) => name !== '')
              .every((name) => name.startsWith('type ')),
        )
        .flatMap(([, , source = '']) =>
          rules.filter((rule) => rule.files.test(path) && rule.from.test(source)).map(() => `${path} imports ${source}`),
        ),
    );
    expect(faults).toEqual([]);
  });

  test('every verb that writes records an event in its transaction', () => {
    const writing = verbs.filter(({ text }) => text.includes('inTransaction('));
    expect(writing.length).toBeGreaterThan(20);
    expect(writing.filter(({ text }) => !text.includes('recordEvent(')).map(({ path }) => path)).toEqual([]);
  });

  test('the domain has no clock and no chance of its own', () => {
    const faults = server
      .filter(({ path }) => path.startsWith('server/domain/'))
      .filter(({ text }) => /Date\.now\(|new Date\(\)|Math\.random\(|process\.[a-z]|from 'node:/.test(text))
      .map(({ path }) => path);
    expect(faults).toEqual([]);
  });

  test('no file has a name that says nothing', () => {
    const vague = /^(utils?|helpers?|common|shared|misc|types|manager|index2)\./;
    expect(server.map(({ path }) => path).filter((path) => vague.test(basename(path)))).toEqual([]);
  });

  test('queries that page or list end their order with the id', () => {
    const faults = server.flatMap(({ path, text }) =>
      [...text.matchAll(/\.orderBy\(([^;]*?)\)\s*(?:\.|;|\n)/g)]
        .filter(([, order = '']) => !/\.(id|position|key)\b/.test(order))
        .map(([whole]) => `${path}: ${whole.trim()}`),
    );
    expect(faults).toEqual([]);
  });
});
