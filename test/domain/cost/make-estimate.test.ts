import { describe, expect, test } from '@jest/globals';
import { day } from '../../../server/domain/calendar.ts';
import { type EstimateInputs, makeEstimate } from '../../../server/domain/cost/make-estimate.ts';
import type { Inventory } from '../../../server/domain/inventory/inventory.ts';
import { sumCents, timesCents } from '../../../server/domain/money.ts';
import { allCovered, aMobileNetwork, anItem } from './network.ts';
import { costData, edition, plan, publicFigures, recipeBook, value, workData } from './planning-seed.ts';

function inputsFor(inventory: Inventory, changes: Partial<EstimateInputs> = {}): EstimateInputs {
  const termYears = { value: 1, citation: '47 CFR 1.50004(h)', confidence: 'read' as const };
  const data = { edition, recipes: recipeBook, plan, costData, ...workData, publicFigures };
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
      editionCode: '2026.2',
      inventoryVersion: 7,
      estimatedOn: '2026-05-01',
      siteCount: 13,
      coveredSiteCount: 13,
    });
    expect(sites).toHaveLength(13);
    expect(schedule.sites.map((site) => site.siteCode)).toEqual(sites.map((site) => site.siteCode));
    expect(summary.schedule).toEqual(schedule.summary);
    expect(summary.assumptions.some((text) => text.includes('12 sites × 5 %'))).toBe(true);
    expect(summary.exclusions.length).toBeGreaterThan(5);
    expect(summary.risk.percentiles.p80).toBeGreaterThanOrEqual(summary.risk.percentiles.p50);
  });

  test('rolls up to the same total by phase, year and county', () => {
    const { summary } = value(makeEstimate(inputsFor(aMobileNetwork(12))));
    for (const parts of [summary.phases, summary.years, summary.counties])
      expect(sumCents(parts.map((part) => part.likelyCents))).toBe(summary.total.likelyCents);
    expect(summary.escalationCents).toBeGreaterThan(0);
  });

  test('says in sentences what the plan decided: choices, adjusters, index, own prices, contingency, risks left out', () => {
    const [risk] = costData.risk.events;
    const noPermit = { recipeKey: 'mobile-site', stepKey: 'EN-020.per-site.soft-cost', quantity: 0, added: null, reason: 'The county waives it.' };
    const chosen = {
      ...plan,
      choices: { microwave: 'radios-only', panels: 'active' },
      risksLeftOut: risk ? [risk.key] : [],
      reserveBasisPoints: 500,
      recipeChanges: [noPermit],
    };
    const inventory = aMobileNetwork(4);
    const sites = inventory.sites.map((site) => ({ ...site, access: 'summer-only' as const }));
    const { summary } = value(makeEstimate(inputsFor({ ...inventory, sites }, { plan: chosen })));
    const said = summary.assumptions.join('\n');
    for (const words of [
      'Microwave hops: Radios only, dishes stay.',
      'Left out of the recipe "Mobile base station site" by the carrier: Local permit, tower owner review, FAA and FCC filings (soft cost). The county waives it.',
      'Site open in summer only: 10 % at 5 sites.',
      'are brought to 2026 by Consumer Price Index',
      'No escalation on BH-030',
      'Contingency reaches from the point estimate to P80',
      'The management reserve is 5 % of the point estimate',
      `Left out of the simulation: ${risk?.title}.`,
      'What the program does not pay is kept out',
    ])
      expect(said).toContain(words);
    expect(said).not.toContain('Line cards of optical line terminals');
    expect(summary.keptOut.map(({ kind }) => kind)).toEqual(['own share', 'ineligible']);
    expect(summary.keptOutCents).toBe(sumCents(summary.keptOut.map(({ amountCents }) => amountCents)));
  });

  test('sets contingency and reserve aside, never in the total', () => {
    const estimate = (changes: Partial<typeof plan>) => value(makeEstimate(inputsFor(aMobileNetwork(12), { plan: { ...plan, ...changes } }))).summary;
    const p90 = estimate({ contingencyShare: 0.9, reserveBasisPoints: 300 });
    expect(p90.contingencyCents).toBe(Math.max(0, p90.risk.percentiles.p90 - p90.total.likelyCents));
    expect(p90.reserveCents).toBe(timesCents(p90.total.likelyCents, 0.03));
    const none = estimate({ contingencyShare: null });
    expect(none.contingencyCents).toBe(0);
    expect(none.total).toEqual(p90.total);
    expect(makeEstimate(inputsFor(aMobileNetwork(2), { plan: { ...plan, reserveBasisPoints: -1 } })).issues.map(({ code }) => code)).toEqual([
      'reserve-unsound',
    ]);
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
