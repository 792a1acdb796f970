import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { day } from '../../../server/domain/calendar.ts';
import type { CostLine } from '../../../server/domain/cost/cost-lines.ts';
import { packLines, unpackLines } from '../../../server/features/estimates/pack-lines.ts';
import { sampleEstimate } from '../../support/sample-estimate.ts';

test('lines come back from keeping as they were, and the sums of their kinds tie', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 1, max: 12 }), (sites, linesPerSite) => {
      const { lines: plain, summary } = sampleEstimate({ sites, linesPerSite });
      const lines = plain.map(withOwnParts);
      const { kinds, bySite } = packLines(lines);
      const back = [...bySite].flatMap(([siteCode, stored]) => unpackLines(kinds, siteCode, JSON.parse(JSON.stringify(stored))));
      const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1);
      expect(back.sort(byId)).toEqual([...lines].sort(byId));
      expect(kinds.reduce((sum, kind) => sum + kind.likelyCents, 0)).toBe(summary.total.likelyCents);
      expect(kinds.reduce((sum, kind) => sum + kind.lineCount, 0)).toBe(lines.length);
    }),
    { numRuns: 20 },
  );
});

/** What makes lines of one price differ from site to site: a price for this site only, a share of what stands there, a quantity that may vary. */
function withOwnParts(line: CostLine): CostLine {
  if (line.siteCode === 'HP-0001' && line.entryCode === 'RA-010') {
    return { ...line, basis: 'own estimate', ownPrice: { code: 'E-1', kind: 'own estimate', quotedOn: day('2026-11-01'), expiresOn: null } };
  }
  if (line.entryCode === 'TW-010' && line.siteCode !== null) {
    const entryCodes = line.siteCode === 'HP-0002' ? ['RA-010'] : ['RA-010', 'RA-020'];
    return { ...line, unit: 'percent of site cost', shareOf: { of: 'site', entryCodes, adjuster: 'region-co' } };
  }
  return line.entryCode === 'RA-040' ? { ...line, quantitySpread: { low: 0.8, high: 1.5 } } : line;
}
