import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { FrozenFiling } from '../../../server/domain/filing/frozen-filing.ts';
import { tieFrozen } from '../../../server/domain/filing/tie-frozen.ts';
import { cents, formatCents } from '../../../server/domain/money.ts';
import { freezeChanges } from '../../../server/domain/review/freeze-changes.ts';
import { sampleFiling } from '../../support/sample-filing.ts';

const frozen = sampleFiling();
const { cost } = frozen;
const tiesOf = (filing: FrozenFiling) => tieFrozen(filing).flatMap(({ ties }) => ties);
const apart = (filing: FrozenFiling) => tiesOf(filing).flatMap(({ what, ties }) => (ties ? [] : [what]));
const withCost = (more: Partial<FrozenFiling['cost']>): FrozenFiling => ({ ...frozen, cost: { ...cost, ...more } });
const more = <T extends object>(list: readonly T[], at: number, change: (one: T) => Partial<T>): T[] =>
  list.map((one, index) => (index === at ? { ...one, ...change(one) } : one));

describe('the tie-out of a frozen filing', () => {
  test('ties everything in a filing that is sound, and says what was added up', () => {
    expect(apart(frozen)).toEqual([]);
    expect(tiesOf(frozen)[0]).toEqual({
      what: 'Cost lines',
      how: `${cost.lines.length} lines of Exhibit 3`,
      stated: formatCents(cost.totalCents),
      again: formatCents(cost.totalCents),
      ties: true,
    });
  });

  test('finds one cent, wherever it is', () => {
    const one = ({ likelyCents }: { likelyCents: number }) => ({ likelyCents: cents(likelyCents + 1) });
    expect(apart(withCost({ totalCents: cents(cost.totalCents + 1) }))).toEqual(
      expect.arrayContaining(['Cost lines', 'Categories', 'Sites and whole network', 'Line F.1, amount asked for']),
    );
    expect(apart(withCost({ categories: more(cost.categories, 2, one) }))).toEqual(['Categories', 'Each category']);
    expect(apart(withCost({ sites: more(cost.sites, 3, one) }))).toEqual(['Sites and whole network', 'Each site']);
    expect(apart(withCost({ networkCents: cents(cost.networkCents + 1) }))).toEqual(['Sites and whole network', 'Whole network']);
    expect(apart(withCost({ lowCents: cents(cost.lowCents - 1) }))).toEqual(['Categories, low']);
    expect(apart(withCost({ categories: more(cost.categories, 0, ({ lineCount }) => ({ lineCount: lineCount + 1 })) }))).toEqual([
      'Lines of each category',
    ]);
    expect(apart(withCost({ lines: more(cost.lines, 5, ({ unitCents }) => ({ unitCents: cents(unitCents + 1) })) }))).toEqual(['Each cost line']);
  });

  test('finds two faults that hide each other in the sum, and names where they are, the first five', () => {
    const shift = (by: number) => (site: { likelyCents: number }) => ({ likelyCents: cents(site.likelyCents + by) });
    const hidden = withCost({ sites: more(more(cost.sites, 0, shift(5)), 1, shift(-5)) });
    expect(apart(hidden)).toEqual(['Each site']);
    const [first, second] = cost.sites;
    expect(tiesOf(hidden).find(({ what }) => what === 'Each site')).toMatchObject({
      stated: String(cost.sites.length),
      again: `${cost.sites.length - 2} agree; not ${first?.siteCode}, ${second?.siteCode}`,
    });
    const all = tiesOf(withCost({ sites: cost.sites.map((site) => ({ ...site, ...shift(1)(site) })) }));
    expect(all.find(({ what }) => what === 'Each site')?.again).toMatch(
      new RegExp(`^0 agree; not (\\S+, ){4}\\S+ and ${cost.sites.length - 5} more$`),
    );
  });

  test('checks each further division, and each part of the work against its lines', () => {
    const phases = [...new Set(cost.lines.map(({ phase }) => phase))];
    const parts = phases.map((key) => {
      const likelyCents = cents(cost.lines.filter(({ phase }) => phase === key).reduce((sum, { amountCents }) => sum + amountCents, 0));
      return { key, lowCents: likelyCents, likelyCents, highCents: likelyCents };
    });
    const filing = withCost({ lowCents: cost.totalCents, highCents: cost.totalCents, rollUps: [{ title: 'By part of the work', parts }] });
    expect(apart(filing)).toEqual(['Categories, low', 'Categories, high']);
    const moved = more(
      more(parts, 0, ({ likelyCents }) => ({ likelyCents: cents(likelyCents + 7) })),
      1,
      ({ likelyCents }) => ({
        likelyCents: cents(likelyCents - 7),
      }),
    );
    expect(apart(withCost({ rollUps: [{ title: 'By part of the work', parts: moved }] }))).toContain('Each part, by part of the work');
  });

  test('ties what changed since the version before to the amount asked for', () => {
    const lines = cost.lines.slice(2);
    const total = cents(lines.reduce((sum, { amountCents }) => sum + amountCents, 0));
    const after = { ...withCost({ lines, totalCents: total }), version: 2 };
    const amended = { ...after, changes: freezeChanges(frozen, after, 'ab'.repeat(32)) };
    expect(tiesOf(amended).find(({ what }) => what === 'Version 1 and its changes')).toMatchObject({ ties: true, again: formatCents(total) });
    const [kind, ...kinds] = amended.changes.money.lines;
    if (!kind) throw new Error('Nothing changed.');
    const wrong = { ...amended.changes.money, lines: [{ ...kind, afterCents: cents(kind.afterCents + 1) }, ...kinds] };
    expect(apart({ ...amended, changes: { ...amended.changes, money: wrong } })).toContain('Version 1 and its changes');
  });

  test('never says that it ties where a total is off, by whatever amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), (by) => {
        expect(apart(withCost({ totalCents: cents(cost.totalCents + by) })).includes('Cost lines')).toBe(by !== 0);
      }),
    );
  });
});
