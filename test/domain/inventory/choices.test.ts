import { describe, expect, test } from '@jest/globals';
import {
  accessChoices,
  categoryChoices,
  ownershipChoices,
  siteKindChoices,
  statusChoices,
  structureChoices,
  toLabel,
} from '../../../server/domain/inventory/choices.ts';
import { equipmentCategories, equipmentStatuses } from '../../../server/domain/inventory/equipment.ts';
import { type Choice, readChoice } from '../../../server/domain/inventory/read-choice.ts';
import { accessSeasons, ownerships, siteKinds, structureKinds } from '../../../server/domain/inventory/site.ts';

const lists: readonly (readonly [string, readonly Choice<string>[], readonly string[]])[] = [
  ['kinds of sites', siteKindChoices, siteKinds],
  ['structures', structureChoices, structureKinds],
  ['ownership', ownershipChoices, ownerships],
  ['access seasons', accessChoices, accessSeasons],
  ['equipment statuses', statusChoices, equipmentStatuses],
  ['equipment categories', categoryChoices, equipmentCategories],
];

describe.each(lists)('the words for %s', (_, choices, values) => {
  test('name every value once', () => {
    expect(choices.map((choice) => choice.value).sort()).toEqual([...values].sort());
    for (const value of values) expect(toLabel(choices, value)).not.toBe('');
  });

  test('never mean two values', () => {
    const read = readChoice(choices, 'a word');
    for (const choice of choices)
      for (const word of [choice.value, choice.label, ...(choice.synonyms ?? [])]) expect([word, read(word).value]).toEqual([word, choice.value]);
  });
});
