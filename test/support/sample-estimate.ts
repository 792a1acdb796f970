import { addDays, day } from '../../server/domain/calendar.ts';
import { costCategories, priceBases } from '../../server/domain/catalog/price-book.ts';
import { costPhases } from '../../server/domain/catalog/recipe.ts';
import type { CostLine } from '../../server/domain/cost/cost-lines.ts';
import type { CostPlan } from '../../server/domain/cost/cost-plan.ts';
import type { CategoryTotal, Estimate, KeptOut, Range, RollUpPart, SiteTotal } from '../../server/domain/cost/estimate.ts';
import { summariseCost } from '../../server/domain/cost/totals/summarise-cost.ts';
import { type Cents, cents, dollars, formatCents, timesCents } from '../../server/domain/money.ts';
import { randomStream } from '../../server/domain/random.ts';
import type { Schedule, ScheduleSummary } from '../../server/domain/schedule/schedule.ts';
import { type SamplePrice, sampleNetworkPrices, samplePercent, samplePrices } from './sample-prices.ts';

const placeNames = [
  'Needle Peak',
  'Hanna Hill',
  'Cottonwood Draw',
  'Grange Road',
  'Sundance',
  'Lodgepole Creek',
  'Twin Buttes',
  'Old Depot',
  'Chalk Bluff',
  'Antelope Flat',
  'Dry Fork',
  'Kimball East',
];

const sampleKeptOut: KeptOut[] = [
  {
    id: 'KO-1',
    siteCode: null,
    kind: 'own share',
    item: 'Radio unit with six more bands',
    amountCents: dollars(180_000),
    formula: '12 each × ($60,000.00 − $45,000.00)',
    rule: 'Paid up to the price of a comparable replacement; the carrier bears the rest.',
    citation: 'DA 21-947 (August 2021), as summed up by a law firm',
    reason: 'The six more bands are for growth.',
  },
];

/** What the carrier decided for the estimate: one quote, one recipe change, contingency, reserve and allocation. */
export const samplePlan: CostPlan = {
  choices: {},
  recipeChanges: [{ recipeKey: 'mobile-site', stepKey: 'TW-030', quantity: 6, added: null, reason: 'Steep access roads.' }],
  ownPrices: [
    {
      code: 'Q-1',
      kind: 'vendor quote',
      entryCode: 'IN-010',
      siteCode: null,
      ownLine: null,
      unit: 'per site',
      lowCents: dollars(9_800),
      likelyCents: dollars(9_800),
      highCents: dollars(9_800),
      use: 'comparable',
      comparableCents: null,
      from: 'Plains Integration, Inc.',
      reference: '2026-4417',
      quotedOn: day('2026-10-05'),
      expiresOn: day('2027-01-31'),
      reason: 'Lowest of three offers for the same scope.',
      documents: [{ title: 'Offer 2026-4417', sha256: '3f0a'.repeat(16) }],
      certified: null,
    },
  ],
  adjustersLeftOut: [],
  indexKey: null,
  workYear: 2027,
  risksLeftOut: [],
  contingencyShare: 0.8,
  reserveBasisPoints: 500,
  allocationCents: null,
};

