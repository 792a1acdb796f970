import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Block, FormCell } from '../../../server/platform/pdf/document.ts';
import { findPdfFaults } from '../../support/find-pdf-faults.ts';
import { aDocument, drawToBytes, flatten, readAllTags, readPages } from '../../support/read-pdf.ts';

const title: Block = { kind: 'title', over: 'Over', text: 'A form' };
const words = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constant('x'.repeat(400)),
  fc.constant('long words '.repeat(900)),
);
const cell: fc.Arbitrary<FormCell> = fc.record(
  {
    label: words,
    share: fc.double({ min: 0.3, max: 4, noNaN: true }),
    value: words,
    boxes: fc.array(words, { maxLength: 4 }),
    lines: fc.integer({ min: 0, max: 3 }),
    frame: fc.integer({ min: 10, max: 200 }),
  },
  { requiredKeys: ['label'] },
);

describe('a paper form', () => {
  test('whatever stands in it ends, conforms and stays on its pages', async () => {
    const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(rows, fc.boolean(), async (some, ruled) => {
        const { bytes } = await drawToBytes(aDocument([title, { kind: 'form', rows: some, ruled }]));
        expect(findPdfFaults(bytes)).toEqual([]);
        for (const { items, width, height } of await readPages(bytes)) {
          for (const item of items) expect({ wide: item.x + item.width <= width, high: item.y <= height - 20 }).toEqual({ wide: true, high: true });
        }
      }),
      { numRuns: 40 },
    );
  });

  test('is read label by label, and each box as a field that is not ticked', async () => {
    const rows: FormCell[][] = [
      [
        { label: 'Height', value: '250 ft', lines: 1 },
        { label: 'Found', boxes: ['As listed', 'Not here'] },
      ],
    ];
    const { bytes } = await drawToBytes(aDocument([title, { kind: 'form', rows }]));
    const read = (await readAllTags(bytes)).flatMap(flatten).filter(({ role }) => role === 'P' || role === 'Form');
    expect(read.slice(-4).map(({ role, text }) => `${role} ${text.trim()}`)).toEqual([
      'P Height 250 ft',
      'P Found',
      'Form As listed',
      'Form Not here',
    ]);
  });

  test('ends a value that is too long with an ellipsis', async () => {
    const { bytes } = await drawToBytes(aDocument([title, { kind: 'form', rows: [[{ label: 'Notes', value: 'word '.repeat(3000) }]] }]));
    const [page, ...more] = await readPages(bytes);
    expect(more).toEqual([]);
    expect(page?.text).toContain('…');
  });
});

describe('parts of a document', () => {
  const part = (name: string): Block => ({
    kind: 'part',
    layout: 'portrait',
    running: { runningHead: { left: name, right: 'right' }, runningFoot: `foot of ${name}`, stamp: { words: `stamp of ${name}` } },
  });
  const long: Block = { kind: 'paragraph', text: 'Sentence after sentence. '.repeat(500) };

  test('count their own pages and have their own running words', async () => {
    const document = aDocument([title, part('One'), long, part('Two'), { kind: 'paragraph', text: 'Short.' }]);
    const pages = await readPages((await drawToBytes(document)).bytes);
    const numbers = pages.map(({ text }) => /Page (\d+) of (\d+)/.exec(text)?.[0]);
    const ofOne = pages.filter(({ text }) => text.includes('foot of One')).length;
    expect(ofOne).toBeGreaterThan(1);
    expect(numbers).toEqual(['Page 1 of 1', ...Array.from({ length: ofOne }, (_, index) => `Page ${index + 1} of ${ofOne}`), 'Page 1 of 1']);
    expect(pages.at(-1)?.text).toContain('stamp of Two');
    expect(pages[0]?.text).not.toContain('stamp of');
  });

  test('start a page each, also when nothing stands before them', async () => {
    const { bytes } = await drawToBytes(aDocument([part('One'), title, part('Two'), long]));
    expect(findPdfFaults(bytes)).toEqual([]);
    const pages = await readPages(bytes);
    expect(pages[0]?.text).toContain('foot of One');
    expect(pages[0]?.text).not.toContain('Sentence');
  });
});
