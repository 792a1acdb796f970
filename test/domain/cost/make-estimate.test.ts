import { describe, expect, test } from '@jest/globals';
import { day } from '../../../server/domain/calendar.ts';
import { type EstimateInputs, makeEstimate } from '../../../server/domain/cost/make-estimate.ts';
import type { Inventory } from '../../../server/domain/inventory/inventory.ts';
import { allCovered, aMobileNetwork, anItem } from './network.ts';
import { durations, edition, publicFigures, recipeBook, seasons, value } from './planning-seed.ts';

function inputsFor(inventory: Inventory, changes: Partial<EstimateInputs> = {}): EstimateInputs {
  const termYears = { value: 1, citation: '47 CFR 1.50004(h)', confidence: 'read' as const };
  const data = { edition, recipes: recipeBook, durations, seasons, publicFigures };
  const asked = {
    program: { key: 'hr4998' as const, termYears },
    customers: 10_000,
    seed: 2026,
    trials: 500,
    schedule: { startOn: day('2026-06-01') },
  };
  return { inventory, covered: allCovered(inventory), ...data, ...asked, estimatedOn: day('2026-05-01'), ...changes };
}

describe('an estimate', () => {
  test('is the same, byte for byte, for the same inputs and seed', () => {
    const inventory = aMobileNetwork(12);
    expect(JSON.stringify(makeEstimate(inputsFor(inventory)))).toBe(JSON.stringify(makeEstimate(inputsFor(inventory))));
  });

  test('tells edition, inventory version, day, counts, assumptions and exclusions', () => {
    const { summary, sites, schedule } = value(makeEstimate(inputsFor({ ...aMobileNetwork(12), version: 7 })));
    expect(summary).toMatchObject({
      program: 'hr4998',
      editionCode: '2026.1',
      inventoryVersion: 7,
      estimatedOn: '2026-05-01',
      siteCount: 13,
      coveredSiteCount: 13,
    });
    expect(sites).toHaveLength(13);
    expect(schedule.sites.map((site) => site.siteCode)).toEqual(sites.map((site) => site.siteCode));
    expect(summary.schedule).toEqual(schedule.summary);
    expect(summary.assumptions.some((text) => text.includes('12 sites × 10 %'))).toBe(true);
    expect(summary.exclusions.length).toBeGreaterThan(5);
    expect(summary.risk.percentiles.p80).toBeGreaterThanOrEqual(summary.risk.percentiles.p50);
  });

  test('with holes is refused, and nothing is simulated', () => {
    const inventory = aMobileNetwork(2);
    const labels: string[] = [];
    const broken = { ...inventory, items: [...inventory.items, anItem('HP-0001', 'RRU', { tag: 'X-1', category: null })] };
    const result = makeEstimate(inputsFor(broken, { onProgress: (_share, label) => labels.push(label) }));
    expect(result.ok).toBe(false);
    expect(result.issues.map((issue) => issue.subject)).toContain('X-1');
    expect(labels).toEqual([]);
  });

  test('with an impossible plan is refused', () => {
    const result = makeEstimate(inputsFor(aMobileNetwork(2), { schedule: { startOn: day('2026-06-01'), towerCrews: 0 } }));
    expect(result.issues.map((issue) => issue.code)).toEqual(['no-crews']);
  });

  test('reports its progress from 0 to 1', () => {
    const shares: number[] = [];
    makeEstimate(inputsFor(aMobileNetwork(3), { onProgress: (share) => shares.push(share) }));
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBeCloseTo(1, 9);
  });
});