/** An estimate of an invented carrier: `sites` sites with `linesPerSite` cost lines each, and three network-wide lines. Totals tie. */
export function sampleEstimate({ sites = 12, linesPerSite = samplePrices.length }: { sites?: number; linesPerSite?: number } = {}): Estimate {
  const siteLines = Array.from({ length: sites }, (_, index) => linesOfSite(siteCode(index), linesPerSite)).flat();
  const networkLines = sampleNetworkPrices.map((price) => lineOf(price, null, { quantity: 1, formula: '1 network × 1' }));
  const direct = totalOf([...networkLines, ...siteLines]);
  const lines = [...networkLines, percentLine(direct), ...siteLines];
  const total = totalOf(lines);
  const coveredSiteCount = sites;
  const days = Array.from({ length: sites }, (_, index) => sampleDays(index));
  return {
    lines,
    sites: Array.from({ length: sites }, (_, index) => siteTotal(siteCode(index), lines)),
    schedule: { summary: sampleSchedule(sites), activities: [], sites: days },
    summary: {
      program: 'hr4998',
      editionCode: '2026.1',
      inventoryVersion: 7,
      estimatedOn: day('2026-11-22'),
      siteCount: sites + 2,
      coveredSiteCount,
      total,
      networkTotal: totalOf(lines.filter((line) => line.siteCode === null)),
      categories: categoriesOf(lines),
      phases: costPhases.flatMap((phase) =>
        partOf(
          phase,
          lines.filter((line) => line.phase === phase),
        ),
      ),
      years: summariseCost(lines, [], { schedule: { summary: sampleSchedule(sites), sites: days } }).years,
      counties: [
        ...partOf(
          'Kimball, NE',
          lines.filter((line) => line.siteCode !== null),
        ),
        ...partOf(
          'Network-wide',
          lines.filter((line) => line.siteCode === null),
        ),
      ],
      escalationCents: cents(0),
      keptOut: sampleKeptOut,
      keptOutCents: dollars(180_000),
      contingencyCents: cents(percentilesOf(total.likelyCents).p80 - total.likelyCents),
      reserveCents: timesCents(total.likelyCents, 0.05),
      risk: {
        seed: 20261122,
        trials: 10_000,
        meanCents: timesCents(total.likelyCents, 1.06),
        percentiles: percentilesOf(total.likelyCents),
        pointShare: 0.34,
        allocation: { cents: timesCents(total.likelyCents, 1.1), share: 0.69 },
        events: [
          {
            key: 'structure-fails',
            title: 'A structure fails its analysis',
            sites,
            meanCount: 0.06 * sites,
            meanCents: timesCents(dollars(24_000), sites * 0.06),
            basis: 'planning assumption',
            source: 'Invented for tests',
          },
        ],
        curve: curveOf(total.likelyCents),
        drivers: [
          { label: 'Tower crew day', share: 0.31 },
          { label: 'Packet core, user plane and subscriber data', share: 0.22 },
          { label: 'Remote radio unit, LTE', share: 0.17 },
          { label: 'Microwave radio hop', share: 0.12 },
          { label: 'Baseband unit', share: 0.07 },
          { label: 'All other causes', share: 0.11 },
        ],
      },
      comparison: {
        perSiteCents: timesCents(total.likelyCents, 1 / Math.max(1, sites)),
        verdict: 'within',
        sentence: `This is ${formatCents(timesCents(total.likelyCents, 1 / Math.max(1, sites)))} a site, inside the band of public figures from $666,667 to $1,326,667 a site.`,
        figures: [
          {
            label: 'Program average of requests',
            perSiteCents: dollars(666667),
            source: 'FCC notices of Feb 2022 as reported in the press',
            evidence: 'derived',
            note: '$5.6 billion over about 8,400 locations of every kind.',
          },
          {
            label: 'Pine Belt request',
            perSiteCents: dollars(1117257),
            source: 'Light Reading, Feb 9 2022',
            evidence: 'derived',
            note: '$74.9 million over 67 towers.',
          },
          {
            label: 'Viaero request',
            perSiteCents: dollars(1326667),
            source: 'Light Reading, Feb 9 2022',
            evidence: 'derived',
            note: '$1,194 million over more than 900 sites.',
          },
        ],
      },
      schedule: sampleSchedule(sites),
      assumptions: [
        'Old equipment stays on air until the new network works, so structures and power carry both for a time.',
        'Sectors of a site are its covered radios, at most three; further radios are taken as further bands.',
        'Percentages are taken on direct cost only, never on each other.',
        'No escalation is hidden in a price: each stands in dollars of its year.',
      ],
      exclusions: [
        'New towers and shelters: paid only when necessary and documented.',
        'Upgrades beyond comparable equipment, such as microwave to fiber.',
        'Interest on loans.',
        'Contingency and management reserve: the simulated range shows the risk instead.',
      ],
    },
  };
}

export function siteCode(index: number): string {
  return `HP-${String(index + 1).padStart(4, '0')}`;
}

