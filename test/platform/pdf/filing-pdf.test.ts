import { beforeAll, describe, expect, test } from '@jest/globals';
import { currentPaperEdition, type FrozenFiling } from '../../../server/domain/filing/frozen-filing.ts';
import { formatCents } from '../../../server/domain/money.ts';
import { filingDocument } from '../../../server/features/filings/draw-filing.ts';
import { findOldPaperFaults, findPdfFaults } from '../../support/find-pdf-faults.ts';
import { drawToBytes, readOutline, readPages, readRows, squeeze } from '../../support/read-pdf.ts';
import { sampleFiling } from '../../support/sample-filing.ts';

const sha256 = '3f2a9c1de0b84756a1b2c3d4e5f60718293a4b5c6d7e8f90123456789abcdef0';

async function draw(frozen: FrozenFiling): Promise<Buffer> {
  return (await drawToBytes(filingDocument(frozen, sha256))).bytes;
}

describe('the printed filing', () => {
  const frozen = sampleFiling();
  let bytes: Buffer;
  let pages: Awaited<ReturnType<typeof readPages>>;
  let rows: string[][];
  beforeAll(async () => {
    bytes = await draw(frozen);
    pages = await readPages(bytes);
    rows = await readRows(bytes);
  });

  test('has no fault that a validator of PDF/UA-1 or PDF/A-2 would find', () => {
    expect(findOldPaperFaults(bytes)).toEqual([]);
  });

  test('has none at all where it is of the current edition', async () => {
    expect(findPdfFaults(await draw({ ...frozen, paper: { edition: currentPaperEdition } }))).toEqual([]);
  });

  test('opens with who asks for what, under which program, and what the document is not', () => {
    const cover = pages[0]?.text ?? '';
    for (const words of [
      frozen.form.title,
      frozen.carrierName,
      frozen.number,
      frozen.program.title,
      frozen.program.standing,
      formatCents(frozen.cost.totalCents),
      sha256,
      frozen.form.statement,
      'Nov 23, 2026, 15:04 UTC',
    ])
      expect(cover).toContain(squeeze(words));
  });

  test('holds every line of the form once, in order, with its value and where it comes from', () => {
    const wanted = frozen.sections.flatMap((section) => section.lines.map((line) => [line.id, squeeze(line.value), line.origin]));
    const ids = new Set(wanted.map(([id]) => id));
    const found = rows.filter((row) => ids.has(row[0] ?? '')).map((row) => [row[0], row[2], row[3]?.toLowerCase()]);
    expect(found.map(([id, value]) => [id, value])).toEqual(wanted.map(([id, value]) => [id, value]));
    for (const [index, row] of found.entries()) expect(row[2]).toContain(wanted[index]?.[2]);
  });

  test('holds every cost line once, in order, with its basis, quantity, price and amount', () => {
    const ids = new Set(frozen.cost.lines.map((line) => line.id));
    const found = rows.filter((row) => ids.has(row[0] ?? ''));
    expect(found.map((row) => [row[0], row[4]])).toEqual(frozen.cost.lines.map((line) => [line.id, formatCents(line.amountCents)]));
    frozen.cost.lines.forEach((line, index) => {
      expect(found[index]?.[1]).toBe(squeeze(`${line.item} ${line.basis} · ${line.phase} · ${line.formula}`));
      expect(found[index]?.[3]).toBe(line.unit.startsWith('percent') ? `${line.unitCents / 100} %` : `${formatCents(line.unitCents)} ${line.unit}`);
    });
  });

  test('ends each site with its subtotal, and all of them with the amount asked for', () => {
    for (const site of frozen.cost.sites) expect(rows).toContainEqual([`Subtotal, ${site.siteCode}`, formatCents(site.likelyCents)]);
    expect(rows).toContainEqual(['Total of all cost lines', formatCents(frozen.cost.totalCents)]);
  });

  test('ties the amount out by category, by place and by line', () => {
    const equal = rows.filter((row) => row[2] === 'Equal').map((row) => row[1]);
    expect(equal).toEqual(Array(3).fill(formatCents(frozen.cost.totalCents)));
  });

  test('shows a difference where the sums do not meet, rather than hiding it', async () => {
    const [first, ...others] = frozen.cost.categories;
    if (!first) throw new Error('The sample has no categories.');
    const wrong = {
      ...frozen,
      cost: { ...frozen.cost, categories: [{ ...first, likelyCents: (first.likelyCents + 1) as typeof first.likelyCents }, ...others] },
    };
    expect((await readRows(await draw(wrong))).find((row) => row[0]?.startsWith('By category'))?.[2]).toBe('Differs by $0.01');
  });

  test('lists every item of every site with its serial numbers and the reason why it is covered or not', () => {
    const items = frozen.sites.flatMap((site) => site.items);
    const tags = new Set(items.map((item) => item.tag));
    const found = rows.filter((row) => tags.has(row[0] ?? ''));
    expect(found.map((row) => row[0])).toEqual(items.map((item) => item.tag));
    items.forEach((item, index) => {
      const row = found[index] ?? [];
      expect(row[1]).toBe(squeeze(`${item.maker} ${item.model} ${item.reason} Serial numbers: ${item.serials || 'not given'}`));
      expect([row[3], row[4], row[5]?.toLowerCase()]).toEqual([String(item.quantity), squeeze(item.obtainedOn), item.covered]);
    });
  });

  test('shows each price with its basis and source, each duration with how sure it is', () => {
    for (const price of frozen.cost.prices) {
      const row = rows.find((found) => found[0] === price.code && found.length === 8);
      expect(row?.[7]).toBe(price.basis);
      expect(row?.[1]).toContain(squeeze(`${price.item} Source: ${price.source}`));
    }
    for (const duration of frozen.timeline.durations)
      expect(rows).toContainEqual([duration.title, duration.days, duration.confidence, squeeze(duration.source)]);
  });

  test('prints each certification with name, title and time', () => {
    const text = pages.map((page) => page.text).join(' ');
    for (const certification of frozen.certifications) expect(text).toContain(squeeze(certification.text));
    expect(text.match(/Margaret Oyelaran Certified by|Certified by Margaret Oyelaran/g)).toHaveLength(frozen.certifications.length);
  });

  test('has a bookmark for each part and for each site', async () => {
    const outline = await readOutline(bytes);
    expect(outline.map((entry) => entry.title)).toEqual([
      ...frozen.sections.map((section) => `${section.id}. ${section.title}`),
      'Exhibit 1. Inventory by site',
      'Exhibit 2. Cost by category',
      'Exhibit 3. Cost lines by site',
      'Exhibit 4. Tie-out',
      'Exhibit 5. Prices used',
      'Exhibit 6. Timeline',
      'Exhibit 7. Certifications',
      'Exhibit 8. Evidence index',
      'Exhibit 9. Assumptions, conflicts and method',
    ]);
    expect(outline.find((entry) => entry.title.startsWith('Exhibit 3'))?.items).toHaveLength(frozen.sites.length + 1);
  });

  test('names filer, filing and version on every page after the cover, and its hash on each', () => {
    pages.forEach((page, index) => {
      if (index > 0) expect(page.text).toContain('Filing HR4998-000001 · version 1');
      expect(page.text).toContain('SHA-256 3f2a9c1de0b84756');
      expect(page.text).toContain(`Page ${index + 1} of ${pages.length}`);
    });
  });

  test('says so where a site has no equipment, a program no term, and a filing no conflicts', async () => {
    const [site] = frozen.sites;
    if (!site) throw new Error('The sample has no site.');
    const bare: FrozenFiling = {
      ...frozen,
      sites: [{ ...site, items: [] }],
      conflicts: [],
      evidence: [],
      timeline: { ...frozen.timeline, termEndsOn: null },
    };
    const drawn = await draw(bare);
    const text = (await readPages(drawn)).map((page) => page.text).join(' ');
    expect(text).toContain('No equipment is listed at this site.');
    expect(text).toContain('the program sets none that is known');
    expect(text).not.toContain('contradict each other');
    expect(findOldPaperFaults(drawn)).toEqual([]);
  });
});
