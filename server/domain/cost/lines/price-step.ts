import { formatDay } from '../../calendar.ts';
import type { PriceBasis, PriceBookEntry } from '../../catalog/price-book.ts';
import type { CostUse } from '../../catalog/recipe.ts';
import { type Cents, cents, zeroCents } from '../../money.ts';
import type { ProgramKey } from '../../programs/program.ts';
import { eligibilityOf } from '../cost-eligibility.ts';
import type { LineOwnPrice } from '../cost-lines.ts';
import type { KeptOut } from '../estimate.ts';
import type { OwnPrice } from '../own-price.ts';

/**
 * What one unit of a step costs and who pays it: the price of the book, or the carrier's own in its place. Where the program pays only the
 * comparable, `paid` stops at its price and `kept` holds the rest; where it pays nothing, `kept` holds all of it. Where it pays under a rule of its own, the line says the rule.
 */
export function priceStep(step: { use?: CostUse | undefined; reason: string }, from: PriceSource, program: ProgramKey): StepPrice {
  const price = from.own ? ownPrice(from.own) : bookPrice(from.entry);
  const use = from.own && from.own.use !== 'comparable' ? from.own.use : (step.use ?? 'comparable');
  if (use === 'comparable') return { paid: price, kept: null };
  const { paid, rule, citation } = eligibilityOf(use, program);
  if (paid === 'yes') return { paid: { ...price, remark: `${price.remark ?? ''} ${rule}`.trim() }, kept: null };
  const comparable = paid === 'comparable only' ? (from.own?.comparableCents ?? null) : null;
  const kept: KeptPrice = {
    key: `${from.own?.code ?? from.entry?.code}/${use}`,
    ownCode: from.own?.code,
    kind: paid === 'no' ? 'ineligible' : 'own share',
    item: from.own?.ownLine?.item ?? from.entry?.item ?? '',
    unit: from.own?.unit ?? from.entry?.unit ?? '',
    unitCents: price.unitLikelyCents,
    comparableCents: zeroCents,
    rule,
    citation,
    reason: from.own?.reason ?? step.reason,
  };
  if (comparable === null) return { paid: null, kept };
  const upTo = (cost: Cents): Cents => cents(Math.min(cost, comparable));
  const capped = { ...price, unitLowCents: upTo(price.unitLowCents), unitLikelyCents: upTo(price.unitLikelyCents) };
  return {
    paid: {
      ...capped,
      unitHighCents: upTo(price.unitHighCents),
      remark: `${price.remark ?? ''} Paid up to the price of the comparable; the rest is the own share.`.trim(),
    },
    kept: price.unitLikelyCents > comparable ? { ...kept, comparableCents: comparable } : null,
  };
}

function bookPrice(entry: PriceBookEntry | null): PaidPrice {
  if (!entry) throw new TypeError('A price needs an entry or a price of the carrier.');
  return {
    unitLowCents: entry.lowCents,
    unitLikelyCents: entry.likelyCents,
    unitHighCents: entry.highCents,
    basis: entry.basis,
    source: entry.source,
    priceYear: entry.year,
    ownPrice: undefined,
    remark: undefined,
  };
}

function ownPrice(own: OwnPrice): PaidPrice {
  const { code, kind, quotedOn, expiresOn } = own;
  return {
    unitLowCents: own.lowCents,
    unitLikelyCents: own.likelyCents,
    unitHighCents: own.highCents,
    basis: kind,
    source: sourceOf(own),
    priceYear: Number(quotedOn.slice(0, 4)),
    ownPrice: { code, kind, quotedOn, expiresOn },
    remark: own.reason,
  };
}

function sourceOf({ code, kind, from, reference, quotedOn, expiresOn, certified }: OwnPrice): string {
  if (kind === 'vendor quote') {
    const until = expiresOn ? `, held until ${formatDay(expiresOn)}` : '';
    return `Quote ${code} of ${from}${reference ? `, number ${reference}` : ''}, of ${formatDay(quotedOn)}${until}`;
  }
  const by = certified ? `, certified in good faith by ${certified.by}, ${certified.title}, on ${formatDay(certified.on)}` : '';
  return `Own estimate ${code} by ${from}, of ${formatDay(quotedOn)}${by}`;
}

/** The entry of the price book, the carrier's own price, or both: then the own price takes the place of the entry's. */
type PriceSource = { entry: PriceBookEntry; own: OwnPrice | undefined } | { entry: null; own: OwnPrice };

export interface StepPrice {
  /** null where the program pays nothing of it. */
  paid: PaidPrice | null;
  /** null where the program pays all of it. */
  kept: KeptPrice | null;
}

export interface PaidPrice {
  unitLowCents: Cents;
  unitLikelyCents: Cents;
  unitHighCents: Cents;
  basis: PriceBasis;
  source: string;
  priceYear: number | null;
  ownPrice: LineOwnPrice | undefined;
  /** Said on the line beside the reason of the step. */
  remark: string | undefined;
}

/** What is not paid of one unit: its price less that of the comparable. Uses with the same key are added up. */
export interface KeptPrice extends Pick<KeptOut, 'kind' | 'item' | 'rule' | 'citation' | 'reason'> {
  key: string;
  /** The carrier's own price that it rests on. */
  ownCode: string | undefined;
  unit: string;
  unitCents: Cents;
  comparableCents: Cents;
}
