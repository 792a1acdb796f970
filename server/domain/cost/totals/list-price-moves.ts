import { isPercentUnit, type PriceBookEdition, type PriceBookEntry } from '../../catalog/price-book.ts';
import { type Cents, cents, formatCents, timesCents } from '../../money.ts';
import type { CostLine } from '../cost-lines.ts';

/**
 * What a new edition would do to the lines of an estimate, one row for each price of the edition that it uses, in the order of the old edition. Takes
 * lines, or kinds of lines with sums of quantity and cents. Lines at an own price stay. A price that vanished or is in another unit moves nothing and
 * says so. Adjusters and escalation move in proportion to what they are a share of, percentages with their base and their rate; the rows sum to the
 * whole move. A price moved from one price year to another changes escalation, which only a new estimate can tell.
 */
export function listPriceMoves(lines: readonly PricedLine[], from: PriceBookEdition, to: PriceBookEdition): PriceMove[] {
  const entries = { from: byCode(from), to: byCode(to) };
  const moves = new Map<string, OpenMove>();
  const bases = { byEntry: new Map<string, Sums>(), direct: { before: 0, moved: 0 } };
  for (const line of lines) if (!line.shareOf) addPlain(line, { entries, moves, bases });
  for (const line of lines) if (line.shareOf?.of === 'site') addShare(line, line.shareOf.entryCodes, { moves, bases });
  for (const line of lines) if (line.shareOf?.of === 'year') addShare(line, line.shareOf.entryCodes, { moves, bases });
  for (const line of lines) if (line.shareOf?.of === 'direct') addPercent(line, { entries, moves, bases });
  const order = new Map(from.entries.map((entry, index) => [entry.code, index]));
  return [...moves.values()]
    .sort((a, b) => (order.get(a.entryCode) ?? Number.MAX_SAFE_INTEGER) - (order.get(b.entryCode) ?? Number.MAX_SAFE_INTEGER))
    .map((move): PriceMove => toPriceMove(move, entries));
}

function addPlain(line: PricedLine, { entries, moves, bases }: Work): void {
  const entry = entries.to.get(line.entryCode);
  const isMoving = !line.ownPrice && entry !== undefined && entry.unit === line.unit;
  const movedCents = isMoving ? timesCents(cents(entry.likelyCents - line.unitLikelyCents), line.quantity) : 0;
  const base = bases.byEntry.get(line.entryCode) ?? { before: 0, moved: 0 };
  bases.byEntry.set(line.entryCode, base);
  for (const sums of [base, bases.direct]) {
    sums.before += line.likelyCents;
    sums.moved += movedCents;
  }
  addMove(line, movedCents, moves);
}

/** Adjusters and escalation: with kinds of lines the sites are not told apart, so a share moves like all lines that it can be a share of. */
function addShare(line: PricedLine, codes: readonly string[], { moves, bases }: Omit<Work, 'entries'>): void {
  const base = { before: 0, moved: 0 };
  for (const code of codes) {
    const sums = bases.byEntry.get(code);
    base.before += sums?.before ?? 0;
    base.moved += sums?.moved ?? 0;
  }
  const movedCents = base.before === 0 ? 0 : timesCents(line.likelyCents, base.moved / base.before);
  bases.direct.before += line.likelyCents;
  bases.direct.moved += movedCents;
  addMove(line, movedCents, moves);
}

function addPercent(line: PricedLine, { entries, moves, bases }: Work): void {
  const entry = entries.to.get(line.entryCode);
  const rate = entry && isPercentUnit(entry.unit) && !line.ownPrice ? entry.likelyCents : line.unitLikelyCents;
  const base = cents(bases.direct.before + bases.direct.moved);
  addMove(line, timesCents(base, rate / 10_000) - line.likelyCents, moves);
}

function addMove(line: PricedLine, movedCents: number, moves: Map<string, OpenMove>): void {
  const lineCount = line.lineCount ?? 1;
  const key = line.shareOf?.of === 'site' ? `adjuster ${line.shareOf.adjuster}` : line.entryCode;
  const move = moves.get(key) ?? { ...openMove, line, entryCode: line.entryCode };
  moves.set(key, move);
  move.beforeCents += line.likelyCents;
  move.movedCents += movedCents;
  move.lineCount += lineCount;
  if (line.ownPrice) move.ownPriceCount += lineCount;
}

function toPriceMove({ line, ...move }: OpenMove, entries: Entries): PriceMove {
  const was = entries.from.get(move.entryCode) ?? null;
  const is = entries.to.get(move.entryCode) ?? null;
  const before = was && { unit: was.unit, cents: was.likelyCents, basis: was.basis, year: was.year };
  const after = is && { unit: is.unit, cents: is.likelyCents, basis: is.basis, year: is.year };
  return {
    entryCode: move.entryCode,
    item: line.item,
    kind: kindOf(line, { was, is }),
    before,
    after,
    lineCount: move.lineCount,
    beforeCents: cents(move.beforeCents),
    afterCents: cents(move.beforeCents + move.movedCents),
    movedCents: cents(move.movedCents),
    sentence: inWords(move, { was, is, line }),
  };
}

