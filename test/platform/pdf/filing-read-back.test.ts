import { beforeAll, describe, expect, test } from '@jest/globals';
import { type Day, formatDay } from '../../../server/domain/calendar.ts';
import type { FrozenFiling } from '../../../server/domain/filing/frozen-filing.ts';
import { type Cents, cents, formatCents, formatShort, sumCents } from '../../../server/domain/money.ts';
import { capitalised, formatCount } from '../../../server/domain/words.ts';
import { formatPrice } from '../../../server/features/catalog/index.ts';
import { filingDocument } from '../../../server/features/filings/draw-filing.ts';
import { freezeBytes } from '../../../server/features/filings/freeze-bytes.ts';
import { findPdfFaults } from '../../support/find-pdf-faults.ts';
import { drawToBytes, flatten, readAllTags, squeeze } from '../../support/read-pdf.ts';
import { sampleFiling } from '../../support/sample-filing.ts';

/** The sample with everything that a filing may hold. */
function wholeFiling(): FrozenFiling {
  const sample = sampleFiling();
  const { totalCents } = sample.cost;
  const half = cents(Math.floor(totalCents / 2));
  const part = (key: string, likelyCents: Cents) => ({ key, lowCents: cents(likelyCents - 101), likelyCents, highCents: cents(likelyCents + 203) });
  return {
    ...sample,
    paper: { edition: 4, verifyAt: 'https://changeout.example.org/verify/' },
    cost: {
      ...sample.cost,
      pointShare: 'enough in 47 of 100 trials',
      rollUps: [{ title: 'By year of the work', parts: [part('2027', half), part('2028', cents(totalCents - half))] }],
      ownPrices: [
        {
          code: 'Q-0001',
          kind: 'vendor quote',
          what: 'RAN-020 Remote radio unit',
          where: 'Only at HP-0012',
          unit: 'each',
          lowCents: cents(711_111),
          likelyCents: cents(722_222),
          highCents: cents(733_333),
          paid: 'The program pays 62 % of it',
          from: 'Prairie Radio Supply',
          reference: 'offer 4711',
          dates: `Quoted ${formatDay('2027-01-04' as Day)}, held to ${formatDay('2027-04-04' as Day)}`,
          reason: 'The only maker that answered',
          documents: [{ title: 'Offer 4711', sha256: '7f'.repeat(32) }],
          certified: '',
        },
      ],
      keptOut: ['K-01', 'K-02'].map((id, index) => ({
        id,
        siteCode: index === 0 ? 'HP-0003' : null,
        kind: 'ineligible equipment',
        item: `Tower lights ${81 + index}`,
        amountCents: cents(1_234_567 + index),
        formula: '3 towers × 1',
        rule: 'Not part of the network equipment',
        citation: '47 CFR 1.50004(i)',
        reason: 'The carrier renews them at the same time',
      })),
      apart: {
        contingencyCents: cents(5_550_505),
        contingency: '10 % of likely cost',
        reserveCents: cents(6_660_606),
        reserve: '5 % of likely cost',
      },
    },
  };
}

