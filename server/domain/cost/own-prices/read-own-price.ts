import { type Day, formatDay, toDay } from '../../calendar.ts';
import { isPercentUnit, type PriceBookEntry, priceCategories } from '../../catalog/price-book.ts';
import { costPhases, costUses } from '../../catalog/recipe.ts';
import { readText } from '../../inventory/read-text.ts';
import { accept, quote, type Reading, refuse } from '../../inventory/reading.ts';
import { type Cents, formatCents } from '../../money.ts';
import { bad, good, isError, type Result } from '../../result.ts';
import { formatCount } from '../../words.ts';
import type { OwnPrice } from '../own-price.ts';
import { isSameUnit } from './is-same-unit.ts';
import { readPercent } from './read-percent.ts';
import { readPrice } from './read-price.ts';
import { openTexts, type Texts } from './read-texts.ts';

const shortestSupport = 40;
const largestQuantity = 10_000_000;
const largestLineCents = 1_000_000_000_000;
const percentWords = /^(?:%|per ?cent|percentage)(?: of (?:the )?(?:direct )?costs?)?$/i;

/**
 * An own price from the texts of its form, with every fault at once. Fields: `takes` (`entry` or `line`), `entryCode`, `siteCode`, `item`, `category`,
 * `phase`, `quantity`, `unit`, `likely`, `low`, `high`, `use`, `comparable`, `from`, `reference`, `quotedOn`, `expiresOn`, `reason`, `certified`
 * (`yes`). Prices are US dollars per unit, or percent in place of a percentage; low and high stay blank for a firm price.
 * Source: 47 CFR 1.50004(c)(1)(i).
 */
export function readOwnPrice(fields: Readonly<Record<string, string>>, given: OwnPriceGiven): Result<Omit<OwnPrice, 'code'>> {
  const form = openTexts(fields);
  const target = readTarget(form, given);
  const scale = scaleOf(form, given);
  const price = readRange(form, scale);
  const use = readUse(form, price?.likelyCents, scale);
  const quantity = target?.ownLine?.quantity ?? 1;
  if (price && price.highCents * quantity > largestLineCents) form.fault('quantity', 'line-absurd', tooMuch(quantity, price.highCents));
  const source = given.kind === 'vendor quote' ? readQuote(form, given) : readEstimate(form, given);
  if (!target || !price || !use || !source || form.issues.some(isError)) return bad(form.issues);
  return good({ kind: given.kind, ...target, ...price, ...use, ...source, documents: [...given.documents] }, form.issues);
}

function tooMuch(quantity: number, unitCents: Cents): string {
  return `${formatCount(quantity)} × ${formatCents(unitCents)} comes to more than $10,000,000,000, more than any program paid. Check the quantity and the price.`;
}

function readTarget(form: Texts, given: OwnPriceGiven): Pick<OwnPrice, 'entryCode' | 'ownLine' | 'siteCode' | 'unit'> | undefined {
  const siteText = form.text('siteCode');
  const siteCode = siteText === '' ? null : given.findSite(siteText);
  if (siteCode === undefined) form.fault('siteCode', 'no-such-site', 'No site has that code. Write it as the inventory does, or leave it blank.');
  const takes = form.text('takes');
  if (takes === 'entry') {
    const entry = readEntry(form, given);
    if (entry && isPercentUnit(entry.unit) && siteText !== '') {
      const message = `${entry.code} is a percentage of all direct cost, and the estimate takes it once. Leave the site blank.`;
      form.fault('siteCode', 'percent-at-site', message);
    }
    return entry && siteCode !== undefined ? { entryCode: entry.code, unit: entry.unit, ownLine: null, siteCode } : undefined;
  }
  if (takes === 'line') {
    const unit = readOwnUnit(form);
    const ownLine = readOwnLine(form);
    return unit !== undefined && ownLine && siteCode !== undefined ? { entryCode: null, unit, ownLine, siteCode } : undefined;
  }
  form.fault('takes', 'no-target', 'Choose whether it takes the place of a price of the price book, or is a line of its own.');
  return undefined;
}

/** A quote in another unit than its entry is refused: only the carrier knows how to convert it. */
function readEntry(form: Texts, { entries, kind }: OwnPriceGiven): PriceBookEntry | undefined {
  const code = form.text('entryCode');
  const unit = form.text('unit');
  const entry = findEntry(form, entries);
  if (code === '') form.fault('entryCode', 'no-entry', 'Choose the price of the price book that it takes the place of.');
  else if (!entry) {
    const message = `The price book in use has no price ${quote(code)}. Choose one of its prices, or make it a line of its own.`;
    form.fault('entryCode', 'no-such-entry', message);
  }
  if (unit === '') form.fault('unit', 'no-unit', `Enter the unit as the offer says it${entry ? `. The entry is priced ${entry.unit}` : ''}.`);
  else if (entry && !(isPercentUnit(entry.unit) ? percentWords.test(unit) : isSameUnit(unit, entry.unit))) {
    const paper = kind === 'vendor quote' ? 'quote' : 'estimate';
    const says = unit.length > 40 ? `${unit.slice(0, 39)}…` : unit;
    form.fault(
      'unit',
      'other-unit',
      `The entry is priced ${entry.unit}; the ${paper} says ${says}. Enter the price ${entry.unit}, or choose another entry.`,
    );
  }
  return unit === '' ? undefined : entry;
}

