import type { FrozenFiling } from '../../domain/filing/frozen-filing.ts';
import type { FrozenTermFiling } from '../../domain/filing/term-filing.ts';
import { claimedIn, tieClaim } from '../../domain/filing/tie-claim.ts';
import { type FrozenTie, type FrozenTieGroup, tieFrozen } from '../../domain/filing/tie-frozen.ts';
import { formatCents } from '../../domain/money.ts';
import { counted } from '../../domain/words.ts';
import type { Block, Fact, PdfDocument } from '../../platform/pdf/document.ts';
import { drawStamp } from './draw-stamp.ts';
import { momentText } from './words.ts';

/**
 * The tie-out sheet of an application: every total against its parts, each with whether it ties, from the frozen value alone. `sha256` is that value's
 * hash.
 */
export function tieOutDocument(frozen: FrozenFiling, sha256: string): PdfDocument {
  return sheetOf(frozen, sha256, { groups: tieFrozen(frozen), asked: { label: 'Asked for', value: formatCents(frozen.cost.totalCents) } });
}

/** The same sheet of a claim. */
export function claimTieOutDocument(frozen: FrozenTermFiling, sha256: string): PdfDocument {
  return sheetOf(frozen, sha256, { groups: tieClaim(frozen), asked: { label: 'Claimed', value: claimedIn(frozen) } });
}

function sheetOf(frozen: FrozenFiling | FrozenTermFiling, sha256: string, of: { groups: FrozenTieGroup[]; asked: Fact }): PdfDocument {
  const stamp = drawStamp(frozen, sha256);
  const groups = of.groups.filter(({ ties }) => ties.length > 0);
  return {
    title: `Tie-out sheet, filing ${frozen.number}, version ${frozen.version}`,
    subject: `Filing ${frozen.number}, version ${frozen.version}`,
    author: frozen.carrierName,
    language: 'en-US',
    createdAt: frozen.submittedAt,
    runningHead: { left: `${frozen.carrierName} · Tie-out sheet`, right: `Filing ${frozen.number} · version ${frozen.version}` },
    runningFoot: `SHA-256 ${sha256.slice(0, 16)}…`,
    edition: frozen.paper?.edition ?? 1,
    ...(stamp && { stamp: { words: stamp.words, sign: stamp.sign } }),
    blocks: [
      { kind: 'title', over: `Filing ${frozen.number} · version ${frozen.version}`, text: 'Tie-out sheet', under: frozen.carrierName },
      { kind: 'paragraph', style: 'lead', text: verdictOf(groups.flatMap(({ ties }) => ties)) },
      {
        kind: 'facts',
        labelWidth: 112,
        rows: [
          of.asked,
          { label: 'Submitted', value: momentText(frozen.submittedAt), small: `by ${frozen.submittedBy.name}, ${frozen.submittedBy.title}` },
          { label: 'SHA-256 of the filing', value: sha256, small: 'of its canonical JSON, from which this sheet is worked out' },
        ],
      },
      ...groups.flatMap(({ title, ties }): Block[] => [{ kind: 'heading', level: 2, compact: true, text: title }, drawTies(title, ties)]),
      {
        kind: 'paragraph',
        style: 'small',
        text: 'A sheet that ties shows that the filing agrees with itself, to the cent. It does not show that a quantity or a price is right.',
      },
    ],
  };
}

/** `All 24 checks tie.` */
export function verdictOf(ties: readonly FrozenTie[]): string {
  const apart = ties.filter((tie) => !tie.ties).length;
  if (apart === 0) return `All ${counted(ties.length, 'check')} tie.`;
  return `${apart} of ${counted(ties.length, 'check')} ${apart === 1 ? 'does' : 'do'} not tie: look for “No” below.`;
}

function drawTies(title: string, ties: readonly FrozenTie[]): Block {
  return {
    kind: 'table',
    caption: `${title}: what is checked, as stated, as it comes out again, whether it ties`,
    columns: [
      { title: 'Checked', width: { share: 1.25 } },
      { title: 'As stated', width: { share: 0.8 }, align: 'right' },
      { title: 'Again from its parts', width: { share: 0.8 }, align: 'right' },
      { title: 'Ties', width: 34 },
    ],
    rows: ties.map(({ what, how, stated, again, ties: agrees }) => ({ cells: [{ text: what, small: how }, stated, again, agrees ? 'Yes' : 'No'] })),
  };
}
