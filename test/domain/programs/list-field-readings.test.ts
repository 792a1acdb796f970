import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { day } from '../../../server/domain/calendar.ts';
import type { EquipmentItem } from '../../../server/domain/inventory/equipment.ts';
import { orderForDrive } from '../../../server/domain/inventory/order-for-drive.ts';
import { coverItem } from '../../../server/domain/programs/cover-item.ts';
import { listFieldReadings } from '../../../server/domain/programs/list-field-readings.ts';
import { getProgram } from '../../../server/domain/programs/programs.ts';

const program = getProgram('scrp');

function readingsOf(changes: Partial<EquipmentItem>): string[] {
  const item: EquipmentItem = {
    tag: 'A-1',
    siteCode: 'A',
    maker: 'Huawei',
    model: 'RRU3908',
    modelKey: null,
    category: 'RRU',
    quantity: 1,
    serials: ['S1'],
    obtainedOn: day('2016-05-04'),
    ownership: null,
    status: 'in-service',
    notes: null,
    ...changes,
  };
  return listFieldReadings(item, coverItem(item, null, program)).map(({ read }) => read);
}

describe('what to read at a site', () => {
  test('is nothing for an item whose test is settled and whose serial numbers are listed', () => {
    expect(readingsOf({})).toEqual([]);
    expect(readingsOf({ maker: 'Cambium', serials: [] })).toEqual([]);
    expect(readingsOf({ obtainedOn: day('2021-01-01'), serials: [] })).toEqual([]);
  });

  test('is what the covered test hangs on', () => {
    expect(readingsOf({ maker: 'Huawai' })).toEqual(['maker']);
    expect(readingsOf({ maker: '' })).toEqual(['maker']);
    expect(readingsOf({ category: null })).toEqual(['model']);
    expect(readingsOf({ obtainedOn: null })).toEqual(['date']);
    expect(readingsOf({ obtainedOn: day('2020-06-30') })).toEqual(['date']);
  });

  test('is each serial number that is not listed', () => {
    expect(readingsOf({ quantity: 3 })).toEqual(['serial']);
    expect(readingsOf({ quantity: 3, serials: ['S1', 'S2', 'S3'] })).toEqual([]);
  });
});

describe('the order of a drive', () => {
  const site = fc.record({
    code: fc.string({ minLength: 1, maxLength: 4 }),
    name: fc.string({ maxLength: 4 }),
    county: fc.option(fc.constantFrom('Kimball', 'Banner', 'kimball ')),
    state: fc.option(fc.constantFrom('NE', 'CO')),
  });

  test('keeps every site once and each county together, whatever the order they came in', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(site, { selector: ({ code }) => code.toLowerCase(), maxLength: 20 }),
        fc.integer({ min: 0, max: 19 }),
        (sites, turn) => {
          const ordered = orderForDrive(sites);
          expect(ordered.map(({ code }) => code).sort()).toEqual(sites.map(({ code }) => code).sort());
          expect(orderForDrive([...sites.slice(turn), ...sites.slice(0, turn)])).toEqual(ordered);
          const counties = ordered.map(({ state, county }) => `${state ?? ''}|${county?.trim().toLowerCase() ?? ''}`);
          const runs = counties.filter((county, index) => county !== counties[index - 1]);
          expect(new Set(runs).size).toBe(runs.length);
        },
      ),
    );
  });

  test('takes county before name, and places without a county last', () => {
    const at = (county: string | null, name: string) => ({ code: name, name, county, state: 'NE' });
    const ordered = orderForDrive([at(null, 'Alpha'), at('Kimball', 'Zeta'), at('Kimball', 'Beta'), at('Banner', 'Omega')]);
    expect(ordered.map(({ name }) => name)).toEqual(['Omega', 'Beta', 'Zeta', 'Alpha']);
  });
});
