import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { projectRoot } from '../../server/platform/project-root.ts';
import { writeWorkbook } from '../../server/platform/spreadsheet/write-workbook.ts';

const folder = join(projectRoot, 'db/seed/demo');
const headers: Record<string, string> = {
  maker: 'Maker',
  model: 'Model',
  obtainedOn: 'Obtained on',
  serials: 'Serial numbers',
  latitude: 'Latitude',
  longitude: 'Longitude',
  heightFeet: 'Height (ft)',
};

/** The inventory of the demo carrier with its faults mended, as a workbook with a sheet of sites and a sheet of equipment. */
export async function fixedDemoWorkbook(): Promise<Buffer> {
  const sites = readRows('sites.csv');
  const equipment = readRows('equipment.csv');
  const fixes = JSON.parse(readFileSync(join(folder, 'fixes.json'), 'utf8')) as { tag?: string; site?: string; field: string; value: string }[];
  for (const { tag, site, field, value } of fixes) {
    const row = tag === undefined ? sites.find((one) => one['Site code'] === site) : equipment.find((one) => one['Equipment tag'] === tag);
    const header = headers[field];
    if (!row || !header) throw new Error(`The fix of ${tag ?? site} ${field} does not apply.`);
    row[header] = value;
  }
  return await writeWorkbook([toTable('Sites', sites), toTable('Equipment', equipment)]);
}

function readRows(name: string): Record<string, string>[] {
  return parse(readFileSync(join(folder, name)), { columns: true, bom: true });
}

function toTable(name: string, rows: Record<string, string>[]) {
  const columns = Object.keys(rows[0] ?? {}).map((header) => ({ header, width: 16 }));
  return { name, columns, rows: rows.map((row) => columns.map(({ header }) => row[header] ?? null)) };
}
