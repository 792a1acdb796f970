import { and, eq, inArray } from 'drizzle-orm';
import { sites } from '../../../db/schema/inventory.ts';
import type { Context } from '../../context.ts';
import { requireCarrierId } from '../accounts/index.ts';

const codesAtOnce = 500;

/** Which of these codes a site has now, whatever their case; in lower case. */
export async function findSiteCodes(ctx: Context, codes: readonly string[]): Promise<ReadonlySet<string>> {
  const keys = [...new Set(codes.map((code) => code.toLowerCase()))];
  const found = new Set<string>();
  for (let start = 0; start < keys.length; start += codesAtOnce) {
    const rows = await ctx.db
      .select({ key: sites.codeKey })
      .from(sites)
      .where(and(eq(sites.carrierId, requireCarrierId(ctx)), inArray(sites.codeKey, keys.slice(start, start + codesAtOnce))));
    for (const { key } of rows) found.add(key);
  }
  return found;
}
