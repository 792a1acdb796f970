import type { Inventory } from '../../inventory/inventory.ts';

/** For each site in order, the places of its items among all items, in order: how a filing goes through an inventory. */
export function orderItems({ sites, items }: Pick<Inventory, 'sites' | 'items'>): number[][] {
  const bySite = new Map<string, number[]>();
  for (const [index, { siteCode }] of items.entries()) {
    const key = siteCode.toLowerCase();
    const known = bySite.get(key);
    if (known) known.push(index);
    else bySite.set(key, [index]);
  }
  return sites.map(({ code }) => bySite.get(code.toLowerCase()) ?? []);
}
