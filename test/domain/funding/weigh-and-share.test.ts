import { describe, expect, test } from '@jest/globals';
import { findSharedTowers } from '../../../server/domain/funding/find-shared-towers.ts';
import { weighByPeople } from '../../../server/domain/funding/weigh-sites.ts';

describe('people served as weights', () => {
  const sites = [
    { siteCode: 'A', kind: 'tower' as const, peopleServed: 900 },
    { siteCode: 'B', kind: 'tower' as const, peopleServed: null },
    { siteCode: 'C', kind: 'rooftop' as const, peopleServed: 300 },
    { siteCode: 'CORE', kind: 'core' as const, peopleServed: null },
  ];

  test('a site without a number counts as the middle of the others, a core as nobody, and both are said', () => {
    const weighed = weighByPeople(sites, 'median');
    expect(weighed.ok && weighed.value.bySite.map(({ weight }) => weight)).toEqual([900, 600, 300, 0]);
    expect(weighed.ok && weighed.value.sentences).toEqual([
      'People served are as the inventory states them, at 2 sites.',
      '1 site does not say how many: each counts as 600, the middle of those that do (B).',
      'Without a number a core, data center or warehouse serves nobody by itself (CORE).',
    ]);
  });

  test('or as nobody where that is asked', () => {
    const weighed = weighByPeople(sites, 'nobody');
    expect(weighed.ok && weighed.value.bySite.map(({ weight }) => weight)).toEqual([900, 0, 300, 0]);
    expect(weighed.ok && weighed.value.sentences[1]).toContain('each counts as nobody, as was asked (B)');
  });

  test('is refused where nobody has said anything', () => {
    const weighed = weighByPeople([{ siteCode: 'A', kind: 'tower', peopleServed: null }], 'median');
    expect(weighed.issues.map(({ message }) => message)).toEqual([
      expect.stringContaining('No site of this estimate says how many people it serves.'),
    ]);
  });
});

describe('sites on one tower', () => {
  const at = (siteCode: string, latitude: number | null, longitude: number | null) => ({ siteCode, latitude, longitude });

  test('are those within 100 meters, also in a chain, whatever the order of the list', () => {
    // A thousandth of a degree of latitude is 111 meters.
    const sites = [at('C', 41.0012, -100), at('A', 41, -100), at('B', 41.0006, -100), at('FAR', 41.01, -100), at('NOWHERE', null, null)];
    const towers = findSharedTowers(sites);
    expect(towers).toEqual([{ name: 'A and B and C', siteCodes: ['A', 'B', 'C'], sharedCents: 0, sharedDays: 0, together: true }]);
    expect(findSharedTowers([...sites].reverse())).toEqual(towers);
    expect(findSharedTowers(sites.slice(3))).toEqual([]);
  });
});
