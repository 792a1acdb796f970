import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { deadlineRules } from '../../../server/domain/programs/deadline-rules.ts';
import { programs } from '../../../server/domain/programs/programs.ts';
import { startTestApp, type TestApp, type Visitor } from '../../support/app-harness.ts';

let app: TestApp;
let visitor: Visitor;
beforeAll(async () => {
  app = await startTestApp();
  visitor = app.visitor();
});
afterAll(async () => {
  expect(app.errors).toEqual([]);
  await app.close();
});

describe('the programs', () => {
  test('stand side by side for anybody, each fact with its source', async () => {
    const page = await visitor.get('/programs');
    expect(page.status).toBe(200);
    const heads = page
      .$('#figures thead th')
      .map((_index, cell) => page.$(cell).text())
      .get();
    expect(heads).toEqual(['Topic', ...programs.map(({ shortTitle }) => shortTitle)]);
    const cap = page.$('#figures tbody tr').first().text();
    for (const figure of ['6,000,000', '2,000,000', '10,000,000', '47 U.S.C. 1603(b)(1)']) expect(cap).toContain(figure);
    expect(page.$('#claims').text()).toContain('47 CFR 1.50004(g)(1)');
    expect(page.$('#history tbody tr').length).toBeGreaterThan(15);
  });

  test.each(programs)('$key is told in full: every provision, certification, deadline and conflict', async (program) => {
    const page = await visitor.get(`/programs/${program.key}`);
    const words = page.$('main').text();
    for (const { text } of [...program.provisions, ...program.certifications]) expect(words).toContain(text);
    for (const { id, here } of program.conflicts) expect(page.$(`#conflict-${id}`).text()).toContain(here);
    const due = deadlineRules.filter(({ citations }) => citations[program.key] !== undefined);
    expect(page.$('#deadlines tbody tr').length).toBe(due.length);
  });

  test('call what is remembered a planning assumption wherever it shows, and nothing else', async () => {
    const page = await visitor.get('/programs/scrp');
    const remembered = programs.find(({ key }) => key === 'scrp')?.provisions.filter(({ confidence }) => confidence === 'unconfirmed') ?? [];
    const marked = page
      .$('td p:has(.tag.warn)')
      .map((_index, fact) => page.$(fact).text())
      .get();
    expect(marked.length).toBe(remembered.length);
    for (const { text } of remembered) expect(marked.some((fact) => fact.includes(text) && fact.includes('planning assumption'))).toBe(true);
  });

  test('point to the lines of the form that answer them', async () => {
    const page = await visitor.get('/programs/scrp');
    const plan = page.$('#the-application tr:has(th:contains("Plan"))').text();
    expect(plan).toContain('Lines G.1, G.2, I.3, L.1');
  });

  test('that are unknown are not found', async () => {
    expect((await visitor.get('/programs/hr1')).status).toBe(404);
  });
});
