import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { day } from '../../../server/domain/calendar.ts';
import type { EquipmentItem } from '../../../server/domain/inventory/equipment.ts';
import type { Site } from '../../../server/domain/inventory/site.ts';
import { coverItem } from '../../../server/domain/programs/cover-item.ts';
import { getProgram } from '../../../server/domain/programs/programs.ts';
import { fieldSheetDocument, fieldSheetsDocument, type SiteSheet } from '../../../server/features/field-sheets/field-sheets-document.ts';
import { findPdfFaults } from '../../support/find-pdf-faults.ts';
import { drawToBytes, readPages } from '../../support/read-pdf.ts';

const program = getProgram('scrp');
const facts = {
  carrierName: 'High Plains Cellular',
  createdAt: '2026-11-29T10:00:00.000Z',
  inventoryVersion: 7,
  programTitle: program.shortTitle,
  publicUrl: undefined,
};
const plainSite: Site = {
  code: 'HP-0001',
  name: 'Needle Peak',
  kind: 'tower',
  latitude: 41.2,
  longitude: -103.6,
  street: '12 County Road',
  city: 'Kimball',
  county: 'Kimball',
  state: 'NE',
  zip: '69145',
  structure: 'guyed-tower',
  heightFeet: 250,
  elevationFeet: null,
  ownership: 'leased',
  access: 'no-winter',
  peopleServed: null,
  backhaulTo: null,
  notes: null,
};

function itemOf(number: number, changes: Partial<EquipmentItem> = {}): EquipmentItem {
  const quantity = changes.quantity ?? 1;
  return {
    tag: `HP-0001-E${number}`,
    siteCode: 'HP-0001',
    maker: 'Huawei',
    model: 'RRU3908',
    modelKey: null,
    category: 'RRU',
    quantity,
    serials: Array.from({ length: quantity }, (_, index) => `2102311XGK${number}G${6000 + index}`),
    obtainedOn: day('2016-05-04'),
    ownership: 'owned',
    status: 'in-service',
    notes: null,
    ...changes,
  };
}

function sheetOf(items: readonly EquipmentItem[], site: Partial<Site> = {}): SiteSheet {
  return {
    siteId: 12,
    site: { ...plainSite, ...site },
    items: items.map((item) => ({ item, coverage: coverItem(item, null, program) })),
    programTitle: program.shortTitle,
    readingCount: 0,
  };
}

const textOf = async (bytes: Buffer) => (await readPages(bytes)).map(({ text }) => text).join(' ');

describe('a field sheet', () => {
  test('has a usual site on two pages', async () => {
    const items = [1, 3, 3, 3, 1, 1, 1].map((quantity, index) => itemOf(index + 1, { quantity }));
    expect(await readPages((await drawToBytes(fieldSheetDocument(sheetOf(items), facts))).bytes)).toHaveLength(2);
  });

  test('has every serial number once, however many there are', async () => {
    const item = itemOf(1, { quantity: 300 });
    const { bytes } = await drawToBytes(fieldSheetDocument(sheetOf([item]), facts));
    const printed = (await textOf(bytes)).match(/2102311XGK1G\d+/g) ?? [];
    expect(printed.sort()).toEqual([...item.serials].sort());
    expect(findPdfFaults(bytes)).toEqual([]);
  });

  test('is the same bytes for the same site, and tells where it leads without a public address', async () => {
    const draw = async () => (await drawToBytes(fieldSheetDocument(sheetOf([itemOf(1)]), facts))).bytes;
    const bytes = await draw();
    expect(bytes.equals(await draw())).toBe(true);
    expect(await textOf(bytes)).toContain('Opens at /sites/12 on your server');
  });

  test('holds whatever a carrier has entered, on its own pages', async () => {
    const text = fc.oneof(
      fc.string({ minLength: 1, unit: 'grapheme', maxLength: 60 }),
      fc.constantFrom('שלום', '👩‍🚒', '<script>', 'a/b\\c', '=1+1', 'x'.repeat(200), '(Tj) ET'),
    );
    const item = fc.record({
      maker: text,
      model: text,
      quantity: fc.integer({ min: 1, max: 40 }),
      serials: fc.array(text, { maxLength: 40 }),
      obtainedOn: fc.constantFrom(null, day('2016-05-04'), day('2020-06-30')),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(item, { maxLength: 4 }), text, fc.oneof(text, fc.constant('note '.repeat(2000))), async (some, name, notes) => {
        const items = some.map((changes, index) => itemOf(index + 1, changes));
        const sheet = sheetOf(items, { name, notes });
        const { bytes } = await drawToBytes(fieldSheetsDocument([sheet, sheetOf([])], facts));
        expect(findPdfFaults(bytes)).toEqual([]);
        for (const { items: words, width, height } of await readPages(bytes)) {
          for (const word of words) expect({ wide: word.x + word.width <= width, high: word.y <= height - 20 }).toEqual({ wide: true, high: true });
        }
      }),
      { numRuns: 25 },
    );
  });
});
