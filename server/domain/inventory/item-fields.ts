import type { Day } from '../calendar.ts';
import { categoryChoices, ownershipChoices, statusChoices } from './choices.ts';
import type { EquipmentItem } from './equipment.ts';
import { readChoice } from './read-choice.ts';
import { readDay } from './read-day.ts';
import { readQuantity } from './read-quantity.ts';
import { readSerials } from './read-serials.ts';
import { readText } from './read-text.ts';
import type { FieldReader } from './reading.ts';

/** The fields of an item that a person or a file states; the catalog key is found, not stated. */
export type StatedItemField = Exclude<keyof EquipmentItem, 'modelKey'>;

/** How each field of an item is read from text; the same for forms and spreadsheets. Days after `today` are refused. */
export function itemReaders(today: Day): { readonly [Field in StatedItemField]: FieldReader<NonNullable<EquipmentItem[Field]>> } {
  return {
    tag: readText(60),
    siteCode: readText(40),
    maker: readText(60),
    model: readText(120),
    category: readChoice(categoryChoices, 'an equipment category'),
    quantity: readQuantity,
    serials: readSerials,
    obtainedOn: (text) => readDay(text, today),
    ownership: readChoice(ownershipChoices, 'a kind of ownership'),
    status: readChoice(statusChoices, 'an equipment status'),
    notes: readText(2_000, 'many lines'),
  };
}

/** What a new item has where nothing was said. */
export function aNewItem(siteCode: string): EquipmentItem {
  return {
    tag: '',
    siteCode,
    maker: '',
    model: '',
    modelKey: null,
    category: null,
    quantity: 1,
    serials: [],
    obtainedOn: null,
    ownership: null,
    status: 'in-service',
    notes: null,
  };
}

/** Fields that may be cleared. */
export const clearableItemFields: ReadonlySet<StatedItemField> = new Set<StatedItemField>([
  'category',
  'serials',
  'obtainedOn',
  'ownership',
  'notes',
]);
