import type { Instant } from '../../domain/calendar.ts';
import type { FilingFacts, FormEdition } from '../../domain/filing/filing.ts';
import { freezeFiling } from '../../domain/filing/freeze-filing.ts';
import type { FrozenFiling } from '../../domain/filing/frozen-filing.ts';
import { good, type Result } from '../../domain/result.ts';
import type { Block, PdfDocument } from '../../platform/pdf/document.ts';
import { softwareVersion } from '../../platform/project-root.ts';
import { filingDocument } from './draw-filing.ts';
import { freezeBytes } from './freeze-bytes.ts';

const nobody = { name: 'Not certified', title: 'Draft' };

/** A filing as it stands, ready to be drawn: marked on every page as a draft that nobody has certified, signature lines blank. */
export function draftFiling(form: FormEdition, facts: FilingFacts, draft: Draft): Result<PdfDocument> {
  const frozen = freezeDraft(form, facts, draft);
  return frozen.ok ? good(draftDocument(frozen.value, draft)) : frozen;
}

/** The value of a filing as it stands, which nobody has certified; see `draftDocument`. */
export function freezeDraft(form: FormEdition, facts: FilingFacts, { number, version, drawnAt, inputsSha256 }: Draft): Result<FrozenFiling> {
  return freezeFiling(form, facts, {
    software: `Changeout ${softwareVersion}`,
    number,
    version,
    submittedAt: drawnAt,
    submittedBy: nobody,
    certifiedAt: drawnAt,
    inputsSha256,
  });
}

/** The paper of such a value, marked as a draft. */
export function draftDocument(frozen: FrozenFiling, draft: Pick<Draft, 'number' | 'remarks'>): PdfDocument {
  return asDraft(filingDocument(frozen, freezeBytes(frozen).sha256), draft);
}

/** A document marked on every page as a draft, with nothing signed or submitted on it. */
export function asDraft(document: PdfDocument, { number, remarks = [] }: Pick<Draft, 'number' | 'remarks'>): PdfDocument {
  const [cover, ...rest] = [...document.blocks].map(unsigned);
  const text = ['Not certified and not submitted. It shows the filing as it stood when it was drawn.', ...remarks].join(' ');
  const note: Block = { kind: 'note', title: 'Draft', text };
  const mark = `DRAFT of filing ${number}: not certified, not submitted`;
  return {
    ...document,
    title: `Draft: ${document.title}`,
    runningHead: { left: mark, right: document.runningHead.right },
    runningFoot: mark,
    watermark: 'DRAFT',
    blocks: cover ? [cover, note, ...rest] : [note],
  };
}

function unsigned(block: Block): Block {
  if (block.kind === 'signature') return { ...block, name: 'Not signed', title: '', time: '' };
  if (block.kind !== 'facts') return block;
  return { ...block, rows: block.rows.map((row) => (row.label === 'Submitted' ? { label: row.label, value: 'Not submitted' } : row)) };
}

interface Draft {
  number: string;
  version: number;
  drawnAt: Instant;
  /** Of the estimate. */
  inputsSha256: string;
  /** What a reader must know beforehand, in sentences. */
  remarks?: readonly string[];
}