describe('what the PDF of a filing says, read back', () => {
  const frozen = wholeFiling();
  const { cost, timeline } = frozen;
  const { sha256 } = freezeBytes(frozen);
  let bytes: Buffer;
  let rows: string[][];
  let words: string;
  beforeAll(async () => {
    ({ bytes } = await drawToBytes(filingDocument(frozen, sha256)));
    const nodes = (await readAllTags(bytes)).flatMap(flatten);
    // A page's tree names rows of other pages too, empty.
    const texts = nodes.filter((node) => node.role === 'TR').map((row) => row.children.map((cell) => squeeze(cell.text)));
    rows = texts.filter((cells) => cells.some((text) => text !== ''));
    const first = nodes.findIndex((node) => node.role === 'H2' && node.text.trim().startsWith(`${frozen.sections[0]?.id}. `));
    words = nodes
      .slice(first)
      .map((node) => node.text)
      .join(' ');
  });

  /** The rows whose first cells are wanted, between two rows of a head. */
  const under = (head: string[]) => {
    const from = rows.findIndex((row) => head.every((title, index) => row[index] === title) && row.length === head.length);
    if (from === -1) throw new Error(`There is no table with the head ${head.join(', ')}.`);
    const after = rows.slice(from + 1);
    const end = after.findIndex((row) => heads.has(row.join('|')));
    return end === -1 ? after : after.slice(0, end);
  };
  const money = (values: readonly Cents[]) => values.map((value) => formatCents(value));
  const range = ({ lowCents, likelyCents, highCents }: { lowCents: Cents; likelyCents: Cents; highCents: Cents }) =>
    money([lowCents, likelyCents, highCents]);
  const heads = new Set([
    'Category|Lines|Basis|Low|Likely|High',
    'No.|Item|Rule|Amount',
    'Line|Item|Quantity|Unit price|Amount',
    'Added up|Amount|Against the amount asked for',
    'Part|Low|Likely|High',
    'Site|Name|Likely cost',
    'Code|Item|Unit|Low|Likely|High|Year|Basis',
    'Code|What|Unit|Low|Likely|High',
    'Kind of work|Number|First start|Last finish',
    'Site|Name|Work starts|Cut over|Finished',
    'Step|Days|How sure|Source',
    'No.|About|Needed|On hand|State',
  ]);

  test('has no fault, with everything in it that a filing may hold', () => {
    expect(findPdfFaults(bytes)).toEqual([]);
  });

  test('is each category with its sums, and each division of the total, in order', () => {
    expect(under(['Category', 'Lines', 'Basis', 'Low', 'Likely', 'High']).slice(0, cost.categories.length + 1)).toEqual([
      ...cost.categories.map((one) => [one.category, formatCount(one.lineCount), squeeze(one.bases), ...range(one)]),
      [
        'Total',
        formatCount(cost.lines.length),
        '',
        ...money([
          sumCents(cost.categories.map((one) => one.lowCents)),
          sumCents(cost.categories.map((one) => one.likelyCents)),
          sumCents(cost.categories.map((one) => one.highCents)),
        ]),
      ],
    ]);
    const parts = (cost.rollUps ?? []).flatMap((rollUp) => rollUp.parts);
    expect(under(['Part', 'Low', 'Likely', 'High']).slice(0, parts.length)).toEqual(parts.map((one) => [capitalised(one.key), ...range(one)]));
  });

  test('is what is kept out, what stands apart and every own price, in order', () => {
    const kept = under(['No.', 'Item', 'Rule', 'Amount']);
    expect(kept.map((row) => [row[0], row.at(-1)])).toEqual([
      ...(cost.keptOut ?? []).map((one) => [one.id, formatCents(one.amountCents)]),
      ['Not asked for', formatCents(sumCents((cost.keptOut ?? []).map((one) => one.amountCents)))],
    ]);
    expect(rows).toContainEqual(['Contingency', `${formatCents(cents(5_550_505))} 10 % of likely cost`]);
    expect(rows).toContainEqual(['Management reserve', `${formatCents(cents(6_660_606))} 5 % of likely cost`]);
    const own = under(['Code', 'What', 'Unit', 'Low', 'Likely', 'High']);
    expect(own.map((row) => [row[0], row[2], ...row.slice(3)])).toEqual((cost.ownPrices ?? []).map((one) => [one.code, one.unit, ...range(one)]));
    for (const text of ['62 %', 'offer 4711', '7f7f7f7f7f7f…', 'Quoted Jan 4, 2027, held to Apr 4, 2027']) expect(own[0]?.[1]).toContain(text);
  });

  test('is every site with its cost and its days, and every kind of work, in order', () => {
    expect(under(['Site', 'Name', 'Likely cost'])).toEqual([
      ...cost.sites.map((site) => [site.siteCode, squeeze(site.name), formatCents(site.likelyCents)]),
      ['Whole network', formatCents(cost.networkCents)],
      ['Total', formatCents(cost.totalCents)],
    ]);
    expect(under(['Kind of work', 'Number', 'First start', 'Last finish'])).toEqual(
      timeline.phases.map((one) => [one.title, formatCount(one.count), squeeze(formatDay(one.startOn)), squeeze(formatDay(one.finishOn))]),
    );
    expect(under(['Site', 'Name', 'Work starts', 'Cut over', 'Finished'])).toEqual(
      timeline.sites.map((site) => [
        site.siteCode,
        squeeze(site.name),
        ...[site.startOn, site.cutOverOn, site.finishOn].map((day) => squeeze(formatDay(day))),
      ]),
    );
  });

  test('is every price with its range, and every row of the evidence index, in order', () => {
    expect(under(['Code', 'Item', 'Unit', 'Low', 'Likely', 'High', 'Year', 'Basis']).map((row) => [row[0], ...row.slice(3, 7)])).toEqual(
      cost.prices.map((one) => [
        one.code,
        ...[one.lowCents, one.likelyCents, one.highCents].map((price) => squeeze(formatPrice(price, one.unit))),
        one.year,
      ]),
    );
    expect(under(['No.', 'About', 'Needed', 'On hand', 'State']).slice(0, frozen.evidence.length)).toEqual(
      frozen.evidence.map((row) => [row.id, row.subject, squeeze(row.needed), squeeze(row.present), capitalised(row.state)]),
    );
  });

  test('has no number that is not in the frozen value, or a sum or count of what is', () => {
    const known = knownNumbers(frozen);
    for (const text of [sha256, 'Exhibit 1 2 3 4 5 6 7 8 9', '8 in 10', 'P50 P80', 'SHA-256', 'FCC Form 5640']) addNumbers(text, known);
    // From the first section on: the cover and the contents have a verify code and page numbers, which other tests compare.
    const found = [...words.matchAll(numberPattern)].map(([text]) => text);
    expect(found.length).toBeGreaterThan(2000);
    expect([...new Set(found.filter((text) => !known.has(text)))]).toEqual([]);
  });
});

