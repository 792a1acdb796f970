import { type Day, formatDay } from '../../calendar.ts';
import { isPercentUnit, type PriceBookEdition } from '../../catalog/price-book.ts';
import type { Inventory } from '../../inventory/inventory.ts';
import type { ProgramKey } from '../../programs/program.ts';
import type { Issue } from '../../result.ts';
import { eligibilityOf } from '../cost-eligibility.ts';
import type { OwnPrice } from '../own-price.ts';
import { sameQuoteKey } from '../own-prices/same-quote-key.ts';
import type { SiteTally } from '../tally-covered.ts';
import { largestLineCents } from './largest-line.ts';

/**
 * The carrier's own prices, ready to be looked up. Errors: no such entry or site, another unit than the entry, two prices for one thing, an
 * amount beyond reason, an upgrade without the price of its comparable. Warnings: a quote that expired before the day of the estimate, a line
 * that agrees with an earlier one in vendor, reference, item and site.
 */
export function checkOwnPrices(ownPrices: readonly OwnPrice[], known: OwnPriceContext): { book: OwnPriceBook; issues: Issue[] } {
  const issues: Issue[] = [];
  const book: OwnPriceBook = { everywhere: new Map(), bySite: new Map(), networkLines: [], siteLines: new Map() };
  const places = {
    units: new Map(known.edition.entries.map((entry) => [entry.code, entry.unit])),
    sites: new Set(known.inventory.sites.map((site) => site.code.toLowerCase())),
    covered: new Set(known.tallies.map(({ site }) => site.code.toLowerCase())),
    codes: new Set<string>(),
  };
  const ownLines = new Map<string, OwnPrice>();
  for (const own of ownPrices) {
    const faults = [...faultsOf(own, places), ...(lacksComparable(own, known.program) ? [comparableMissing(own)] : [])];
    const earlier = faults.length === 0 ? enter(book, own) : undefined;
    if (earlier) faults.push(samePlace(own, earlier));
    issues.push(...faults);
    const key = own.ownLine === null ? undefined : sameQuoteKey(own);
    const first = key === undefined ? undefined : ownLines.get(key);
    if (first && first.code !== own.code) issues.push(enteredAgain(own, first));
    else if (key !== undefined) ownLines.set(key, own);
    if (own.expiresOn && own.expiresOn < known.estimatedOn) issues.push(expired(own, own.expiresOn));
  }
  return { book, issues };
}

/** The price that holds at a site: the one for this site before the one for everywhere. */
export function ownPriceAt(book: OwnPriceBook, entryCode: string, siteCode: string | null): OwnPrice | undefined {
  const atSite = siteCode === null ? undefined : book.bySite.get(siteCode.toLowerCase())?.get(entryCode);
  return atSite ?? book.everywhere.get(entryCode);
}

/** A warning for each price of the carrier's own that no line and nothing kept out uses. */
export function findUnusedPrices(ownPrices: readonly OwnPrice[], used: ReadonlySet<string>): Issue[] {
  return ownPrices
    .filter(({ code }) => !used.has(code))
    .map((own) => {
      const where = own.siteCode === null ? 'in this estimate' : `at site ${own.siteCode}`;
      const message = `${nameOf(own)} takes the place of the price ${own.entryCode}, which no line uses ${where}. Check the price and the place, or leave it out.`;
      return { severity: 'warning', code: 'own-price-unused', subject: own.code, field: 'entryCode', message };
    });
}

/** Enters a price where it belongs; returns the one that already stands there. */
function enter(book: OwnPriceBook, own: OwnPrice): OwnPrice | undefined {
  const site = own.siteCode?.toLowerCase();
  if (own.entryCode === null) {
    if (site === undefined) book.networkLines.push(own);
    else book.siteLines.set(site, [...(book.siteLines.get(site) ?? []), own]);
    return undefined;
  }
  const prices = site === undefined ? book.everywhere : (book.bySite.get(site) ?? new Map<string, OwnPrice>());
  if (site !== undefined) book.bySite.set(site, prices);
  const earlier = prices.get(own.entryCode);
  if (!earlier) prices.set(own.entryCode, own);
  return earlier;
}

