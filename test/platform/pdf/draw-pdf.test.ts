import { Writable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import type { Block, Row, TableBlock } from '../../../server/platform/pdf/document.ts';
import { drawPdf } from '../../../server/platform/pdf/draw-pdf.ts';
import { findPdfFaults } from '../../support/find-pdf-faults.ts';
import { aDocument, drawToBytes, flatten, readLinks, readOutline, readPages, readTags, squeeze } from '../../support/read-pdf.ts';

const columns: TableBlock['columns'] = [
  { title: 'Line', width: 'fit' },
  { title: 'Item', width: { share: 1 } },
  { title: 'Amount', width: 'fit', align: 'right' },
];

function aTable(rows: Iterable<Row>): TableBlock {
  return { kind: 'table', caption: 'Lines', columns, rows };
}

function rowsOf(count: number): Row[] {
  return Array.from({ length: count }, (_, index) => ({ cells: [`L-${String(index).padStart(4, '0')}`, 'Remote radio unit', `$${index}.00`] }));
}

const title: Block = { kind: 'title', over: 'Over', text: 'Title of the document' };

const everyBlock: Block[] = [
  title,
  {
    kind: 'figures',
    items: [
      { label: 'Asked for', value: '$46.4 M', small: 'likely cost' },
      { label: 'Sites', value: '58', small: 'of 60' },
    ],
  },
  { kind: 'contents', title: 'Contents' },
  { kind: 'heading', level: 2, text: 'First part' },
  { kind: 'paragraph', text: 'A lead.', style: 'lead' },
  {
    kind: 'paragraph',
    text: 'A paragraph that is long enough to be broken over more than one line of the page, so that its tag holds several lines of text.',
  },
  { kind: 'list', items: ['first item', 'second item'] },
  { kind: 'list', items: ['one', 'two'], numbered: true },
  { kind: 'heading', level: 3, text: 'Below the first' },
  { kind: 'note', title: 'Mind this', text: 'It matters.' },
  { kind: 'facts', rows: [{ label: 'Filing number', value: 'HR-1', small: 'given at submission' }] },
  {
    kind: 'drawing',
    caption: 'Made from ten thousand trials.',
    drawing: {
      width: 200,
      height: 80,
      title: 'Curve',
      description: 'It rises from left to right.',
      shapes: [
        { kind: 'line', x1: 0, y1: 70, x2: 200, y2: 70, stroke: '#16202a', width: 1, dash: [2, 2] },
        { kind: 'path', d: 'M0,70C50,70,100,10,200,10', stroke: '#0b5a6b', width: 2 },
        { kind: 'rect', x: 10, y: 50, width: 20, height: 20, fill: '#0b5a6b', stroke: '#16202a', strokeWidth: 1 },
        { kind: 'circle', x: 100, y: 40, radius: 3, fill: '#16202a' },
        { kind: 'text', x: 100, y: 30, text: 'P50', size: 12, anchor: 'middle', weight: 'bold', fill: '#16202a' },
      ],
    },
  },
  { kind: 'page', layout: 'landscape' },
  { kind: 'heading', level: 2, text: 'Second part' },
  aTable([
    { kind: 'group', cells: ['HP-0001 Needle Peak'], bookmark: 'Needle Peak' },
    { cells: ['L-1', { text: 'Item', small: 'planning assumption' }, '$1.00'] },
    { cells: ['L-2', '', ''] },
    { cells: ['L-3', 'Noted', '$0.00'], note: 'This note runs under the whole row and is read with its second cell.' },
    { kind: 'subtotal', cells: [{ text: 'Subtotal', span: 2 }, '$1.00'] },
    { kind: 'total', cells: [{ text: 'Total', span: 2 }, '$1.00'] },
  ]),
  { kind: 'page', layout: 'portrait' },
  { kind: 'heading', level: 2, text: 'Third part' },
  { kind: 'signature', statement: 'I certify this.', citation: '47 CFR 1.50004', name: 'M. Oyelaran', title: 'Officer', time: 'Nov 22, 2026' },
  {
    kind: 'together',
    blocks: [
      { kind: 'paragraph', text: 'Two that' },
      { kind: 'paragraph', text: 'stay together.' },
    ],
  },
];

describe('a drawn document', () => {
  test('has every kind of block, and nothing that a validator of PDF/UA-1 or PDF/A-2 would object to', async () => {
    const { bytes } = await drawToBytes(aDocument(everyBlock, { watermark: 'DRAFT' }));
    expect(findPdfFaults(bytes)).toEqual([]);
  });

  test('shows its text in the order in which it was given', async () => {
    const { bytes } = await drawToBytes(aDocument(everyBlock));
    const text = (await readPages(bytes)).map((page) => page.text).join(' ');
    const wanted = [
      'Title of the document',
      '$46.4 M',
      'likely cost',
      'A lead.',
      'so that its tag holds',
      'second item',
      '2. two',
      'Mind this',
      'HR-1',
      'P50',
      'Second part',
      'HP-0001 Needle Peak',
      'planning assumption',
      'Subtotal',
      'I certify this.',
      'stay together.',
    ];
    let from = 0;
    for (const words of wanted) {
      const at = text.indexOf(words, from);
      expect([words, at >= 0]).toEqual([words, true]);
      from = at;
    }
  });

  test('numbers its pages, and names filer and filing on each but the first', async () => {
    const { bytes, facts } = await drawToBytes(aDocument([title, aTable(rowsOf(150))]));
    const pages = await readPages(bytes);
    expect(facts).toMatchObject({ pages: pages.length, bytes: bytes.length });
    expect(pages.length).toBeGreaterThan(3);
    pages.forEach((page, index) => {
      expect(page.text).toContain(`Page ${index + 1} of ${pages.length}`);
      expect(page.text).toContain('SHA-256 3f2a');
      expect(page.text.includes('Filing 1, version 1')).toBe(index > 0);
    });
  });

  test('repeats the head of a table on each of its pages, and each row stands on exactly one', async () => {
    const { bytes } = await drawToBytes(aDocument([title, aTable(rowsOf(150))]));
    const pages = await readPages(bytes);
    for (const page of pages) expect(page.text.match(/Line Item Amount/g)).toHaveLength(1);
    const ids = pages.flatMap((page) => page.items.filter((item) => /^L-\d{4}$/.test(item.text)).map((item) => item.text));
    expect(ids).toEqual(rowsOf(150).map((row) => row.cells[0]));
  });

  test('says under the repeated head which group goes on, and never leaves a group row or a subtotal alone', async () => {
    const group = (name: string): Row[] => [
      { kind: 'group', cells: [name] },
      ...rowsOf(7),
      { kind: 'subtotal', cells: [{ text: `Subtotal ${name}`, span: 2 }, '$21.00'] },
    ];
    const names = Array.from({ length: 30 }, (_, index) => `Site ${String.fromCharCode(65 + (index % 26))}${index}`);
    const { bytes } = await drawToBytes(aDocument([title, aTable(names.flatMap(group))]));
    for (const page of await readPages(bytes)) {
      const lines = page.items.map((item) => item.text).filter((text) => /^(Site|L-|Subtotal)/.test(text));
      expect(lines.at(-1)).not.toMatch(/^Site/);
      expect(lines[0]).toMatch(/^Site/);
      if (lines[0]?.includes('continued')) expect(lines[1]).toMatch(/^L-/);
    }
  });

  test('sets right-aligned figures of equal width, so that digits stand below digits', async () => {
    const { bytes } = await drawToBytes(aDocument([aTable([{ cells: ['a', 'b', '$111,111.11'] }, { cells: ['a', 'b', '$888,888.88'] }])]));
    const figures = (await readPages(bytes))[0]?.items.filter((item) => item.text.startsWith('$')) ?? [];
    expect(figures).toHaveLength(2);
    expect(figures[0]?.x).toBeCloseTo(figures[1]?.x ?? 0, 1);
  });

  test('has bookmarks for its parts and for the rows that ask for one', async () => {
    const { bytes } = await drawToBytes(aDocument(everyBlock));
    expect(await readOutline(bytes)).toEqual([
      { title: 'First part', items: [{ title: 'Below the first', items: [] }] },
      { title: 'Second part', items: [{ title: 'Needle Peak', items: [] }] },
      { title: 'Third part', items: [] },
    ]);
  });

  test('has contents whose page numbers are right and whose lines lead there', async () => {
    const { bytes } = await drawToBytes(aDocument(everyBlock));
    const pages = await readPages(bytes);
    const pageOf = (heading: string) => pages.findLastIndex((page) => page.text.includes(heading)) + 1;
    expect(await readLinks(bytes, 1)).toEqual(
      ['First part', 'Below the first', 'Second part', 'Third part'].map((heading) => ({
        contents: `${heading}, page ${pageOf(heading)}`,
        page: pageOf(heading),
      })),
    );
  });

  test('turns pages for wide sections', async () => {
    const { bytes } = await drawToBytes(aDocument(everyBlock));
    expect((await readPages(bytes)).map(({ width, height }) => [width, height])).toEqual([
      [612, 792],
      [792, 612],
      [612, 792],
    ]);
  });

  test('tags tables so that each cell can be read with its heads, and figures with words', async () => {
    const { bytes } = await drawToBytes(aDocument(everyBlock));
    const nodes = flatten([...(await readTags(bytes, 1)), ...(await readTags(bytes, 2))]);
    const table = nodes.filter((node) => node.role === 'Table').at(-1);
    const cells = (table?.children ?? []).map((row) => row.children.map((cell) => `${cell.role} ${squeeze(cell.text)}`));
    expect(cells.slice(0, 3)).toEqual([
      ['TH Line', 'TH Item', 'TH Amount'],
      ['TH HP-0001 Needle Peak'],
      ['TH L-1', 'TD Item planning assumption', 'TD $1.00'],
    ]);
    expect(cells[4]?.[1]).toBe('TD Noted This note runs under the whole row and is read with its second cell.');
    expect(nodes.filter((node) => node.role === 'Figure').map((node) => node.alt)).toEqual(['Curve. It rises from left to right.']);
    expect(nodes.filter((node) => /^H\d$/.test(node.role)).map((node) => `${node.role} ${squeeze(node.text)}`)).toEqual([
      'H1 Title of the document',
      'H2 Contents',
      'H2 First part',
      'H3 Below the first',
      'H2 Second part',
    ]);
  });

  test('cuts a row that no page can hold, loses none of its text, and keeps its tags whole', async () => {
    const words = Array.from({ length: 3000 }, (_, index) => `w${index}`).join(' ');
    const { bytes } = await drawToBytes(aDocument([title, aTable([{ cells: ['L-1', words, '$1.00'] }, { cells: ['L-2', 'short', '$2.00'] }])]));
    const pages = await readPages(bytes);
    const found = pages.flatMap((page) => page.text.match(/\bw\d+\b/g) ?? []);
    expect(found).toEqual(words.split(' '));
    expect(pages.length).toBeGreaterThan(2);
    expect(findPdfFaults(bytes)).toEqual([]);
  });

  test('refuses a row that does not match its table, naming the mistake', async () => {
    await expect(drawToBytes(aDocument([aTable([{ cells: ['a', 'b'] }])]))).rejects.toThrow('A row has fewer cells than its table has columns.');
    await expect(drawToBytes(aDocument([aTable([{ cells: ['a', 'b', 'c', 'd'] }])]))).rejects.toThrow(
      'A row has more cells than its table has columns.',
    );
  });

  test('refuses rows that can be walked only once, because the second walk would lose them', async () => {
    function* once() {
      yield* rowsOf(90);
    }
    await expect(drawToBytes(aDocument([title, aTable(once())]))).rejects.toThrow('give an array, not a generator in progress');
  });

  test('tells how far it is, and rests while its reader is slow', async () => {
    const seen: number[] = [];
    let waiting = 0;
    let most = 0;
    const slow = new Writable({
      highWaterMark: 4096,
      write(part: Buffer, _encoding, done) {
        waiting += part.length;
        most = Math.max(most, slow.writableLength);
        setTimeout(() => {
          waiting -= part.length;
          done();
        }, 1);
      },
    });
    const { pages } = await drawPdf(aDocument([title, aTable(rowsOf(2000))]), slow, ({ done, total }) => {
      expect(total).toBeGreaterThan(40);
      seen.push(done);
    });
    expect(seen[0]).toBe(0);
    expect(seen.at(-1)).toBe(pages);
    expect(waiting).toBe(0);
    expect(most).toBeLessThan(200_000);
  });

  test('rejects when its reader breaks off', async () => {
    const broken = new Writable({
      write(_part, _encoding, done) {
        done(new Error('The disk is full.'));
      },
    });
    await expect(drawPdf(aDocument([title, aTable(rowsOf(500))]), broken)).rejects.toThrow('The disk is full.');
  });

  test('lets go of its thread when a long paper fails in the middle', async () => {
    const threads = () => process.getActiveResourcesInfo().filter((resource) => resource === 'MessagePort').length;
    const before = threads();
    let seen = 0;
    const failing = {
      *[Symbol.iterator]() {
        for (const row of rowsOf(2000)) {
          if (++seen === 7000) {
            expect(threads()).toBeGreaterThan(before);
            throw new Error('The row cannot be read.');
          }
          yield row;
        }
      },
    };
    await expect(drawToBytes(aDocument([title, aTable(failing)]))).rejects.toThrow('The row cannot be read.');
    expect(threads()).toBe(before);
  });

  test('rejects when its reader goes away without a word', async () => {
    const leaving = new Writable({
      highWaterMark: 1,
      write() {
        setTimeout(() => leaving.destroy(), 5);
      },
    });
    await expect(drawPdf(aDocument([title, aTable(rowsOf(500))]), leaving)).rejects.toThrow('was closed before the PDF was whole');
  });

  test('is checked by an eye that sees faults: a jump of headings is one', async () => {
    const { bytes } = await drawToBytes(aDocument([title, { kind: 'heading', level: 4, text: 'Too deep' }]));
    expect(findPdfFaults(bytes)).toEqual(['heading jumps from 1 to 4']);
  });

  test('cuts a long note as it cuts a long cell', async () => {
    const words = Array.from({ length: 3000 }, (_, index) => `n${index}`).join(' ');
    const { bytes } = await drawToBytes(aDocument([title, aTable([{ cells: ['L-1', 'short', '$1.00'], note: words }])]));
    const found = (await readPages(bytes)).flatMap((page) => page.text.match(/\bn\d+\b/g) ?? []);
    expect(found).toEqual(words.split(' '));
    expect(findPdfFaults(bytes)).toEqual([]);
  });

  test('never leaves a heading and its introduction alone at the foot of a page', async () => {
    const filler: Block[] = Array.from({ length: 38 }, (_, index) => ({ kind: 'paragraph', text: `Line ${index}.` }));
    for (let lines = 24; lines < 38; lines++) {
      const { bytes } = await drawToBytes(
        aDocument([
          title,
          ...filler.slice(0, lines),
          { kind: 'heading', level: 2, text: 'Plan' },
          { kind: 'paragraph', text: 'How it goes.' },
          aTable(rowsOf(3)),
        ]),
      );
      const page = (await readPages(bytes)).find(({ text }) => text.includes('How it goes.'));
      expect(page?.text).toContain('L-0000');
    }
  });
});