const numberPattern = /\d+(?:,\d{3})*(?:\.\d+)?/g;

function addNumbers(text: string, into: Set<string>): void {
  for (const [number] of text.matchAll(numberPattern)) into.add(number);
}

/** Every number of the value in each way in which a filing prints it, with the counts and sums that it prints of them. */
function knownNumbers(frozen: FrozenFiling): Set<string> {
  const known = new Set<string>();
  const add = (value: unknown): void => {
    if (typeof value === 'number') {
      for (const text of [
        formatCount(value),
        String(value),
        String(value / 100),
        ...(Number.isInteger(value) ? [formatCents(cents(value)), formatShort(cents(value))] : []),
      ])
        addNumbers(text, known);
    } else if (typeof value === 'string') {
      addNumbers(/^\d{4}-\d\d-\d\d$/.test(value) ? formatDay(value as Day) : value, known);
      if (/^\d{4}-\d\d-\d\dT/.test(value)) addNumbers(`${formatDay(value.slice(0, 10) as Day)} ${value.slice(11, 16)}`, known);
    } else if (Array.isArray(value)) {
      add(value.length);
      value.forEach(add);
    } else if (typeof value === 'object' && value !== null) Object.values(value).forEach(add);
  };
  add(frozen);
  const { cost, sites, evidence } = frozen;
  const items = sites.flatMap((site) => site.items);
  add(items.length);
  add(items.filter((item) => item.covered === 'covered').reduce((sum, item) => sum + item.quantity, 0));
  add(evidence.filter((row) => row.state === 'missing').length);
  for (const place of new Set(cost.lines.map((line) => line.siteCode)))
    add(sumCents(cost.lines.filter((line) => line.siteCode === place).map((line) => line.amountCents)));
  for (const parts of [cost.categories, ...(cost.rollUps ?? []).map((rollUp) => rollUp.parts)])
    for (const key of ['lowCents', 'likelyCents', 'highCents'] as const) add(sumCents(parts.map((part) => part[key])));
  add(sumCents(cost.sites.map((site) => site.likelyCents)));
  add(sumCents((cost.keptOut ?? []).map((kept) => kept.amountCents)));
  for (const index of frozen.certifications.keys()) add(index + 1);
  return known;
}
