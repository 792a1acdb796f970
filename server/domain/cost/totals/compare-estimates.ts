import { type CostCategory, costCategories } from '../../catalog/price-book.ts';
import { type Cents, cents, formatCents } from '../../money.ts';
import type { CostLine } from '../cost-lines.ts';
import type { CostPlan } from '../cost-plan.ts';
import type { EstimateSummary, KeptOut } from '../estimate.ts';
import { type CauseKey, type CausePart, causeTitles, explainPart, type LinePair, splitByCause } from './split-by-cause.ts';

const linesShown = 25;
const entriesShown = 15;

/**
 * Two estimates side by side: totals, categories, and why the likely total differs. Each line's difference goes to causes in whole cents, so the causes
 * sum to the difference exactly. Lines are matched by id; a site in one estimate only was added or dropped.
 */
export function compareEstimates(before: ComparedEstimate, after: ComparedEstimate): EstimateComparison {
  const isSameInventory = before.summary.inventoryVersion === after.summary.inventoryVersion;
  const isSamePlan = recipesOf(before.plan) === recipesOf(after.plan);
  const pairs = pairLines(before.lines, after.lines);
  const sites = { before: siteCodes(before.lines), after: siteCodes(after.lines) };
  const causes = new Map<CauseKey, OpenCause>();
  const entries = new Map<string, MovedEntry>();
  const moved: Moved[] = [];
  for (const pair of pairs) {
    const line = pair.after ?? pair.before;
    if (!line || isSameLine(pair)) continue;
    const isSiteInBoth = line.siteCode === null || (sites.before.has(line.siteCode) && sites.after.has(line.siteCode));
    const parts = splitByCause(pair, { isSiteInBoth, isSameInventory, isSamePlan });
    for (const part of parts) addCause(causes, part);
    const differenceCents = cents((pair.after?.likelyCents ?? 0) - (pair.before?.likelyCents ?? 0));
    if (differenceCents === 0) continue;
    addEntry(entries, pair, line);
    keepLargest(moved, { id: line.id, line, pair, parts, differenceCents });
  }
  return {
    totals: compareTotals(before.summary, after.summary),
    categories: compareCategories(before.summary, after.summary),
    causes: (Object.keys(causeTitles) as CauseKey[]).flatMap((key): Cause[] => {
      const found = causes.get(key);
      return found ? [{ key, title: causeTitles[key], cents: cents(found.cents), lineCount: found.lineCount }] : [];
    }),
    movedEntries: [...entries.values()].sort((a, b) => bySize(a, b) || byText(a.entryCode, b.entryCode)).slice(0, entriesShown),
    movedLines: moved.sort(byMove).slice(0, linesShown).map(toMovedLine),
    keptOut: compareKeptOut(before.summary.keptOut, after.summary.keptOut),
  };
}

/** What a plan decides about quantities. */
function recipesOf(plan: ComparedEstimate['plan']): string {
  return plan ? JSON.stringify([Object.entries(plan.choices).sort(), plan.recipeChanges]) : '';
}

function pairLines(before: readonly CostLine[], after: readonly CostLine[]): Iterable<LinePair> {
  const pairs = new Map<string, LinePair>();
  for (const line of before) pairs.set(line.id, { before: line, after: null });
  for (const line of after) {
    const pair = pairs.get(line.id);
    if (pair) pair.after = line;
    else pairs.set(line.id, { before: null, after: line });
  }
  return pairs.values();
}

function siteCodes(lines: readonly CostLine[]): Set<string> {
  const codes = new Set<string>();
  for (const line of lines) if (line.siteCode !== null) codes.add(line.siteCode);
  return codes;
}

function isSameLine({ before, after }: LinePair): boolean {
  return before?.likelyCents === after?.likelyCents && before?.quantity === after?.quantity && before?.unitLikelyCents === after?.unitLikelyCents;
}

function addCause(causes: Map<CauseKey, OpenCause>, part: CausePart): void {
  const cause = causes.get(part.key) ?? { cents: 0, lineCount: 0 };
  causes.set(part.key, cause);
  cause.cents += part.cents;
  cause.lineCount++;
}

function toMovedLine({ line, pair, parts, differenceCents }: Moved): MovedLine {
  const { before, after } = pair;
  const reasons = parts.map((part) => `${explainPart(part, pair)}${parts.length > 1 ? ` (${signed(cents(part.cents))})` : ''}`);
  return {
    id: line.id,
    siteCode: line.siteCode,
    entryCode: line.entryCode,
    item: line.item,
    unit: line.unit,
    before: before && { quantity: before.quantity, unitCents: before.unitLikelyCents, cents: before.likelyCents },
    after: after && { quantity: after.quantity, unitCents: after.unitLikelyCents, cents: after.likelyCents },
    differenceCents,
    reason: `${reasons.join('; ')}.`,
  };
}

function addEntry(entries: Map<string, MovedEntry>, { before, after }: LinePair, { entryCode, item, unit }: CostLine): void {
  const entry = entries.get(entryCode) ?? {
    entryCode,
    item,
    unit,
    lineCount: 0,
    beforeCents: cents(0),
    afterCents: cents(0),
    differenceCents: cents(0),
  };
  entries.set(entryCode, entry);
  entry.lineCount++;
  entry.beforeCents = cents(entry.beforeCents + (before?.likelyCents ?? 0));
  entry.afterCents = cents(entry.afterCents + (after?.likelyCents ?? 0));
  entry.differenceCents = cents(entry.afterCents - entry.beforeCents);
}

