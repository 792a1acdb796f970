import { accessChoices, categoryChoices, ownershipChoices, siteKindChoices, statusChoices, structureChoices, toLabel } from './choices.ts';
import type { EquipmentItem } from './equipment.ts';
import type { Site } from './site.ts';

/** A field of a site in the words of forms and exports; '' for nothing. */
export function toSiteText(site: Site, field: keyof Site): string {
  switch (field) {
    case 'kind':
      return toLabel(siteKindChoices, site.kind);
    case 'structure':
      return toLabel(structureChoices, site.structure);
    case 'access':
      return toLabel(accessChoices, site.access);
    case 'ownership':
      return site.ownership === null ? '' : toLabel(ownershipChoices, site.ownership);
    default:
      return site[field] === null ? '' : String(site[field]);
  }
}

/** A field of a line of equipment in the words of forms and exports; '' for nothing. */
export function toItemText(item: EquipmentItem, field: keyof EquipmentItem): string {
  switch (field) {
    case 'category':
      return item.category === null ? '' : toLabel(categoryChoices, item.category);
    case 'ownership':
      return item.ownership === null ? '' : toLabel(ownershipChoices, item.ownership);
    case 'status':
      return toLabel(statusChoices, item.status);
    case 'serials':
      return item.serials.join('; ');
    default:
      return item[field] === null ? '' : String(item[field]);
  }
}
