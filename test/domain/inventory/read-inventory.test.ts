import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { aNewItem } from '../../../server/domain/inventory/item-fields.ts';
import { aNewSite } from '../../../server/domain/inventory/site-fields.ts';
import { brief, readSheets } from './read-rows.ts';

const siteHeaders = ['Site code', 'Site name', 'Latitude', 'Longitude', 'State', 'Height (ft)'];
const itemHeaders = ['Site code', 'Maker', 'Model', 'Qty', 'Serial numbers', 'Obtained on', 'Tag'];
const holyoke = ['HP-1', 'Holyoke', '40.5841', '-102.3021', 'CO', '250'];
const yuma = ['HP-2', 'Yuma', '40.1222', '-102.7252', 'CO', '180'];

function readItems(...rows: string[][]) {
  return readSheets({ Sites: [siteHeaders, holyoke, yuma], Equipment: [itemHeaders, ...rows] });
}

describe('reading an inventory', () => {
  test('reads sites and their equipment from two sheets, in either order', () => {
    const sites = [siteHeaders, holyoke, yuma];
    const items = [itemHeaders, ['hp-1', 'Huawei', 'rru 3908', '3', 'A1; A2; A3', '5/4/2016', 'T-1']];
    for (const sheets of [
      { Sites: sites, Equipment: items },
      { Equipment: items, Sites: sites },
    ]) {
      const reading = readSheets(sheets);
      expect(reading.issues).toEqual([]);
      expect(reading.sites.map(({ site }) => `${site.code} ${site.name} ${site.latitude} ${site.heightFeet}`)).toEqual([
        'HP-1 Holyoke 40.5841 250',
        'HP-2 Yuma 40.1222 180',
      ]);
      expect(reading.items[0]).toMatchObject({
        item: { tag: 'T-1', siteCode: 'HP-1', model: 'rru 3908', modelKey: 'huawei-rru3908', category: 'RRU', quantity: 3, obtainedOn: '2016-05-04' },
        at: { sheet: 'Equipment', row: 2 },
      });
      expect(reading.counts).toEqual({ rows: 3, blankRows: 0, sites: 2, items: 1, errors: 0, warnings: 0 });
    }
  });

  test('reads one flat sheet in which the site is repeated on every row of equipment', () => {
    const headers = [...siteHeaders, 'Maker', 'Model', 'Qty'];
    const reading = readSheets({
      Flat: [
        headers,
        [...holyoke, 'Huawei', 'RRU3908', '3'],
        [...holyoke, 'Huawei', 'BBU3910', '1'],
        ['HP-1', '', '', '', '', '', 'ZTE', 'R8882', '1'],
        [...yuma, '', '', ''],
      ],
    });
    expect(reading.issues).toEqual([]);
    expect(reading.sites.map(({ site }) => site.code)).toEqual(['HP-1', 'HP-2']);
    expect(reading.items.map(({ item }) => `${item.tag} ${item.modelKey}`)).toEqual([
      'HP-1-E01 huawei-rru3908',
      'HP-1-E02 huawei-bbu3910',
      'HP-1-E03 zte-zxsdr-r8882',
    ]);
  });

  test('makes a name of city and code where the file has none', () => {
    const reading = readSheets({
      S: [
        ['faa_oas', 'city', 'state'],
        ['46-000005', 'ABERDEEN', 'SD'],
        ['46-000006', "O'NEILL-SOUTH", 'NE'],
        ['46-000007', '', 'SD'],
      ],
    });
    expect(reading.sites.map(({ site }) => site.name)).toEqual(['Aberdeen 46-000005', "O'neill-South 46-000006", '46-000007']);
  });

  test('reads coordinates from one column, heights in meters, and the structure where the kind says it', () => {
    const reading = readSheets({
      S: [
        ['Site ID', 'Coordinates', 'Height (m)', 'Type'],
        ['A', '40.5841, -102.3021', '76', 'Monopole'],
        ['B', '', '', 'Rooftop'],
      ],
    });
    expect(reading.issues).toEqual([]);
    expect(reading.sites[0]?.site).toMatchObject({
      latitude: 40.5841,
      longitude: -102.3021,
      heightFeet: 249.3,
      kind: 'tower',
      structure: 'monopole',
    });
    expect(reading.sites[1]?.site).toMatchObject({ kind: 'rooftop', structure: 'unknown' });
  });

  test('passes over blank rows, repeated headers and rows above the headers', () => {
    const reading = readSheets({ S: [siteHeaders, holyoke, ['', '', '', '', '', ''], siteHeaders, yuma] });
    expect(reading.counts).toMatchObject({ rows: 2, blankRows: 1, sites: 2, errors: 0 });
  });

  test('tells every fault at once, each with its cell, what was found and what is wanted', () => {
    const reading = readSheets({
      Sites: [
        siteHeaders,
        ['HP-1', 'A', '45.4', '98.5', 'SD', '250'],
        ['HP-2', '', '100', '170', 'XX', '5016'],
        ['', 'C', '', '', '', ''],
        ['HP-4', 'D', '40.5', '', 'CO', ''],
      ],
      Equipment: [
        itemHeaders,
        ['HP-1', 'Huawei', 'RRU3908', '-3', '', '2030-01-01', ''],
        ['HP-9', 'Huawei', 'RRU3908', '1', '', '', ''],
        ['HP-1', 'Huawei', '', '0', '', '', ''],
      ],
    });
    expect(reading.issues.map(brief)).toEqual([
      'error D2 longitude-sign',
      'error B3 missing-site-name',
      'error C3 latitude-out-of-range',
      'error E3 not-a-state',
      'error F3 height-absurd',
      'error A4 missing-site-code',
      'error D5 coordinates-incomplete',
      'error D2 quantity-negative',
      'error F2 day-in-the-future',
      'error A3 unknown-site',
      'error D4 quantity-zero',
    ]);
    expect(reading.issues[0]).toMatchObject({
      cell: { sheet: 'Sites', row: 2, column: 'D', header: 'Longitude' },
      found: '98.5',
      wanted: '-98.5',
      subject: 'HP-1',
    });
    for (const issue of reading.issues) expect(issue.message).toMatch(/[.!?]$/);
    expect(reading.sites).toEqual([]);
    expect(reading.items).toEqual([]);
  });

  test('refuses formulas without a result and error values, wherever they come from', () => {
    const reading = readItems(['=A1', 'Huawei', '#REF!', '=B2*2', '', '', ''], ['HP-1', 'Huawei', 'RRU3908', '#N/A', '', '', '']);
    expect(reading.issues.map(brief)).toEqual(['error A2 formula', 'error C2 cell-error', 'error D2 formula', 'error D3 cell-error']);
  });

  test('refuses the same serial number twice, and the same tag twice', () => {
    const reading = readItems(
      ['HP-1', 'Huawei', 'RRU3908', '1', 'SN1', '', 'T-1'],
      ['HP-2', 'huawei', 'RRU3908', '1', 'sn1', '', 't-1'],
      ['HP-2', 'ZTE', 'R8882', '1', 'SN1', '', 'T-3'],
    );
    expect(reading.issues.map(brief)).toEqual(['error E3 duplicate-serial', 'error G3 duplicate-tag']);
    expect(reading.issues[0]?.message).toContain('row 2');
    expect(reading.items.map(({ item }) => item.tag)).toEqual(['T-1', 'T-3']);
  });

  test('refuses rows that contradict each other about a site, and doubts a site listed twice', () => {
    const reading = readSheets({ S: [siteHeaders, holyoke, ['hp-1', 'Holyoke', '40.5841', '-102.3021', 'CO', '260'], yuma, yuma] });
    expect(reading.issues.map(brief)).toEqual(['error F3 site-data-differs', 'warning A5 repeated-site']);
    expect(reading.issues[0]?.message).toContain('“250” here in row 2');
    expect(reading.sites.map(({ site }) => site.code)).toEqual(['HP-2']);
  });

  test('lets rows about a site complete each other', () => {
    const reading = readSheets({
      A: [
        ['Site code', 'Site name'],
        ['HP-1', 'Holyoke'],
      ],
      B: [
        ['Site code', 'State'],
        ['HP-1', 'Colorado'],
      ],
    });
    expect(reading.issues).toEqual([]);
    expect(reading.sites[0]?.site).toMatchObject({ name: 'Holyoke', state: 'CO' });
  });

  test('doubts a row that holds only a code, as totals do', () => {
    const reading = readSheets({
      S: [
        ['Site code', 'City', 'State'],
        ['HP-1', 'Holyoke', 'CO'],
        ['Total', '', ''],
      ],
    });
    expect(reading.issues.map(brief)).toEqual(['warning A3 site-without-data']);
  });

  test('says which code may have lost its zeros', () => {
    const reading = readSheets({
      Sites: [siteHeaders, ['0012', ...holyoke.slice(1)]],
      Equipment: [itemHeaders, ['12', 'Huawei', 'RRU3908', '1', '', '', '']],
    });
    expect(reading.issues[0]?.message).toContain('perhaps 0012');
  });

  test('keeps a model that the catalog does not know, and doubts each distinct text once', () => {
    const row = ['HP-1', 'Huawei', 'RRU9999', '1', '', '', ''];
    const reading = readItems(row, row, ['HP-1', 'Ericsson', 'RBS 6000', '1', '', '', ''], ['HP-1', 'Huawei', 'RRU3908 V2', '1', '', '', '']);
    expect(reading.issues.map(brief)).toEqual(['warning C2 unknown-model', 'warning B4 unknown-maker', 'warning C5 model-close']);
    expect(reading.issues[0]?.message).toContain('Did you mean');
    expect(reading.items.map(({ item }) => item.modelKey)).toEqual([null, null, null, 'huawei-rru3908']);
  });

  test('finds the maker inside the model, and asks for it where it cannot', () => {
    const headers = ['Site code', 'Model'];
    const reading = readSheets({ Sites: [siteHeaders, holyoke], E: [headers, ['HP-1', 'Huawei RRU3908'], ['HP-1', 'thing']] });
    expect(reading.items[0]?.item).toMatchObject({ maker: 'Huawei', modelKey: 'huawei-rru3908' });
    expect(reading.issues.map(brief)).toEqual(['error 3 missing-maker']);
  });

  test('refuses a file without rows or without anything known', () => {
    expect(readSheets({ S: [siteHeaders] }).issues[0]).toMatchObject({ severity: 'error', code: 'no-rows' });
    expect(
      readSheets({
        S: [
          ['foo', 'bar'],
          ['1', '2'],
        ],
      }).issues[0]?.message,
    ).toContain('No column of the file is known');
  });

  test('keeps 100 issues of each kind and counts them all', () => {
    const rows = Array.from({ length: 5_000 }, () => ['HP-1', 'Huawei', 'RRU3908', '-1', '', '', '']);
    const reading = readItems(...rows);
    expect(reading.issues).toHaveLength(100);
    expect(reading.issueCounts).toEqual([{ code: 'quantity-negative', severity: 'error', count: 5_000 }]);
    expect(reading.counts.errors).toBe(5_000);
  });

  test('any cells whatever get a reading, never an exception', () => {
    const aCell = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.constantFrom('HP-1', '40.5', '-102.3', '=1', '#REF!', '(empty)', 'Huawei', 'RRU3908', '\u0000', '1e9'),
    );
    fc.assert(
      fc.property(fc.array(fc.array(aCell, { maxLength: 8 }), { maxLength: 12 }), (rows) => {
        const reading = readSheets({ S: [siteHeaders, ...rows], E: [itemHeaders, ...rows] });
        expect(reading.counts.errors + reading.sites.length + reading.items.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });
});

describe('reading a file against what the carrier has', () => {
  const site = { ...aNewSite('HP-1'), name: 'Holyoke', latitude: 40.5841, longitude: -102.3021 };
  const radio = {
    ...aNewItem('HP-1'),
    tag: 'HP-1-E01',
    maker: 'Huawei',
    model: 'RRU3908',
    modelKey: 'huawei-rru3908',
    category: 'RRU' as const,
    quantity: 3,
  };
  const existing = { sites: [site, { ...site, code: 'HP-2', latitude: 41, longitude: -102 }], items: [radio] };

  test('equipment may stand at a site that the carrier has already', () => {
    const reading = readSheets({ E: [itemHeaders, ['hp-1', 'Huawei', 'BBU3910', '1', '', '', '']] }, existing);
    expect(reading.issues).toEqual([]);
    expect(reading.items[0]?.item).toMatchObject({ siteCode: 'HP-1', tag: 'HP-1-E02' });
  });

  test('a line without a tag is the known line of the same model at the same site, once', () => {
    const row = ['HP-1', 'Huawei', 'rru-3908', '3', '', '', ''];
    const reading = readSheets({ E: [itemHeaders, row, row] }, existing);
    expect(reading.items.map(({ item }) => item.tag)).toEqual(['HP-1-E01', 'HP-1-E02']);
  });

  test('serial numbers decide which line it is', () => {
    const items = [
      { ...radio, serials: ['A'] },
      { ...radio, tag: 'HP-1-E02', serials: ['B'] },
    ];
    const reading = readSheets(
      { E: [itemHeaders, ['HP-1', 'Huawei', 'RRU3908', '1', 'b', '', ''], ['HP-1', 'Huawei', 'RRU3908', '1', 'C', '', '']] },
      { ...existing, items },
    );
    expect(reading.items.map(({ item }) => item.tag)).toEqual(['HP-1-E02', 'HP-1-E03']);
  });

  test('a known tag needs nothing but what changes', () => {
    const reading = readSheets(
      {
        E: [
          ['Tag', 'Obtained on'],
          ['hp-1-e01', '2016-05-04'],
        ],
      },
      existing,
    );
    expect(reading.issues).toEqual([]);
    expect(reading.items[0]).toMatchObject({ item: { siteCode: 'HP-1', obtainedOn: '2016-05-04' }, given: ['tag', 'obtainedOn'] });
  });

  test('a category of one’s own gives way to the catalog’s', () => {
    const reading = readSheets(
      {
        E: [
          ['Tag', 'Category'],
          ['HP-1-E01', 'Antenna'],
        ],
      },
      existing,
    );
    expect(reading.issues.map(brief)).toEqual(['warning B2 category-differs']);
    expect(reading.items[0]?.item.category).toBe('RRU');
  });

  test('thousands of like lines without tags are recognized at once', () => {
    const items = Array.from({ length: 20_000 }, (_, index) => ({ ...radio, tag: `T-${index}`, quantity: 1, serials: [`SN${index}`] }));
    const rows = items.map((item) => ['HP-1', 'Huawei', 'RRU3908', '1', item.serials[0] ?? '', '', '']).reverse();
    const reading = readSheets({ E: [itemHeaders, ...rows] }, { ...existing, items });
    expect(reading.items.map(({ item }) => item.tag)).toEqual(items.map((item) => item.tag).reverse());
  });

  test('a known tag at another site is a move, and doubted', () => {
    const reading = readSheets({ E: [itemHeaders, ['HP-2', 'Huawei', 'RRU3908', '3', '', '', 'HP-1-E01']] }, existing);
    expect(reading.issues.map(brief)).toEqual(['warning A2 item-moves']);
  });

  test('a serial number of another line is doubted', () => {
    const items = [{ ...radio, serials: ['SN1'] }];
    const reading = readSheets({ E: [itemHeaders, ['HP-2', 'Huawei', 'RRU3908', '1', 'SN1', '', 'NEW']] }, { ...existing, items });
    expect(reading.issues.map(brief)).toEqual(['warning E2 serial-known']);
  });

  test('half a pair of coordinates is checked together with the half that is known', () => {
    const reading = readSheets(
      {
        S: [
          ['Site code', 'Latitude', 'Longitude'],
          ['HP-1', '', '102.3021'],
        ],
      },
      existing,
    );
    expect(reading.issues.map(brief)).toEqual(['error C2 longitude-sign']);
  });
});
