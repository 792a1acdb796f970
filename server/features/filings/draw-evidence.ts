import type { Instant } from '../../domain/calendar.ts';
import type { MatrixCell, MatrixProof } from '../../domain/filing/evidence-matrix/matrix.ts';
import { countGaps, type MatrixPlace, type MatrixRow, type ProofCount } from '../../domain/filing/evidence-matrix/read-matrix.ts';
import type { FrozenFiling } from '../../domain/filing/frozen-filing.ts';
import { formatCents } from '../../domain/money.ts';
import { capitalised, formatCount } from '../../domain/words.ts';
import type { Block, Fact, FlowEdition, PdfDocument, Row } from '../../platform/pdf/document.ts';
import { documentTable } from './draw-documents.ts';
import { formatInstant } from './draw-filing.ts';
import { drawStamp } from './draw-stamp.ts';
import { gapSentence, lackWords, sharesChart } from './evidence-page.ts';
import { type Evidence, evidenceOf } from './get-evidence.ts';
import { sureWords } from './words.ts';

/** Of the width that the first column has; the words of most cells then stand in one line. */
const shares: Record<string, number> = { price: 0.72, invoice: 0.28, payment: 0.28, photo: 0.3, obtained: 0.45 };

/** What the index says of the filing that it belongs to. */
export interface EvidenceCover {
  carrierName: string;
  /** `H.R.4998`. */
  program: string;
  number: string;
  version: number;
  createdAt: Instant;
  /** Of the rules by which it is laid out. */
  edition: FlowEdition;
  /** When and by whom it was submitted, or as of when it stands; each a line of the cover. */
  facts: Fact[];
}

/**
 * The evidence index: each line of equipment and each cost line of an application against the proof it needs, gaps first in sum and then line by
 * line, and the documents with their hashes. A paper of its own, beside that of the application.
 */
export function evidenceDocument(evidence: Evidence, cover: EvidenceCover): PdfDocument {
  const { matrix, counts, places } = evidence;
  return {
    title: `Evidence index, ${cover.carrierName}`,
    subject: `Filing ${cover.number}, version ${cover.version}`,
    author: cover.carrierName,
    language: 'en-US',
    createdAt: cover.createdAt,
    runningHead: { left: `${cover.carrierName} · Evidence index`, right: `Filing ${cover.number} · version ${cover.version}` },
    runningFoot: `Filing ${cover.number}`,
    edition: cover.edition,
    blocks: [
      { kind: 'title', over: cover.program, text: 'Evidence index', under: cover.carrierName },
      { kind: 'paragraph', style: 'lead', text: gapSentence(counts) },
      { kind: 'facts', rows: cover.facts },
      { kind: 'heading', level: 2, text: 'How far each proof is' },
      { kind: 'drawing', drawing: sharesChart(counts).wide, caption: 'Of the lines that need the proof; those that need none are left out.' },
      ...drawRules(counts),
      ...drawGaps(places, matrix.proofs),
      ...drawRows('item', 'Equipment', evidence),
      ...drawRows('line', 'Cost lines', evidence),
      ...drawDocuments(evidence),
    ],
  };
}

/** The evidence index of a submitted version, from its frozen value and hash alone; undefined where the version holds no matrix. */
export function frozenEvidenceDocument(frozen: FrozenFiling, sha256: string): PdfDocument | undefined {
  const evidence = evidenceOf(frozen);
  if (!evidence) return undefined;
  const stamp = drawStamp(frozen, sha256);
  const document = evidenceDocument(evidence, {
    carrierName: frozen.carrierName,
    program: frozen.program.shortTitle,
    number: frozen.number,
    version: frozen.version,
    createdAt: frozen.submittedAt,
    edition: frozen.paper?.edition ?? 1,
    facts: [
      { label: 'Filing', value: `${frozen.number}, version ${frozen.version}` },
      { label: 'Submitted', value: formatInstant(frozen.submittedAt), small: `by ${frozen.submittedBy.name}, ${frozen.submittedBy.title}` },
      { label: 'SHA-256 of the filing', value: sha256, small: 'this index is drawn from it alone' },
      ...(stamp ? [{ label: 'Verify code', value: stamp.code, small: stamp.use }] : []),
    ],
  });
  return { ...document, runningFoot: `SHA-256 ${sha256.slice(0, 16)}…`, ...(stamp && { stamp: { words: stamp.words, sign: stamp.sign } }) };
}

