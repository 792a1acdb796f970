import { asc, eq } from 'drizzle-orm';
import { sites } from '../../../db/schema/inventory.ts';
import type { Context } from '../../context.ts';
import { checkBackhaul, type StatedBackhaul } from '../../domain/inventory/check-backhaul.ts';
import type { Issue } from '../../domain/result.ts';
import { requireCarrierId } from '../accounts/index.ts';

/** What would be wrong with the backhaul of these sites if they were saved so; somebody is at the form and can correct it. */
export async function findBackhaulFaults(ctx: Context, changed: readonly StatedBackhaul[]): Promise<Issue[]> {
  const rows = await ctx.db
    .select({ code: sites.code, backhaulTo: sites.backhaulTo })
    .from(sites)
    .where(eq(sites.carrierId, requireCarrierId(ctx)))
    .orderBy(asc(sites.codeKey), asc(sites.id));
  const changes = new Map(changed.map((site) => [site.code.toLowerCase(), site]));
  const others = rows.filter(({ code }) => !changes.has(code.toLowerCase()));
  return checkBackhaul([...others, ...changed])
    .filter(({ codes }) => codes.some((code) => changes.has(code.toLowerCase())))
    .map(({ codes: [subject], problem }) => ({ ...problem, severity: 'error', field: 'backhaulTo', subject }));
}
