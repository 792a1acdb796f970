import { counted, formatCount } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import type { Page } from '../../web/render-page.ts';
import type { ListQuery } from './inputs.ts';
import type { PriceAtSite } from './list-prices-at-sites.ts';
import { filterFields, inventoryAddress } from './pages.ts';
import type { ItemRow, SiteRow } from './rows.ts';

/** Asks once more before sites and their equipment go; `prices` are those of the carrier's own that hold only there. */
export function removeSitesPage(rows: readonly SiteRow[], query: ListQuery, prices: readonly PriceAtSite[]): Page {
  const unitCount = rows.reduce((sum, row) => sum + row.unitCount, 0);
  const one = rows.length === 1 ? rows[0] : undefined;
  const title = one ? `Remove ${one.name}?` : `Remove ${formatCount(rows.length)} sites?`;
  return {
    template: 'inventory/confirm',
    title,
    view: {
      head: { title, crumbs: [{ label: 'Inventory', href: paths.inventory() }] },
      confirm: {
        sentence: `${one ? 'The site leaves' : 'These sites leave'} the inventory with ${counted(unitCount, 'unit')} of equipment. Filings and estimates made before keep their own copy.${pricesSentence(prices)}`,
        items: [
          ...rows.slice(0, 50).map((row) => ({ label: row.name, detail: row.code })),
          ...prices
            .slice(0, 50)
            .map(({ id, code, siteCode, from }) => ({ label: code, href: paths.ownPrice(id), detail: `${from}, only at ${siteCode}` })),
        ],
        more: [moreOf(rows.length, 'site'), moreOf(prices.length, 'own price')].filter((text) => text !== '').join(', '),
        href: paths.inventoryBulkEdit(),
        fields: [
          { name: 'action', value: 'remove' },
          { name: 'confirmed', value: 'yes' },
          { name: 'chosen', value: rows.map((row) => row.id).join(' ') },
          ...filterFields(query),
        ],
        label: one ? 'Remove the site' : `Remove ${formatCount(rows.length)} sites`,
        tone: 'danger',
        cancelHref: one ? paths.site(one.id) : inventoryAddress(query),
      },
    },
  };
}

function pricesSentence({ length }: readonly PriceAtSite[]): string {
  if (length === 0) return '';
  return ` ${counted(length, 'own price')} ${length === 1 ? 'holds' : 'hold'} only there: new estimates no longer tick ${length === 1 ? 'it' : 'them'}.`;
}

function moreOf(length: number, noun: string): string {
  return length > 50 ? `and ${counted(length - 50, `more ${noun}`)}` : '';
}

/** Asks once more before a line of equipment goes. */
export function removeItemPage(item: ItemRow, site: SiteRow): Page {
  const title = `Remove ${item.maker} ${item.model}?`;
  return {
    template: 'inventory/confirm',
    title,
    view: {
      head: {
        title,
        crumbs: [
          { label: 'Inventory', href: paths.inventory() },
          { label: site.name, href: paths.site(site.id) },
        ],
      },
      confirm: {
        sentence: `${item.quantity} × ${item.maker} ${item.model} (${item.tag}) leaves ${site.name}. If the units were taken down, change their status instead: what was removed still counts.`,
        items: [],
        href: paths.deleteItem(item.id),
        fields: [],
        label: 'Remove the equipment',
        tone: 'danger',
        cancelHref: paths.site(site.id),
      },
    },
  };
}