function drawRules(counts: readonly ProofCount[]): Block[] {
  return [
    { kind: 'heading', level: 2, text: 'What counts as proof' },
    {
      kind: 'facts',
      rows: counts.map(({ proof }) => ({ label: proof.title, value: proof.asks, small: `${proof.citation}: ${sureWords[proof.confidence]}` })),
    },
  ];
}

function drawGaps(places: readonly MatrixPlace[], proofs: readonly MatrixProof[]): Block[] {
  const rows = places.flatMap((place) => {
    const count = [...place.items, ...place.lines].reduce((sum, row) => sum + countGaps(row), 0);
    return count === 0 ? [] : [{ cells: [place.siteCode ?? 'Network', place.name, lackWords(place, proofs), formatCount(count)] }];
  });
  const heading: Block = { kind: 'heading', level: 2, text: 'What is missing, by site' };
  if (rows.length === 0) return [heading, { kind: 'paragraph', text: 'Nothing that is due now is missing at any site.' }];
  return [
    heading,
    {
      kind: 'table',
      caption: 'Sites with the proofs that are missing there, and how many',
      columns: [
        { title: 'Site', width: 'fit' },
        { title: 'Name', width: { share: 0.6 } },
        { title: 'What is missing', width: { share: 1 } },
        { title: 'Missing', width: 'fit', align: 'right' },
      ],
      rows,
    },
  ];
}

function drawRows(of: 'item' | 'line', title: string, { matrix, places }: Evidence): Block[] {
  const proofs = matrix.proofs.filter((proof) => proof.of === of);
  const rows = places.flatMap((place): Row[] => {
    const mine = of === 'item' ? place.items : place.lines;
    if (mine.length === 0) return [];
    const name = [place.siteCode, place.name].filter((part) => part !== null && part !== '').join(' ');
    return [{ kind: 'group', cells: [{ text: name, span: proofs.length + 1 }] }, ...mine.map(toRow)];
  });
  if (rows.length === 0) return [];
  return [
    { kind: 'page', layout: 'portrait' },
    { kind: 'heading', level: 2, text: title },
    {
      kind: 'paragraph',
      style: 'small',
      text: 'A number such as D-7 names a document of the list at the end. “Later” is due with a claim or after disposal; a dash needs none.',
    },
    {
      kind: 'table',
      caption: `${title} by site, each with the state of every proof it needs`,
      columns: [
        { title: of === 'item' ? 'Equipment' : 'Cost line', width: { share: 1 } },
        ...proofs.map((proof) => ({ title: proof.title, width: { share: shares[proof.key] ?? 0.35 } })),
      ],
      rows,
    },
  ];
}

function toRow({ id, what, amountCents, cells }: MatrixRow): Row {
  const small = amountCents === null ? id : `${id} · ${formatCents(amountCents)}`;
  return { cells: [{ text: what, small }, ...cells.map(cellWords)] };
}

/** One cell in words: `D-3, D-7`, `Missing: no record`, `Later`. */
function cellWords({ state, shows, documents = [] }: MatrixCell): string {
  if (state === 'not needed') return '–';
  if (state === 'later') return 'Later';
  const words = [documents.join(', '), shows].filter((part) => part !== '').join(': ');
  if (state !== 'missing') return words;
  return words === '' ? 'Missing' : `Missing: ${words.replace(/^[A-Z](?=[a-z])/, (start) => start.toLowerCase())}`;
}

function drawDocuments({ documents }: Evidence): Block[] {
  const heading: Block[] = [
    { kind: 'page', layout: 'portrait' },
    { kind: 'heading', level: 2, text: 'Documents' },
  ];
  if (documents.length === 0) return [...heading, { kind: 'paragraph', text: 'No document is attached to the filing or to anything in it.' }];
  return [
    ...heading,
    { kind: 'paragraph', text: 'Each document with what it is about and the SHA-256 of its bytes, by which the file itself can be checked.' },
    documentTable(
      documents.map(({ number, kind, title, fileName, about, sha256 }) => ({
        number,
        title,
        small: `${capitalised(kind)}, ${fileName}`,
        about: about.join(', ') || 'The filing as a whole',
        sha256,
      })),
    ),
  ];
}
