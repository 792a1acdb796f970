import { paths } from '../../paths.ts';
import type { Page } from '../../web/render-page.ts';
import type { ListQuery } from './inputs.ts';
import { counted, filterFields, inventoryAddress, whole } from './pages.ts';
import type { ItemRow, SiteRow } from './rows.ts';

/** Asks once more before sites and their equipment go. */
export function removeSitesPage(rows: readonly SiteRow[], query: ListQuery): Page {
  const unitCount = rows.reduce((sum, row) => sum + row.unitCount, 0);
  const one = rows.length === 1 ? rows[0] : undefined;
  const title = one ? `Remove ${one.name}?` : `Remove ${whole(rows.length)} sites?`;
  return {
    template: 'inventory/confirm',
    title,
    view: {
      head: { title, crumbs: [{ label: 'Inventory', href: paths.inventory() }] },
      confirm: {
        sentence: `${one ? 'The site leaves' : 'These sites leave'} the inventory with ${counted(unitCount, 'unit')} of equipment. Filings and estimates made before keep their own copy.`,
        items: rows.slice(0, 50).map((row) => ({ label: row.name, detail: row.code })),
        more: rows.length > 50 ? `and ${whole(rows.length - 50)} more` : '',
        href: paths.inventoryBulkEdit(),
        fields: [
          { name: 'action', value: 'remove' },
          { name: 'confirmed', value: 'yes' },
          { name: 'chosen', value: rows.map((row) => row.id).join(' ') },
          ...filterFields(query),
        ],
        label: one ? 'Remove the site' : `Remove ${whole(rows.length)} sites`,
        tone: 'danger',
        cancelHref: one ? paths.site(one.id) : inventoryAddress(query),
      },
    },
  };
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
