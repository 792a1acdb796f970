import { describe, expect, test } from '@jest/globals';
import { checkBackhaul } from '../../../server/domain/inventory/check-backhaul.ts';
import { readSite } from '../../../server/domain/inventory/read-site.ts';
import { readSheets } from './read-rows.ts';

function stated(paths: Record<string, string | null>) {
  return Object.entries(paths).map(([code, backhaulTo]) => ({ code, backhaulTo }));
}

function sentences(paths: Record<string, string | null>) {
  return checkBackhaul(stated(paths)).map(({ problem }) => problem.message);
}

describe('the backhaul as a carrier states it', () => {
  test('is a site by its code, whatever the case, or a line of its own', () => {
    expect(sentences({ A: 'fiber', B: 'a', C: 'B', D: 'core', E: null })).toEqual([]);
  });

  test('names a site that is not in the inventory', () => {
    expect(sentences({ A: 'fiber', B: 'HUB-9' })).toEqual([expect.stringContaining('B sends its traffic to HUB-9, which is not in the inventory.')]);
  });

  test('names the sites of a circle, and one that hangs on itself', () => {
    expect(sentences({ A: 'B', B: 'C', C: 'A', D: 'A' })).toEqual([expect.stringContaining('A → B → C → A')]);
    expect(sentences({ A: 'A' })).toEqual([expect.stringContaining('A sends its traffic to itself.')]);
  });

  test('a site called Core is where “core” leads, and has a line of its own', () => {
    expect(sentences({ Core: 'core', A: 'core', B: 'Core' })).toEqual([]);
  });
});

describe('people served and backhaul in forms and spreadsheets', () => {
  const fields = { code: 'HP-1', name: 'Holyoke' };

  test.each([
    ['1850', 1850],
    ['1,850', 1850],
    ['0', 0],
    ['12 400 people', null],
    ['1,850 people', 1850],
    ['-3', null],
    ['2.5', null],
    ['20000000', null],
    ['many', null],
  ])('“%s” people served are %s', (peopleServed, people) => {
    const read = readSite({ ...fields, peopleServed });
    expect(read.ok ? read.value.peopleServed : null).toBe(people);
    if (!read.ok) expect(read.issues.map(({ field, code }) => [field, code])).toEqual([['peopleServed', 'not-a-number-of-people']]);
  });

  test('“Fibre” is fiber of its own, a code stays as written', () => {
    const read = (backhaulTo: string) => {
      const site = readSite({ ...fields, backhaulTo });
      return site.ok ? site.value.backhaulTo : null;
    };
    expect(['Fibre', 'FIBER', 'Core', 'HP-0003'].map(read)).toEqual(['fiber', 'fiber', 'core', 'HP-0003']);
  });

  test('headers of other lists are known, and a circle points at its cell', () => {
    const reading = readSheets({
      Sites: [
        ['Site ID', 'Site name', 'Population', 'Parent site'],
        ['A', 'One', '1,200', 'B'],
        ['B', 'Two', '', 'A'],
        ['C', 'Three', '90', 'Nowhere'],
      ],
    });
    expect(reading.sites.map(({ site }) => [site.peopleServed, site.backhaulTo])).toEqual([
      [1200, 'B'],
      [null, 'A'],
      [90, 'Nowhere'],
    ]);
    expect(reading.issues.map(({ severity, code, cell }) => [severity, code, cell?.row, cell?.header])).toEqual([
      ['warning', 'backhaul-circle', 2, 'Parent site'],
      ['warning', 'backhaul-unknown', 4, 'Parent site'],
    ]);
  });
});
