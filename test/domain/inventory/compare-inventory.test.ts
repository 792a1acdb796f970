import { describe, expect, test } from '@jest/globals';
import { day } from '../../../server/domain/calendar.ts';
import { compareInventory } from '../../../server/domain/inventory/compare-inventory.ts';
import { aNewItem } from '../../../server/domain/inventory/item-fields.ts';
import { aNewSite } from '../../../server/domain/inventory/site-fields.ts';
import { brief, readSheets, type Sheets } from './read-rows.ts';

const site = { ...aNewSite('HP-1'), name: 'Holyoke', city: 'Holyoke', notes: 'gate', heightFeet: 250 };
const other = { ...aNewSite('HP-2'), name: 'Yuma' };
const radio = {
  ...aNewItem('HP-1'),
  tag: 'T-1',
  maker: 'Huawei',
  model: 'RRU3908',
  modelKey: 'huawei-rru3908',
  category: 'RRU' as const,
  quantity: 3,
  serials: ['A', 'B', 'C'],
  obtainedOn: day('2016-05-04'),
};
const existing = { sites: [site, other], items: [radio] };

function compare(sheets: Sheets) {
  const reading = readSheets(sheets, existing);
  return { ...compareInventory(existing, reading), issues: reading.issues.map(brief) };
}

describe('comparing a file with the inventory', () => {
  test('tells new, changed and unchanged apart, and says nothing of what the file does not name', () => {
    const comparison = compare({
      S: [
        ['Site code', 'Site name'],
        ['hp-1', 'Holyoke'],
        ['HP-3', 'Wray'],
      ],
    });
    expect(comparison.addedSites.map((added) => added.code)).toEqual(['HP-3']);
    expect(comparison).toMatchObject({ changedSites: [], unchangedSites: 1, addedItems: [], changedItems: [], unchangedItems: 0 });
  });

  test('shows each field before and after, in words', () => {
    const [changed] = compare({
      S: [
        ['Site code', 'Structure', 'Height (ft)'],
        ['HP-1', 'monopole', '180'],
      ],
    }).changedSites;
    expect(changed?.changes).toEqual([
      { field: 'structure', before: 'Not known', after: 'Monopole' },
      { field: 'heightFeet', before: '250', after: '180' },
    ]);
    expect(changed?.after).toEqual({ ...site, structure: 'monopole', heightFeet: 180 });
  });

  test('a column that the file leaves out and a blank cell leave the field alone', () => {
    const comparison = compare({
      S: [
        ['Site code', 'Site name', 'City', 'Notes'],
        ['HP-1', 'Holyoke North', '', ''],
      ],
    });
    expect(comparison.changedSites[0]?.changes).toEqual([{ field: 'name', before: 'Holyoke', after: 'Holyoke North' }]);
  });

  test('the word (empty) clears a field, where it may be empty', () => {
    const comparison = compare({
      S: [
        ['Site code', 'Notes', 'City'],
        ['HP-1', '(empty)', '(Empty)'],
      ],
    });
    expect(comparison.changedSites[0]?.after).toMatchObject({ notes: null, city: null });
    expect(
      compare({
        S: [
          ['Site code', 'Site name'],
          ['HP-1', '(empty)'],
        ],
      }).issues,
    ).toEqual(['error B2 cannot-be-empty']);
  });

  test('equipment changes by tag, serial numbers as a list', () => {
    const comparison = compare({
      E: [
        ['Tag', 'Serial numbers', 'Status', 'Obtained on'],
        ['t-1', 'A; B; D', 'removed', '(empty)'],
      ],
    });
    expect(comparison.changedItems[0]?.changes).toEqual([
      { field: 'serials', before: 'A; B; C', after: 'A; B; D' },
      { field: 'obtainedOn', before: '2016-05-04', after: '' },
      { field: 'status', before: 'In service', after: 'Removed' },
    ]);
    expect(comparison.changedItems[0]?.after).toMatchObject({ tag: 'T-1', quantity: 3, modelKey: 'huawei-rru3908' });
  });

  test('the same spelling in another case of a code or tag is no change', () => {
    const comparison = compare({
      E: [
        ['Site code', 'Tag', 'Maker', 'Model'],
        ['hp-1', 'T-1', 'Huawei', 'RRU3908'],
      ],
    });
    expect(comparison).toMatchObject({ changedItems: [], unchangedItems: 1 });
  });

  test('the same file again changes nothing', () => {
    const sheets = {
      S: [
        ['Site code', 'Site name', 'City'],
        ['N-1', 'New', 'Wray'],
      ],
      E: [
        ['Site code', 'Maker', 'Model', 'Qty'],
        ['N-1', 'Huawei', 'RRU3908', '3'],
        ['N-1', 'Huawei', 'RRU3908', '1'],
        ['N-1', 'ZTE', 'Z1', '1'],
      ],
    };
    const first = compareInventory({ sites: [], items: [] }, readSheets(sheets));
    const taken = { sites: first.addedSites, items: first.addedItems };
    const again = compareInventory(taken, readSheets(sheets, taken));
    expect(again).toMatchObject({ addedSites: [], changedSites: [], unchangedSites: 1, addedItems: [], changedItems: [], unchangedItems: 3 });
  });
});
