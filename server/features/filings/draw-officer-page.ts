import type { Block, PdfDocument } from '../../platform/pdf/document.ts';
import { drawPdfBytes } from '../../platform/pdf/draw-pdf-bytes.ts';
import { comparisonLabel, type OfficerSummary } from './officer-summary.ts';

/** What is left out, step by step, until everything stands on one page. */
const rooms: readonly Room[] = [
  { warnings: 100, lines: 8 },
  ...Array.from({ length: 13 }, (_one, index) => ({ warnings: 12 - index, lines: 3 })),
  { warnings: 0, lines: 0 },
];

/** The officer's page on paper: exactly one page. What does not fit is counted, and said to stand on the screen. */
export async function drawOfficerPage(summary: OfficerSummary): Promise<Buffer> {
  for (const room of rooms) {
    let pages = 0;
    const bytes = await drawPdfBytes(officerDocument(summary, room), (_page, of) => {
      pages = of;
    });
    if (pages === 1) return bytes;
  }
  throw new Error(`The officer's page of filing ${summary.number} does not fit on one page.`);
}

function officerDocument(summary: OfficerSummary, room: Room): PdfDocument {
  const { number, carrierName, warnings } = summary;
  const shown = warnings.slice(0, room.warnings);
  const left = warnings.length - shown.length;
  return {
    title: `For the certifying officer, filing ${number}`,
    subject: `Filing ${number}`,
    author: carrierName,
    language: 'en-US',
    createdAt: summary.at,
    runningHead: { left: carrierName, right: `Filing ${number}` },
    runningFoot: 'For reading before signing. It certifies nothing, and nothing is submitted by it.',
    blocks: [
      { kind: 'title', over: `Filing ${number} · ${summary.program}`, text: 'For the certifying officer', under: carrierName },
      { kind: 'paragraph', text: `${summary.sentence} ${summary.prepared}` },
      {
        kind: 'facts',
        rows: summary.figures
          .filter(({ label }) => label !== comparisonLabel)
          .map(({ label, value, note }) => ({ label, value, ...(note !== undefined && { small: note }) })),
        labelWidth: 150,
      },
      ...summary.changes.flatMap(({ title, sentence, lines }): Block[] => [
        { kind: 'paragraph', style: 'small', text: `${title}: ${sentence}${lineWords(lines, room.lines)}` },
      ]),
      { kind: 'heading', level: 2, text: 'Open warnings' },
      { kind: 'paragraph', text: summary.warningSentence },
      ...(shown.length === 0 ? [] : [warningTable(shown)]),
      ...(left === 0 ? [] : [{ kind: 'paragraph' as const, text: `${left} more ${left === 1 ? 'stands' : 'stand'} on the screen.` }]),
    ],
  };
}

function warningTable(warnings: OfficerSummary['warnings']): Block {
  return {
    kind: 'table',
    caption: 'Open warnings: what was found, what it means',
    columns: [
      { title: 'What was found', width: { share: 1 } },
      { title: 'What it means', width: { share: 0.6 } },
    ],
    rows: warnings.map(({ sentence, means, citation }) => ({ cells: [{ text: sentence, small: citation }, means] })),
  };
}

function lineWords(lines: readonly string[], most: number): string {
  if (lines.length === 0 || most === 0) return '';
  const more = lines.length - most;
  return ` ${lines.slice(0, most).join('; ')}${more > 0 ? `; and ${more} more` : ''}.`;
}

interface Room {
  warnings: number;
  lines: number;
}
