import { formatDay } from '../domain/calendar.ts';
import { applyConfiguration, type SiteConfiguration } from '../domain/inventory/apply-configuration.ts';
import type { Inventory } from '../domain/inventory/inventory.ts';
import { counted } from '../domain/words.ts';
import type { FilingOptions } from './read-filing-options.ts';

/** Puts the chosen standard configuration at every site that lists no equipment, and says in a sentence what was assumed; null for nothing. */
export function furnishSites(
  inventory: Inventory,
  configurations: readonly SiteConfiguration[],
  { configuration: key, obtainedOn }: Pick<FilingOptions, 'configuration' | 'obtainedOn'>,
): FurnishedInventory {
  const configuration = configurations.find((choice) => choice.key === key);
  if (!configuration) return { inventory: inOrder(inventory), assumption: null };
  const { items, skippedSiteCodes } = applyConfiguration(configuration, inventory, { obtainedOn, ownership: null, evenWhereEquipped: false });
  const siteCount = inventory.sites.length - skippedSiteCodes.length;
  if (siteCount === 0) return { inventory: inOrder(inventory), assumption: null };
  const gear = configuration.items.map(({ model, quantity }) => `${quantity} ${model}`).join(', ');
  const list = siteCount === 1 ? 'lists' : 'list';
  return {
    inventory: inOrder({ ...inventory, items: [...inventory.items, ...items] }),
    assumption: `${counted(siteCount, 'site')} ${list} no equipment. The standard configuration "${configuration.title}" is assumed there (${gear}), obtained on ${formatDay(obtainedOn)}. Nobody has surveyed it.`,
  };
}

/** Items by site and tag, as the inventory of a signed-in carrier stands. */
function inOrder(inventory: Inventory): Inventory {
  const places = new Map(inventory.sites.map((site, index) => [site.code.toLowerCase(), index]));
  const keyed = inventory.items.map((item) => ({ item, place: places.get(item.siteCode.toLowerCase()) ?? places.size, tag: item.tag.toLowerCase() }));
  keyed.sort((one, other) => one.place - other.place || (one.tag < other.tag ? -1 : 1));
  return { ...inventory, items: keyed.map(({ item }) => item) };
}

interface FurnishedInventory {
  inventory: Inventory;
  assumption: string | null;
}
