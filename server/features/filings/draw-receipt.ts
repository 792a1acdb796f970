import type { Block, PdfDocument } from '../../platform/pdf/document.ts';
import { drawPdfBytes } from '../../platform/pdf/draw-pdf-bytes.ts';
import { formatInstant } from './draw-filing.ts';
import { groupedHash, type Receipt, receiptChecks, receiptLimits, zonedMoment } from './receipt.ts';

/** How a receipt is drawn, the roomiest first, until it stands on one page: what it says is the same, but for words that explain. */
const rooms: readonly Room[] = [
  { isApart: true, isExplained: true },
  { isApart: false, isExplained: true },
  { isApart: false, isExplained: false },
];

/** The receipt on paper: exactly one page, the same bytes for the same version. */
export async function drawReceipt(receipt: Receipt): Promise<Buffer> {
  for (const room of rooms) {
    let pages = 0;
    const bytes = await drawPdfBytes(receiptDocument(receipt, room), (_page, of) => {
      pages = of;
    });
    if (pages === 1) return bytes;
  }
  throw new Error(`The receipt of filing ${receipt.number}, version ${receipt.version}, does not fit on one page.`);
}

function receiptDocument(receipt: Receipt, { isApart, isExplained }: Room): PdfDocument {
  const { number, version, carrierName, form } = receipt;
  return {
    title: `Receipt, filing ${number}, version ${version}`,
    subject: `Filing ${number}, version ${version}`,
    author: carrierName,
    language: 'en-US',
    createdAt: receipt.submittedAt,
    runningHead: { left: carrierName, right: `Filing ${number} · version ${version}` },
    runningFoot: 'A receipt of this software, not of the FCC or any other agency.',
    edition: receipt.edition,
    blocks: [
      { kind: 'title', over: `Filing ${number} · ${receipt.program.shortTitle}`, text: 'Receipt', under: carrierName },
      {
        kind: 'paragraph',
        text: `${form}, submitted ${formatInstant(receipt.submittedAt)} as version ${version} of filing ${number}. Keep this page with it.`,
      },
      { kind: 'facts', labelWidth: 128, rows: factRows(receipt) },
      ...drawSign(receipt),
      ...drawChecks(receipt, isExplained),
      { kind: 'heading', level: 2, compact: true, text: 'What this receipt does not prove' },
      ...(isApart ? receiptLimits : [receiptLimits.join(' ')]).map((text): Block => ({ kind: 'paragraph', style: 'small', text })),
    ],
  };
}

function factRows(receipt: Receipt) {
  const { submittedBy } = receipt;
  return [
    { label: 'Submitted', value: zonedMoment(receipt.submittedAt), small: `with ${receipt.software}` },
    { label: 'By', value: `${submittedBy.name}, ${submittedBy.title}`, small: receipt.certified },
    ...receipt.amounts,
    { label: 'SHA-256 of the data', value: groupedHash(receipt.frozenSha256), small: `of ${receipt.files.json}, the data as filed` },
    { label: 'SHA-256 of the PDF', value: groupedHash(receipt.pdfSha256), small: `of ${receipt.files.pdf}, drawn from that data alone` },
  ];
}

function drawSign({ stamp }: Receipt): Block[] {
  if (!stamp) return [{ kind: 'note', title: 'No verify code', text: 'This version was filed before papers carried one. Its hashes identify it.' }];
  return [
    {
      kind: 'sign',
      says: stamp.sign,
      title: `Verify code ${stamp.code}`,
      lines: [stamp.where, 'It tells anybody which version this is, its hashes, and whether a newer one exists.'],
    },
  ];
}

function drawChecks(receipt: Receipt, isExplained: boolean): Block[] {
  return [
    { kind: 'heading', level: 2, compact: true, text: 'How to check it' },
    {
      kind: 'facts',
      labelWidth: 128,
      // The code stands above, with its own words.
      rows: receiptChecks(receipt).flatMap(({ who, how, command }) =>
        command === undefined ? [] : [{ label: who, value: command, ...(isExplained && { small: how }) }],
      ),
    },
  ];
}

interface Room {
  isApart: boolean;
  isExplained: boolean;
}
