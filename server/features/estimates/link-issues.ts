import type { Context } from '../../context.ts';
import type { Issue } from '../../domain/result.ts';
import { paths } from '../../paths.ts';
import { listAddress } from '../../web/to-pager.ts';
import { findItemByTag, findSiteByCode } from '../inventory/index.ts';
import { findOwnPriceByCode } from '../quotes/index.ts';

const ofCarrier = new Set(['customers-missing']);
const ofInventory = new Set(['no-sites', 'no-covered-equipment', 'no-recipe']);
const ofSite = new Set(['height-missing', 'coordinates-missing', 'structure-unknown', 'season-never-open', 'site-code-kept']);
const ofSettings = new Set(['no-crews', 'too-few-crews', 'term-years', 'choice-unknown', 'index-year', 'price-year-late', 'reserve-unsound']);
const ofOwnPrice = /^(own-(price|line)|quote-expired|comparable-missing)/;
const ofRecipe = /^change-/;
const ofPriceBook = new Set(['entry-missing', 'entry-unit']);

/** Each issue with the page where it is put right: the line of equipment, the site, the details of the carrier, the price book. */
export async function linkIssues(
  ctx: Context,
  issues: readonly Issue[],
  from: { editionId: number; estimateId: number | null },
): Promise<LinkedIssue[]> {
  const linked: LinkedIssue[] = [];
  for (const issue of issues) linked.push({ issue, ...(await linkOf(ctx, issue, from)) });
  return linked;
}

async function linkOf(ctx: Context, issue: Issue, from: { editionId: number; estimateId: number | null }): Promise<Omit<LinkedIssue, 'issue'>> {
  if (ofCarrier.has(issue.code)) return { where: 'Carrier', href: paths.organization(), linkLabel: 'Enter it' };
  if (ofSettings.has(issue.code)) {
    const href = listAddress(paths.newEstimate(), { from: from.estimateId === null ? '' : String(from.estimateId) });
    return { where: 'Settings', href, linkLabel: 'Change the settings' };
  }
  if (ofPriceBook.has(issue.code)) return { where: 'Price book', href: paths.priceBook(from.editionId), linkLabel: 'Open the price book' };
  if (ofOwnPrice.test(issue.code)) return await ownPriceLink(ctx, issue.subject ?? '');
  if (ofRecipe.test(issue.code)) return { where: 'Recipes', href: paths.recipes(), linkLabel: 'Open the recipes' };
  if (ofInventory.has(issue.code) || issue.subject === undefined)
    return { where: 'Inventory', href: paths.inventory(), linkLabel: 'Open the inventory' };
  const mayEdit = ctx.actor.kind === 'person' && ctx.actor.roles.includes('preparer');
  const item = ofSite.has(issue.code) ? undefined : await findItemByTag(ctx, issue.subject);
  if (item) return { where: item.tag, href: mayEdit ? paths.item(item.id) : paths.site(item.siteId), linkLabel: `Open ${item.tag}` };
  const site = await findSiteByCode(ctx, issue.subject);
  if (site) return { where: site.code, href: mayEdit ? paths.editSite(site.id) : paths.site(site.id), linkLabel: `Open ${site.code}` };
  return { where: issue.subject, href: paths.inventory(), linkLabel: 'Open the inventory' };
}

async function ownPriceLink(ctx: Context, code: string): Promise<Omit<LinkedIssue, 'issue'>> {
  const price = await findOwnPriceByCode(ctx, code);
  if (!price) return { where: code || 'Own prices', href: paths.ownPrices(), linkLabel: 'Open the own prices' };
  return { where: code, href: paths.ownPrice(price.id), linkLabel: `Open ${code}` };
}

export interface LinkedIssue {
  issue: Issue;
  where: string;
  href: string;
  linkLabel: string;
}