export function siteName(index: number): string {
  const name = placeNames[index % placeNames.length] ?? '';
  return index < placeNames.length ? name : `${name} ${Math.floor(index / placeNames.length) + 1}`;
}

export function sampleSchedule(sites: number): ScheduleSummary {
  const startOn = day('2027-01-04');
  const phase = (title: string, from: number, until: number, count = sites) => ({
    kind: title,
    title,
    startOn: addDays(startOn, from),
    finishOn: addDays(startOn, until),
    count,
  });
  return {
    settings: { startOn, firstFundsOn: day('2027-03-01'), towerCrews: 3, termYears: 1 },
    finishOn: addDays(startOn, 398),
    p50FinishOn: addDays(startOn, 416),
    p80FinishOn: addDays(startOn, 461),
    termEndsOn: day('2028-03-01'),
    withinTermShare: 0.58,
    runs: 1000,
    bottleneck: 'Tower crews: three crews work through the sites from June to January, with mountain sites closed from December.',
    phases: [
      phase('Choice of vendor and purchase order', 0, 30, 1),
      phase('Delivery of equipment after the order', 30, 114, 1),
      phase('Site survey', 10, 60),
      phase('Structural analysis and drawings', 20, 120),
      phase('Local permit', 80, 210),
      phase('Tower crew: install beside the old equipment', 150, 330),
      phase('Integration, cut-over at night, 911 test', 160, 340),
      phase('Tower crew: remove the old equipment', 180, 365),
      phase('Data wipe, transport and destruction', 330, 398, 1),
    ],
    sitesByMonth: ['2027-07', '2027-08', '2027-09', '2027-10', '2027-11', '2027-12', '2028-01'].map((month, index) => ({
      month,
      finished: Math.round(sites / 7) + (index % 2),
    })),
    assumptions: [
      {
        kind: 'lead-time',
        title: 'Delivery of equipment after the order',
        dayKind: 'calendar',
        lowDays: 42,
        likelyDays: 84,
        highDays: 330,
        source:
          '6 to 8 weeks in normal times (RWA, as reported by Light Reading, May 20 2021); 11 months or more in extension requests (Wireless Estimator, 2023).',
        confidence: 'derived',
      },
      {
        kind: 'permit',
        title: 'Local permit',
        dayKind: 'calendar',
        lowDays: 20,
        likelyDays: 60,
        highDays: 90,
        source: 'An eligible facilities request is decided within 60 days, a collocation within 90 (47 CFR 1.6100).',
        confidence: 'derived',
      },
      {
        kind: 'install',
        title: 'Tower crew: install beside the old equipment, with travel',
        dayKind: 'working',
        lowDays: 4,
        likelyDays: 6,
        highDays: 10,
        source: '3 to 7 crew days for a whole swap, from memory. With one travel day.',
        confidence: 'planning assumption',
      },
      {
        kind: 'soak',
        title: 'Old equipment kept until the new is proven',
        dayKind: 'calendar',
        lowDays: 7,
        likelyDays: 14,
        highDays: 30,
        source: 'Planning assumption; no source gives it.',
        confidence: 'planning assumption',
      },
    ],
  };
}

export function sampleDays(index: number): Schedule['sites'][number] {
  const startOn = addDays(day('2027-01-14'), index % 60);
  return {
    siteCode: siteCode(index),
    startOn,
    cutOverOn: addDays(startOn, 190 + (index % 40)),
    finishOn: addDays(startOn, 230 + (index % 60)),
    crew: 1 + (index % 3),
  };
}

function linesOfSite(code: string, count: number): CostLine[] {
  const random = randomStream(7, code);
  return Array.from({ length: count }, (_, index) => {
    const price = samplePrices[index % samplePrices.length] ?? samplePercent;
    const round = Math.floor(index / samplePrices.length);
    const units =
      price.unit === 'per tower foot'
        ? 120 + 10 * Math.floor(random() * 20)
        : price.unit === 'each' || price.unit === 'per sector'
          ? 3
          : price.unit === 'per crew day'
            ? 4
            : 1;
    const words =
      price.unit === 'per tower foot'
        ? `${units} ft × 1`
        : price.unit === 'per crew day'
          ? '1 site × 4'
          : `${units} ${units === 1 ? 'site' : 'RRU'} × 1`;
    const line = lineOf(price, code, { quantity: units, formula: words });
    return round === 0 ? line : { ...line, id: `${line.id}-${round + 1}` };
  });
}

