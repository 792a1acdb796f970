import { describe, expect, test } from '@jest/globals';
import { listRiskAssumptions } from '../../../../server/domain/schedule/risk/list-risk-assumptions.ts';
import { workData } from '../../cost/planning-seed.ts';

describe('what the runs assume', () => {
  test('never calls days lost to weather read, where only the closure of the region was', () => {
    const { regions, risks } = workData;
    expect(regions.some(({ confidence }) => confidence === 'read')).toBe(true);
    const rows = listRiskAssumptions(risks, regions);
    for (const { title } of regions) {
      expect(rows.find((row) => row.title === `${title}, by month`)).toMatchObject({ confidence: 'planning assumption' });
    }
  });
});
