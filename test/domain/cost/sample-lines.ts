import fc from 'fast-check';
import { costCategories } from '../../../server/domain/catalog/price-book.ts';
import { costPhases } from '../../../server/domain/catalog/recipe.ts';
import type { CostLine } from '../../../server/domain/cost/cost-lines.ts';
import type { SiteTally } from '../../../server/domain/cost/tally-covered.ts';
import { cents, timesCents } from '../../../server/domain/money.ts';
import { aSite } from './network.ts';

/** A plain line: $100.00 a piece, one piece, at site A. Quantity and unit prices make the amounts. */
export function aLine(changes: Partial<CostLine> = {}): CostLine {
  const base: CostLine = {
    id: 'A.RA-010',
    siteCode: 'A',
    recipeKey: 'radio',
    entryCode: 'RA-010',
    category: 'Radio access',
    phase: 'replacement',
    item: 'Remote radio unit',
    unit: 'each',
    quantity: 1,
    unitLowCents: cents(8_000),
    unitLikelyCents: cents(10_000),
    unitHighCents: cents(15_000),
    lowCents: cents(0),
    likelyCents: cents(0),
    highCents: cents(0),
    basis: 'planning assumption',
    source: 'Planning assumption',
    formula: '1 unit × 1',
    reason: 'Planning assumption.',
    priceYear: 2022,
    ...changes,
  };
  const amounts = {
    lowCents: timesCents(base.unitLowCents, base.quantity),
    likelyCents: timesCents(base.unitLikelyCents, base.quantity),
    highCents: timesCents(base.unitHighCents, base.quantity),
  };
  return { ...base, ...amounts, ...changes };
}

/** A line that is a share of `base` cents; basis points as unit prices. */
export function aShareLine(base: number, basisPoints: number, changes: Partial<CostLine> & Pick<CostLine, 'id' | 'shareOf'>): CostLine {
  const unit = cents(basisPoints);
  const price = { unitLowCents: unit, unitLikelyCents: unit, unitHighCents: unit };
  return aLine({
    ...price,
    quantity: base / 10_000,
    siteCode: null,
    priceYear: null,
    entryCode: changes.id,
    category: 'Program management',
    phase: changes.shareOf?.of === 'site' || changes.shareOf?.of === 'year' ? 'replacement' : 'soft cost',
    ...changes,
  });
}

export function aTally(code: string, changes: Partial<SiteTally['site']> = {}): SiteTally {
  return { site: aSite(code, changes), structure: 'tower', active: new Map([['RRU', 3]]), idle: new Map(), generations: new Set() };
}

/** Lines at sites S1 to S5, at one that is in no inventory, and network-wide, with odd cents, zero amounts and every category and phase. */
export const anyLines: fc.Arbitrary<CostLine[]> = fc
  .array(
    fc.record({
      siteCode: fc.constantFrom('S1', 'S2', 'S3', 'S4', 'S5', 'ELSEWHERE', null),
      category: fc.constantFrom(...costCategories),
      phase: fc.constantFrom(...costPhases),
      unitLow: fc.integer({ min: 0, max: 5_000_000 }),
      toLikely: fc.integer({ min: 0, max: 3_000_000 }),
      toHigh: fc.integer({ min: 0, max: 9_000_000 }),
      quantity: fc.constantFrom(0, 0.1, 1, 2.5, 3, 250, 999.999),
    }),
    { maxLength: 60 },
  )
  .map((rows) =>
    rows.map(({ unitLow, toLikely, toHigh, ...row }, index) =>
      aLine({
        ...row,
        id: `${row.siteCode ?? 'NETWORK'}.L-${index}`,
        unitLowCents: cents(unitLow),
        unitLikelyCents: cents(unitLow + toLikely),
        unitHighCents: cents(unitLow + toLikely + toHigh),
      }),
    ),
  );
