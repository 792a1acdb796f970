import { describe, expect, test } from '@jest/globals';
import { findHeaderRow } from '../../../server/domain/inventory/find-header-row.ts';
import { guessColumns } from '../../../server/domain/inventory/guess-columns.ts';
import { inventoryColumns, normalizeHeader } from '../../../server/domain/inventory/inventory-columns.ts';

function guess(headers: string[], rows: string[][] = [['x']], remembered = {}) {
  return guessColumns({ sheet: 'Sheet1', headerRow: 1, headers, rows }, remembered);
}

function keys(...headers: string[]) {
  return guess(headers).mapping.keys;
}

describe('guessing what columns hold', () => {
  test('the headers of the template are known exactly', () => {
    const headers = inventoryColumns.map((column) => column.header);
    expect(guess(headers).columns.map(({ key, how }) => [key, how])).toEqual(inventoryColumns.map((column) => [column.key, 'exact']));
  });

  test('the public obstacle file is known but for what an inventory has no use for', () => {
    const headers =
      'faa_oas,state,city,lat,lon,type,agl_ft,amsl_ft,ground_ft,lighting,marking,faa_study,verified,h_accuracy,last_action_julian,possible_wind_met_mast'.split(
        ',',
      );
    const { mapping, issues } = guess(headers, [
      [
        '46-000005',
        'SD',
        'ABERDEEN',
        '45.424444',
        '-98.517778',
        'TOWER',
        '498',
        '1802',
        '1304',
        'R',
        'M',
        '1985AGL01446OE',
        'O',
        '5',
        '2014152',
        'no',
      ],
    ]);
    expect(mapping.keys.slice(0, 7)).toEqual([
      'site.code',
      'site.state',
      'site.city',
      'site.latitude',
      'site.longitude',
      'site.kind',
      'site.heightFeet',
    ]);
    expect(mapping.keys.slice(7).filter((key) => key !== null)).toEqual(['site.elevationFeet']);
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({ severity: 'warning', code: 'columns-not-read' });
    expect(issues[0]?.message).toContain('8 columns are not read: amsl_ft, lighting');
  });

  test('spacing, case, hyphens, underscores and units do not matter', () => {
    expect(keys('SITE_ID', 'SiteName', 'Lat.', 'LONG', 'Tower Height (ft)', 'Zip-Code')).toEqual([
      'site.code',
      'site.name',
      'site.latitude',
      'site.longitude',
      'site.heightFeet',
      'site.zip',
    ]);
  });

  test('“Notes”, “Type” and “Ownership” are about the equipment where there is equipment', () => {
    expect(keys('Site code', 'Type', 'Notes', 'Ownership')).toEqual(['site.code', 'site.kind', 'site.notes', 'site.ownership']);
    expect(keys('Site code', 'Vendor', 'Model', 'Type', 'Notes', 'Ownership')).toEqual([
      'site.code',
      'item.maker',
      'item.model',
      'item.category',
      'item.notes',
      'item.ownership',
    ]);
  });

  test('“Status”, “Installed” and “Asset ID” do not make a list of towers a list of equipment', () => {
    const { mapping, issues } = guess(['Site ID', 'Lat', 'Lon', 'Status', 'Installed', 'Asset ID', 'Count']);
    expect(mapping.keys).toEqual(['site.code', 'site.latitude', 'site.longitude', null, null, null, null]);
    expect(issues.map((issue) => issue.code)).toEqual(['columns-not-read']);
  });

  test('“Name” and “Description” in a list of equipment do not name the site', () => {
    expect(keys('Site ID', 'Name', 'Vendor', 'Description')).toEqual(['site.code', 'item.model', 'item.maker', 'item.notes']);
    expect(keys('Site ID', 'Name', 'Vendor', 'Model')).toEqual(['site.code', null, 'item.maker', 'item.model']);
  });

  test('what was chosen by hand before goes first, also to leave a column out', () => {
    const { columns } = guess(['Ref', 'Name', 'Lat'], [['x']], { ref: 'site.code', lat: 'ignore' });
    expect(columns.map(({ key, how }) => [key, how])).toEqual([
      ['site.code', 'remembered'],
      ['site.name', 'alias'],
      [null, 'remembered'],
    ]);
  });

  test('a remembered choice that no longer exists is forgotten', () => {
    expect(guess(['Ref'], [['x']], { ref: 'site.gone' }).mapping.keys).toEqual([null]);
  });

  test('the surer of two columns gets the meaning', () => {
    expect(keys('ID', 'Site ID', 'Site code')).toEqual([null, null, 'site.code']);
  });

  test('values tell what a column without a telling header holds', () => {
    const rows = [
      ['A', '40.5841', '-102.3021', 'CO', 'Huawei'],
      ['B', '40.1222', '-102.7252', 'NE', 'ZTE'],
    ];
    const { columns, issues } = guess(['Site', '', 'foo', 'bar', 'who'], rows);
    expect(columns.map(({ key, how }) => [key, how])).toEqual([
      ['site.code', 'alias'],
      ['site.latitude', 'content'],
      ['site.longitude', 'content'],
      ['site.state', 'content'],
      ['item.maker', 'content'],
    ]);
    expect(issues.find((issue) => issue.code === 'missing-header')).toMatchObject({ cell: { column: 'B', row: 1 } });
    expect(
      guess(
        ['Site', 'where'],
        [
          ['A', '40.5841, -102.3021'],
          ['B', '40.1, -102.7'],
        ],
      ).mapping.keys,
    ).toEqual(['site.code', 'site.coordinates']);
  });

  test('says which headers are repeated or missing, with their column', () => {
    const { issues, mapping } = guess(['Site code', 'Notes', 'notes', ''], [['A', 'x', 'y', 'z']]);
    expect(mapping.keys).toEqual(['site.code', 'site.notes', null, null]);
    expect(issues.map((issue) => [issue.code, issue.cell?.column])).toEqual([
      ['repeated-header', 'C'],
      ['missing-header', 'D'],
      ['columns-not-read', undefined],
    ]);
    expect(issues[0]?.message).toContain('2 columns (B, C) are headed “Notes”. B is read as Site notes');
  });

  test('says which needed column is missing', () => {
    const missing = (...headers: string[]) => guess(headers).issues.filter((issue) => issue.code === 'missing-column');
    expect(missing('Site name', 'Lat', 'Lon')[0]?.message).toContain('holds the site code');
    expect(missing('Site code', 'Lat')[0]?.message).toContain('holds the longitude');
    expect(missing('Site code', 'Maker', 'Qty')[0]?.message).toContain('holds the model');
    expect(missing('Tag', 'Status')).toEqual([]);
    expect(guess(['foo', 'bar']).issues.at(-1)).toMatchObject({ severity: 'warning', code: 'sheet-not-read' });
  });

  test('no header stands for two columns of the same sort', () => {
    const claims = inventoryColumns.flatMap((column) =>
      [column.header, ...column.aliases].map((header) => ({ header: normalizeHeader(header), key: column.key, part: column.part })),
    );
    for (const claim of claims) {
      const rivals = claims.filter((other) => other.header === claim.header && other.part === claim.part && other.key !== claim.key);
      expect(rivals).toEqual([]);
    }
  });
});

describe('finding the row of headers', () => {
  const row = (number: number, ...cells: string[]) => ({ row: number, cells });

  test('passes over titles and blank rows', () => {
    const rows = [
      row(1, 'Tower list of 2020'),
      row(2, ''),
      row(3, 'prepared by', 'J. Doe'),
      row(4, 'Site ID', 'Lat', 'Lon'),
      row(5, 'A', '40', '-100'),
    ];
    expect(findHeaderRow(rows)?.row).toBe(4);
  });

  test('takes the first row with several cells when no header is known, and the first row when there is one column', () => {
    expect(findHeaderRow([row(1, 'Title'), row(2, 'foo', 'bar'), row(3, '1', '2')])?.row).toBe(2);
    expect(findHeaderRow([row(2, 'Site code'), row(3, 'A')])?.row).toBe(2);
    expect(findHeaderRow([])).toBeUndefined();
  });
});
