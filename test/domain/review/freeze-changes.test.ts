import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Day } from '../../../server/domain/calendar.ts';
import { canonicalJson } from '../../../server/domain/filing/canonical-json.ts';
import type { FrozenFiling } from '../../../server/domain/filing/frozen-filing.ts';
import { cents, sumCents } from '../../../server/domain/money.ts';
import { freezeChanges, mostShown } from '../../../server/domain/review/freeze-changes.ts';
import { onlyDifference } from '../../../server/domain/review/only-difference.ts';
import { sampleFiling } from '../../support/sample-filing.ts';

const before = sampleFiling({ sites: 30 });
const sha256 = 'ab'.repeat(32);

/** The sample with other lines, and with totals that fit them. */
function withLines(lines: FrozenFiling['cost']['lines']): FrozenFiling {
  const sumOf = (category: string) => sumCents(lines.filter((line) => line.category === category).map(({ amountCents }) => amountCents));
  const categories = before.cost.categories.map((one) => ({ ...one, likelyCents: sumOf(one.category) }));
  return { ...before, version: 2, cost: { ...before.cost, lines, categories, totalCents: sumCents(lines.map(({ amountCents }) => amountCents)) } };
}

describe('what changed, frozen with the newer version', () => {
  test('is nothing but the version before where nothing changed', () => {
    expect(freezeChanges(before, { ...sampleFiling({ sites: 30 }), version: 2 }, sha256)).toEqual({
      since: { version: 1, submittedAt: before.submittedAt, sha256 },
      money: { beforeCents: before.cost.totalCents, afterCents: before.cost.totalCents, lines: [], categories: [] },
      costLines: { counts: {}, shown: [], more: 0 },
      sites: { counts: {}, shown: [], more: 0 },
      items: { counts: {}, shown: [], more: 0 },
      answers: { counts: {}, shown: [], more: 0 },
      timeline: { days: [], sites: { counts: {}, shown: [], more: 0 } },
    });
  });

  test('adds up: the kinds of lines make the difference of the totals, and so do the categories, whatever was cut, added or changed', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.constantFrom('keep', 'keep', 'cut', 'dearer', 'twice')), (stream) => {
        const lines = before.cost.lines.flatMap((line) => {
          const act = stream.next().value;
          if (act === 'cut') return [];
          if (act === 'dearer') return [{ ...line, amountCents: cents(line.amountCents + 12_345) }];
          return act === 'twice' ? [line, { ...line, id: `${line.id}.copy` }] : [line];
        });
        const after = withLines(lines);
        const { money, costLines } = freezeChanges(before, after, sha256);
        const moved = (rows: readonly { beforeCents: number; afterCents: number }[]) =>
          rows.reduce((sum, row) => sum + row.afterCents - row.beforeCents, 0);
        expect(moved(money.lines)).toBe(after.cost.totalCents - before.cost.totalCents);
        expect(moved(money.categories)).toBe(after.cost.totalCents - before.cost.totalCents);
        expect(Object.values(costLines.counts).reduce((sum, count) => sum + count, 0)).toBe(costLines.shown.length + costLines.more);
        expect(money.lines.reduce((sum, { count }) => sum + count, 0)).toBe(costLines.shown.length + costLines.more);
      }),
      { numRuns: 15 },
    );
  });

  test('lists the largest first and counts the others, so that it stays short however much changed', () => {
    const lines = before.cost.lines.map((line, index) => ({ ...line, amountCents: cents(line.amountCents + index + 1) }));
    const { costLines } = freezeChanges(before, withLines(lines), sha256);
    const by = costLines.shown.map(({ beforeCents, afterCents }) => afterCents - beforeCents);
    expect(by[0]).toBe(lines.length);
    expect(by).toEqual([...by].sort((a, b) => b - a));
    expect([costLines.shown.length, costLines.more]).toEqual([mostShown.costLines, lines.length - mostShown.costLines]);
    expect(costLines.counts).toEqual({ changed: lines.length });
  });

  test('tells a site and an item that moved from one that was added or taken out', () => {
    const [first, second, third, ...rest] = before.sites;
    const [item, ...items] = first?.items ?? [];
    if (!first || !second || !third || !item) throw new Error('The sample is too small.');
    const after: FrozenFiling = {
      ...before,
      version: 2,
      sites: [
        { ...first, items },
        { ...second, coordinates: '41.1, -103.0', items: [...second.items, { ...item, serials: 'A1' }] },
        ...rest,
        { ...third, code: 'HP-9999', name: 'New hill', items: [] },
      ],
    };
    const { sites, items: equipment } = freezeChanges(before, after, sha256);
    expect(sites.shown).toEqual([
      { code: second.code, name: second.name, change: 'moved', parts: [{ what: 'coordinates', before: second.coordinates, after: '41.1, -103.0' }] },
      { code: 'HP-9999', name: 'New hill', change: 'added', parts: [] },
      { code: third.code, name: third.name, change: 'removed', parts: [] },
    ]);
    expect(equipment.shown[0]).toEqual({
      tag: item.tag,
      siteCode: second.code,
      change: 'moved',
      what: '',
      parts: [
        { what: 'site', before: first.code, after: second.code },
        { what: 'serials', before: item.serials, after: 'A1' },
      ],
    });
    expect(equipment.counts).toEqual({ moved: 1, removed: third.items.length });
  });

  test('names the days of the plan that moved, and the sites that move furthest', () => {
    const sites = before.timeline.sites.map((site, index) => (index === 4 ? { ...site, finishOn: '2031-01-01' as Day } : site));
    const after = { ...before, version: 2, timeline: { ...before.timeline, finishOn: '2031-01-01' as Day, termEndsOn: null, sites } };
    const { timeline } = freezeChanges(before, after, sha256);
    expect(timeline.days.map(({ label, after: day }) => [label, day])).toEqual([
      ['Likely finished', '2031-01-01'],
      ['End of the term', null],
    ]);
    expect(timeline.sites.shown).toEqual([expect.objectContaining({ siteCode: before.timeline.sites[4]?.siteCode, after: '2031-01-01' })]);
    expect(timeline.sites.shown[0]?.days).toBeGreaterThan(0);
  });

  test('shows of a long answer only what differs, and says how long it is', () => {
    const [section, ...others] = before.sections;
    const [line, ...lines] = section?.lines ?? [];
    if (!section || !line) throw new Error('The sample has no line.');
    const long = (word: string) => `${'The crews go ring by ring. '.repeat(60)}${word}${' Then they report.'.repeat(60)}`;
    const having = (value: string) => ({ ...before, sections: [{ ...section, lines: [{ ...line, value }, ...lines] }, ...others] });
    const { answers } = freezeChanges(having(long('Two teams.')), having(long('Three teams.')), sha256);
    const [change] = answers.shown;
    expect(change?.before).toMatch(/^… .*Two teams\..* …$/);
    expect(change?.after).toMatch(/^… .*Three teams\..* …$/);
    expect(change?.after?.length).toBeLessThan(120);
    expect(change?.cutFrom).toEqual({ before: long('Two teams.').length, after: long('Three teams.').length });
  });

  test('is the same value, byte for byte, when it is made again', () => {
    const after = withLines(before.cost.lines.slice(5));
    expect(canonicalJson(freezeChanges(before, after, sha256))).toBe(canonicalJson(freezeChanges(before, structuredClone(after), sha256)));
  });
});

test('only what differs of two texts is short, is made of them, and parts no character', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '😀'), maxLength: 300 });
  fc.assert(
    fc.property(text, text, text, text, (start, one, other, end) => {
      const [before, after] = [start + one + end, start + other + end];
      const shown = onlyDifference(before, after, 100);
      if (!shown.isCut) expect(shown).toMatchObject({ before, after });
      for (const [side, whole] of [
        [shown.before, before],
        [shown.after, after],
      ] as const) {
        expect(side).not.toMatch(/\p{Surrogate}/u);
        if (!shown.isCut) continue;
        expect([...side].length).toBeLessThanOrEqual(104);
        expect(whole).toContain(side.replace(/^… | …$/g, ''));
      }
      if (shown.isCut && before !== after && [...one].length + [...other].length < 20) expect(shown.before).not.toBe(shown.after);
    }),
  );
});
