import type { FrozenFiling } from '../../domain/filing/frozen-filing.ts';
import { sha256Of } from '../../platform/files.ts';
import { drawPdfBytes } from '../../platform/pdf/draw-pdf-bytes.ts';
import { filingDocument } from './draw-filing.ts';
import { freezeBytes } from './freeze-bytes.ts';

/**
 * Draws the paper of a frozen filing anew from the bytes of its JSON alone. `isCanonical` says whether these are the bytes that its hash is of.
 * Undefined where the bytes are no frozen filing of this program.
 */
export async function redrawFrozen(json: Buffer): Promise<Redrawn | undefined> {
  const frozen = parseFrozen(json);
  if (!frozen) return undefined;
  const sha256 = sha256Of(json);
  const pdf = await drawPdfBytes(filingDocument(frozen, sha256));
  return { frozen, sha256, isCanonical: freezeBytes(frozen).sha256 === sha256, pdf, pdfSha256: sha256Of(pdf) };
}

function parseFrozen(json: Buffer): FrozenFiling | undefined {
  try {
    const value = JSON.parse(json.toString('utf8')) as FrozenFiling | null;
    return value?.schema === 'changeout-filing-1' ? value : undefined;
  } catch {
    return undefined;
  }
}

export interface Redrawn {
  frozen: FrozenFiling;
  sha256: string;
  isCanonical: boolean;
  pdf: Buffer;
  pdfSha256: string;
}
