import type { Context } from '../../context.ts';
import type { Site } from '../../domain/inventory/site.ts';
import { bad, good, type Result } from '../../domain/result.ts';
import { changesBetween, recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { requireCarrierId } from '../accounts/index.ts';
import { findBackhaulFaults } from './find-backhaul-faults.ts';
import { listSitesByIds } from './queries.ts';
import { refreshCoverage } from './refresh-coverage.ts';
import { toSite } from './rows.ts';
import { updateSite } from './store.ts';

/** Sets the given fields on many sites at once; fields that are not given stay as they are. Refused where the backhaul would lead nowhere. Returns how many sites changed. */
export async function editSitesInBulk(ctx: Context, siteIds: readonly number[], values: Partial<Omit<Site, 'code'>>): Promise<Result<number>> {
  const carrierId = requireCarrierId(ctx);
  return inTransaction(ctx, async (tx) => {
    const rows = await listSitesByIds(tx, siteIds);
    const { backhaulTo } = values;
    const faults =
      backhaulTo == null
        ? []
        : await findBackhaulFaults(
            tx,
            rows.map(({ code }) => ({ code, backhaulTo })),
          );
    if (faults.length > 0) return bad(faults);
    let changed = 0;
    for (const row of rows) {
      const before = toSite(row);
      const changes = changesBetween(before, { ...before, ...values });
      if (Object.keys(changes).length === 0) continue;
      changed++;
      await updateSite(tx, row.id, values);
      await recordEvent(tx, {
        action: 'site changed',
        subject: `site ${row.code}`,
        summary: `${row.name}, one of ${rows.length} in a bulk edit`,
        changes,
      });
    }
    if (changed > 0)
      await refreshCoverage(
        tx,
        carrierId,
        rows.map((row) => row.id),
      );
    return good(changed);
  });
}