function findEntry(form: Texts, entries: OwnPriceGiven['entries']): PriceBookEntry | undefined {
  const code = form.text('entryCode').toLowerCase();
  return entries.find((one) => one.code.toLowerCase() === code);
}

/** What takes the place of a percentage is a percentage. */
function scaleOf(form: Texts, { entries }: OwnPriceGiven): Scale {
  const entry = form.text('takes') === 'entry' ? findEntry(form, entries) : undefined;
  return entry && isPercentUnit(entry.unit)
    ? { read: readPercent, words: (points) => `${points / 100} %`, isPercent: true }
    : { read: readPrice, words: formatCents, isPercent: false };
}

function readOwnUnit(form: Texts): string | undefined {
  const unit = form.read('unit', readText(40), 'Enter the unit, such as each, per site or per month.');
  if (unit === undefined || !/%|\bpercent\b/i.test(unit)) return unit;
  form.fault('unit', 'unit-is-share', 'A line of its own cannot be a percentage. Enter its price in dollars.');
  return undefined;
}

function readOwnLine(form: Texts): OwnPrice['ownLine'] | undefined {
  const item = form.read('item', readText(200), 'Enter what the line buys, as it should stand in the estimate.');
  const category = form.read('category', oneOf(priceCategories, 'a category'), 'Choose the category of the line.');
  const phase = form.read('phase', oneOf(costPhases, 'a part of the work'), 'Choose whether it is removal, replacement, disposal or soft cost.');
  const quantity = form.read('quantity', readAmount, 'Enter how many units the line is for.');
  return item !== undefined && category && phase && quantity !== undefined ? { item, category, phase, quantity } : undefined;
}

function readRange(form: Texts, { read, words, isPercent }: Scale): Pick<OwnPrice, 'lowCents' | 'likelyCents' | 'highCents'> | undefined {
  const likely = form.read('likely', read, isPercent ? 'Enter the percentage.' : 'Enter the price of one unit.');
  const hasLow = form.text('low') !== '';
  const hasHigh = form.text('high') !== '';
  const low = form.read('low', read, hasHigh ? 'Enter the lowest price too, or leave both blank for a firm price.' : null);
  const high = form.read('high', read, hasLow ? 'Enter the highest price too, or leave both blank for a firm price.' : null);
  if (likely === undefined) return undefined;
  if (likely === 0)
    form.fault('likely', 'percent-zero', 'The percentage is zero. To leave it out of an estimate, leave it out of its recipe instead.');
  if (!hasLow && !hasHigh) return { lowCents: likely, likelyCents: likely, highCents: likely };
  if (low === undefined || high === undefined) return undefined;
  if (low > likely) form.fault('low', 'low-above-likely', `The lowest price is above the likely one of ${words(likely)}. Correct one of the two.`);
  if (high < likely)
    form.fault('high', 'high-below-likely', `The highest price is below the likely one of ${words(likely)}. Correct one of the two.`);
  return { lowCents: low, likelyCents: likely, highCents: high };
}

/** An upgrade is paid up to the price of the comparable, so it needs that price and why it is comparable. */
function readUse(form: Texts, likely: Cents | undefined, { read, words }: Scale): Pick<OwnPrice, 'use' | 'comparableCents' | 'reason'> | undefined {
  const use = form.read('use', oneOf(costUses, 'a use'), 'Choose what the cost is for.');
  const reason = form.read('reason', readText(4000, 'many lines'), null) ?? '';
  if (use === undefined) return undefined;
  if (use !== 'comparable' && form.text('reason') === '') {
    const message =
      use === 'upgrade'
        ? 'Say what the comparable replacement is and why it is comparable.'
        : 'Say why this cost is needed: the reviewer decides by it.';
    form.fault('reason', 'no-reason', message);
  }
  if (use !== 'upgrade') return { use, comparableCents: null, reason };
  const comparable = form.read('comparable', read, 'Enter what one unit of the comparable replacement costs: the program pays no more than that.');
  if (comparable === undefined) return undefined;
  if (likely !== undefined && comparable >= likely) {
    const message = `The comparable costs ${words(comparable)}, no less than the upgrade. Then it is no upgrade: choose comparable replacement, or correct the price.`;
    form.fault('comparable', 'comparable-not-below', message);
  }
  return { use, comparableCents: comparable, reason };
}

