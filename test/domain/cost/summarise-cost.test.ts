import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { day } from '../../../server/domain/calendar.ts';
import type { RollUpPart } from '../../../server/domain/cost/estimate.ts';
import { comparePublicFigures } from '../../../server/domain/cost/totals/compare-public-figures.ts';
import type { PlannedDates } from '../../../server/domain/cost/totals/roll-ups.ts';
import { summariseCost } from '../../../server/domain/cost/totals/summarise-cost.ts';
import { cents, dollars, sumCents } from '../../../server/domain/money.ts';
import { publicFigures } from './planning-seed.ts';
import { aLine, anyLines, aShareLine, aTally } from './sample-lines.ts';

const columns = ['lowCents', 'likelyCents', 'highCents'] as const;
const tallies = [
  aTally('S1', { county: 'Banner', state: 'NE' }),
  aTally('S2', { county: 'banner ', state: 'NE' }),
  aTally('S3', { county: 'Kimball', state: 'NE' }),
  aTally('S4', { county: null, state: 'CO' }),
  aTally('S5', { county: 'Logan', state: 'CO' }),
];

function dates(siteCode: string, [startOn, cutOverOn, finishOn]: [string, string, string]): PlannedDates['sites'][number] {
  return { siteCode, startOn: day(startOn), cutOverOn: day(cutOverOn), finishOn: day(finishOn), crew: 1 };
}

const schedule: PlannedDates = {
  summary: { finishOn: day('2028-03-31') },
  sites: [
    dates('S1', ['2027-02-01', '2027-10-01', '2028-01-15']),
    dates('S2', ['2027-05-01', '2028-02-01', '2028-03-31']),
    dates('S3', ['2026-12-01', '2027-04-01', '2027-06-01']),
  ],
};

const keysOf = (parts: readonly RollUpPart[]): string[] => parts.map((part) => part.key);

describe('totals', () => {
  test('lines, categories, sites with network, phases, years and counties sum to the same total, in all three columns', () => {
    fc.assert(
      fc.property(anyLines, fc.constantFrom(schedule, null), (lines, planned) => {
        const found = summariseCost(lines, tallies, { schedule: planned, workYear: 2027 });
        for (const column of columns) {
          const total = found.total[column];
          expect(sumCents(lines.map((line) => line[column]))).toBe(total);
          for (const parts of [found.categories, [found.networkTotal, ...found.sites], found.phases, found.years, found.counties]) {
            expect(sumCents(parts.map((part) => part[column]))).toBe(total);
          }
        }
        for (const site of found.sites) expect(sumCents(Object.values(site.byCategory))).toBe(site.likelyCents);
      }),
      { numRuns: 200 },
    );
  });

  test('no part of a roll-up has its low above its likely or its likely above its high', () => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        const found = summariseCost(lines, tallies, { schedule });
        for (const part of [...found.categories, ...found.sites, ...found.phases, ...found.years, ...found.counties]) {
          expect(part.lowCents).toBeLessThanOrEqual(part.likelyCents);
          expect(part.likelyCents).toBeLessThanOrEqual(part.highCents);
        }
      }),
    );
  });

  test('the order of the lines changes nothing', () => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        const found = summariseCost(lines, tallies, { schedule });
        const turned = summariseCost([...lines].reverse(), tallies, { schedule });
        expect({ ...turned, sites: byCode(turned.sites) }).toEqual({ ...found, sites: byCode(found.sites) });
      }),
    );
  });

  test('splitting one line into several of the same total changes no total', () => {
    fc.assert(
      fc.property(anyLines, fc.integer({ min: 1, max: 400 }), (lines, quantity) => {
        const whole = aLine({ id: 'S1.WHOLE', siteCode: 'S1', quantity });
        const halves = [aLine({ id: 'S1.A', siteCode: 'S1', quantity: 1 }), aLine({ id: 'S1.B', siteCode: 'S1', quantity: quantity - 1 })];
        const one = summariseCost([...lines, whole], tallies, { schedule });
        const two = summariseCost([...lines, ...halves], tallies, { schedule });
        expect([two.total, two.sites, two.phases, two.years, two.counties]).toEqual([one.total, one.sites, one.phases, one.years, one.counties]);
      }),
    );
  });

  test('a category names each basis found in it, strongest first, and counts its sites and lines', () => {
    const lines = [
      aLine({ id: 'S1.A', siteCode: 'S1' }),
      aLine({ id: 'S2.A', siteCode: 'S2', basis: 'vendor quote' }),
      aLine({ id: 'S2.B', siteCode: 'S2', basis: 'published' }),
      aLine({ id: 'NETWORK.A', siteCode: null, basis: 'published' }),
    ];
    const [radio, ...others] = summariseCost(lines, tallies).categories;
    expect(others).toEqual([]);
    expect(radio).toMatchObject({
      category: 'Radio access',
      siteCount: 2,
      lineCount: 4,
      bases: ['vendor quote', 'published', 'planning assumption'],
    });
  });

  test('escalation is the sum of its lines', () => {
    const line = aLine({ id: 'S1.A', siteCode: 'S1', quantity: 100 });
    const escalation = aShareLine(1_000_000, 1_370, { id: 'NETWORK.ESC-2022', shareOf: { of: 'year', entryCodes: ['RA-010'], year: 2022 } });
    expect(summariseCost([escalation, line], tallies).escalationCents).toBe(cents(137_000));
  });
});

