import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { day, fromDayNumber, toDayNumber } from '../../../server/domain/calendar.ts';
import { states } from '../../../server/domain/geography.ts';
import { compareInventory } from '../../../server/domain/inventory/compare-inventory.ts';
import type { EquipmentItem } from '../../../server/domain/inventory/equipment.ts';
import { equipmentCategories, equipmentStatuses } from '../../../server/domain/inventory/equipment.ts';
import { exportInventory } from '../../../server/domain/inventory/export-inventory.ts';
import { aboutSheetName, importTemplate } from '../../../server/domain/inventory/import-template.ts';
import { inventoryColumns } from '../../../server/domain/inventory/inventory-columns.ts';
import { accessSeasons, ownerships, type Site, siteKinds, structureKinds } from '../../../server/domain/inventory/site.ts';
import { seedModels } from '../catalog/seed-models.ts';
import { matchModel, readSheets, today } from './read-rows.ts';

const models = seedModels();
const tricky = fc.constantFrom(
  '=1+1',
  '+x',
  '-5',
  '@home',
  "'tis",
  "''",
  '0012',
  '1e5',
  '(empty)',
  '#REF!',
  'é ü 漢字 😀',
  'a "quoted" one',
  'a, b; c | d',
  '=HYPERLINK("x")',
  '<&>',
  '_x0041_',
  'TRUE',
);

function aText(maxLength: number, isNote = false) {
  const clean = (text: string) =>
    (isNote ? text : text.replace(/\s+/g, ' '))
      .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\ufffd]/gu, (found) => (isNote && found === '\n' ? found : ''))
      .trim();
  return fc.oneof(tricky, fc.string({ unit: 'grapheme', maxLength: 30 }).map(clean)).filter((text) => text !== '' && text.length <= maxLength);
}

const aNote = fc.oneof(aText(200, true), fc.constantFrom('two\nlines', '- a\n- b', 'tab\there'));
const degrees = (limit: number) => fc.integer({ min: -limit * 1e6, max: limit * 1e6 }).map((millionths) => millionths / 1e6);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });

const aSite: fc.Arbitrary<Site> = fc
  .record({
    code: aText(40),
    name: aText(120),
    kind: fc.constantFrom(...siteKinds),
    place: maybe(fc.record({ latitude: degrees(60), longitude: degrees(179) })),
    street: maybe(aText(120)),
    city: maybe(aText(80)),
    county: maybe(aText(80)),
    state: maybe(fc.constantFrom(...Object.keys(states))),
    zip: maybe(fc.constantFrom('00501', '68102', '68102-1234')),
    structure: fc.constantFrom(...structureKinds),
    heightFeet: maybe(fc.integer({ min: 0, max: 20_999 }).map((tenths) => tenths / 10)),
    elevationFeet: maybe(fc.integer({ min: -2900, max: 203_999 }).map((tenths) => tenths / 10)),
    ownership: maybe(fc.constantFrom(...ownerships)),
    access: fc.constantFrom(...accessSeasons),
    peopleServed: maybe(fc.integer({ min: 0, max: 10_000_000 })),
    backhaulTo: maybe(fc.oneof(fc.constantFrom('fiber', 'core'), fc.stringMatching(/^[A-Z]{2}-[0-9]{4}$/))),
    notes: maybe(aNote),
  })
  .map(({ place, ...site }) => ({ ...site, latitude: place?.latitude ?? null, longitude: place?.longitude ?? null }));

const aSerial = fc.oneof(fc.stringMatching(/^[A-Z0-9]{4,20}$/), fc.constantFrom('=SN1', '000123', '-77', "'9"));

const anItem: fc.Arbitrary<EquipmentItem> = fc
  .record({
    tag: aText(60),
    siteCode: fc.constant(''),
    made: fc.oneof(
      fc.constantFrom(...models).map(({ maker, model }) => ({ maker, model })),
      fc.record({ maker: aText(60), model: aText(120) }),
    ),
    stated: maybe(fc.constantFrom(...equipmentCategories)),
    quantity: fc.integer({ min: 1, max: 10_000 }),
    serials: fc.uniqueArray(aSerial, { maxLength: 4, selector: (serial) => serial.toLowerCase() }),
    obtainedOn: maybe(fc.integer({ min: toDayNumber(day('1980-01-01')), max: toDayNumber(today) }).map(fromDayNumber)),
    ownership: maybe(fc.constantFrom(...ownerships)),
    status: fc.constantFrom(...equipmentStatuses),
    notes: maybe(aNote),
  })
  .map(({ made, stated, ...item }) => {
    const { model } = matchModel(made.maker, made.model);
    return { ...item, ...made, modelKey: model?.key ?? null, category: model?.category ?? stated };
  });

