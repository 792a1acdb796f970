import { type Day, formatDay } from '../../domain/calendar.ts';
import { isPercentUnit } from '../../domain/catalog/price-book.ts';
import type { CostLine, LineOwnPrice, ShareOf } from '../../domain/cost/cost-lines.ts';
import { type Cents, cents, formatCents } from '../../domain/money.ts';
import { paths } from '../../paths.ts';
import type { StoredEdition } from '../catalog/index.ts';
import { basisTag, formatPrice } from '../catalog/index.ts';

/** `3`, `0.6`, `412,000.1234`. */
export function formatQuantity(quantity: number): string {
  return quantity.toLocaleString('en-US', { maximumFractionDigits: 4 }).replace('-', '−');
}

export function formatWhole(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 0 });
}

export function formatPercent(share: number): string {
  return `${(share * 100).toFixed(1)}\u00a0%`;
}

/** `12\u00a0%` of basis points. */
export function formatBasisPoints(points: number): string {
  return `${formatQuantity(points / 100)}\u00a0%`;
}

/** `5 to 12 %, likely 8 %` of basis points; `8 %` where all three are the same. */
export function formatPercentRange({ low, likely, high }: { low: number; likely: number; high: number }): string {
  if (low === high) return formatBasisPoints(likely);
  return `${formatQuantity(low / 100)} to ${formatBasisPoints(high)}, likely ${formatBasisPoints(likely)}`;
}

/** `P80`. */
export function formatPercentile(share: number): string {
  return `P${formatQuantity(Math.round(share * 1000) / 10)}`;
}

/** `+$1,200.00`, `−$300.00`. */
export function formatSigned(amount: Cents): string {
  return amount > 0 ? `+${formatCents(amount)}` : formatCents(amount);
}

export function formatRange(low: Cents, high: Cents): string {
  return `${formatCents(low)} to ${formatCents(high)}`;
}

export function formatDayOrNone(value: Day | string | null | undefined): string {
  return value ? formatDay(value as Day) : 'Not planned';
}

/** `2026-11-22 14:05 UTC`. */
export function formatInstant(instant: string): string {
  return `${instant.slice(0, 16).replace('T', ' ')} UTC`;
}

/** How a likely amount comes about: `3 × $26,000.00 each = $78,000.00`, `8 % × $41,200.00 of direct cost = $3,296.00`. */
export function lineFormula(line: FormulaLine): string {
  const amount = formatCents(line.likelyCents);
  if (line.shareOf) {
    return `${formatPrice(line.unitLikelyCents, line.unit)} × ${quantityWords(line.quantity, line.unit)} ${baseWords(line.shareOf)} = ${amount}`;
  }
  if (isPercentUnit(line.unit)) return `${line.formula} = ${amount}`;
  return `${formatQuantity(line.quantity)} × ${formatCents(line.unitLikelyCents)} ${line.unit} = ${amount}`;
}

/** A quantity; for a share what it is taken on, which lines keep in hundreds of dollars. */
export function quantityWords(quantity: number, unit: string): string {
  return isPercentUnit(unit) ? formatCents(cents(Math.round(quantity * 10_000))) : formatQuantity(quantity);
}

function baseWords(share: ShareOf): string {
  if (share.of === 'site') return 'at this site';
  return share.of === 'year' ? `in prices of ${share.year}` : 'of direct cost';
}

/** A line's amount as the `explain` part opens it. */
export function explainLine(line: CostLine, place: { estimateId: number; edition: StoredEdition }) {
  return {
    figure: formatCents(line.likelyCents),
    label: `${line.item}, ${line.siteCode ?? 'whole network'}`,
    formula: lineFormula(line),
    inputs: [
      { label: 'Quantity', value: line.formula },
      { label: 'Low to high', value: formatRange(line.lowCents, line.highCents) },
      { label: 'Unit price', value: `${formatPrice(line.unitLowCents, line.unit)} to ${formatPrice(line.unitHighCents, line.unit)}` },
      ...(line.ownPrice ? [{ label: 'Own price', value: describeOwn(line.ownPrice) }] : []),
      ...(line.change === undefined ? [] : [{ label: 'Recipe changed', value: line.change }]),
    ],
    entry: line.ownPrice ? `${line.ownPrice.code}, your own price` : `${line.entryCode}, ${place.edition.title}`,
    basis: basisTag(line.basis).label,
    source: line.source,
    href: paths.estimateLine(place.estimateId, line.id),
    linkLabel: 'The whole explanation',
  };
}

/** `Q-3, vendor quote of Nov 2, 2026, expires Feb 1, 2027`. */
export function describeOwn({ code, kind, quotedOn, expiresOn }: LineOwnPrice): string {
  return `${code}, ${kind} of ${formatDay(quotedOn)}${expiresOn === null ? '' : `, expires ${formatDay(expiresOn)}`}`;
}

/** `Dollars of 2022`. */
export function formatPriceYear(year: number | null): string {
  return year === null ? 'The source states no year' : `Dollars of ${year}`;
}

/** `Vendor B (4)`, or `Estimate 4` where it has no name of its own. */
export function estimateTitle({ name, number }: { name: string; number: number }): string {
  return name === `Estimate ${number}` ? name : `${name} (${number})`;
}

type FormulaLine = Pick<CostLine, 'unit' | 'quantity' | 'unitLikelyCents' | 'likelyCents' | 'formula' | 'shareOf'>;
