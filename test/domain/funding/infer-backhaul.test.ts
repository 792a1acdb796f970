import { describe, expect, test } from '@jest/globals';
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
      'Planning assumption: the backhaul of 1 site is inferred from coordinates, each over the nearest site toward the core, with hops of at most 30 miles. Replace it by the real paths where they differ.',
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
