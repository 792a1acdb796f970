import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { compareInventory } from '../../../server/domain/inventory/compare-inventory.ts';
import { exportInventory } from '../../../server/domain/inventory/export-inventory.ts';
import { findHeaderRow } from '../../../server/domain/inventory/find-header-row.ts';
import { guessColumns } from '../../../server/domain/inventory/guess-columns.ts';
import type { Inventory } from '../../../server/domain/inventory/inventory.ts';
import { createInventoryReader } from '../../../server/domain/inventory/read-inventory.ts';
import { projectRoot } from '../../../server/platform/project-root.ts';
import { readSpreadsheet } from '../../../server/platform/spreadsheet/read-spreadsheet.ts';
import { writeWorkbook } from '../../../server/platform/spreadsheet/write-workbook.ts';
import { matchModel, today } from '../../domain/inventory/read-rows.ts';
import { aFile } from './open-file.ts';

const headers =
  'faa_oas,state,city,lat,lon,type,agl_ft,amsl_ft,ground_ft,lighting,marking,faa_study,verified,h_accuracy,last_action_julian,possible_wind_met_mast';
const towerLists: readonly (readonly [string, number])[] = [
  ['towers_james-valley-sd.csv', 110],
  ['towers_pine-belt-alabama.csv', 528],
  ['towers_si-wireless-ky.csv', 418],
  ['towers_viaero-ne-colorado-cellular.csv', 1937],
];

async function importFile(file: { path: string; name: string }, existing: Pick<Inventory, 'sites' | 'items'> = { sites: [], items: [] }) {
  const opened = await readSpreadsheet(file.path, file.name);
  if (!opened.ok) throw new Error(opened.issues[0]?.message);
  const guesses = opened.value.sheets.flatMap(({ sheet, rows }) => {
    const header = findHeaderRow(rows);
    const sample = rows.filter((row) => header && row.row > header.row).map((row) => row.cells);
    return header ? [guessColumns({ sheet, headerRow: header.row, headers: header.cells, rows: sample })] : [];
  });
  const reader = createInventoryReader(
    guesses.map((guess) => guess.mapping),
    { existing, matchModel, today },
  );
  await opened.value.eachRow(({ sheet, row, cells }) => reader.row(sheet, row, cells));
  const reading = reader.finish();
  return { guesses, reading, comparison: compareInventory(existing, reading) };
}

/** Rows in the shape of the public obstacle file, at invented places in South Dakota. */
function aTowerList(count: number): string {
  const rows = Array.from({ length: count }, (_, index) => {
    const place = `${(44 + (index % 97) / 60).toFixed(6)},${(-98.5 - (index % 89) / 45 - index / 1e5).toFixed(6)}`;
    const height = 35 + ((index * 37) % 1_700);
    return `46-${String(index + 1).padStart(6, '0')},SD,${index % 3 === 0 ? 'CLARK' : 'ABERDEEN'},${place},TOWER,${height},${height + 1300},1300,R,M,,O,1,2014152,no`;
  });
  return [headers, ...rows].join('\n');
}

function expectTowers({ guesses, reading, comparison }: Awaited<ReturnType<typeof importFile>>, count: number): void {
  expect(reading.counts).toMatchObject({ rows: count, sites: count, items: 0, errors: 0 });
  expect(comparison.addedSites).toHaveLength(count);
  expect(guesses[0]?.mapping.keys.filter((key) => key !== null)).toEqual([
    'site.code',
    'site.state',
    'site.city',
    'site.latitude',
    'site.longitude',
    'site.kind',
    'site.heightFeet',
    'site.elevationFeet',
  ]);
  for (const site of comparison.addedSites) {
    expect(site.name).toMatch(/^[A-Z].* \d\d-\d{6}$/);
    expect(site.kind).toBe('tower');
    expect(site.latitude).not.toBeNull();
    expect(site.heightFeet).toBeGreaterThan(0);
    expect(site.elevationFeet).not.toBeNull();
  }
}

describe('lists of towers with their own headers', () => {
  test('a public tower list of 1,937 rows becomes 1,937 sites', async () => {
    const imported = await importFile(aFile(aTowerList(1937), 'towers.csv'));
    expectTowers(imported, 1937);
    expect(imported.comparison.addedSites[0]).toMatchObject({ code: '46-000001', name: 'Clark 46-000001', city: 'CLARK', state: 'SD' });
  });

  test('the public lists at hand become sites without an error', async () => {
    const folder = join(projectRoot, '..', 'shared', 'reference', 'sites');
    const atHand = towerLists.filter(([name]) => existsSync(join(folder, name)));
    const found =
      atHand.length > 0 ? atHand.map(([name, count]) => [readFileSync(join(folder, name)), count] as const) : [[aTowerList(110), 110] as const];
    for (const [bytes, count] of found) expectTowers(await importFile(aFile(bytes, 'towers.csv')), count);
  });

  test('the same list again changes nothing', async () => {
    const file = aFile(aTowerList(110), 'towers.csv');
    const { comparison } = await importFile(file);
    const again = await importFile(file, { sites: comparison.addedSites, items: [] });
    expect(again.comparison).toMatchObject({ addedSites: [], changedSites: [], unchangedSites: 110 });
  });
});

describe('an export as a workbook', () => {
  test('changes nothing when it is uploaded again', async () => {
    const { comparison } = await importFile(
      aFile(
        `Site code,Site name,Lat,Lon,Maker,Model,Qty,Serials,Date installed,Notes\n0012,"Caf\u00e9 ""North""",40.5841,-102.3021,Huawei,rru-3908 v2,2,'=SN1; 007,6/30/2020,"-first\nsecond"\n0012,"Caf\u00e9 ""North""",40.5841,-102.3021,ZTE,R8882,,,44012,'=x\n`,
      ),
    );
    const inventory = { sites: comparison.addedSites, items: comparison.addedItems };
    expect(inventory.items.map((item) => [item.tag, item.serials, item.obtainedOn, item.notes])).toEqual([
      ['0012-E01', ['=SN1', '007'], '2020-06-30', '-first\nsecond'],
      ['0012-E02', [], '2020-06-30', '=x'],
    ]);
    const bytes = await writeWorkbook(exportInventory(inventory));
    const again = await importFile(aFile(bytes, 'export.xlsx'), inventory);
    expect(again.reading.issues.filter((issue) => issue.severity === 'error')).toEqual([]);
    expect(again.comparison).toMatchObject({
      addedSites: [],
      changedSites: [],
      unchangedSites: 1,
      addedItems: [],
      changedItems: [],
      unchangedItems: 2,
    });
  });
});
