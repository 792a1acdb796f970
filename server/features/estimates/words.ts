import { type Day, formatDay } from '../../domain/calendar.ts';
import { percentUnit } from '../../domain/catalog/price-book.ts';
import type { CostLine } from '../../domain/cost/cost-lines.ts';
import { type Cents, formatCents } from '../../domain/money.ts';
import { paths } from '../../paths.ts';
import type { StoredEdition } from '../catalog/index.ts';
import { basisTag, formatPrice } from '../catalog/index.ts';

/** `3`, `0.6`, `412,000.1234`. */
export function formatQuantity(quantity: number): string {
  return quantity.toLocaleString('en-US', { maximumFractionDigits: 4 });
}

export function formatWhole(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 0 });
}

/** `1 site`, `58 sites`. */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${formatWhole(value)} ${value === 1 ? one : many}`;
}

export function formatPercent(share: number): string {
  return `${(share * 100).toFixed(1)}\u00a0%`;
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

/** How a likely amount comes about: `3 each × $26,000.00 = $78,000.00`. */
export function lineFormula(line: Pick<CostLine, 'unit' | 'quantity' | 'unitLikelyCents' | 'likelyCents' | 'formula'>): string {
  if (line.unit === percentUnit) return `${line.formula} = ${formatCents(line.likelyCents)}`;
  return `${formatQuantity(line.quantity)} × ${formatCents(line.unitLikelyCents)} ${line.unit} = ${formatCents(line.likelyCents)}`;
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
    ],
    entry: `${line.entryCode}, ${place.edition.title}`,
    basis: basisTag(line.basis).label,
    source: line.source,
    href: paths.estimateLine(place.estimateId, line.id),
    linkLabel: 'The whole explanation',
  };
}
