import { and, asc, isNotNull, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { filingVersions } from '../../db/schema/filings.ts';
import { ownPrices, ownPriceVersions } from '../../db/schema/quotes.ts';
import { termFilingVersions } from '../../db/schema/term-filings.ts';
import type { Context } from '../context.ts';
import { readStoredPrice } from '../domain/cost/own-prices/read-stored-price.ts';
import type { FrozenFiling } from '../domain/filing/frozen-filing.ts';
import { listEvidenceFiles, listTermEvidenceFiles } from '../domain/filing/packet/list-evidence-files.ts';
import type { FrozenTermFiling } from '../domain/filing/term-filing.ts';
import { fileReferences } from '../features/documents/index.ts';
import { findKeptFiles, getFile } from '../platform/files.ts';
import { carriedTables } from './case-tables.ts';

/**
 * The hashes of all files that the rows of an organization name: in columns made for it, behind own prices, and as evidence of what was submitted. Only
 * what the program itself wrote there counts: a hash that somebody typed into a note must not bring along the file of another organization. An own
 * price that is damaged names none.
 */
export async function listNamedFiles(ctx: Context, organizationId: number): Promise<Set<string>> {
  const named = new Set<string>();
  for (const { table, column } of fileReferences) {
    for (const sha256 of await valuesOf<string>(ctx, { table, column, organizationId })) named.add(sha256);
  }
  for (const table of [ownPrices, ownPriceVersions]) {
    const column = sql<string>`cast(${table.priceJson} as text)`;
    for (const text of await valuesOf<string>(ctx, { table, column, organizationId }))
      for (const { sha256 } of readStoredPrice(text)?.documents ?? []) named.add(sha256);
  }
  for (const { table, column, list } of frozenColumns) {
    for (const sha256 of await valuesOf<string>(ctx, { table, column, organizationId })) {
      for (const file of list(await readJson(ctx, sha256))) named.add(file.sha256);
    }
  }
  return named;
}

async function valuesOf<Value>(ctx: Context, { table, column, organizationId }: Named): Promise<Value[]> {
  const carried = carriedTables.find((one) => one.table === table);
  if (!carried) return [];
  const rows = await ctx.db
    .select({ value: column })
    .from(table)
    .where(and(carried.where(ctx.db, organizationId), isNotNull(column)))
    .orderBy(asc(carried.key));
  return rows.map(({ value }) => value as Value);
}

/** The frozen value kept under a hash; undefined where the server has it no longer, which whoever saves the case is told by that hash. */
async function readJson(ctx: Context, sha256: string): Promise<unknown> {
  const kept = await findKeptFiles(ctx, [sha256]);
  return kept.has(sha256) ? JSON.parse((await getFile(ctx, sha256)).toString('utf8')) : undefined;
}

const frozenColumns = [
  {
    table: filingVersions,
    column: filingVersions.frozenSha256,
    list: (frozen: unknown) => (frozen === undefined ? [] : listEvidenceFiles(frozen as FrozenFiling)),
  },
  {
    table: termFilingVersions,
    column: termFilingVersions.frozenSha256,
    list: (frozen: unknown) => (frozen === undefined ? [] : listTermEvidenceFiles(frozen as FrozenTermFiling)),
  },
];

interface Named {
  table: SQLiteTable;
  column: SQLiteColumn | SQL;
  organizationId: number;
}
