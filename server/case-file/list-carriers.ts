import { asc, eq } from 'drizzle-orm';
import { organizations } from '../../db/schema/accounts.ts';
import type { Context } from '../context.ts';

/** Every carrier of this server, for whoever runs it: no page shows this. */
export async function listCarriers(ctx: Pick<Context, 'db'>): Promise<{ id: number; name: string }[]> {
  const { id, name, kind } = organizations;
  return await ctx.db.select({ id, name }).from(organizations).where(eq(kind, 'carrier')).orderBy(asc(name), asc(organizations.id));
}
