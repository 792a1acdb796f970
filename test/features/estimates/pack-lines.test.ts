import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { packLines, unpackLines } from '../../../server/features/estimates/pack-lines.ts';
import { sampleEstimate } from '../../support/sample-estimate.ts';

test('lines come back from keeping as they were, and the sums of their kinds tie', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 1, max: 12 }), (sites, linesPerSite) => {
      const { lines, summary } = sampleEstimate({ sites, linesPerSite });
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