function lineOf(price: SamplePrice, site: string | null, { quantity, formula }: { quantity: number; formula: string }): CostLine {
  const [unitLowCents, unitLikelyCents, unitHighCents] = price.range.map(dollars) as [Cents, Cents, Cents];
  return {
    id: `${site ?? 'NETWORK'}.${price.code}`,
    siteCode: site,
    recipeKey: 'mobile-site',
    entryCode: price.code,
    category: price.category,
    phase: price.phase,
    item: price.item,
    unit: price.unit,
    quantity,
    unitLowCents,
    unitLikelyCents,
    unitHighCents,
    lowCents: timesCents(unitLowCents, quantity),
    likelyCents: timesCents(unitLikelyCents, quantity),
    highCents: timesCents(unitHighCents, quantity),
    basis: price.basis,
    source: 'Invented for tests',
    formula,
    reason: 'Invented for tests.',
    priceYear: price.basis === 'published' ? 2018 : 2022,
    ...(price.code === 'IN-010' && { ownPrice: { code: 'Q-1', kind: 'vendor quote', quotedOn: day('2026-10-05'), expiresOn: day('2027-01-31') } }),
    ...(price.code === 'TW-030' && { change: 'Was 4 per site, is 6 per site: steep access roads.' }),
  };
}

function percentLine(direct: Range): CostLine {
  const line = lineOf(samplePercent, null, {
    quantity: direct.likelyCents / 10_000,
    formula: `8 % of ${formatCents(direct.likelyCents)} direct cost`,
  });
  return {
    ...line,
    lowCents: timesCents(direct.lowCents, 0.05),
    likelyCents: timesCents(direct.likelyCents, 0.08),
    highCents: timesCents(direct.highCents, 0.12),
    priceYear: null,
    shareOf: { of: 'direct' },
  };
}

function totalOf(lines: readonly CostLine[]): Range {
  const sum = (amount: (line: CostLine) => number) => cents(lines.reduce((total, line) => total + amount(line), 0));
  return { lowCents: sum((line) => line.lowCents), likelyCents: sum((line) => line.likelyCents), highCents: sum((line) => line.highCents) };
}

function categoriesOf(lines: readonly CostLine[]): CategoryTotal[] {
  return costCategories.flatMap((category) => {
    const own = lines.filter((line) => line.category === category);
    if (own.length === 0) return [];
    const sites = new Set(own.flatMap((line) => line.siteCode ?? []));
    const bases = priceBases.filter((basis) => own.some((line) => line.basis === basis));
    return [{ category, ...totalOf(own), siteCount: sites.size, lineCount: own.length, bases }];
  });
}

function siteTotal(code: string, lines: readonly CostLine[]): SiteTotal {
  const own = lines.filter((line) => line.siteCode === code);
  const byCategory: SiteTotal['byCategory'] = {};
  for (const line of own) byCategory[line.category] = cents((byCategory[line.category] ?? 0) + line.likelyCents);
  return { siteCode: code, coveredUnits: 7, ...totalOf(own), byCategory };
}

function percentilesOf(likely: Cents) {
  const at = (factor: number) => timesCents(likely, factor);
  return { p10: at(0.93), p50: at(1.05), p80: at(1.14), p90: at(1.2), p95: at(1.25) };
}

function partOf(key: string, lines: readonly CostLine[]): RollUpPart[] {
  return lines.length === 0 ? [] : [{ key, ...totalOf(lines) }];
}

function curveOf(likely: Cents): { cents: Cents; share: number }[] {
  return Array.from({ length: 41 }, (_, index) => ({
    cents: timesCents(likely, 0.8 + index * 0.0125),
    share: 1 / (1 + Math.exp(-(index - 20) / 4)),
  }));
}