function kindOf(line: PricedLine, { was, is }: Pair): PriceMove['kind'] {
  if (line.shareOf?.of === 'site' || line.shareOf?.of === 'year') return 'follows';
  if (!was) return 'own line';
  if (!is) return 'vanished';
  if (is.unit !== was.unit) return 'other unit';
  if (is.likelyCents !== was.likelyCents) return 'price';
  return is.basis !== was.basis || is.year !== was.year || is.lowCents !== was.lowCents || is.highCents !== was.highCents ? 'basis' : 'same';
}

function inWords(move: Omit<OpenMove, 'line'>, { was, is, line }: Pair & { line: PricedLine }): string {
  const shareKind = line.shareOf?.of;
  if (shareKind === 'site' || shareKind === 'year') return 'Moves with the prices that it is a share of; a new estimate computes it exactly.';
  if (!was) return "A line of the carrier's own: the edition has no price for it.";
  if (!is)
    return `The new edition has no price ${move.entryCode}. Lines keep the old price here; a new estimate is refused until the recipe or the price book is changed.`;
  if (is.unit !== was.unit)
    return `The unit is now "${is.unit}" and was "${was.unit}". Lines keep the old price here; check the recipe before a new estimate.`;
  const parts: string[] = [];
  if (is.likelyCents !== was.likelyCents) parts.push(`Price ${price(was)} → ${price(is)}.`);
  else if (is.lowCents !== was.lowCents || is.highCents !== was.highCents) parts.push('Same likely price; its range changed.');
  if (is.basis !== was.basis) parts.push(`Basis ${was.basis} → ${is.basis}.`);
  if (is.year !== was.year)
    parts.push(`Price year ${was.year ?? 'not stated'} → ${is.year ?? 'not stated'}; escalation changes with it in a new estimate.`);
  if (shareKind === 'direct' && move.movedCents !== 0 && is.likelyCents === was.likelyCents) parts.push('Moves with direct cost.');
  if (move.ownPriceCount > 0) parts.push(keepWords(move.ownPriceCount, move.lineCount));
  return parts.join(' ') || 'No change.';
}

function keepWords(ownPrices: number, lines: number): string {
  if (lines === 1) return 'The line keeps its own price.';
  return `${ownPrices} of ${lines} lines ${ownPrices === 1 ? 'keeps its' : 'keep their'} own price.`;
}

function price({ unit, likelyCents }: PriceBookEntry): string {
  return isPercentUnit(unit) ? `${likelyCents / 100} %` : formatCents(likelyCents);
}

function byCode(edition: PriceBookEdition): Map<string, PriceBookEntry> {
  return new Map(edition.entries.map((entry) => [entry.code, entry]));
}

const openMove = { beforeCents: 0, movedCents: 0, lineCount: 0, ownPriceCount: 0 };

/** A cost line, or a kind of lines at one price with the sums of their quantities and likely cents. */
export type PricedLine = Pick<CostLine, 'entryCode' | 'item' | 'unit' | 'quantity' | 'unitLikelyCents' | 'likelyCents' | 'ownPrice' | 'shareOf'> & {
  /** 1 where it is missing. */
  lineCount?: number | undefined;
};

interface EntrySide {
  unit: string;
  /** Likely; basis points for a percentage. */
  cents: Cents;
  basis: PriceBookEntry['basis'];
  year: number | null;
}

/** One price in the memo of a new edition: what it was and is, and the likely cents that it moves. */
export interface PriceMove {
  entryCode: string;
  item: string;
  /** `basis`: the likely price stays, its range, basis or year changed. `follows`: a share of others. `own line`: no price of an edition. */
  kind: 'price' | 'basis' | 'same' | 'vanished' | 'other unit' | 'follows' | 'own line';
  before: EntrySide | null;
  after: EntrySide | null;
  lineCount: number;
  beforeCents: Cents;
  afterCents: Cents;
  movedCents: Cents;
  sentence: string;
}

interface Sums {
  before: number;
  moved: number;
}

interface Entries {
  from: Map<string, PriceBookEntry>;
  to: Map<string, PriceBookEntry>;
}

interface Pair {
  was: PriceBookEntry | null;
  is: PriceBookEntry | null;
}

interface Work {
  entries: Entries;
  moves: Map<string, OpenMove>;
  bases: { byEntry: Map<string, Sums>; direct: Sums };
}

interface OpenMove {
  line: PricedLine;
  entryCode: string;
  beforeCents: number;
  movedCents: number;
  lineCount: number;
  ownPriceCount: number;
}
