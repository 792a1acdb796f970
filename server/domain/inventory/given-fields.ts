import type { EquipmentItem } from './equipment.ts';

const fieldOrder: readonly (keyof EquipmentItem)[] = [
  'siteCode',
  'tag',
  'maker',
  'model',
  'modelKey',
  'category',
  'quantity',
  'serials',
  'obtainedOn',
  'ownership',
  'status',
  'notes',
];
const bits = new Map(fieldOrder.map((field, index) => [field, 1 << index]));

/** The bit of a field in `given`. */
export function bitOf(field: keyof EquipmentItem): number {
  return bits.get(field) ?? 0;
}

/** The fields of a `given` in their own order; the same array for the same fields. */
export function createFieldLists(): (given: number) => readonly (keyof EquipmentItem)[] {
  const known = new Map<number, readonly (keyof EquipmentItem)[]>();
  return (given) => {
    let fields = known.get(given);
    if (!fields) {
      fields = fieldOrder.filter((field) => (given & bitOf(field)) !== 0);
      known.set(given, fields);
    }
    return fields;
  };
}