const anInventory = fc
  .tuple(
    fc.uniqueArray(aSite, { minLength: 1, maxLength: 5, selector: (site) => site.code.toLowerCase() }),
    fc.uniqueArray(anItem, { maxLength: 6, selector: (item) => item.tag.toLowerCase() }),
  )
  .map(([sites, items]) => {
    const used = new Set<string>();
    const isNew = (key: string) => !used.has(key) && used.add(key);
    return {
      sites,
      items: items.map((item, index) => ({
        ...item,
        siteCode: sites[index % sites.length]?.code ?? '',
        serials: item.serials.filter((serial) => isNew(`${item.maker}\n${serial}`.toLowerCase())),
      })),
    };
  });

describe('an exported inventory', () => {
  test('changes nothing when it is imported again, whatever it holds', () => {
    fc.assert(
      fc.property(anInventory, (inventory) => {
        const sheets = Object.fromEntries(
          exportInventory(inventory).map(({ name, columns, rows }) => [
            name,
            [columns.map((column) => column.header), ...rows.map((row) => row.map((cell) => String(cell ?? '').trim()))],
          ]),
        );
        const reading = readSheets(sheets, inventory);
        const comparison = compareInventory(inventory, reading);
        expect(comparison).toMatchObject({ addedSites: [], changedSites: [], addedItems: [], changedItems: [] });
        expect(comparison.unchangedItems + reading.counts.errors).toBeGreaterThanOrEqual(inventory.items.length);
      }),
      { numRuns: 400 },
    );
  });

  test('taken into an empty inventory is the same inventory', () => {
    fc.assert(
      fc.property(anInventory, (inventory) => {
        const placeless = { ...inventory, sites: inventory.sites.map((site) => ({ ...site, latitude: null, longitude: null })) };
        const sheets = Object.fromEntries(
          exportInventory(placeless).map(({ name, columns, rows }) => [
            name,
            [columns.map((column) => column.header), ...rows.map((row) => row.map((cell) => String(cell ?? '').trim()))],
          ]),
        );
        const reading = readSheets(sheets);
        expect(reading.issues.filter((issue) => issue.severity === 'error')).toEqual([]);
        const taken = compareInventory({ sites: [], items: [] }, reading);
        expect(taken.addedSites).toEqual(placeless.sites);
        expect(taken.addedItems).toEqual(placeless.items);
      }),
      { numRuns: 200 },
    );
  });

  test('writes numbers as numbers and everything else as text', () => {
    const [sites, equipment] = exportInventory({
      sites: [
        {
          code: '0012',
          name: '=x',
          kind: 'tower',
          latitude: 40.5,
          longitude: -102.3,
          street: null,
          city: null,
          county: null,
          state: 'CO',
          zip: '00501',
          structure: 'monopole',
          heightFeet: 250,
          elevationFeet: null,
          ownership: 'leased',
          access: 'all-year',
          peopleServed: null,
          backhaulTo: null,
          notes: null,
        },
      ],
      items: [],
    });
    expect(sites?.rows).toEqual([
      ['0012', "'=x", 'Tower', 40.5, -102.3, null, null, null, 'CO', '00501', 'Monopole', 250, null, 'Leased', 'All year', null, null, null],
    ]);
    expect(equipment?.columns[0]?.header).toBe('Site code');
  });
});

describe('the template', () => {
  test('has the columns of an export and a sheet that explains each of them', () => {
    const [sites, equipment, about] = importTemplate();
    const [exportedSites, exportedEquipment] = exportInventory({ sites: [], items: [] });
    const headers = (table: { columns: { header: string }[] } | undefined) => table?.columns.map((column) => column.header);
    expect(headers(sites)).toEqual(headers(exportedSites));
    expect(headers(equipment)).toEqual(headers(exportedEquipment));
    expect(about?.name).toBe(aboutSheetName);
    const explained = about?.rows.map((row) => row[1]);
    for (const column of inventoryColumns.filter((known) => known.inTemplate)) expect(explained).toContain(column.header);
    expect(about?.rows.flat().join(' ')).toContain('(empty)');
  });

  test('gives examples that the import accepts', () => {
    const columns = inventoryColumns.filter((column) => column.inTemplate);
    const reading = readSheets({ S: [columns.map((column) => column.header), columns.map((column) => column.example)] });
    expect(reading.issues).toEqual([]);
    expect(reading.counts).toMatchObject({ sites: 1, items: 1 });
  });
});
