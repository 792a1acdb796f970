import type { EquipmentItem } from './equipment.ts';
import type { Problem } from './reading.ts';

/** A warning when serial numbers are given but not one for each unit. */
export function checkSerialCount({ quantity, serials }: Pick<EquipmentItem, 'quantity' | 'serials'>): Problem | undefined {
  if (serials.length === 0 || serials.length === quantity) return undefined;
  return {
    severity: 'warning',
    code: 'serial-count',
    message: `There are ${serials.length} serial numbers for ${quantity} ${quantity === 1 ? 'unit' : 'units'}. Write one for each unit, or correct the quantity.`,
    wanted: `${quantity} serial ${quantity === 1 ? 'number' : 'numbers'}`,
  };
}
