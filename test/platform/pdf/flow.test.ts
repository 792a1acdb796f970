import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Block, Row } from '../../../server/platform/pdf/document.ts';
import { findPdfFaults } from '../../support/find-pdf-faults.ts';
import { aDocument, drawToBytes, flatten, readAllTags, readPages } from '../../support/read-pdf.ts';

/** Texts whose words are numbered through the document, so that each can be told from all others when it is read back. */
function numbered(): (length: number) => string {
  let next = 0;
  return (length) => Array.from({ length }, () => `w${(next++).toString().padStart(5, '0')}`).join(' ');
}

const length = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 12 }) },
  { weight: 2, arbitrary: fc.integer({ min: 30, max: 200 }) },
  fc.integer({ min: 900, max: 1500 }),
);
const few = fc.integer({ min: 1, max: 8 });
const aRow = fc.record({
  kind: fc.constantFrom<Row['kind'][]>('row', 'row', 'row', 'group', 'subtotal', 'total'),
  cells: fc.tuple(few, length, few),
  small: fc.option(few, { nil: undefined }),
  note: fc.option(length, { nil: undefined, freq: 3 }),
});
const aSpec = fc.oneof(
  fc.record({ kind: fc.constant('heading' as const), words: few }),
  fc.record({ kind: fc.constant('paragraph' as const), words: length, footnotes: fc.array(length, { maxLength: 3 }) }),
  fc.record({ kind: fc.constant('list' as const), items: fc.array(length, { minLength: 1, maxLength: 5 }) }),
  fc.record({ kind: fc.constant('note' as const), words: length }),
  fc.record({ kind: fc.constant('facts' as const), rows: fc.array(length, { minLength: 1, maxLength: 6 }) }),
  fc.record({
    kind: fc.constant('table' as const),
    narrow: fc.integer({ min: 50, max: 120 }),
    rows: fc.array(aRow, { minLength: 0, maxLength: 25 }),
  }),
  fc.record({ kind: fc.constant('signature' as const), words: length }),
  fc.record({ kind: fc.constant('page' as const), layout: fc.constantFrom('portrait' as const, 'landscape' as const) }),
  fc.record({ kind: fc.constant('together' as const), words: fc.array(length, { minLength: 1, maxLength: 4 }) }),
);

type Spec = typeof aSpec extends fc.Arbitrary<infer Value> ? Value : never;

function toBlock(spec: Spec, say: (words: number) => string): Block {
  switch (spec.kind) {
    case 'heading':
      return { kind: 'heading', level: 2, text: say(spec.words) };
    case 'paragraph':
      return { kind: 'paragraph', text: say(spec.words), footnotes: spec.footnotes.map(say) };
    case 'list':
      return { kind: 'list', items: spec.items.map(say) };
    case 'note':
      return { kind: 'note', title: say(2), text: say(spec.words) };
    case 'facts':
      return { kind: 'facts', rows: spec.rows.map((words) => ({ label: say(2), value: say(words), small: say(1) })) };
    case 'signature':
      return { kind: 'signature', statement: say(spec.words), citation: say(3), name: say(2), title: say(4), time: say(2) };
    case 'page':
      return spec;
    case 'together':
      return { kind: 'together', blocks: spec.words.map((words) => ({ kind: 'paragraph', text: say(words) })) };
    case 'table': {
      const columns = [
        { title: say(1), width: spec.narrow },
        { title: say(1), width: { share: 1 } },
        { title: say(2), width: 'fit' as const, align: 'right' as const },
      ];
      return { kind: 'table', caption: 'Rows', columns, rows: spec.rows.map((row) => toRow(row, say)) };
    }
  }
}

function toRow(
  {
    kind = 'row',
    cells: [first, second, third],
    small,
    note,
  }: { kind?: Row['kind']; cells: [number, number, number]; small?: number | undefined; note?: number | undefined },
  say: (words: number) => string,
): Row {
  if (kind === 'group') return { kind, cells: [{ text: say(first), span: 3 }] };
  const cells = [say(first), { text: say(second), ...(small ? { small: say(small) } : {}) }, say(third)];
  return { kind, cells, ...(note ? { note: say(note) } : {}) };
}

/** What stands in the elements of the document, page after page: without running heads, repeated heads and other artifacts. */
async function readTagged(bytes: Buffer): Promise<string> {
  return (await readAllTags(bytes))
    .flatMap(flatten)
    .map((node) => node.text)
    .join(' ');
}

async function expectWithin(bytes: Buffer): Promise<number> {
  const pages = await readPages(bytes);
  for (const page of pages) {
    for (const { x, y, width, text } of page.items) {
      if (x < 53.5 || x + width > page.width - 53.5 || y < 30 || y > page.height - 30)
        throw new Error(`${text} stands at ${x}, ${y}, ${width} wide.`);
    }
  }
  return pages.length;
}

