import type { EquipmentItem } from '../../domain/inventory/equipment.ts';

const ofSite = ['The site from the gate, with its sign', 'The whole structure', 'Inside of shelter or cabinets', 'Antennas and radios, each sector'];

/** The photos to take at a site, numbered: of the site, then of each line of equipment where it stands and of its label with the serial number. */
export function listPhotos(items: readonly Pick<EquipmentItem, 'tag' | 'model' | 'quantity'>[]): string[] {
  const ofItems = items.flatMap(({ tag, model, quantity }) => [`${tag} ${model}`, quantity === 1 ? 'its label' : 'the label of each']);
  return [...ofSite, ...ofItems].map((words, index) => `P${String(index + 1).padStart(2, '0')} ${words}`);
}
