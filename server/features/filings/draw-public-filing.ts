import { confidentialRequest } from '../../domain/filing/confidential-parts.ts';
import type { PublicFiling } from '../../domain/filing/public-filing.ts';
import { cents, formatCents } from '../../domain/money.ts';
import { formatCount } from '../../domain/words.ts';
import type { Block, PdfDocument } from '../../platform/pdf/document.ts';
import { drawToldPart } from './draw-changes.ts';
import { drawCertifications, drawCover, drawEvidence, drawNotes, drawSection } from './draw-filing.ts';
import { drawFilingInventory } from './draw-filing-inventory.ts';
import { drawFilingTimeline } from './draw-filing-timeline.ts';
import { drawPublicCost } from './draw-public-cost.ts';
import { drawStamp } from './draw-stamp.ts';
import { isTold, kindCounts, sameWords, tellThings, totalWords } from './tell-changes.ts';
import { momentText, sureWords } from './words.ts';

/** The public copy of an application on paper, from the public value alone: what is confidential is in neither. */
export function publicFilingDocument(copy: PublicFiling): PdfDocument {
  const { sha256 } = copy.of;
  const stamp = drawStamp(copy, sha256);
  return {
    title: `Public copy: ${copy.form.title}, ${copy.carrierName}`,
    subject: `Filing ${copy.number}, version ${copy.version}`,
    author: copy.carrierName,
    language: 'en-US',
    createdAt: copy.submittedAt,
    runningHead: { left: `Public copy · ${copy.carrierName} · ${copy.form.title}`, right: `Filing ${copy.number} · version ${copy.version}` },
    runningFoot: `Public copy of SHA-256 ${sha256.slice(0, 16)}…`,
    edition: copy.paper?.edition ?? 1,
    ...(stamp && { stamp: { words: stamp.words, sign: stamp.sign } }),
    blocks: [
      ...drawCover(copy, sha256, stamp).map(asCopy),
      {
        kind: 'note',
        title: 'Public copy',
        text:
          copy.withheld.length === 0
            ? 'Nothing was withheld from this copy.'
            : 'What is confidential is not in this copy. What was withheld, and why, stands on the next page. Code and hash are those of the filing itself.',
      },
      ...drawWithheld(copy),
      ...drawPublicChanges(copy),
      { kind: 'page', layout: 'portrait' },
      { kind: 'contents', title: 'Contents' },
      { kind: 'page', layout: 'portrait' },
      ...copy.sections.flatMap(drawSection),
      ...drawFilingInventory(copy),
      ...drawPublicCost(copy),
      ...drawFilingTimeline(copy),
      ...drawCertifications(copy),
      ...drawEvidence(copy),
      ...drawNotes(copy),
    ],
  };
}

function asCopy(block: Block): Block {
  if (block.kind === 'title') return { ...block, over: `${block.over} · Public copy` };
  if (block.kind !== 'facts') return block;
  const small = 'of the data as filed, of which this is the public copy';
  return { ...block, rows: block.rows.map((row) => (row.label === 'SHA-256 of the filing' ? { ...row, small } : row)) };
}

function drawWithheld({ withheld }: PublicFiling): Block[] {
  if (withheld.length === 0) return [];
  return [
    { kind: 'page', layout: 'portrait' },
    { kind: 'heading', level: 2, text: 'What was withheld, and why' },
    {
      kind: 'paragraph',
      text: `The rules are those of the software that drew this copy. No agency has granted confidential treatment by it: a request under ${confidentialRequest} is a step of its own. What the applicant wrote in its own words stands as it was written.`,
    },
    {
      kind: 'table',
      caption: 'Withheld: what, how often, why, and the paragraph that a request would rest on',
      columns: [
        { title: 'Withheld', width: { share: 1 } },
        { title: 'Number', width: 'fit', align: 'right' },
        { title: 'Why', width: { share: 1.2 } },
        { title: 'Paragraph', width: { share: 0.6 } },
      ],
      rows: withheld.map(({ title, count, reason, basis, confidence }) => ({
        cells: [title, formatCount(count), reason, { text: basis, small: sureWords[confidence] }],
      })),
    },
  ];
}

function drawPublicChanges({ changes }: PublicFiling): Block[] {
  if (!changes) return [];
  const { since, beforeCents, afterCents, costLines } = changes;
  const lines = kindCounts(costLines);
  const told = tellThings(changes);
  return [
    { kind: 'page', layout: 'portrait' },
    { kind: 'heading', level: 2, text: `What changed since version ${since.version}` },
    {
      kind: 'paragraph',
      text: `Version ${since.version} was submitted ${momentText(since.submittedAt)} for ${formatCents(beforeCents)}, this one for ${formatCents(afterCents)}. ${totalWords(since.version, cents(afterCents - beforeCents))} ${lines === '' ? 'No cost line changed.' : `Cost lines: ${lines}; their amounts are withheld.`} ${sameWords(told)}`.trimEnd(),
    },
    ...told.filter(isTold).flatMap(drawToldPart),
  ];
}
