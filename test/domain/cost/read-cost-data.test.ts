import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { readCostAdjusters, readCostIndices } from '../../../server/domain/cost/read-cost-data.ts';
import type { Result } from '../../../server/domain/result.ts';

const seed = (name: string) => JSON.parse(readFileSync(new URL(`../../../db/seed/${name}`, import.meta.url), 'utf8'));
const sentences = (result: Result<unknown>): string[] => result.issues.map((issue) => issue.message);

const index = {
  key: 'cpi',
  title: 'Prices',
  source: 'Somebody',
  basis: 'published',
  note: 'A note.',
  values: [
    { year: 2022, value: 100, isForecast: false },
    { year: 2023, value: 104, isForecast: true },
  ],
  growth: { low: 100, likely: 200, high: 300 },
};
const adjuster = {
  key: 'alaska',
  title: 'Alaska',
  kind: 'region',
  only: { states: ['AK'] },
  categories: ['Power'],
  low: 100,
  likely: 200,
  high: 300,
  basis: 'planning assumption',
  source: 'Ours',
  notes: 'A note.',
};

describe('the cost indices that come with the program', () => {
  const read = readCostIndices(seed('cost-indices.json'));
  const indices = read.ok ? read.value : [];

  test('are read, with values without gaps until 2025 and a note that says where they were seen', () => {
    expect(sentences(read)).toEqual([]);
    expect(indices.map((one) => one.key)).toEqual(['cpi-u', 'turner-building']);
    for (const { values, note } of indices) {
      const [first] = values;
      expect(values.map((value) => value.year)).toEqual(values.map((_, place) => (first?.year ?? 0) + place));
      expect(values[values.length - 1]?.year).toBe(2025);
      expect(note).toMatch(/check/i);
    }
  });

  test('bring $100.00 of 2022 to about $110 in 2025 by consumer prices and to about $114 by building cost', () => {
    const ratios = indices.map(({ values }) => {
      const at = (year: number) => values.find((value) => value.year === year)?.value ?? Number.NaN;
      return Math.round((at(2025) / at(2022)) * 1000) / 10;
    });
    expect(ratios).toEqual([110, 114]);
  });
});

describe('the adjusters that come with the program', () => {
  test('are read, all of them planning assumptions that say so', () => {
    const read = readCostAdjusters(seed('cost-adjusters.json'));
    expect(sentences(read)).toEqual([]);
    for (const one of read.ok ? read.value : []) {
      expect(one.basis).toBe('planning assumption');
      expect(one.source).toMatch(/^Planning assumption/);
      expect(one.categories).not.toContain('Radio access');
    }
  });
});

describe('a faulty index', () => {
  test('is refused with every fault at once', () => {
    const values = [
      { year: 2022, value: 0 },
      { year: 2022, value: 104 },
      { year: 2021, value: -3 },
      { year: 'soon', value: 'much' },
    ];
    const found = sentences(readCostIndices([{ ...index, source: ' ', basis: 'guess', values, growth: { low: 300, likely: 200 } }]));
    expect(found).toEqual([
      'The cost index cpi has no value above zero for 2022. Prices are divided by it, so write a number above zero.',
      'The cost index cpi gives the year 2022 twice. Keep one value.',
      'The cost index cpi gives 2021 after 2022. Put the years in rising order.',
      'The cost index cpi has no value above zero for 2021. Prices are divided by it, so write a number above zero.',
      'The cost index cpi has a year that is none in value 4. Write a year from 1900 to 2199.',
      'The cost index cpi has no value above zero for value 4. Prices are divided by it, so write a number above zero.',
      'The cost index cpi has no source. Fill it in.',
      expect.stringContaining('The cost index cpi has no known basis. Write one of: official catalog'),
      'The cost index cpi has no high growth. Write basis points as a whole number: 850 for 8.5 %.',
      'The cost index cpi has a low growth (300) above the likely one (200). Put them in order.',
    ]);
  });

  test('no list, no key, a key twice, no values, a published value after a forecast', () => {
    expect(sentences(readCostIndices({ index }))).toEqual(['The cost indices are not a list. Write them as a list in square brackets.']);
    expect(sentences(readCostIndices([index, index]))).toEqual(['The cost index cpi is there twice. Keep one of the two, or give one another key.']);
    expect(sentences(readCostIndices([{ ...index, key: undefined, values: [] }]))).toEqual([
      'The cost index number 1 has no key. Give it a short name of its own, such as alaska.',
      'The cost index number 1 has no values. Give it one for each year.',
    ]);
    const turned = [
      { ...index.values[0], isForecast: true },
      { ...index.values[1], isForecast: false },
    ];
    expect(sentences(readCostIndices([{ ...index, values: turned }]))).toEqual([
      'The cost index cpi has a published value for 2023 after a forecast. Forecasts come last.',
    ]);
    expect(readCostIndices([null, 7, 'x']).issues.length).toBeGreaterThan(6);
  });
});

describe('a faulty adjuster', () => {
  test('is refused with every fault at once', () => {
    const faulty = {
      ...adjuster,
      kind: 'weather',
      only: { states: ['ZZ'], from: 3 },
      categories: ['Power', 'Magic'],
      low: 900,
      high: 80_000,
      notes: '',
    };
    const found = sentences(readCostAdjusters([faulty]));
    expect(found).toEqual([
      'The adjuster alaska is of no known kind. Write one of: region, terrain, season.',
      expect.stringMatching(/^The adjuster alaska names unknown categories: Magic\. Use: Radio access, /),
      'The adjuster alaska has conditions that are not known: from. Use states, access, structures, fromFeet.',
      expect.stringMatching(/^The adjuster alaska names unknown states: ZZ\. Use: AL, /),
      'The adjuster alaska has a high share of 80000 basis points. Write a number from -5000 to 40000.',
      'The adjuster alaska has a low share (900) above the likely one (200). Put them in order.',
      'The adjuster alaska has no notes. Fill it in.',
    ]);
  });

  test('one that names no condition or no category would change every site, so it is refused', () => {
    expect(sentences(readCostAdjusters([{ ...adjuster, only: {}, categories: [] }]))).toEqual([
      'The adjuster alaska has an empty list of categories. Name at least one, or leave the list out.',
      'The adjuster alaska names no cost category. Say which lines it is a share of.',
      'The adjuster alaska says for no site when it holds. Name states, seasons of access, structures or a height.',
    ]);
    expect(sentences(readCostAdjusters([{ ...adjuster, only: { fromFeet: 0 } }]))).toEqual([
      'The adjuster alaska has a height that is no number above zero. Write it in feet.',
    ]);
  });
});
