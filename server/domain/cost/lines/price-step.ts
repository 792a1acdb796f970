import { formatDay } from '../../calendar.ts';
import { isPercentUnit, type PriceBasis, type PriceBookEntry } from '../../catalog/price-book.ts';
import type { CostUse } from '../../catalog/recipe.ts';
import { type Cents, formatCents, zeroCents } from '../../money.ts';
import type { ProgramKey } from '../../programs/program.ts';
import { eligibilityOf } from '../cost-eligibility.ts';
import type { LineOwnPrice } from '../cost-lines.ts';
import type { KeptOut } from '../estimate.ts';
import type { OwnPrice } from '../own-price.ts';
import { splitUpgrade } from './split-upgrade.ts';

/**
 * What one unit of a step costs and who pays it: the price of the book, or the carrier's own in its place. Where the program pays only the
 * comparable, `paid` stops at its price and `kept` holds the rest; where it pays nothing, `kept` holds all of it. Where it pays under a rule of its own, the line says the rule.
 */
export function priceStep(step: { use?: CostUse | undefined; reason: string }, from: PriceSource, { program, workYear }: PriceRules): StepPrice {
  const price = from.own ? ownPrice(from.own, workYear) : bookPrice(from.entry);
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
  const upTo = (cost: Cents): Cents => splitUpgrade({ likelyCents: cost, comparableCents: comparable }).paidCents;
  const limit = isPercentUnit(kept.unit) ? `${comparable / 100} %` : formatCents(comparable);
  const isCapped = price.unitHighCents > comparable;
  const words = price.unitLikelyCents > comparable ? 'is what is paid, not that of the product chosen' : 'is the most that is paid';
  const capped = { ...price, unitLowCents: upTo(price.unitLowCents), unitLikelyCents: upTo(price.unitLikelyCents) };
  return {
    paid: {
      ...capped,
      unitHighCents: upTo(price.unitHighCents),
      source: price.unitLikelyCents > comparable ? `Price of the comparable, as given with ${lowerFirst(price.source)}` : price.source,
      ownPrice: price.ownPrice && { ...price.ownPrice, paidUpToCents: comparable },
      remark: isCapped ? `${price.remark ?? ''} The price of the comparable (${limit}) ${words}; the rest is the own share.`.trim() : price.remark,
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

function lowerFirst(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}

function ownPrice(own: OwnPrice, workYear: number): PaidPrice {
  const { code, kind, quotedOn, expiresOn } = own;
  const isHeldForWork = kind === 'vendor quote' && !isPercentUnit(own.unit) && expiresOn !== null && Number(expiresOn.slice(0, 4)) >= workYear;
  return {
    unitLowCents: own.lowCents,
    unitLikelyCents: own.likelyCents,
    unitHighCents: own.highCents,
    basis: kind,
    source: sourceOf(own),
    priceYear: Number(quotedOn.slice(0, 4)),
    ownPrice: { code, kind, quotedOn, expiresOn, ...(isHeldForWork && { isHeldForWork }) },
    remark: isHeldForWork ? `${own.reason} The vendor holds to this price into ${workYear}, so it is not escalated.` : own.reason,
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

export interface PriceRules {
  /** Decides what is paid. */
  program: ProgramKey;
  /** A quote that is held into this year is not escalated. */
  workYear: number;
}

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
