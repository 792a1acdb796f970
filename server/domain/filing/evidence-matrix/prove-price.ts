import { type Day, formatDay } from '../../calendar.ts';
import { isPercentUnit } from '../../catalog/price-book.ts';
import type { CostLine } from '../../cost/cost-lines.ts';
import type { OwnPrice } from '../../cost/own-price.ts';
import { capitalised } from '../../words.ts';
import type { FilingFacts } from '../filing.ts';
import type { DocumentsAbout } from './index-documents.ts';
import type { MatrixCell } from './matrix.ts';

/**
 * Whether the price of a line stands on proof: the official catalog, a document about the line itself, or the own price behind it. A quote that has
 * expired, and an own estimate that nobody certified or supported, prove nothing; a share of other lines has no price of its own.
 */
export function provePrice({ plan, today }: Pick<FilingFacts, 'plan' | 'today'>, about: DocumentsAbout): (line: CostLine) => MatrixCell {
  const ownPrices = new Map((plan?.ownPrices ?? []).map((price) => [price.code, price]));
  return (line) => {
    if (isPercentUnit(line.unit) && !line.ownPrice) return { state: 'not needed', shows: 'A share of other lines' };
    if (line.basis === 'official catalog') return { state: 'present', shows: 'Official catalog' };
    const own = about(line.id).filter(({ kind }) => kind !== 'photo');
    if (own.length > 0) return { state: 'present', shows: '', documents: own.map(({ number }) => number) };
    const price = line.ownPrice && ownPrices.get(line.ownPrice.code);
    if (!price) return { state: 'missing', shows: `${capitalised(line.basis)} only` };
    const lack = lackOf(price, today);
    if (lack !== null) return { state: 'missing', shows: `${price.code} ${lack}` };
    const documents = about(price.code).map(({ number }) => number);
    return { state: 'present', shows: price.code, ...(documents.length > 0 && { documents }) };
  };
}

function lackOf({ kind, documents, expiresOn, certified }: OwnPrice, today: Day): string | null {
  if (documents.length === 0) return 'has no document';
  if (kind === 'vendor quote') return expiresOn !== null && expiresOn < today ? `expired on ${formatDay(expiresOn)}` : null;
  return certified === null ? 'is not certified' : null;
}
