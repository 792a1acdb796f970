import type { SiteCoverage } from '../../../db/schema/inventory.ts';
import type { Context } from '../../context.ts';
import type { EquipmentItem } from '../../domain/inventory/equipment.ts';
import { coverageOf } from '../../domain/programs/coverage.ts';
import type { Program } from '../../domain/programs/program.ts';

/** Units at each site by verdict, as items are added some at a time. */
export function createCoverageCount(ctx: Context, program: Program): CoverageCount {
  const counts = new Map<number, UnitCounts>();
  return {
    add(placed) {
      const items = placed.map(({ item }) => item);
      const tests = coverageOf({ version: 0, sites: [], items }, ctx.reference.modelsByKey, program).items;
      for (const [index, { siteId, item }] of placed.entries()) {
        const count = counts.get(siteId) ?? { unitCount: 0, coveredUnits: 0, boundaryUnits: 0, unknownUnits: 0 };
        counts.set(siteId, count);
        const verdict = tests[index]?.verdict;
        count.unitCount += item.quantity;
        if (verdict === 'covered') count.coveredUnits += item.quantity;
        if (verdict === 'boundary') count.boundaryUnits += item.quantity;
        if (verdict === 'unknown') count.unknownUnits += item.quantity;
      }
    },
    of(siteId) {
      const count = counts.get(siteId) ?? { unitCount: 0, coveredUnits: 0, boundaryUnits: 0, unknownUnits: 0 };
      return { ...count, coverage: toCoverage(count) };
    },
    siteIds: () => [...counts.keys()],
  };
}

function toCoverage(count: UnitCounts): SiteCoverage {
  if (count.unknownUnits > 0) return 'to resolve';
  if (count.boundaryUnits > 0) return 'boundary';
  return count.coveredUnits > 0 ? 'covered' : 'none';
}

interface CoverageCount {
  add(placed: readonly { siteId: number; item: EquipmentItem }[]): void;
  /** What is kept with a site; nothing covered where no item was added. */
  of(siteId: number): UnitCounts & { coverage: SiteCoverage };
  /** Sites to which items were added. */
  siteIds(): number[];
}

interface UnitCounts {
  unitCount: number;
  coveredUnits: number;
  boundaryUnits: number;
  unknownUnits: number;
}
