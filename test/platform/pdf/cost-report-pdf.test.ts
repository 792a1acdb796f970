import { beforeAll, describe, expect, test } from '@jest/globals';
import { formatCents } from '../../../server/domain/money.ts';
import { costReportDocument } from '../../../server/features/estimates/draw-cost-report.ts';
import type { Drawing } from '../../../server/platform/charts/drawing.ts';
import { findPdfFaults } from '../../support/find-pdf-faults.ts';
import { drawToBytes, flatten, readAllTags, readPages, readRows, squeeze } from '../../support/read-pdf.ts';
import { sampleEstimate, samplePlan, siteCode, siteName } from '../../support/sample-estimate.ts';

const estimate = sampleEstimate();
const names = new Map(estimate.sites.map((_, index) => [siteCode(index), { name: siteName(index), place: 'Kimball County, NE' }]));
const aDrawing = (title: string): Drawing => ({
  width: 560,
  height: 300,
  title,
  description: 'It rises.',
  shapes: [{ kind: 'line', x1: 0, y1: 300, x2: 560, y2: 0, stroke: '#0b5a6b', width: 2 }],
});

describe('the printed cost report', () => {
  const { summary } = estimate;
  let bytes: Buffer;
  let pages: Awaited<ReturnType<typeof readPages>>;
  let rows: string[][];
  beforeAll(async () => {
    const facts = {
      carrierName: 'High Plains Cellular, Inc.',
      number: '12',
      computedAt: '2026-11-22T10:00:00.000Z',
      programTitle: 'H.R.4998',
      edition: { code: '2026.1', title: 'Planning edition 2026.1', statement: 'It is not the FCC cost catalog.' },
      names,
      scenario: { name: 'Vendor B', note: 'With the quote of October.' },
      plan: samplePlan,
      changes: [{ label: 'Mobile site: TW-030 4 becomes 6 per site', hint: 'Steep access roads.' }],
      map: aDrawing('Map'),
    };
    const drawings = {
      curve: aDrawing('Curve'),
      drivers: aDrawing('Drivers'),
      categories: aDrawing('Categories'),
      phases: aDrawing('Phases'),
    };
    bytes = (await drawToBytes(costReportDocument(estimate, facts, drawings))).bytes;
    pages = await readPages(bytes);
    rows = await readRows(bytes);
  });

  test('has no fault that a validator of PDF/UA-1 or PDF/A-2 would find', () => {
    expect(findPdfFaults(bytes)).toEqual([]);
  });

  test('says on its first page, whole, what the reader came to learn', () => {
    const first = pages[0]?.text ?? '';
    for (const words of [
      'There is an 8 in 10 chance that replacing all covered equipment costs no more than',
      'Even-chance cost (P50)',
      'Safe cost (P80)',
      'Point estimate',
      'With the quote of October.',
      formatCents(summary.total.likelyCents),
      '100.0 %',
      summary.comparison.sentence,
    ])
      expect(first).toContain(squeeze(words));
    expect(pages[1]?.text).toContain('Contents');
  });

  test('shows each category and each site with low, likely and high, and both add up to the total', () => {
    const range = ({ lowCents, likelyCents, highCents }: typeof summary.total) => [lowCents, likelyCents, highCents].map(formatCents);
    for (const category of summary.categories)
      expect(rows.find((row) => row[0] === `${category.category} ${category.bases.join(', ')}` && row.length === 6)?.slice(2, 5)).toEqual(
        range(category),
      );
    for (const [index, site] of estimate.sites.entries())
      expect(rows).toContainEqual([
        expect.stringContaining(`${site.siteCode} ${siteName(index)} Kimball County, NE · `),
        String(site.coveredUnits),
        ...range(site),
      ]);
    expect(rows).toContainEqual(['Total', '', ...range(summary.total), '100.0 %']);
    expect(rows).toContainEqual(['Total', '', ...range(summary.total)]);
    expect(rows).toContainEqual(['Total', ...range(summary.total)]);
  });

  test('shows each price with its basis and source, and never a planning assumption without that word', () => {
    for (const line of new Map(estimate.lines.map((each) => [each.entryCode, each])).values()) {
      const row = rows.find((found) => found[0] === line.entryCode);
      expect(row?.[6]).toBe(line.basis);
      expect(row?.[1]).toBe(`${line.item} Source: ${line.source}`);
    }
    expect(pages.map((page) => page.text).join(' ')).not.toMatch(/official catalog/);
  });

  test('shows a percentage as a percentage', () => {
    expect(rows.find((row) => row[0] === 'PM-010')?.slice(3, 6)).toEqual(['5 %', '8 %', '12 %']);
  });

  test('gives each picture words and a table of its figures', async () => {
    const figures = (await readAllTags(bytes)).flatMap(flatten).filter((node) => node.role === 'Figure');
    expect(figures.map((node) => node.alt)).toEqual(['Curve', 'Drivers', 'Map', 'Categories', 'Phases'].map((title) => `${title}. It rises.`));
    expect(rows).toContainEqual(['8 in 10 (P80)', formatCents(summary.risk.percentiles.p80)]);
    for (const driver of summary.risk.drivers) expect(rows).toContainEqual([driver.label, `${(driver.share * 100).toFixed(1)} %`]);
  });

  test('divides the total by phase, year and county, each adding up, with what the prices rest on', () => {
    const range = ({ lowCents, likelyCents, highCents }: typeof summary.total) => [lowCents, likelyCents, highCents].map(formatCents);
    for (const parts of [summary.phases, summary.years, summary.counties]) {
      for (const part of parts) {
        const row = rows.find((found) => found.length === 4 && found[0]?.toLowerCase().startsWith(`${part.key.toLowerCase()} `));
        expect(row?.slice(1)).toEqual(range(part));
        expect(row?.[0]).toMatch(/assumption|catalog|quote|published|model/);
      }
      expect(parts.reduce((sum, part) => sum + part.likelyCents, 0)).toBe(summary.total.likelyCents);
    }
  });

  test('shows each own price with its quote, each change with its reason, and each amount kept out with its rule', () => {
    const quote = rows.find((row) => row[0] === 'Q-1');
    expect(quote?.slice(2)).toEqual(['vendor quote', 'Oct 5, 2026', 'Jan 31, 2027']);
    expect(quote?.[1]).toContain('Document: Offer 2026-4417');
    expect(rows).toContainEqual(['Mobile site: TW-030 4 becomes 6 per site', 'Steep access roads.']);
    const kept = rows.find((row) => row[0] === 'KO-1');
    expect(kept?.[1]).toContain('Rule: Paid up to the price of a comparable replacement');
    expect(kept?.[3]).toBe('$180,000.00');
  });

  test('keeps contingency and reserve apart, shows each risk with basis and source, and proves its totals', () => {
    expect(rows.find((row) => row[0]?.startsWith('Contingency from the point estimate up to P80'))?.[1]).toBe(formatCents(summary.contingencyCents));
    expect(rows.find((row) => row[0]?.startsWith('Management reserve'))?.[1]).toBe(formatCents(summary.reserveCents));
    for (const event of summary.risk.events) {
      const row = rows.find((found) => found[0] === `${event.title} Source: ${event.source}`);
      expect(row?.at(-1)).toBe(event.basis);
    }
    const checks = rows.filter((row) => row[3] === 'Ties');
    expect(checks.length).toBeGreaterThan(20);
    expect(rows.filter((row) => row[3]?.startsWith('Differs'))).toEqual([]);
  });

  test('lists assumptions and what is not included', () => {
    const text = pages.map((page) => page.text).join(' ');
    for (const words of [...summary.assumptions, ...summary.exclusions]) expect(text).toContain(squeeze(words));
  });
});
