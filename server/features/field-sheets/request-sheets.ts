import type { Context } from '../../context.ts';
import { bad, good, type Result } from '../../domain/result.ts';
import { counted, formatCount } from '../../domain/words.ts';
import { recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { enqueueJob } from '../../platform/work/jobs.ts';
import { requireCarrierId, requirePerson } from '../accounts/index.ts';
import { getInventoryState } from '../inventory/index.ts';
import { insertSet, noteJob } from './store.ts';

/** A stack of paper that somebody still carries to a truck. */
const mostSites = 2000;

/** Has the sheets of these sites drawn. Returns the id of the set. */
export async function requestSheets(ctx: Context, siteIds: readonly number[]): Promise<Result<number>> {
  if (siteIds.length === 0) return no('no-sites', 'No site matches. Change the filter of the inventory first.');
  if (siteIds.length > mostSites) {
    return no(
      'too-many-sites',
      `${formatCount(siteIds.length)} sites are more than the ${formatCount(mostSites)} of one set. Filter by county first.`,
    );
  }
  const carrierId = requireCarrierId(ctx);
  const { name } = requirePerson(ctx);
  return inTransaction(ctx, async (tx) => {
    const { version } = await getInventoryState(tx);
    const set = { carrierId, siteIdsJson: [...siteIds], inventoryVersion: version, jobId: 0, askedBy: name, createdAt: tx.now };
    const setId = await insertSet(tx, set);
    await noteJob(tx, setId, await enqueueJob(tx, 'field sheets', { setId }));
    await recordEvent(tx, { action: 'field sheets asked for', subject: `field sheets ${setId}`, summary: `For ${counted(siteIds.length, 'site')}` });
    return good(setId);
  });
}

function no(code: string, message: string): Result<never> {
  return bad([{ severity: 'error', code, message }]);
}
