import type { FrozenTermFiling } from '../../domain/filing/term-filing.ts';
import { sha256Of } from '../../platform/files.ts';
import { drawPdfBytes } from '../../platform/pdf/draw-pdf-bytes.ts';
import { freezeBytes } from '../filings/index.ts';
import { termDocument } from './draw-term-filing.ts';

/** Draws the paper of a frozen filing of the term anew from the bytes of its JSON alone; undefined where the bytes are none. See `redrawFrozen`. */
export async function redrawTermFrozen(json: Buffer): Promise<RedrawnTerm | undefined> {
  const frozen = parseFrozen(json);
  if (!frozen) return undefined;
  const sha256 = sha256Of(json);
  const pdf = await drawPdfBytes(termDocument(frozen, sha256));
  return { frozen, sha256, isCanonical: freezeBytes(frozen).sha256 === sha256, pdf, pdfSha256: sha256Of(pdf) };
}

function parseFrozen(json: Buffer): FrozenTermFiling | undefined {
  try {
    const value = JSON.parse(json.toString('utf8')) as FrozenTermFiling | null;
    return value?.schema === 'changeout-term-filing-1' ? value : undefined;
  } catch {
    return undefined;
  }
}

export interface RedrawnTerm {
  frozen: FrozenTermFiling;
  sha256: string;
  isCanonical: boolean;
  pdf: Buffer;
  pdfSha256: string;
}
