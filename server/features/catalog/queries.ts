import { and, count, desc, eq, getTableColumns, isNull, or } from 'drizzle-orm';
import { type BasisCounts, priceBookEditions } from '../../../db/schema/catalog.ts';
import { estimates } from '../../../db/schema/estimates.ts';
import type { Context } from '../../context.ts';
import { type Day, dayOf } from '../../domain/calendar.ts';
import type { PriceBookEdition } from '../../domain/catalog/price-book.ts';
import { notFound } from '../../platform/errors.ts';
import { requirePerson } from '../accounts/index.ts';
import { countBases } from './count-bases.ts';
import { entriesOf } from './edition-entries.ts';

const { entriesJson: _entries, ...withoutEntries } = getTableColumns(priceBookEditions);

/** Every edition the actor may use, without its prices, the one that took effect last first: those for everybody, and those of their own organization. */
export async function listEditions(ctx: Context): Promise<ListedEdition[]> {
  const rows = await ctx.db
    .select(withoutEntries)
    .from(priceBookEditions)
    .where(mayUse(ctx))
    .orderBy(desc(priceBookEditions.effectiveOn), desc(priceBookEditions.id));
  const listed: ListedEdition[] = [];
  for (const row of rows) listed.push(await toListed(ctx, row));
  return listed;
}

export async function getEdition(ctx: Context, id: number): Promise<StoredEdition> {
  const [row] = await ctx.db
    .select(withoutEntries)
    .from(priceBookEditions)
    .where(and(eq(priceBookEditions.id, id), mayUse(ctx)));
  if (!row) throw notFound('That price book is not on this server, or it is not yours to see.');
  return { ...(await toListed(ctx, row)), entries: await entriesOf(ctx, id) };
}

/** The edition for new estimates: of those the actor may use, the one that took effect last. */
export async function findCurrentEdition(ctx: Context): Promise<StoredEdition | undefined> {
  const current = pickCurrent(await listEditions(ctx), dayOf(ctx.now));
  return current && { ...current, entries: await entriesOf(ctx, current.id) };
}

/** Of editions sorted by effective day, latest first: the one in effect, else the one that comes first. */
export function pickCurrent(editions: readonly ListedEdition[], today: Day): ListedEdition | undefined {
  return editions.find((edition) => edition.effectiveOn <= today) ?? editions.at(-1);
}

/** How many estimates of the actor's carrier use each edition, by id; empty for an administrator, who sees no estimates. */
export async function countEstimates(ctx: Context): Promise<ReadonlyMap<number, number>> {
  const person = requirePerson(ctx);
  if (person.organizationKind !== 'carrier') return new Map();
  const rows = await ctx.db
    .select({ editionId: estimates.editionId, estimates: count().mapWith(Number) })
    .from(estimates)
    .where(eq(estimates.carrierId, person.organizationId))
    .groupBy(estimates.editionId);
  return new Map(rows.map((row) => [row.editionId, row.estimates]));
}

function mayUse(ctx: Context) {
  return or(isNull(priceBookEditions.ownerId), eq(priceBookEditions.ownerId, requirePerson(ctx).organizationId));
}

async function toListed(ctx: Context, row: Omit<typeof priceBookEditions.$inferSelect, 'entriesJson'>): Promise<ListedEdition> {
  const { priceCount, basesJson, officialSource, ...rest } = row;
  const counted = { ...rest, effectiveOn: row.effectiveOn as Day, officialSource: officialSource ?? '' };
  if (priceCount !== null && basesJson !== null) return { ...counted, priceCount, bases: basesJson };
  const entries = await entriesOf(ctx, row.id);
  return { ...counted, priceCount: entries.length, bases: countBases(entries) };
}

/** An edition without its prices. */
export interface ListedEdition extends Omit<PriceBookEdition, 'entries'> {
  id: number;
  /** The carrier whose people alone may use it; null for everybody on this server. */
  ownerId: number | null;
  /** The official catalog that prices of that basis were taken from, as its publisher states; '' for none. */
  officialSource: string;
  /** Organization that published it; null for an edition that ships with the program. */
  publisher: string | null;
  publishedBy: string | null;
  /** SHA-256 of header and prices. */
  sha256: string;
  pricesSha256: string | null;
  priceCount: number;
  bases: BasisCounts;
  createdAt: string;
}

/** An edition with its prices, which are shared: never change them. */
export interface StoredEdition extends ListedEdition {
  entries: PriceBookEdition['entries'];
}
