import { isPercentUnit, type PriceBasis } from '../catalog/price-book.ts';
import { cents, sumCents } from '../money.ts';
import type { FrozenCostLine, FrozenFiling } from './frozen-filing.ts';
import type { PublicCost, PublicCostLine } from './public-filing.ts';

const ownBases: readonly PriceBasis[] = ['vendor quote', 'own estimate'];

/** Assumptions about money that the applicant sets aside. */
const setAside = /^(Contingency |No contingency |The management reserve )/;

/**
 * The cost of an application as the public may read it. Withheld are the lines at the applicant's own prices, the lines that are a percentage of
 * others, and every sum that holds one: a site, a category, the network, all further divisions. Where no line is at an own price, no line is withheld.
 */
export function publicCost({ cost }: Pick<FrozenFiling, 'cost'>): PublicCostCopy {
  const hidden = hiddenLines(cost.lines);
  const isHidden = hidden.length > 0;
  const hiddenIds = new Set(hidden.map(({ id }) => id));
  const places = new Set(hidden.map(({ siteCode }) => siteCode));
  const categories = new Set(hidden.map(({ category }) => category));
  const prices = cost.prices.filter(({ basis }) => !ownBases.includes(basis));
  const listed = new Set(prices.map(({ code }) => code));
  const assumptions = cost.assumptions.filter((text) => !setAside.test(text) && !hidden.some((line) => quotes(text, line)));
  return {
    cost: {
      totalCents: cost.totalCents,
      lowCents: isHidden ? null : cost.lowCents,
      highCents: isHidden ? null : cost.highCents,
      ...(cost.pointShare !== undefined && { pointShare: cost.pointShare }),
      comparison: cost.comparison,
      categories: cost.categories.map((one) =>
        categories.has(one.category) ? { ...one, lowCents: null, likelyCents: null, highCents: null } : { ...one },
      ),
      sites: cost.sites.map(({ siteCode, name, likelyCents }) => ({ siteCode, name, likelyCents: places.has(siteCode) ? null : likelyCents })),
      networkCents: places.has(null) ? null : cost.networkCents,
      lines: cost.lines.map((line) => toPublic(line, { isHidden: hiddenIds.has(line.id), listed })),
      prices,
      assumptions,
      exclusions: cost.exclusions,
      ...(cost.rollUps && !isHidden && { rollUps: cost.rollUps }),
      withheldCents: cents(cost.totalCents - sumCents(cost.lines.filter(({ id }) => !hiddenIds.has(id)).map(({ amountCents }) => amountCents))),
    },
    prices: hidden.length + (cost.ownPrices?.length ?? 0) + (cost.prices.length - prices.length),
    ownCost: (cost.keptOut?.length ?? 0) + (cost.apart ? 1 : 0),
  };
}

/** Lines whose money the public copy leaves out. A percentage says what it is taken of, and with it what its base adds up to. */
function hiddenLines(lines: readonly FrozenCostLine[]): FrozenCostLine[] {
  const own = lines.filter(isOwn);
  return own.length === 0 ? [] : lines.filter((line) => isOwn(line) || isPercentUnit(line.unit));
}

function isOwn({ ownPrice, basis }: FrozenCostLine): boolean {
  return ownPrice !== undefined || ownBases.includes(basis);
}

/** The words of a line at an own price go with its money; so does its quantity, by which what all of them cost together could be divided. */
function toPublic({ ownPrice: _ownPrice, change, ...line }: FrozenCostLine, { isHidden, listed }: Standing): PublicCostLine {
  if (!isHidden) return { ...line, ...(change !== undefined && { change }) };
  return {
    ...line,
    quantity: null,
    unitCents: null,
    amountCents: null,
    formula: '',
    item: listed.has(line.entryCode) ? line.item : line.category,
  };
}

function quotes(text: string, { formula, change, item }: FrozenCostLine): boolean {
  return (change !== undefined && text.includes(change)) || text.startsWith(`${item}: ${formula}.`);
}

/** The cost with how many things were withheld: prices with the lines at them, and what the applicant pays or sets aside itself. */
export interface PublicCostCopy {
  cost: PublicCost;
  prices: number;
  ownCost: number;
}

interface Standing {
  isHidden: boolean;
  /** Codes of the prices that the copy lists: the words of these items are the edition's. */
  listed: ReadonlySet<string>;
}
