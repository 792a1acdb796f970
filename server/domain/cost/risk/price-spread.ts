import { type Day, daysBetween } from '../../calendar.ts';
import type { CostRiskData } from '../cost-data.ts';
import type { CostLine } from '../cost-lines.ts';
import type { Spread } from './distributions.ts';

/**
 * How far the price of a line may lie from its likely value, in the unit of the line: its own low and high, at least as wide as its basis asks
 * for, and wider at the high end for each year after a quote expired. The likely value stays.
 */
export function priceSpread(line: PricedLine, { risk, estimatedOn }: { risk: CostRiskData; estimatedOn: Day }): Spread {
  const likely = line.unitLikelyCents;
  const least = risk.basisSpread.find(({ basis }) => basis === line.basis);
  const low = Math.min(line.unitLowCents, likely * (least?.low ?? 1));
  const high = Math.max(line.unitHighCents, likely * (least?.high ?? 1));
  return { low, likely, high: high + likely * risk.staleQuote.highPerYear * yearsStale(line, estimatedOn) };
}

function yearsStale({ ownPrice }: PricedLine, estimatedOn: Day): number {
  if (ownPrice?.kind !== 'vendor quote' || !ownPrice.expiresOn) return 0;
  return Math.max(0, daysBetween(ownPrice.expiresOn, estimatedOn)) / 365.25;
}

type PricedLine = Pick<CostLine, 'unitLowCents' | 'unitLikelyCents' | 'unitHighCents' | 'basis' | 'ownPrice'>;
