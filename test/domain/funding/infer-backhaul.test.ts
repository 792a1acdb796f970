import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type BackhaulSettings, type BackhaulSite, inferBackhaul } from '../../../server/domain/funding/infer-backhaul.ts';

const settings: BackhaulSettings = { fiberCodes: [], longestHopMiles: 30 };

function at(code: string, longitude: number | null, kind: BackhaulSite['kind'] = 'tower'): BackhaulSite {
  return { code, kind, latitude: longitude === null ? null : 41, longitude };
}

function parents(sites: readonly BackhaulSite[], changes: Partial<BackhaulSettings> = {}): Record<string, string | null> {
  const { hops } = inferBackhaul(sites, { ...settings, ...changes });
  return Object.fromEntries(hops.map(({ siteCode, parentCode }) => [siteCode, parentCode]));
}

describe('backhaul that the carrier has not stated', () => {
  test('each site hangs on the nearest one toward the core, hop by hop', () => {
    // A degree of longitude at 41 degrees north is 52 miles.
    expect(parents([at('CORE', -103, 'core'), at('C', -101.5), at('A', -102.5), at('B', -102)])).toEqual({ CORE: null, A: 'CORE', B: 'A', C: 'B' });
  });

  test('a fiber node takes what lies nearer to it', () => {
    const sites = [at('CORE', -103, 'core'), at('A', -102.7), at('B', -102.2), at('FIBER', -102)];
    expect(parents(sites, { fiberCodes: ['fiber'] })).toEqual({ CORE: null, A: 'CORE', B: 'FIBER', FIBER: null });
  });

  test('a site beyond the longest hop has its own line and serves its neighbors, and the assumptions say so', () => {
    const { hops, assumptions } = inferBackhaul([at('CORE', -103, 'core'), at('FAR', -101), at('NEXT', -100.8), at('LOST', null)], settings);
    expect(hops.map(({ siteCode, parentCode, miles }) => [siteCode, parentCode, miles === null ? null : Math.round(miles)])).toEqual([
      ['CORE', null, null],
      ['FAR', null, null],
      ['LOST', null, null],
      ['NEXT', 'FAR', 10],
    ]);
    expect(assumptions).toEqual([
      'Planning assumption: the backhaul of 1 site is inferred from coordinates, each over the nearest site toward the core, with hops of at most 30 miles. State “Backhaul to” in the inventory where the real path differs.',
      '1 site beyond reach of the others, each taken to have its own line: FAR.',
      '1 site without coordinates, each taken to have its own line: LOST.',
    ]);
  });

  test('customer premises and small cells carry nobody', () => {
    const sites = [at('CORE', -103, 'core'), at('HOUSE', -102.8, 'customer-premises'), at('TOWER', -102.6)];
    expect(parents(sites)).toEqual({ CORE: null, HOUSE: 'CORE', TOWER: 'CORE' });
    expect(parents([at('CORE', -103, 'core'), at('HOUSE', -101.1, 'customer-premises'), at('TOWER', -101)])).toEqual({
      CORE: null,
      HOUSE: 'TOWER',
      TOWER: null,
    });
  });

  test('without a core the site in the middle stands in for it', () => {
    const { hops, assumptions } = inferBackhaul([at('A', -102.4), at('B', -102), at('C', -101.6)], settings);
    expect(hops.map(({ parentCode }) => parentCode)).toEqual(['B', null, 'B']);
    expect(assumptions[1]).toBe(
      'No core, data center, central office or fiber node is on the list: B, in the middle of the network, stands in for it.',
    );
  });

  test('the order of the list changes nothing, and nothing at all is no trouble', () => {
    const sites = Array.from({ length: 200 }, (_, index) => ({
      ...at(`S-${index}`, -103 + ((index * 37) % 100) / 40),
      latitude: 41 + ((index * 53) % 70) / 30,
    }));
    expect(inferBackhaul([...sites].reverse(), settings)).toEqual(inferBackhaul(sites, settings));
    expect(inferBackhaul([], settings).hops).toEqual([]);
  });
});

describe('backhaul as the carrier states it', () => {
  test('goes before any guess, and what hangs on it follows', () => {
    const sites = [at('CORE', -103, 'core'), { ...at('A', -102.9), backhaulTo: 'c' }, at('B', -102.85), { ...at('C', -101), backhaulTo: 'fiber' }];
    const { hops, assumptions, issues } = inferBackhaul(sites, settings);
    expect(hops.map(({ siteCode, parentCode, basis }) => [siteCode, parentCode, basis])).toEqual([
      ['A', 'C', 'stated'],
      ['B', 'A', 'inferred'],
      ['C', null, 'stated'],
      ['CORE', null, 'inferred'],
    ]);
    expect(issues).toEqual([]);
    expect(assumptions[0]).toBe('The backhaul of 2 sites is as the carrier states it (“Backhaul to” in the inventory).');
    expect(assumptions[1]).toContain('the backhaul of 1 site is inferred');
  });

  test('a circle and a site nobody knows are named, and guessed', () => {
    const sites = [at('CORE', -103, 'core'), { ...at('A', -102.9), backhaulTo: 'B' }, { ...at('B', -102.8), backhaulTo: 'A' }];
    const { hops, issues } = inferBackhaul([...sites, { ...at('C', -102.7), backhaulTo: 'HUB' }], settings);
    expect(issues.map(({ subject, code }) => [subject, code])).toEqual([
      ['C', 'backhaul-unknown'],
      ['A', 'backhaul-circle'],
    ]);
    expect(hops.map(({ parentCode, basis }) => [parentCode, basis])).toEqual([
      ['CORE', 'inferred'],
      ['A', 'inferred'],
      ['B', 'inferred'],
      [null, 'inferred'],
    ]);
  });

  test('every site has one hop, what is sound is as stated, and every path ends', () => {
    const aNetwork = fc.array(
      fc.record({ place: fc.option(fc.integer({ min: 0, max: 400 }), { nil: null }), to: fc.integer({ min: -3, max: 12 }) }),
      {
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(aNetwork, (list) => {
        const said = (to: number) => (to === -3 ? 'fiber' : to === -2 ? 'NOBODY' : to === -1 ? null : `S-${to}`);
        const sites = list.map(({ place, to }, index) => ({
          ...at(`S-${index}`, place === null ? null : -103 + place / 100, index % 4 === 3 ? 'small-cell' : 'tower'),
          backhaulTo: said(to),
        }));
        const { hops, issues } = inferBackhaul(sites, settings);
        expect(hops.map(({ siteCode }) => siteCode).sort()).toEqual(sites.map(({ code }) => code).sort());
        const parentOf = new Map(hops.map(({ siteCode, parentCode }) => [siteCode, parentCode]));
        for (const { code } of sites) {
          let [next, steps] = [parentOf.get(code) ?? null, 0];
          for (; next !== null; steps++) next = steps > sites.length ? 'endless' : (parentOf.get(next) ?? null);
          expect(steps).toBeLessThanOrEqual(sites.length);
        }
        if (issues.length > 0) return;
        for (const { code, backhaulTo } of sites)
          if (backhaulTo !== null) expect(parentOf.get(code)).toBe(backhaulTo === 'fiber' ? null : backhaulTo);
      }),
      { numRuns: 300 },
    );
  });
});
