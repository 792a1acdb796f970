import type { Context } from '../../context.ts';
import type { Site } from '../../domain/inventory/site.ts';
import { bad, good, type Result } from '../../domain/result.ts';
import { changesBetween, recordEvent } from '../../platform/events.ts';
import { findSavedMeanwhile } from '../../platform/saved-meanwhile.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { requireCarrierId } from '../accounts/index.ts';
import { findBackhaulFaults } from './find-backhaul-faults.ts';
import { findSiteByCode, getSite } from './queries.ts';
import { refreshCoverage } from './refresh-coverage.ts';
import { textsOf, toSite } from './rows.ts';
import { insertSite, updateSite } from './store.ts';

/**
 * Adds a site, or changes a known one: by its id, or by what a form showed of it, which is refused when somebody else saved meanwhile. The code must
 * not belong to another site. Returns the site's id.
 */
export async function saveSite(ctx: Context, site: Site, known: KnownRecord | number | null): Promise<Result<number>> {
  const carrierId = requireCarrierId(ctx);
  const { id: siteId, seen } = typeof known === 'object' && known !== null ? known : { id: known, seen: undefined };
  return inTransaction(ctx, async (tx) => {
    const twin = await findSiteByCode(tx, site.code);
    if (twin && twin.id !== siteId) {
      const message = `The code ${twin.code} belongs to ${twin.name} already. Give this site another code.`;
      return bad([{ severity: 'error', code: 'duplicate-code', field: 'code', message }]);
    }
    const stored = siteId === null ? null : toSite(await getSite(tx, siteId));
    const isSaidAnew = site.backhaulTo !== null && site.backhaulTo !== stored?.backhaulTo;
    const faults = isSaidAnew ? await findBackhaulFaults(tx, [site]) : [];
    if (faults.length > 0) return bad(faults);
    if (siteId === null || stored === null) {
      const id = await insertSite(tx, carrierId, site);
      await refreshCoverage(tx, carrierId, [id]);
      await recordEvent(tx, { action: 'site added', subject: `site ${site.code}`, summary: site.name, changes: changesBetween({}, site) });
      return good(id);
    }
    const meanwhile = findSavedMeanwhile({ stored: textsOf(stored), entered: textsOf(site) }, seen);
    if (meanwhile.length > 0) return bad(meanwhile);
    await updateSite(tx, siteId, site);
    await refreshCoverage(tx, carrierId, [siteId]);
    await recordEvent(tx, { action: 'site changed', subject: `site ${site.code}`, summary: site.name, changes: changesBetween(stored, site) });
    return good(siteId);
  });
}

/** A record as a form showed it. */
export interface KnownRecord {
  id: number;
  /** Fingerprint of its texts in the form. */
  seen: string | undefined;
}
