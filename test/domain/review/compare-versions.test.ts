import { describe, expect, test } from '@jest/globals';
import { cents } from '../../../server/domain/money.ts';
import { compareVersions } from '../../../server/domain/review/compare-versions.ts';
import { sampleFiling } from '../../support/sample-filing.ts';

const before = sampleFiling();
const [first, second] = before.cost.lines.filter(({ siteCode }) => siteCode !== null);
const withLines = (lines: typeof before.cost.lines, totalCents = before.cost.totalCents) => ({
  ...before,
  cost: { ...before.cost, lines, totalCents },
});

describe('two versions of a filing', () => {
  test('that are equal have no differences', () => {
    const same = compareVersions(before, sampleFiling());
    expect(same).toMatchObject({ sentence: 'Nothing changed.', differenceCents: 0, values: [], costLines: [], categories: [], items: [] });
  });

  test('show a line that was cut, with its dollars', () => {
    const after = withLines(
      before.cost.lines.filter((line) => line !== first),
      cents(before.cost.totalCents - (first?.amountCents ?? 0)),
    );
    const change = compareVersions(before, after);
    expect(change.costLines).toEqual([
      expect.objectContaining({ id: first?.id, change: 'removed', amountBefore: first?.amountCents, amountAfter: 0 }),
    ]);
    expect(change.differenceCents).toBe(-(first?.amountCents ?? 0));
    expect(change.sentence).toContain('lower');
    expect(compareVersions(after, before).costLines).toEqual([expect.objectContaining({ id: first?.id, change: 'added' })]);
  });

  test('show a line that moved to another site as moved', () => {
    if (!first) throw new Error('no line');
    const moved = { ...first, id: 'ZZ-1.X', siteCode: 'ZZ-1' };
    const change = compareVersions(before, withLines(before.cost.lines.map((line) => (line === first ? moved : line))));
    expect(change.costLines).toEqual([expect.objectContaining({ change: 'moved', siteBefore: first.siteCode, siteAfter: 'ZZ-1' })]);
  });

  test('show a line whose amount changed', () => {
    if (!second) throw new Error('no line');
    const dearer = { ...second, amountCents: cents(second.amountCents + 100) };
    const change = compareVersions(before, withLines(before.cost.lines.map((line) => (line === second ? dearer : line))));
    expect(change.costLines).toEqual([expect.objectContaining({ id: second.id, change: 'changed', amountAfter: dearer.amountCents })]);
  });

  test('show values and equipment in words', () => {
    const [section, ...rest] = before.sections;
    const [line, ...lines] = section?.lines ?? [];
    const [site, ...sites] = before.sites;
    const [item, ...items] = site?.items ?? [];
    if (!section || !line || !site || !item) throw new Error('empty sample');
    const after = {
      ...before,
      sections: [{ ...section, lines: [{ ...line, value: 'New name' }, ...lines] }, ...rest],
      sites: [{ ...site, items: [{ ...item, quantity: item.quantity + 1 }, ...items] }, ...sites],
    };
    const change = compareVersions(before, after);
    expect(change.values).toEqual([{ lineId: line.id, label: line.label, before: line.value, after: 'New name' }]);
    expect(change.items).toEqual([
      expect.objectContaining({ tag: item.tag, change: 'changed', what: `quantity ${item.quantity} → ${item.quantity + 1}` }),
    ]);
  });

  test('account for every dollar of the difference, line by line', () => {
    const after = withLines(
      before.cost.lines.slice(3).map((line, index) => (index % 7 === 0 ? { ...line, amountCents: cents(line.amountCents + index) } : line)),
    );
    const total = after.cost.lines.reduce((sum, line) => sum + line.amountCents, 0);
    const whole = compareVersions(before, { ...after, cost: { ...after.cost, totalCents: cents(total) } });
    const explained = whole.costLines.reduce((sum, change) => sum + change.amountAfter - change.amountBefore, 0);
    expect(explained).toBe(total - before.cost.lines.reduce((sum, line) => sum + line.amountCents, 0));
  });
});
