import type { EquipmentItem } from '../../domain/inventory/equipment.ts';

const ofSite = ['The site from the gate, with its sign', 'The whole structure', 'Inside of shelter or cabinets', 'Antennas and radios, each sector'];

/** The photos to take at a site, numbered: of the site, then a pair for each line of equipment, where it stands and its label with the serial number. */
export function listPhotos(items: readonly Pick<EquipmentItem, 'tag' | 'model' | 'quantity'>[]): string[][] {
  let number = 0;
  const named = (words: string) => `P${String(++number).padStart(2, '0')} ${words}`;
  return [
    ...ofSite.map((words) => [named(words)]),
    ...items.map(({ tag, model, quantity }) => [named(`${tag} ${model}`), named(quantity === 1 ? 'its label' : 'labels')]),
  ];
}
