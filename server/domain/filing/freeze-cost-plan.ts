import { formatDay } from '../calendar.ts';
import type { PriceBookEdition } from '../catalog/price-book.ts';
import { isPercentUnit } from '../catalog/price-book.ts';
import type { CostPlan } from '../cost/cost-plan.ts';
import type { Estimate, EstimateSummary } from '../cost/estimate.ts';
import type { OwnPrice } from '../cost/own-price.ts';
import { formatCents, zeroCents } from '../money.ts';
import type { FrozenFiling, FrozenOwnPrice } from './frozen-filing.ts';

/** The own prices behind cost lines and behind what is kept out, in the order of the plan, in the words in which the filing shows them. */
export function freezeOwnPrices({ lines }: Pick<Estimate, 'lines'>, edition: PriceBookEdition, plan: CostPlan | null): FrozenOwnPrice[] {
  const used = new Set(lines.flatMap((line) => (line.ownPrice ? [line.ownPrice.code] : [])));
  const items = new Map(edition.entries.map((entry) => [entry.code, entry.item]));
  return (plan?.ownPrices ?? [])
    .filter((price) => used.has(price.code) || !isPaidWhole(price))
    .map((price) => ({
      code: price.code,
      kind: price.kind,
      what: price.entryCode === null ? (price.ownLine?.item ?? '') : `${price.entryCode} ${items.get(price.entryCode) ?? ''}`.trimEnd(),
      where: placeOf(price),
      unit: price.unit,
      lowCents: price.lowCents,
      likelyCents: price.likelyCents,
      highCents: price.highCents,
      ...(!isPaidWhole(price) && { paid: paidWords(price) }),
      from: price.from,
      reference: price.reference,
      dates: datesOf(price),
      reason: price.reason,
      documents: price.documents.map(({ title, sha256 }) => ({ title, sha256 })),
      certified:
        price.certified === null
          ? ''
          : `Certified in good faith by ${price.certified.by}, ${price.certified.title}, ${formatDay(price.certified.on)}`,
    }));
}

/** Contingency and management reserve, which stand apart from the amount asked for. */
export function freezeApart(summary: EstimateSummary, plan: CostPlan | null): NonNullable<FrozenFiling['cost']['apart']> {
  const share = plan?.contingencyShare ?? null;
  const points = plan?.reserveBasisPoints ?? 0;
  return {
    contingencyCents: share === null ? zeroCents : summary.contingencyCents,
    contingency: share === null ? 'None.' : `From the amount asked for up to the P${Math.round(share * 100)} of the simulation.`,
    reserveCents: points === 0 ? zeroCents : summary.reserveCents,
    reserve: points === 0 ? 'None.' : `${points / 100} % of the amount asked for, for what nobody foresees.`,
  };
}

function isPaidWhole({ use, comparableCents }: OwnPrice): boolean {
  return use === 'comparable' && comparableCents === null;
}

function paidWords({ use, comparableCents, unit }: OwnPrice): string {
  if (comparableCents === null) return `Used for: ${use}. The rule decides what the program pays; what it does not pay stands in Exhibit 2.`;
  const amount = isPercentUnit(unit) ? `${comparableCents / 100} ${unit.replace(/^percent/, '%')}` : `${formatCents(comparableCents)} ${unit}`;
  return `An upgrade: the program pays ${amount}, the price of the comparable replacement.`;
}

function placeOf({ siteCode, entryCode }: OwnPrice): string {
  if (siteCode !== null) return `Only at ${siteCode}`;
  return entryCode === null ? 'Whole network' : 'Everywhere';
}

function datesOf({ kind, quotedOn, expiresOn }: OwnPrice): string {
  const made = `${kind === 'vendor quote' ? 'Quoted' : 'Estimated'} ${formatDay(quotedOn)}`;
  return expiresOn === null ? made : `${made}, held to ${formatDay(expiresOn)}`;
}