function readQuote(form: Texts, { documents, today }: OwnPriceGiven): SourceFields | undefined {
  const from = form.read('from', readText(120), 'Enter the vendor who made the offer.');
  const reference = form.read('reference', readText(120), 'Enter the number of the quote, or its subject line where it has none.');
  const quotedOn = form.read('quotedOn', pastDay(today, 'quote'), 'Enter the day that the quote bears.');
  const expiresOn = form.read(
    'expiresOn',
    readCalendarDay,
    'Enter the last day on which the vendor holds to the price. Ask the vendor where the quote names none.',
  );
  if (quotedOn && expiresOn && expiresOn < quotedOn) {
    form.fault(
      'expiresOn',
      'expires-before-quoted',
      `The quote is of ${formatDay(quotedOn)} and would end before that. Correct one of the two days.`,
    );
  }
  if (documents.length === 0)
    form.fault('documents', 'no-document', 'A quote counts only with its document. Choose the file, or a document of the register.');
  if (from === undefined || reference === undefined || !quotedOn || !expiresOn) return undefined;
  return { from, reference, quotedOn, expiresOn, certified: null };
}

/** Own estimates need support and a good-faith certification (47 CFR 1.50004(c)(1)(i)). */
function readEstimate(form: Texts, { documents, today, certifier }: OwnPriceGiven): SourceFields | undefined {
  const from = form.read('from', readText(120), 'Enter who made the estimate.');
  const reference = form.read('reference', readText(120), null) ?? '';
  const quotedOn = form.read('quotedOn', pastDay(today, 'estimate'), 'Enter the day of the estimate.');
  if (documents.length === 0 && form.text('reason').length < shortestSupport) {
    const message = 'An own estimate needs support. Attach the analysis, or write at least a sentence or two on how the price came about.';
    form.fault('reason', 'no-support', message);
  }
  if (form.text('certified') !== 'yes') {
    form.fault('certified', 'not-certified', 'Certify in good faith, or leave the estimate out: the program takes no own estimate without it.');
  }
  if (from === undefined || !quotedOn) return undefined;
  return { from, reference, quotedOn, expiresOn: null, certified: { ...certifier, on: today } };
}

function oneOf<T extends string>(choices: readonly T[], what: string): (text: string) => Reading<T> {
  return (text) => {
    const value = choices.find((choice) => choice.toLowerCase() === text.toLowerCase());
    const wanted = `one of ${choices.join(', ')}`;
    return value === undefined ? refuse({ code: 'not-a-choice', message: `${quote(text)} is not ${what}. Use ${wanted}.`, wanted }) : accept(value);
  };
}

function readAmount(text: string): Reading<number> {
  const wanted = 'a number above zero such as 12 or 2.5';
  const value = /^(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d{1,4})?$/.test(text) ? Number(text.replaceAll(',', '')) : Number.NaN;
  if (value > 0 && value <= largestQuantity) return accept(value);
  return refuse({ code: 'not-a-quantity', message: `${quote(text)} is not a quantity. Write ${wanted}.`, wanted });
}

function pastDay(today: Day, paper: string): (text: string) => Reading<Day> {
  return (text) => {
    const reading = readCalendarDay(text);
    if (reading.value === undefined || reading.value <= today) return reading;
    const message = `${formatDay(reading.value)} has not come yet. Enter the day that the ${paper} bears.`;
    return refuse({ code: 'day-in-the-future', message, wanted: `a day up to ${today}` });
  };
}

function readCalendarDay(text: string): Reading<Day> {
  const us = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  const value = toDay(us ? `${us[3]}-${us[1]?.padStart(2, '0')}-${us[2]?.padStart(2, '0')}` : text);
  const wanted = 'a day such as 2026-11-22 or 11/22/2026';
  return value ? accept(value) : refuse({ code: 'not-a-day', message: `${quote(text)} is not a day of the calendar. Write ${wanted}.`, wanted });
}

/** How amounts of this price are written: in dollars, or in percent as basis points. */
interface Scale {
  read(text: string): Reading<Cents>;
  words(amount: Cents): string;
  isPercent: boolean;
}

type SourceFields = Pick<OwnPrice, 'from' | 'reference' | 'quotedOn' | 'expiresOn' | 'certified'>;

/** What is known apart from the form. */
export interface OwnPriceGiven {
  kind: OwnPrice['kind'];
  /** Entries of the price book in use. */
  entries: readonly PriceBookEntry[];
  /** The code of a site as the inventory writes it, whatever the case; undefined when there is no such site. */
  findSite(code: string): string | undefined;
  documents: OwnPrice['documents'];
  /** Who would certify an own estimate. */
  certifier: { by: string; title: string };
  today: Day;
}
