import { isPercentUnit, type PriceBasis, priceBases } from '../../domain/catalog/price-book.ts';
import { type Cents, formatCents } from '../../domain/money.ts';
import { capitalised } from '../../domain/words.ts';

const words: Record<PriceBasis, { tone: 'ok' | 'info' | 'warn'; meaning: string }> = {
  'official catalog': {
    tone: 'ok',
    meaning: 'Taken from the cost catalog that the administrator published, as the publisher of the edition states.',
  },
  'vendor quote': { tone: 'ok', meaning: 'An offer that a vendor made in writing. Keep the offer with the filing.' },
  regulation: { tone: 'ok', meaning: 'An amount that stands in a rule, such as a reimbursement cap.' },
  published: { tone: 'ok', meaning: 'Read in a public source: a contract award, a county record, a price list, the press.' },
  'second-hand catalog': {
    tone: 'info',
    meaning: 'Read in a document that quotes an official catalog, not in the catalog itself. Check it against the catalog.',
  },
  'own estimate': {
    tone: 'info',
    meaning: 'Worked out by the carrier itself, with its support and a good-faith certification. Send the support along.',
  },
  'model input': { tone: 'warn', meaning: 'An input of a published cost model. Useful for planning; weak as proof.' },
  'planning assumption': {
    tone: 'warn',
    meaning: 'Our own judgment, for planning only. Replace it by a quote or the official catalog before you file.',
  },
};

/** Every basis with what it is worth, strongest first. */
export const basisMeanings = priceBases.map((basis) => ({ basis, meaning: words[basis].meaning }));

export function basisTag(basis: PriceBasis): { label: string; tone: 'ok' | 'info' | 'warn' } {
  return { label: capitalised(basis), tone: words[basis].tone };
}

/** A price in its unit: `$26,000.00`, or `8 %` where the unit is a percentage and the amount holds basis points. */
export function formatPrice(amount: Cents, unit: string): string {
  return isPercentUnit(unit) ? `${amount / 100}\u00a0%` : formatCents(amount);
}

/** A price with what it is for: `$26,000.00 each`, `8.25 % of direct cost`. */
export function formatUnitPrice(amount: Cents, unit: string): string {
  return `${formatPrice(amount, unit)} ${unit.replace(/^percent (?=of )/, '')}`;
}
