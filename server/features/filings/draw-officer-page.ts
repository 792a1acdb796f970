import { counted } from '../../domain/words.ts';
import type { Block, PdfDocument } from '../../platform/pdf/document.ts';
import { drawPdfBytes } from '../../platform/pdf/draw-pdf-bytes.ts';
import { comparisonLabel, type OfficerSummary } from './officer-summary.ts';

/** What is left out, step by step, until everything stands on one page. */
const rooms: readonly Room[] = [
  { warnings: 100, lines: 8, isNamed: true, isBrief: false },
  { warnings: 100, lines: 8, isNamed: true, isBrief: true },
  { warnings: 100, lines: 3, isNamed: false, isBrief: true },
  ...countdown(12, 6).map((warnings) => ({ warnings, lines: 3, isNamed: false, isBrief: true })),
  ...countdown(12, 0).map((warnings) => ({ warnings, lines: 0, isNamed: false, isBrief: true })),
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
  // No check tells of the window, and it stands before all that they warn of, however little room there is.
  const rows = [
    ...(summary.window ? [{ ...summary.window, sentence: `${summary.window.title}. ${summary.window.sentence}`, means: '' }] : []),
    ...shown,
  ];
  return {
    title: `For the certifying officer, filing ${number}`,
    subject: `Filing ${number}`,
    author: carrierName,
    language: 'en-US',
    createdAt: summary.at,
    runningHead: { left: carrierName, right: `Filing ${number}` },
    runningFoot: 'For reading before signing. It certifies nothing, and nothing is submitted by it.',
    blocks: [
      drawTitle(summary, room),
      { kind: 'paragraph', text: `${summary.sentence} ${summary.prepared}` },
      {
        kind: 'facts',
        rows: summary.figures
          .filter(({ label }) => label !== comparisonLabel)
          .map(({ label, value, note }) =>
            room.isBrief
              ? { label, value: note === undefined ? value : `${value}, ${note}` }
              : { label, value, ...(note !== undefined && { small: note }) },
          ),
        labelWidth: 150,
      },
      ...drawChanges(summary.changes, room),
      { kind: 'heading', level: 2, compact: true, text: 'Open warnings' },
      { kind: 'paragraph', ...(room.isBrief && { style: 'small' as const }), text: summary.warningSentence },
      ...(rows.length === 0 ? [] : [room.isBrief ? briefTable(rows) : warningTable(rows)]),
      ...(left === 0 ? [] : [{ kind: 'paragraph' as const, text: leftWords(left, shown.length) }]),
      ...(room.isNamed ? drawStatements(summary) : [unnamed(summary)]),
    ],
  };
}

/** Where there is no room to name them. */
function unnamed({ statements }: OfficerSummary): Block {
  return { kind: 'paragraph', style: 'small', text: `What is signed: ${counted(statements.length, 'statement')}, which stand on the screen.` };
}

function drawTitle({ number, program, carrierName }: OfficerSummary, { isBrief }: Room): Block {
  const over = `Filing ${number} · ${program}`;
  return { kind: 'title', text: 'For the certifying officer', ...(isBrief ? { over: `${over} · ${carrierName}` } : { over, under: carrierName }) };
}

function drawChanges(changes: OfficerSummary['changes'], { lines: most, isBrief }: Room): Block[] {
  const said = changes.map(({ title, sentence, lines }) => `${title}: ${sentence}${lineWords(lines, most)}`);
  return (isBrief ? [said.join(' ')] : said).map((text): Block => ({ kind: 'paragraph', style: 'small', text }));
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

/** The warnings alone: what each means stands on the screen. */
function briefTable(warnings: OfficerSummary['warnings']): Block {
  return {
    kind: 'table',
    caption: 'Open warnings: what was found',
    columns: [{ title: 'What was found; what it means stands on the screen', width: { share: 1 } }],
    rows: warnings.map(({ sentence, citation }) => ({ cells: [citation === '' ? sentence : `${sentence} (${citation})`] })),
  };
}

/** How many warnings are left out, and where they are read. */
function leftWords(left: number, shown: number): string {
  const [which, stand] = left === 1 ? ['warning', 'stands'] : ['warnings', 'stand'];
  const more = shown === 0 ? `${left} ${which}` : `${left} more ${which}, none graver than these,`;
  return `${more} ${stand} on the screen, under “Warnings” of the certification page. Read ${left === 1 ? 'it' : 'them'} there before you sign.`;
}

function drawStatements({ statements }: OfficerSummary): Block[] {
  if (statements.length === 0) return [];
  const named = statements.map((text, index) => `${index + 1}. ${text}`).join('; ');
  return [
    {
      kind: 'paragraph',
      style: 'small',
      text: `What you sign, in short: ${named}. Their full words stand above the button that submits, and those alone are signed.`,
    },
  ];
}

/** `12, 11, …, 6`. */
function countdown(from: number, to: number): number[] {
  return Array.from({ length: from - to + 1 }, (_one, index) => from - index);
}

function lineWords(lines: readonly string[], most: number): string {
  if (lines.length === 0 || most === 0) return '';
  const more = lines.length - most;
  return ` ${lines.slice(0, most).join('; ')}${more > 0 ? `; and ${more} more` : ''}.`;
}

interface Room {
  warnings: number;
  lines: number;
  /** The statements that are signed are named. */
  isNamed: boolean;
  /** Notes stand beside their figures, and warnings without what they mean. */
  isBrief: boolean;
}
