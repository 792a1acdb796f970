import type { Context } from '../../context.ts';
import { requirePerson } from '../accounts/index.ts';
import { listEstimates } from '../estimates/index.ts';
import { listFilings } from '../filings/index.ts';
import { countInventory } from '../inventory/index.ts';

/** Where a carrier stands, from its inventory to its newest filing. */
export async function getStanding(ctx: Context): Promise<Standing> {
  requirePerson(ctx);
  const inventory = await countInventory(ctx);
  const [estimate] = await listEstimates(ctx);
  const [filing] = await listFilings(ctx);
  return { inventory, estimate, filing };
}

export interface Standing {
  inventory: Awaited<ReturnType<typeof countInventory>>;
  estimate: Awaited<ReturnType<typeof listEstimates>>[number] | undefined;
  filing: Awaited<ReturnType<typeof listFilings>>[number] | undefined;
}
