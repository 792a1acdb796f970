import type { Context } from '../../context.ts';
import { dayOf } from '../../domain/calendar.ts';
import { applyConfiguration as place } from '../../domain/inventory/apply-configuration.ts';
import { ownershipChoices } from '../../domain/inventory/choices.ts';
import { itemReaders } from '../../domain/inventory/item-fields.ts';
import { bad, good, type Issue, type Result } from '../../domain/result.ts';
import { recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { requireCarrierId } from '../accounts/index.ts';
import { getInventory, listSitesByIds } from './queries.ts';
import { refreshCoverage } from './refresh-coverage.ts';
import { toSite } from './rows.ts';
import { insertItems } from './store.ts';

/** Puts a standard configuration at many sites; sites that list equipment already are left alone. */
export async function applyConfiguration(ctx: Context, siteIds: readonly number[], fields: Record<string, string>): Promise<Result<Applied>> {
  const carrierId = requireCarrierId(ctx);
  const issues: Issue[] = [];
  const configuration = ctx.reference.configurations.find((choice) => choice.key === fields.configuration);
  if (!configuration)
    issues.push({ severity: 'error', code: 'configuration', field: 'configuration', message: 'Choose what stands at these sites.' });
  const dayText = (fields.obtainedOn ?? '').trim();
  const reading = dayText === '' ? undefined : itemReaders(dayOf(ctx.now)).obtainedOn(dayText);
  for (const problem of reading?.problems ?? []) issues.push({ ...problem, field: 'obtainedOn', found: dayText });
  if (!configuration || issues.some((issue) => issue.severity === 'error')) return bad(issues);
  const ownership = ownershipChoices.find((choice) => choice.value === fields.ownership)?.value ?? null;

  return inTransaction(ctx, async (tx) => {
    const rows = await listSitesByIds(tx, siteIds);
    const { items: known } = await getInventory(tx);
    const terms = { obtainedOn: reading?.value ?? null, ownership, evenWhereEquipped: false };
    const { items, skippedSiteCodes } = place(configuration, { sites: rows.map(toSite), items: known }, terms);
    const ids = new Map(rows.map((row) => [row.code, row.id]));
    const placed = items.flatMap((item) => {
      const siteId = ids.get(item.siteCode);
      return siteId === undefined ? [] : [{ siteId, item }];
    });
    await insertItems(tx, carrierId, placed);
    await refreshCoverage(
      tx,
      carrierId,
      rows.map((row) => row.id),
    );
    const siteCount = rows.length - skippedSiteCodes.length;
    const summary = `${configuration.title} at ${siteCount} sites, ${items.length} lines of equipment`;
    const changes = { sites: { before: null, after: rows.map((row) => row.code).filter((code) => !skippedSiteCodes.includes(code)) } };
    await recordEvent(tx, { action: 'configuration applied', subject: 'inventory', summary, changes });
    return good({ siteCount, lineCount: items.length, skipped: skippedSiteCodes.length });
  });
}

interface Applied {
  siteCount: number;
  lineCount: number;
  /** Sites left alone because they list equipment already. */
  skipped: number;
}