describe('whatever the blocks', () => {
  test('every word is on paper once, within the margins, in the order of its block, and the work ends', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aSpec, { minLength: 1, maxLength: 12 }), async (specs) => {
        let total = 0;
        const count = numbered();
        const say = (words: number) => {
          total += words;
          return count(words);
        };
        const blocks = specs.map((spec) => toBlock(spec, say));
        const { bytes } = await drawToBytes(aDocument([{ kind: 'title', over: 'Over', text: 'Title' }, ...blocks]));
        const words = (await readTagged(bytes)).match(/w\d{5}/g) ?? [];
        expect(words.length).toBe(total);
        expect(new Set(words).size).toBe(total);
        // A row that no page can hold goes on page by page, all its cells side by side; everything else is read in one run.
        const isCut = specs.some((spec) => spec.kind === 'table' || spec.kind === 'facts' || spec.kind === 'signature');
        if (!isCut) expect(words).toEqual([...words].sort());
        expect(await expectWithin(bytes)).toBeLessThan(20 + total / 20);
        expect(findPdfFaults(bytes)).toEqual([]);
      }),
      { numRuns: 15 },
    );
  }, 240_000);
});

describe('footnotes', () => {
  const title: Block = { kind: 'title', over: 'Over', text: 'Title' };

  test('are counted through the document, stand lowest on the page of their mark, and follow their text when it is read aloud', async () => {
    const footed = (text: string, ...footnotes: string[]): Block => ({ kind: 'paragraph', text, footnotes });
    const filler = Array.from({ length: 60 }, (): Block => ({ kind: 'paragraph', text: 'Filler.' }));
    const { bytes } = await drawToBytes(aDocument([title, footed('First.', 'Note A.', 'Note B.'), ...filler, footed('Second.', 'Note C.')]));
    const [one, ...rest] = await readPages(bytes);
    const last = rest.at(-1);
    expect(one?.text).toContain('First. ¹ ²');
    const yOf = (words: string) => one?.items.find(({ text }) => text.startsWith(words))?.y ?? Number.NaN;
    const fillers = (one?.items ?? []).filter(({ text }) => text === 'Filler.').map(({ y }) => y);
    for (const note of ['Note A.', 'Note B.']) expect(yOf(note)).toBeGreaterThan(Math.max(...fillers));
    expect(last?.text).toMatch(/Second\. ³.*³ Note C\./);
    expect(await readTagged(bytes)).toMatch(/First\.\s*¹ ²\s+Note A\.\s+¹\s+Note B\.\s+²\s+Filler/);
    expect(findPdfFaults(bytes)).toEqual([]);
  });

  test('that are too high to stand beside their line stand below it', async () => {
    const long = Array.from({ length: 700 }, (_, index) => `n${index}`).join(' ');
    const { bytes } = await drawToBytes(aDocument([title, { kind: 'paragraph', text: 'Text.', footnotes: [long] }]));
    const read = (await readTagged(bytes)).match(/n\d+/g) ?? [];
    expect(read.join(' ')).toBe(long);
    expect(findPdfFaults(bytes)).toEqual([]);
  });
});

describe('texts that no line and no page can hold', () => {
  const inTable = (text: string, narrow = '$1.00'): Block[] => [
    { kind: 'title', over: 'Over', text: 'Title' },
    {
      kind: 'table',
      caption: 'Rows',
      columns: [
        { title: 'No.', width: 'fit' },
        { title: 'Note', width: { share: 1 } },
        { title: 'Amount', width: 60, align: 'right' },
      ],
      rows: [{ cells: ['1', text, '$1.00'] }, { cells: ['2', 'after', narrow], note: text }, { kind: 'total', cells: ['Total', '', '$2.00'] }],
    },
    { kind: 'paragraph', text },
  ];

  test('a word of 500 letters is cut and loses none', async () => {
    const word = 'ÞðŁǿ'.repeat(125);
    const { bytes } = await drawToBytes(aDocument(inTable(word, word.slice(0, 40))));
    const letters = (await readTagged(bytes)).replace(/[^ÞðŁǿ]/g, '');
    expect(letters).toBe('ÞðŁǿ'.repeat((500 * 3 + 40) / 4));
    await expectWithin(bytes);
  });

  test('a note of 10,000 characters goes on over pages, whole and in order, the head of its table above each part', async () => {
    const text = Array.from({ length: 1429 }, (_, index) => `n${String(index).padStart(5, '0')}`).join(' ');
    expect(text.length).toBeGreaterThan(10_000);
    const { bytes } = await drawToBytes(aDocument(inTable(text)));
    const words = [...((await readTagged(bytes)).match(/n\d{5}/g) ?? [])];
    const whole = text.split(' ');
    // In the cell of the first row, in the note of the second, and in the paragraph.
    expect(words).toEqual([...whole, ...whole, ...whole]);
    expect(await expectWithin(bytes)).toBeGreaterThan(3);
  });

  test('letters from right to left, emoji and marks stay in the order in which they were written, the true ones beneath', async () => {
    const text = 'שלום مرحبا 👩‍🔧📡 Zalgo\u0301\u0327';
    const { bytes } = await drawToBytes(aDocument([{ kind: 'paragraph', text }]));
    const codes = (letters: string) =>
      [...letters].map((letter) => `[U+${letter.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}]`).join('');
    const found = (await readTagged(bytes)).replace(/\s/g, '');
    expect(found).toContain(`${codes('שלום')}${codes('مرحبا')}${codes('👩🔧📡')}Zalgó`);
    expect(findPdfFaults(bytes)).toEqual([]);
  });
});
