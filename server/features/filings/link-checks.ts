import type { Context } from '../../context.ts';
import type { FilingCheck } from '../../domain/filing/check-filing.ts';
import type { FilingLink } from '../../domain/filing/checks/check.ts';
import { paths } from '../../paths.ts';
import { findItemByTag, findSiteByCode } from '../inventory/index.ts';
import type { FilingRow } from './queries.ts';

/** For each check that found something, the page where it is put right. */
export async function linkChecks(
  ctx: Context,
  filing: FilingRow,
  checks: readonly FilingCheck[],
): Promise<Map<string, { href: string; label: string }>> {
  const links = new Map<string, { href: string; label: string }>();
  for (const check of checks) if (check.link) links.set(check.id, await linkOf(ctx, filing, check.link));
  return links;
}

async function linkOf(ctx: Context, filing: FilingRow, link: FilingLink): Promise<{ href: string; label: string }> {
  if (link.to === 'profile') return { href: anchored(paths.organization(), link.key), label: 'Open the profile' };
  if (link.to === 'answers') return { href: anchored(paths.filingAnswers(filing.id), link.key), label: 'Open the answer' };
  if (link.to === 'site') {
    const site = link.key === null ? undefined : await findSiteByCode(ctx, link.key);
    if (site) return { href: paths.site(site.id), label: `Open ${site.code}` };
  }
  if (link.to === 'item') {
    const item = link.key === null ? undefined : await findItemByTag(ctx, link.key);
    if (item) return { href: paths.item(item.id), label: `Open ${item.tag}` };
  }
  if (link.to === 'own prices') return { href: paths.ownPrices(), label: 'Open the own prices' };
  if (link.to === 'estimate' || link.to === 'schedule') {
    if (filing.estimateId === null) return { href: paths.newEstimate(), label: 'Make an estimate' };
    return link.to === 'estimate'
      ? { href: paths.estimate(filing.estimateId), label: 'Open the estimate' }
      : { href: paths.estimateSchedule(filing.estimateId), label: 'Open the schedule' };
  }
  return { href: paths.inventory(), label: 'Open the inventory' };
}

function anchored(path: string, key: string | null): string {
  return key === null ? path : `${path}#${key}`;
}
