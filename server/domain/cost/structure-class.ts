import type { StructureClass } from '../catalog/recipe.ts';
import type { Site, SiteKind, StructureKind } from '../inventory/site.ts';

const byStructure: Readonly<Record<Exclude<StructureKind, 'unknown'>, StructureClass>> = {
  'guyed-tower': 'tower',
  'self-support-tower': 'tower',
  monopole: 'tower',
  pole: 'raised',
  silo: 'raised',
  'water-tank': 'raised',
  building: 'building',
  none: 'ground',
};
const byKind: Partial<Record<SiteKind, StructureClass>> = { tower: 'tower', rooftop: 'building', 'small-cell': 'raised' };

/** What equipment at the site hangs on: told from the structure, or from the kind of site where the structure is unknown. */
export function structureClass(site: Pick<Site, 'structure' | 'kind'>): StructureClass {
  return site.structure === 'unknown' ? (byKind[site.kind] ?? 'ground') : byStructure[site.structure];
}