function faultsOf(own: OwnPrice, places: Places): Issue[] {
  const faults: Issue[] = [];
  const fault = (code: string, field: string, message: string): void => {
    faults.push({ severity: 'error', code, subject: own.code, field, message });
  };
  if (places.codes.has(own.code)) fault('own-price-twice', 'code', `${nameOf(own)} is chosen twice. Choose it once.`);
  places.codes.add(own.code);
  const unit = own.entryCode === null ? undefined : places.units.get(own.entryCode);
  if (own.entryCode !== null && unit === undefined) {
    const message = `${nameOf(own)} takes the place of the price ${own.entryCode}, which the price book of this estimate does not hold. Name another price, or leave it out.`;
    fault('own-price-entry', 'entryCode', message);
  } else if (unit !== undefined && unit !== own.unit) {
    const message = `${nameOf(own)} is ${own.unit}, but the price ${own.entryCode} that it takes the place of is ${unit}. Convert it to ${unit}, or make it a line of its own.`;
    fault('own-price-unit', 'unit', message);
  }
  if (own.entryCode === null && isPercentUnit(own.unit))
    fault('own-line-percent', 'unit', `${nameOf(own)} is a line of its own and cannot be a percentage. Give its price in dollars.`);
  if (own.entryCode === null && !(own.ownLine && own.ownLine.quantity > 0 && Number.isFinite(own.ownLine.quantity)))
    fault('own-line-quantity', 'quantity', `${nameOf(own)} is a line of its own and has no quantity above zero. Enter how many units it is for.`);
  const quantity = own.ownLine?.quantity ?? 0;
  if (own.entryCode === null && Number.isFinite(quantity) && quantity * own.highCents > largestLineCents)
    fault(
      'own-line-too-large',
      'quantity',
      `${nameOf(own)} comes to more than $100 billion with its quantity of ${quantity}. Correct the quantity or the price.`,
    );
  if (own.siteCode !== null && !places.sites.has(own.siteCode.toLowerCase())) {
    const message = `${nameOf(own)} is for site ${own.siteCode}, which is not in the inventory. Name another site, or leave it out.`;
    fault('own-price-site', 'siteCode', message);
  } else if (own.siteCode !== null && own.entryCode === null && !places.covered.has(own.siteCode.toLowerCase())) {
    const message = `${nameOf(own)} is a line at site ${own.siteCode}, where no covered equipment stands. Name another site, or make it a line of the whole network.`;
    fault('own-line-site', 'siteCode', message);
  }
  return faults;
}

function lacksComparable(own: OwnPrice, program: ProgramKey): boolean {
  return own.comparableCents === null && eligibilityOf(own.use, program).paid === 'comparable only';
}

function comparableMissing(own: OwnPrice): Issue {
  const message = `${nameOf(own)} is for an upgrade and does not say what the comparable replacement costs. Enter its price with a quote: that is what the program pays.`;
  return { severity: 'error', code: 'comparable-missing', subject: own.code, field: 'comparable', message };
}

function samePlace(own: OwnPrice, earlier: OwnPrice): Issue {
  const where = own.siteCode === null ? 'everywhere' : `at site ${own.siteCode}`;
  const message = `${nameOf(own)} and ${earlier.code} both take the place of the price ${own.entryCode} ${where}. Keep one of them.`;
  return { severity: 'error', code: 'own-price-place', subject: own.code, field: 'entryCode', message };
}

function enteredAgain(own: OwnPrice, first: OwnPrice): Issue {
  const message = `${nameOf(own)} has the vendor, reference, item and site of ${first.code}, so its cost is counted twice. If it is the same quote, leave one of them out.`;
  return { severity: 'warning', code: 'own-line-again', subject: own.code, field: 'reference', message };
}

function expired(own: OwnPrice, expiresOn: Day): Issue {
  const message = `${nameOf(own)} held until ${formatDay(expiresOn)} and has expired. Ask ${own.from} to renew it; until then its range is wider.`;
  return { severity: 'warning', code: 'quote-expired', subject: own.code, field: 'expiresOn', message };
}

function nameOf({ code, kind }: OwnPrice): string {
  return `${kind === 'vendor quote' ? 'Quote' : 'Own estimate'} ${code}`;
}

export interface OwnPriceContext {
  edition: PriceBookEdition;
  inventory: Inventory;
  tallies: readonly SiteTally[];
  program: ProgramKey;
  estimatedOn: Day;
}

/** Own prices by where they hold; site codes in lower case. */
export interface OwnPriceBook {
  everywhere: Map<string, OwnPrice>;
  bySite: Map<string, Map<string, OwnPrice>>;
  /** Lines of the carrier's own. */
  networkLines: OwnPrice[];
  siteLines: Map<string, OwnPrice[]>;
}

interface Places {
  units: ReadonlyMap<string, string>;
  sites: ReadonlySet<string>;
  covered: ReadonlySet<string>;
  codes: Set<string>;
}
