import type { Context } from '../../context.ts';
import { requirePerson } from '../accounts/index.ts';
import { listEstimates } from '../estimates/index.ts';
import { listFilings } from '../filings/index.ts';
import { countInventory } from '../inventory/index.ts';
import { getTermStanding, listTermFilings } from '../term-filings/index.ts';

/** Where a carrier stands, from its inventory to its newest filing. */
export async function getStanding(ctx: Context): Promise<Standing> {
  requirePerson(ctx);
  const inventory = await countInventory(ctx);
  const [estimate] = await listEstimates(ctx);
  const [filing] = await listFilings(ctx);
  const term = filing?.state === 'Accepted' ? await getTermStanding(ctx, filing) : undefined;
  const toCertify = (await listTermFilings(ctx)).find(({ state }) => state === 'Ready to certify');
  return { inventory, estimate, filing, term, toCertify };
}

export interface Standing {
  inventory: Awaited<ReturnType<typeof countInventory>>;
  estimate: Awaited<ReturnType<typeof listEstimates>>[number] | undefined;
  filing: Awaited<ReturnType<typeof listFilings>>[number] | undefined;
  /** Once the newest filing is accepted. */
  term: Awaited<ReturnType<typeof getTermStanding>> | undefined;
  /** The first filing of the term that waits for its officer. */
  toCertify: Awaited<ReturnType<typeof listTermFilings>>[number] | undefined;
}
