import type { equipmentItems, sites } from '../../../db/schema/inventory.ts';
import type { EquipmentItem } from '../../domain/inventory/equipment.ts';
import type { Site } from '../../domain/inventory/site.ts';

/** A site or line of equipment as the texts of its form. */
export function textsOf(value: Site | EquipmentItem): Record<string, string> {
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, Array.isArray(field) ? field.join('; ') : String(field ?? '')]));
}

export type SiteRow = typeof sites.$inferSelect;
export type ItemRow = typeof equipmentItems.$inferSelect;

export function toSite(row: SiteRow): Site {
  const { code, name, kind, latitude, longitude, street, city, county, state, zip, structure, heightFeet, ownership, access } = row;
  const { elevationFeet, peopleServed, backhaulTo, notes } = row;
  return {
    code,
    name,
    kind,
    latitude,
    longitude,
    street,
    city,
    county,
    state,
    zip,
    structure,
    heightFeet,
    elevationFeet,
    ownership,
    access,
    peopleServed,
    backhaulTo,
    notes,
  };
}

export function toItem(row: ItemRow, siteCode: string): EquipmentItem {
  const { tag, maker, model, modelKey, category, quantity, obtainedOn, ownership, status, notes } = row;
  return { tag, siteCode, maker, model, modelKey, category, quantity, serials: row.serialsJson, obtainedOn, ownership, status, notes };
}
