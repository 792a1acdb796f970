import type { CostUse } from '../../domain/catalog/recipe.ts';
import type { Eligibility } from '../../domain/cost/cost-eligibility.ts';
import type { OwnPrice } from '../../domain/cost/own-price.ts';
import { formatPrice, formatUnitPrice } from '../catalog/index.ts';

export const useWords: Record<CostUse, string> = {
  comparable: 'Comparable replacement, removal or disposal',
  upgrade: 'Upgrade: better than the comparable',
  'new structure': 'New tower or shelter',
  'fiber for radio': 'Fiber in place of a radio link',
  'end-user device': 'Devices of customers',
  interest: 'Interest on loans',
  consultant: 'Consultant',
  operation: 'Running the network',
  strategic: 'Growth or strategy, not replacement',
};

export const paidWords: Record<Eligibility['paid'], { label: string; tone: 'ok' | 'warn' | 'stop' }> = {
  yes: { label: 'Paid', tone: 'ok' },
  'comparable only': { label: 'Paid up to the comparable', tone: 'warn' },
  no: { label: 'Not paid', tone: 'stop' },
};

/** One unit of an own price: `$26,000.00 each`; `8.25 % of direct cost` in place of a percentage. */
export function costOf({ likelyCents, unit }: Pick<OwnPrice, 'likelyCents' | 'unit'>): string {
  return formatUnitPrice(likelyCents, unit);
}

/** What an own price is for: the entry that it replaces, or the line that it is. */
export function itemOf({ entryCode, ownLine }: OwnPrice, items: ReadonlyMap<string, string>): string {
  return ownLine?.item ?? items.get(entryCode ?? '') ?? `${entryCode ?? ''} (not in the price book in use)`;
}

export function placeOf({ siteCode, ownLine }: OwnPrice): string {
  if (siteCode !== null) return `Site ${siteCode}`;
  return ownLine === null ? 'Everywhere' : 'Whole network';
}

/** `$24,000.00 to $29,000.00` or `7 % to 9.5 %`; nothing for a firm price. */
export function rangeOf({ lowCents, highCents, unit }: OwnPrice): string {
  return lowCents === highCents ? '' : `${formatPrice(lowCents, unit)} to ${formatPrice(highCents, unit)}`;
}
