import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { day } from '../../../server/domain/calendar.ts';
import { answerFields, readAnswers } from '../../../server/domain/filing/application-answers.ts';
import { readProfile } from '../../../server/domain/filing/carrier-profile.ts';
import type { EquipmentItem } from '../../../server/domain/inventory/equipment.ts';
import { guessColumns } from '../../../server/domain/inventory/guess-columns.ts';
import { itemReaders } from '../../../server/domain/inventory/item-fields.ts';
import { createInventoryReader } from '../../../server/domain/inventory/read-inventory.ts';
import type { Site } from '../../../server/domain/inventory/site.ts';
import { siteReaders } from '../../../server/domain/inventory/site-fields.ts';
import { coverageOf } from '../../../server/domain/programs/coverage.ts';
import { getProgram } from '../../../server/domain/programs/programs.ts';
import { loadReferenceData } from '../../../server/platform/reference-data.ts';

const folder = new URL('../../../db/seed/demo/', import.meta.url);
const today = day('2026-11-22');
const { matchModel, modelsByKey } = loadReferenceData();

const readText = (name: string): string => readFileSync(new URL(name, folder), 'utf8');

function readSheet(name: string, existing: { sites: Site[]; items: EquipmentItem[] }) {
  const rows = parse(readText(name)) as string[][];
  const [headers = [], ...body] = rows;
  const guess = guessColumns({ sheet: name, headerRow: 1, headers, rows: body.slice(0, 20) });
  const reader = createInventoryReader([guess.mapping], { existing, matchModel, today });
  rows.forEach((cells, index) => {
    reader.row(name, index + 1, cells);
  });
  return { guess, reading: reader.finish() };
}

function readDemo() {
  const bySites = readSheet('sites.csv', { sites: [], items: [] });
  const sites = bySites.reading.sites.map(({ site }) => site);
  const byItems = readSheet('equipment.csv', { sites, items: [] });
  return { readings: [bySites, byItems], inventory: { version: 1, sites, items: byItems.reading.items.map(({ item }) => item) } };
}

interface Fix {
  tag?: string;
  site?: string;
  field: string;
  value: string;
  reason: string;
}

/** The inventory after the fixes, each value read as a form would read it. */
function readFixedDemo() {
  const { inventory } = readDemo();
  for (const { tag, site, field, value } of JSON.parse(readText('fixes.json')) as Fix[]) {
    const target = tag === undefined ? inventory.sites.find(({ code }) => code === site) : inventory.items.find((item) => item.tag === tag);
    const readers = { ...(tag === undefined ? siteReaders : itemReaders(today)) } as Record<string, (text: string) => { value: unknown }>;
    const reading = readers[field]?.(value);
    if (!target || reading?.value === undefined) throw new Error(`The fix of ${tag ?? site} ${field} does not apply.`);
    Object.assign(target, { [field]: reading.value });
  }
  const items = inventory.items.map((item) => {
    const { model } = matchModel(item.maker, item.model);
    return { ...item, modelKey: model?.key ?? null, category: model?.category ?? item.category };
  });
  return { ...inventory, items };
}

describe('the demo carrier', () => {
  test('comes in through the import without an error, faults and all', () => {
    const { readings, inventory } = readDemo();
    for (const { guess, reading } of readings) {
      expect(guess.issues).toEqual([]);
      expect(reading.counts.errors).toBe(0);
      expect(reading.counts.warnings).toBeGreaterThan(0);
    }
    expect(inventory.sites).toHaveLength(62);
    expect(inventory.items).toHaveLength(504);
  });

  test('has faults that stand in the way of an estimate, and fixes for all of them', () => {
    const lines = (inventory: ReturnType<typeof readFixedDemo>) => coverageOf(inventory, modelsByKey, getProgram('hr4998')).lines;
    expect(lines(readDemo().inventory)).toEqual({ covered: 364, 'not covered': 133, boundary: 2, unknown: 5 });
    expect(lines(readFixedDemo())).toEqual({ covered: 369, 'not covered': 133, boundary: 2, unknown: 0 });
  });

  test('has items on both sides of each cut-off day, and on it', () => {
    const fixed = readFixedDemo();
    expect(coverageOf(fixed, modelsByKey, getProgram('hr4998')).units).toEqual({ covered: 803, 'not covered': 227, boundary: 42, unknown: 0 });
    expect(coverageOf(fixed, modelsByKey, getProgram('scrp')).units).toEqual({ covered: 860, 'not covered': 168, boundary: 44, unknown: 0 });
    const days = fixed.items.map(({ obtainedOn }) => obtainedOn);
    expect(days).toEqual(expect.arrayContaining(['2018-08-13', '2018-08-14', '2020-06-30', '2020-07-01']));
  });

  test('has sites with places, structures and heights after the fixes', () => {
    for (const site of readFixedDemo().sites) {
      expect({ code: site.code, placed: site.latitude !== null && site.longitude !== null && site.county !== null }).toEqual({
        code: site.code,
        placed: true,
      });
      if (site.structure !== 'none') expect(site.heightFeet).not.toBeNull();
    }
  });

  test('has a profile and answers that the forms take', () => {
    expect(readProfile(JSON.parse(readText('carrier-profile.json')) as Record<string, string>)).toMatchObject({ ok: true });
    const answers = readAnswers(JSON.parse(readText('application-answers.json')) as Record<string, string>);
    expect(answers.ok).toBe(true);
    for (const { key, required, minLength = 1 } of answerFields) {
      if (required) expect({ key, answered: answers.ok && (answers.value[key] ?? '').length >= minLength }).toEqual({ key, answered: true });
    }
  });
});
