import type { Day } from '../../calendar.ts';
import type { CostRiskData } from '../cost-data.ts';
import type { CostLine } from '../cost-lines.ts';
import type { Spread } from './distributions.ts';

/**
 * How far the price of a line may lie from its likely value, in the unit of the line: its own low and high, or what its basis says where it has no
 * range of its own. A firm quote in force is certain. Of an upgrade the program never pays more than the comparable.
 */
export function priceSpread(line: PricedLine, { risk, estimatedOn }: { risk: CostRiskData; estimatedOn: Day }): Spread {
  const { unitLowCents: low, unitLikelyCents: likely, unitHighCents: high } = line;
  const most = line.ownPrice?.paidUpToCents ?? Number.POSITIVE_INFINITY;
  const basis = risk.basisSpread.find((known) => known.basis === line.basis);
  const hasOwnRange = low < high || likely >= most || isQuoteInForce(line, estimatedOn) || !basis;
  if (hasOwnRange) return { low, likely, high: Math.max(likely, Math.min(high, most)) };
  return { low: likely * basis.low, likely, high: Math.min(likely * basis.high, most) };
}

/**
 * Whether work under this price differs from site to site: field work, unless a vendor holds to its price or the program pays up to a comparable.
 */
export function isSiteWork(line: Pick<CostLine, 'category' | 'ownPrice'>, { risk, estimatedOn }: { risk: CostRiskData; estimatedOn: Day }): boolean {
  const isHeld = isQuoteInForce(line, estimatedOn) || line.ownPrice?.paidUpToCents !== undefined;
  return !isHeld && risk.siteFactorCategories.includes(line.category);
}

function isQuoteInForce({ ownPrice }: Pick<CostLine, 'ownPrice'>, today: Day): boolean {
  return ownPrice?.kind === 'vendor quote' && (ownPrice.expiresOn === null || ownPrice.expiresOn >= today);
}

type PricedLine = Pick<CostLine, 'unitLowCents' | 'unitLikelyCents' | 'unitHighCents' | 'basis' | 'ownPrice'>;
