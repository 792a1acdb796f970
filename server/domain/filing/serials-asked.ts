import type { EquipmentItem } from '../inventory/equipment.ts';
import type { ItemCoverage } from '../programs/cover-item.ts';

/**
 * Serial numbers that an inventory line has, of those that are asked for: one for each unit of what is covered or not decided yet. null where none is
 * asked for: what is not covered, and software, which has none.
 */
export function serialsAsked({ serials, quantity, category }: SerialItem, coverage: ItemCoverage | undefined): { have: number; of: number } | null {
  if (coverage?.verdict === 'not covered' || category === 'software/NMS') return null;
  return { have: Math.min(serials.length, quantity), of: quantity };
}

type SerialItem = Pick<EquipmentItem, 'serials' | 'quantity' | 'category'>;