/** Keeps memory small: of hundreds of thousands of moved lines only the largest are shown. */
function keepLargest(moved: Moved[], row: Moved): void {
  moved.push(row);
  if (moved.length >= 40 * linesShown) moved.sort(byMove).splice(linesShown);
}

function compareTotals(before: EstimateSummary, after: EstimateSummary): ComparedAmount[] {
  const row = (title: string, of: (summary: EstimateSummary) => number): ComparedAmount => side(title, of(before), of(after));
  return [
    row('Likely total', (summary) => summary.total.likelyCents),
    row('Low total', (summary) => summary.total.lowCents),
    row('High total', (summary) => summary.total.highCents),
    row('Network-wide, likely', (summary) => summary.networkTotal.likelyCents),
    row('Escalation, likely', (summary) => summary.escalationCents),
    row('P50 of the simulation', (summary) => summary.risk.percentiles.p50),
    row('P80 of the simulation', (summary) => summary.risk.percentiles.p80),
    row('Contingency', (summary) => summary.contingencyCents),
    row('Management reserve', (summary) => summary.reserveCents),
    row('Kept out: what the program does not pay', (summary) => summary.keptOutCents),
    ...compareTimeCost(before, after),
  ];
}

/** Beside the estimate; only where both know it. */
function compareTimeCost({ timeCost: before }: EstimateSummary, { timeCost: after }: EstimateSummary): ComparedAmount[] {
  if (!before || !after) return [];
  return [
    side('What the time of the work costs, by the plan', before.likelyCents, after.likelyCents),
    side('What the time of the work costs, P80', before.p80Cents, after.p80Cents),
    side('Cost with its time, P80', before.joint.p80Cents, after.joint.p80Cents),
  ];
}

function compareCategories(before: EstimateSummary, after: EstimateSummary): (ComparedAmount & { category: CostCategory })[] {
  const amount = (summary: EstimateSummary, category: CostCategory): number | undefined =>
    summary.categories.find((total) => total.category === category)?.likelyCents;
  return costCategories.flatMap((category) => {
    const [was, is] = [amount(before, category), amount(after, category)];
    return was === undefined && is === undefined ? [] : [{ category, ...side(category, was ?? 0, is ?? 0) }];
  });
}

/** Costs kept out by item, site and rule: their ids are numbers in order and may shift. */
function compareKeptOut(before: readonly KeptOut[], after: readonly KeptOut[]): ComparedAmount[] {
  const sums = new Map<string, { before: number; after: number }>();
  const add = (list: readonly KeptOut[], which: 'before' | 'after'): void => {
    for (const { item, siteCode, amountCents } of list) {
      const title = siteCode === null ? item : `${item}, site ${siteCode}`;
      const sum = sums.get(title) ?? { before: 0, after: 0 };
      sums.set(title, sum);
      sum[which] += amountCents;
    }
  };
  add(before, 'before');
  add(after, 'after');
  return [...sums].filter(([, sum]) => sum.before !== sum.after).map(([title, sum]) => side(title, sum.before, sum.after));
}

function side(title: string, before: number, after: number): ComparedAmount {
  return { title, beforeCents: cents(before), afterCents: cents(after), differenceCents: cents(after - before) };
}

function signed(amount: Cents): string {
  return amount > 0 ? `+${formatCents(amount)}` : formatCents(amount);
}

function byMove(a: Moved, b: Moved): number {
  return bySize(a, b) || byText(a.id, b.id);
}

function bySize(a: { differenceCents: Cents }, b: { differenceCents: Cents }): number {
  return Math.abs(b.differenceCents) - Math.abs(a.differenceCents);
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export interface ComparedEstimate {
  summary: EstimateSummary;
  lines: readonly CostLine[];
  /** Without the plans of both, choices count as the same. */
  plan?: Pick<CostPlan, 'choices' | 'recipeChanges'>;
}

export interface ComparedAmount {
  title: string;
  beforeCents: Cents;
  afterCents: Cents;
  differenceCents: Cents;
}

/** Likely cents that one cause moves; `lineCount` lines have a part in it. */
export interface Cause {
  key: CauseKey;
  title: string;
  cents: Cents;
  lineCount: number;
}

interface LineSide {
  quantity: number;
  /** Basis points on a share of other lines. */
  unitCents: Cents;
  cents: Cents;
}

export interface MovedLine {
  id: string;
  siteCode: string | null;
  entryCode: string;
  item: string;
  unit: string;
  /** null where the estimate has no such line. */
  before: LineSide | null;
  after: LineSide | null;
  differenceCents: Cents;
  /** What moved it, in words. */
  reason: string;
}

/** All moved lines of one price together. */
export interface MovedEntry {
  entryCode: string;
  item: string;
  unit: string;
  lineCount: number;
  beforeCents: Cents;
  afterCents: Cents;
  differenceCents: Cents;
}

export interface EstimateComparison {
  totals: ComparedAmount[];
  categories: (ComparedAmount & { category: CostCategory })[];
  /** Sum to the difference of the likely totals. */
  causes: Cause[];
  /** Largest first, at most 15. */
  movedEntries: MovedEntry[];
  /** Largest first, at most 25. */
  movedLines: MovedLine[];
  /** Costs kept out that differ. */
  keptOut: ComparedAmount[];
}

interface Moved {
  id: string;
  line: CostLine;
  pair: LinePair;
  parts: CausePart[];
  differenceCents: Cents;
}

interface OpenCause {
  cents: number;
  lineCount: number;
}
