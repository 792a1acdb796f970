import type { EquipmentItem } from './equipment.ts';
import type { Site } from './site.ts';

/** All of a carrier's sites and equipment as they stood at one version; sites by code, items by tag. */
export interface Inventory {
  version: number;
  sites: Site[];
  items: EquipmentItem[];
}
