import { describe, expect, test } from '@jest/globals';
import { type Block, type FlowEdition, newestEdition } from '../../../server/platform/pdf/document.ts';
import { aDocument, drawToBytes, readPages } from '../../support/read-pdf.ts';

async function textsOf(blocks: Block[], edition: FlowEdition): Promise<string[]> {
  const { bytes } = await drawToBytes(aDocument([{ kind: 'title', over: 'Over', text: 'Title' }, ...blocks], { edition }));
  return (await readPages(bytes)).map((page) => page.text);
}

/** A table that begins after some lines, and so ends somewhere else on its page each time. */
function afterLines(lines: number, rows: number): Block[] {
  const cells = Array.from({ length: rows }, (_, index) => [`row-${index + 1}.`, 'A part', '$1.00']);
  return [
    ...Array.from({ length: lines }, (): Block => ({ kind: 'facts', rows: [{ label: 'Label', value: 'Value' }] })),
    {
      kind: 'table',
      caption: 'Rows',
      columns: [
        { title: 'No.', width: 80 },
        { title: 'Item', width: { share: 1 } },
        { title: 'Amount', width: 80, align: 'right' },
      ],
      rows: cells.map((row) => ({ cells: row })),
    },
  ];
}

const pageOf = (pages: readonly string[], row: number) => pages.findIndex((text) => text.includes(`row-${row}.`));

describe('the ends of a table at the ends of pages', () => {
  test('no row stands alone: the first two are on one page, and the last two, wherever the table begins', async () => {
    const alone: Record<FlowEdition, number> = { 1: 0, 2: 0, 3: 0, 4: 0 };
    for (const edition of [1, 2, newestEdition] as const) {
      for (let lines = 4; lines < 36; lines++) {
        const pages = await textsOf(afterLines(lines, 8), edition);
        if (pageOf(pages, 1) !== pageOf(pages, 2)) alone[edition]++;
        if (pageOf(pages, 7) !== pageOf(pages, 8)) alone[edition]++;
        expect([1, 2, 3, 4, 5, 6, 7, 8].map((row) => pages.filter((text) => text.includes(`row-${row}.`)).length)).toEqual(Array(8).fill(1));
      }
    }
    expect(alone[2]).toBe(0);
    expect(alone[newestEdition]).toBe(0);
    // The first edition, by which older versions of filings are drawn, let them.
    expect(alone[1]).toBeGreaterThan(0);
  });

  test('rows so high that a page would stand half empty may part', async () => {
    const long = 'Many words make a row that is high, and two of them more so. '.repeat(14);
    const table = afterLines(16, 0)[16];
    if (table?.kind !== 'table') throw new Error('There is no table.');
    const rows = [1, 2].map((row) => ({ cells: [`row-${row}.`, long, '$1.00'] }));
    const pages = await textsOf([...afterLines(16, 0).slice(0, 16), { ...table, rows }], 2);
    expect(pageOf(pages, 1)).toBe(0);
    expect(pageOf(pages, 2)).toBe(1);
  });
});

describe('contents that are a little longer than a page', () => {
  const contents = (headings: number): Block[] => [
    { kind: 'page', layout: 'portrait' },
    { kind: 'contents', title: 'Contents' },
    { kind: 'page', layout: 'portrait' },
    ...Array.from({ length: headings }, (_, index): Block => ({ kind: 'heading', level: 2, text: `Part ${index + 1}.` })),
    { kind: 'paragraph', text: 'End.' },
  ];
  const pagesWithContents = (pages: readonly string[]) => pages.filter((text) => /Part \d+\. (\. )+/.test(text)).length;

  test('stand closer, on one page', async () => {
    expect(pagesWithContents(await textsOf(contents(34), 1))).toBe(2);
    expect(pagesWithContents(await textsOf(contents(34), 2))).toBe(1);
  });

  test('and those much longer go on, at least three lines to a page', async () => {
    for (const headings of [62, 63, 64]) {
      const pages = await textsOf(contents(headings), 2);
      const counts = pages.map((text) => text.match(/Part \d+\. (\. )+/g)?.length ?? 0).filter((count) => count > 0);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(headings);
      expect(Math.min(...counts)).toBeGreaterThanOrEqual(3);
    }
  });
});