describe('years', () => {
  test('soft cost falls in the year of the start, replacement in that of the cut-over, removal and disposal in that of the finish', () => {
    const at = (phase: 'soft cost' | 'replacement' | 'removal' | 'disposal', quantity: number) =>
      aLine({ id: `S1.${phase}`, siteCode: 'S1', phase, quantity });
    const years = summariseCost([at('soft cost', 1), at('replacement', 2), at('removal', 4), at('disposal', 8)], tallies, { schedule }).years;
    expect(years.map(({ key, likelyCents }) => [key, likelyCents])).toEqual([
      ['2027', 30_000],
      ['2028', 120_000],
    ]);
  });

  test('network-wide cost follows the cost of the sites, and the odd cent goes to the largest remainder', () => {
    const lines = [
      aLine({ id: 'S3.A', siteCode: 'S3', quantity: 1 }),
      aLine({ id: 'S2.A', siteCode: 'S2', quantity: 2 }),
      aLine({ id: 'NETWORK.A', siteCode: null, unitLowCents: cents(100), unitLikelyCents: cents(100), unitHighCents: cents(100) }),
    ];
    const years = summariseCost(lines, tallies, { schedule }).years;
    expect(years.map(({ key, likelyCents }) => [key, likelyCents])).toEqual([
      ['2027', 10_033],
      ['2028', 20_067],
    ]);
  });

  test('a site without dates falls in the last year, and without a plan all cost falls in the work year', () => {
    const lines = [aLine({ id: 'S3.A', siteCode: 'S3' }), aLine({ id: 'S4.A', siteCode: 'S4' })];
    expect(keysOf(summariseCost(lines, tallies, { schedule }).years)).toEqual(['2027', '2028']);
    expect(summariseCost(lines, tallies, { schedule: null, workYear: 2027 }).years).toMatchObject([{ key: '2027', likelyCents: 20_000 }]);
    expect(keysOf(summariseCost(lines, tallies).years)).toEqual(['Year not planned']);
  });

  test('network-wide cost alone falls in the year in which the plan ends', () => {
    const lines = [aLine({ id: 'NETWORK.A', siteCode: null })];
    expect(summariseCost(lines, [], { schedule: { ...schedule, sites: [] } }).years).toMatchObject([{ key: '2028', likelyCents: 10_000 }]);
  });
});

describe('counties', () => {
  test('are in alphabetical order however they are written, then sites without one, then network-wide', () => {
    const lines = ['S1', 'S2', 'S3', 'S4', 'S5', null].map((siteCode) => aLine({ id: `${siteCode}.A`, siteCode }));
    const { counties } = summariseCost(lines, tallies);
    expect(keysOf(counties)).toEqual(['Banner, NE', 'Kimball, NE', 'Logan, CO', 'County not stated', 'Network-wide']);
    expect(counties[0]?.likelyCents).toBe(20_000);
  });
});

describe('a network of 24,000 sites', () => {
  test('its lines are added up, and its cost falls in the year of its plan', () => {
    const many = Array.from({ length: 24_000 }, (_, index) => aTally(`HP-${index}`, { county: `County ${index % 90}`, state: 'NE' }));
    const line = aLine();
    const lines = many.map(({ site }) => ({ ...line, id: `${site.code}.RA-010`, siteCode: site.code }));
    const planned = { summary: schedule.summary, sites: many.map(({ site }) => dates(site.code, ['2027-02-01', '2027-10-01', '2028-01-15'])) };
    const { total, years, counties } = summariseCost(lines, many, { schedule: planned });
    expect(total.likelyCents).toBe(24_000 * 10_000);
    expect(years).toMatchObject([{ key: '2027', likelyCents: 24_000 * 10_000 }]);
    expect(counties).toHaveLength(90);
  });
});

describe('comparison with public figures', () => {
  const range = (perSite: number) => ({ lowCents: cents(0), likelyCents: dollars(perSite * 10), highCents: cents(0) });

  test('says below, within or above, with both ends of the band', () => {
    expect(comparePublicFigures(range(600_000), 10, publicFigures).verdict).toBe('below');
    expect(comparePublicFigures(range(900_000), 10, publicFigures).verdict).toBe('within');
    expect(comparePublicFigures(range(1_500_000), 10, publicFigures).verdict).toBe('above');
    expect(comparePublicFigures(range(900_000), 10, publicFigures).sentence).toContain('$900,000 per site over 10 sites');
    expect(comparePublicFigures(range(900_000), 10, publicFigures).sentence).toContain('$1,326,667');
  });

  test('every figure carries source and evidence, from the least to the most', () => {
    const { figures } = comparePublicFigures(range(1), 10, publicFigures);
    expect(figures.map((figure) => figure.label)).toContain('New rural cell sites in Missouri');
    expect(figures.map((figure) => figure.perSiteCents)).toEqual(figures.map((figure) => figure.perSiteCents).sort((a, b) => a - b));
    for (const figure of figures) {
      expect(figure.source).not.toBe('');
      expect(figure.evidence).toMatch(/^(read|derived)$/);
    }
  });
});

function byCode<T extends { siteCode: string }>(sites: readonly T[]): T[] {
  return [...sites].sort((a, b) => (a.siteCode < b.siteCode ? -1 : 1));
}
