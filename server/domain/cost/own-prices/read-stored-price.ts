import { toDay } from '../../calendar.ts';
import { costUses } from '../../catalog/recipe.ts';
import { type OwnPrice, ownPriceKinds } from '../own-price.ts';

type Fields = Record<string, unknown>;

/**
 * An own price from the JSON text under which the register keeps it; null where somebody or something damaged that text, so that nothing can be
 * shown or computed from it.
 */
export function readStoredPrice(text: string): OwnPrice | null {
  const price = parse(text);
  if (!isObject(price)) return null;
  const isWhole =
    ['code', 'unit', 'from', 'reference', 'reason'].every((name) => typeof price[name] === 'string') &&
    ['lowCents', 'likelyCents', 'highCents'].every((name) => isAmount(price[name])) &&
    ownPriceKinds.some((kind) => kind === price.kind) &&
    costUses.some((use) => use === price.use) &&
    isTextOrNull(price.entryCode) &&
    isTextOrNull(price.siteCode) &&
    (price.comparableCents === null || isAmount(price.comparableCents)) &&
    isDay(price.quotedOn) &&
    (price.expiresOn === null || isDay(price.expiresOn)) &&
    (price.ownLine === null || isLine(price.ownLine)) &&
    (price.certified === null || isCertified(price.certified)) &&
    Array.isArray(price.documents) &&
    price.documents.every((one) => isObject(one) && typeof one.sha256 === 'string');
  return isWhole ? (price as unknown as OwnPrice) : null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isLine(line: unknown): boolean {
  return isObject(line) && ['item', 'category', 'phase'].every((name) => typeof line[name] === 'string') && typeof line.quantity === 'number';
}

function isCertified(certified: unknown): boolean {
  return isObject(certified) && typeof certified.by === 'string' && typeof certified.title === 'string' && isDay(certified.on);
}

function isAmount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isDay(value: unknown): boolean {
  return typeof value === 'string' && toDay(value) !== undefined;
}

function isTextOrNull(value: unknown): boolean {
  return value === null || typeof value === 'string';
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
