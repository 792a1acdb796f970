import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Block } from '../../../server/platform/pdf/document.ts';
import { findPdfFaults } from '../../support/find-pdf-faults.ts';
import { readObjects } from '../../support/pdf-objects.ts';
import { aDocument, drawToBytes, readPages } from '../../support/read-pdf.ts';

function everywhere(text: string): Block[] {
  return [
    { kind: 'title', over: text, text, under: text },
    { kind: 'figures', items: [{ label: text, value: text, small: text }] },
    { kind: 'contents', title: text },
    { kind: 'heading', level: 2, text },
    { kind: 'paragraph', text },
    { kind: 'list', items: [text] },
    { kind: 'note', title: text, text },
    { kind: 'facts', rows: [{ label: text, value: text, small: text }] },
    {
      kind: 'table',
      caption: text,
      columns: [
        { title: text, width: 'fit' },
        { title: text, width: 60, align: 'right' },
        { title: text, width: { share: 1 } },
      ],
      rows: [{ kind: 'group', cells: [text], bookmark: text }, { cells: [text, text, { text, small: text }] }],
    },
    {
      kind: 'drawing',
      caption: text,
      drawing: {
        width: 100,
        height: 40,
        title: text,
        description: text,
        shapes: [{ kind: 'text', x: 0, y: 20, text, size: 10, anchor: 'end', weight: 'bold', fill: '#000000' }],
      },
    },
    { kind: 'signature', statement: text, citation: text, name: text, title: text, time: text },
  ];
}

async function draw(text: string): Promise<Buffer> {
  const { bytes } = await drawToBytes(
    aDocument(everywhere(text), {
      title: text,
      subject: text,
      author: text,
      runningHead: { left: text, right: text },
      runningFoot: text,
      watermark: text,
    }),
  );
  return bytes;
}

describe('hostile text in every place of a document', () => {
  const cases: [name: string, text: string][] = [
    ['PDF operators and delimiters', 'a) Tj ET Q (b\\ endstream endobj <</Type/Catalog>> %%EOF'],
    ['markup', '<script>alert("x")</script> & <b>AT&T</b> ]]>'],
    ['right-to-left letters and overrides', 'שלום \u202eevil\u202c مرحبا'],
    ['emoji with joiners', '👩‍🔧 📡🏔️ tower'],
    ['Chinese', '华为技术有限公司 BBU3900'],
    ['stacked combining marks', `Z${'\u0301\u0327'.repeat(40)}algo`],
    ['control characters', 'a\u0000b\u0007c\u001bd\r\ne\tf'],
    ['half surrogate pairs', 'a\ud83d b\udca9'],
    ['one endless word', 'x'.repeat(700)],
    ['ten thousand characters', 'A long note about the tower. '.repeat(345)],
    ['formulas', '=HYPERLINK("http://x.invalid","y") +1-1@SUM(A1)'],
    ['nothing at all', ''],
    ['spaces only', '   \u00a0\u2003 '],
  ];

  test.each(cases)('%s: drawn without a fault', async (_name, text) => {
    expect(findPdfFaults(await draw(text))).toEqual([]);
  });

  test('letters that no font here has are shown as their code, and stay the true letters beneath', async () => {
    const bytes = await draw('华为 → 5G');
    const [page] = await readPages(bytes);
    expect(page?.text).toContain('[U+534E] [U+4E3A] -> 5G');
    const contents = [...readObjects(bytes).streams.values()].map((stream) => stream.data.toString('latin1')).join('');
    expect(contents).toContain('/Span<</ActualText<FEFF534E>>>BDC');
    expect(contents).toContain('/Span<</ActualText<FEFF2192>>>BDC');
  });

  test('all of Latin, and the signs that offices use, are printed as they are', async () => {
    const text = 'Añejo, Łódź, Şırnak, Ōtaki, Đông Nguyễn; § 1.50004(c) ± 5 × 3 ≤ 10 ≥ 2 ≠ 1 “q” ‘s’ – — … • · ° ½ € £ ™ ® ©';
    const { bytes } = await drawToBytes(aDocument([{ kind: 'paragraph', text, style: 'small' }]));
    expect((await readPages(bytes))[0]?.text).toContain(text);
  });

  test('whatever the text, the file can be read and has no fault', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (text) => {
        const bytes = await draw(text);
        expect(findPdfFaults(bytes)).toEqual([]);
        expect((await readPages(bytes)).length).toBeGreaterThan(0);
      }),
      { numRuns: 8 },
    );
  });
});
