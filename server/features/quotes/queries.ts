import { and, asc, desc, eq, getTableColumns, sql } from 'drizzle-orm';
import { ownPrices, ownPriceVersions } from '../../../db/schema/quotes.ts';
import type { Context } from '../../context.ts';
import type { OwnPrice } from '../../domain/cost/own-price.ts';
import { readStoredPrice } from '../../domain/cost/own-prices/read-stored-price.ts';
import { type AppError, conflict, notFound } from '../../platform/errors.ts';
import { requireCarrierId } from '../accounts/index.ts';

// As text: one damaged row must not keep all others from being read.
const rowColumns = { ...getTableColumns(ownPrices), priceJson: sql<string>`cast(${ownPrices.priceJson} as text)` };
const versionColumns = { ...getTableColumns(ownPriceVersions), priceJson: sql<string>`cast(${ownPriceVersions.priceJson} as text)` };

/**
 * The carrier's own prices that are in force, with the id of each in the register; in the order in which they came. Throws a conflict while one of
 * them cannot be read: nothing may be left out of an estimate silently.
 */
export async function listOwnPrices(ctx: Context): Promise<RegisteredPrice[]> {
  const { rows, unreadable } = await listRegister(ctx);
  const [broken] = unreadable.filter(({ status }) => status === 'active');
  if (broken) throw cannotBeRead(broken.code);
  return rows.filter(({ status }) => status === 'active').map(({ id, priceJson }) => ({ ...priceJson, id }));
}

/** Every row of the carrier's register that can be read, withdrawn ones too; in the order in which they came. */
export async function listRows(ctx: Context): Promise<OwnPriceRow[]> {
  return (await listRegister(ctx)).rows;
}

/** The whole register, withdrawn prices too; what is damaged in the database stands apart. */
export async function listRegister(ctx: Context): Promise<{ rows: OwnPriceRow[]; unreadable: UnreadableRow[] }> {
  const stored = await ctx.db
    .select(rowColumns)
    .from(ownPrices)
    .where(eq(ownPrices.carrierId, requireCarrierId(ctx)))
    .orderBy(asc(ownPrices.id));
  const read = stored.map((row) => ({ ...row, priceJson: readStoredPrice(row.priceJson) }));
  return { rows: read.flatMap((row) => (isReadable(row) ? [row] : [])), unreadable: read.filter((row) => row.priceJson === null) };
}

/** Throws `not found` for what is not the carrier's, and a conflict that says what to do where the row is damaged. */
export async function getOwnPrice(ctx: Context, ownPriceId: number): Promise<OwnPriceRow> {
  const row = await getRow(ctx, ownPriceId);
  if (!isReadable(row)) throw cannotBeRead(row.code);
  return row;
}

/** A row of the register whether it can be read or not: its price is null where it cannot. */
export async function getRow(ctx: Context, ownPriceId: number): Promise<StoredRow> {
  const [row] = await ctx.db
    .select(rowColumns)
    .from(ownPrices)
    .where(and(eq(ownPrices.id, ownPriceId), eq(ownPrices.carrierId, requireCarrierId(ctx))));
  if (!row) throw notFound('That price is not in your register.');
  return { ...row, priceJson: readStoredPrice(row.priceJson) };
}

function isReadable(row: StoredRow): row is OwnPriceRow {
  return row.priceJson !== null;
}

function cannotBeRead(code: string): AppError {
  return conflict(
    `Own price ${code} is damaged in the database and cannot be read. Withdraw it in the register of own prices and enter it anew, or ask whoever runs this server for a backup.`,
  );
}

/** The row of a price in force, by its code. */
export async function findOwnPriceByCode(ctx: Context, code: string): Promise<{ id: number } | undefined> {
  const isMine = and(eq(ownPrices.carrierId, requireCarrierId(ctx)), eq(ownPrices.code, code), eq(ownPrices.status, 'active'));
  const [row] = await ctx.db.select({ id: ownPrices.id }).from(ownPrices).where(isMine);
  return row;
}

/** Every version of an own price that was found before in a scoped query, the newest first. */
export async function listVersions(ctx: Context, ownPriceId: number): Promise<OwnPriceVersionRow[]> {
  const rows = await ctx.db
    .select(versionColumns)
    .from(ownPriceVersions)
    .where(eq(ownPriceVersions.ownPriceId, ownPriceId))
    .orderBy(desc(ownPriceVersions.version), desc(ownPriceVersions.id));
  return rows.map((row) => ({ ...row, priceJson: readStoredPrice(row.priceJson) }));
}

/** How many own prices of a kind the carrier has or had. */
export async function countOfKind(ctx: Context, letter: 'Q' | 'E'): Promise<number> {
  const [row] = await ctx.db
    .select({ count: sql<number>`count(*)`.mapWith(Number) })
    .from(ownPrices)
    .where(and(eq(ownPrices.carrierId, requireCarrierId(ctx)), sql`${ownPrices.code} like ${`${letter}-%`}`));
  return row?.count ?? 0;
}

export type OwnPriceRow = typeof ownPrices.$inferSelect;
export type StoredRow = Omit<OwnPriceRow, 'priceJson'> & { priceJson: OwnPrice | null };
export type UnreadableRow = Pick<OwnPriceRow, 'id' | 'code' | 'status'>;
type OwnPriceVersionRow = Omit<typeof ownPriceVersions.$inferSelect, 'priceJson'> & { priceJson: OwnPrice | null };

/** An own price with the id of its row. */
type RegisteredPrice = OwnPrice & { id: number };
