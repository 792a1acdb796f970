import { formatCount } from './words.ts';

/** An amount of US money in whole cents. Safe as an integer up to 90 trillion dollars. */
export type Cents = number & { readonly brand: 'Cents' };

/** Brands a whole number of cents. Throws RangeError on a fraction or an unsafe integer: that is a programming mistake, not bad input. */
export function cents(value: number): Cents {
  if (!Number.isSafeInteger(value)) throw new RangeError(`Not a whole number of cents: ${value}`);
  return (value === 0 ? 0 : value) as Cents;
}

export const zeroCents = cents(0);

/** Dollars as written in a source (for instance 6502 or 3.89) to cents, rounded half to even. */
export function dollars(value: number): Cents {
  return timesCents(cents(100), value);
}

export function sumCents(amounts: Iterable<Cents>): Cents {
  let total = 0;
  for (const amount of amounts) total += amount;
  return cents(total);
}

/**
 * Multiplies an amount by a plain factor and rounds once, half to even, to the cent. A product within one part in 10^14 of a half counts as
 * the half, so that 0.1 × 5 cents does not depend on how a binary fraction happens to fall.
 */
export function timesCents(amount: Cents, factor: number): Cents {
  const product = amount * factor;
  const floor = Math.floor(product);
  const remainder = product - floor;
  const tolerance = Math.min(0.25, Math.max(1, Math.abs(product)) * 1e-14);
  if (Math.abs(remainder - 0.5) <= tolerance) return cents(floor % 2 === 0 ? floor : floor + 1);
  return cents(Math.round(product));
}

/**
 * Splits an amount over weights by largest remainder: the parts always sum to the amount, and equal remainders go to the earlier weight.
 * Throws RangeError when a weight is negative or all are zero.
 */
export function splitCents(amount: Cents, weights: readonly number[]): Cents[] {
  const whole = weights.reduce((total, weight) => total + weight, 0);
  if (weights.some((weight) => weight < 0) || !(whole > 0)) throw new RangeError('Weights must be zero or more, with at least one above zero.');
  const exact = weights.map((weight) => (amount * weight) / whole);
  const parts = exact.map((share) => Math.trunc(share));
  let left = amount - parts.reduce((total, part) => total + part, 0);
  const step = Math.sign(left);
  const byRemainder = exact
    .map((share, index) => ({ index, remainder: Math.abs(share - Math.trunc(share)) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (let turn = 0; left !== 0; turn++) {
    const target = byRemainder[turn % byRemainder.length];
    if (!target) break;
    parts[target.index] = (parts[target.index] ?? 0) + step;
    left -= step;
  }
  return parts.map(cents);
}

/** `$1,234.56`; negative amounts with a leading minus. */
export function formatCents(amount: Cents): string {
  const sign = amount < 0 ? '−' : '';
  const absolute = Math.abs(amount);
  return `${sign}$${formatCount(Math.floor(absolute / 100))}.${(absolute % 100).toString().padStart(2, '0')}`;
}

/** `$1,234` rounded half to even, for places where cents only distract. Totals that must tie use `formatCents`. */
export function formatDollars(amount: Cents): string {
  const half = timesCents(amount, 0.01);
  return formatCents(cents(half * 100)).replace(/\.00$/, '');
}

/** `$46.4 M`, `$725 k` or `$940`: for key figures beside which the exact amount also stands. */
export function formatShort(amount: Cents): string {
  const value = Math.abs(amount) / 100;
  const sign = amount < 0 ? '−' : '';
  if (value >= 999_500) return `${sign}$${(value / 1e6).toFixed(1).replace(/\B(?=(\d{3})+\.)/g, ',')} M`;
  if (value >= 999.5) return `${sign}$${Math.round(value / 1e3)} k`;
  return `${sign}$${Math.round(value)}`;
}
