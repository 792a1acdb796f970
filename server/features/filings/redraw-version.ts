import type { Context } from '../../context.ts';
import type { FrozenFiling } from '../../domain/filing/frozen-filing.ts';
import { getFile, sha256Of } from '../../platform/files.ts';
import { drawPdfBytes } from '../../platform/pdf/draw-pdf-bytes.ts';
import { filingDocument } from './draw-filing.ts';
import { freezeBytes } from './freeze-bytes.ts';
import type { VersionRow } from './queries.ts';

/**
 * Proves a submitted version: the kept JSON has the recorded hash and is canonical, and the paper drawn from it once more has the bytes that were
 * kept. Whoever calls has found the version in a scoped query.
 */
export async function redrawVersion(ctx: Context, version: Pick<VersionRow, 'frozenSha256' | 'pdfSha256'>): Promise<Proof> {
  const json = await getFile(ctx, version.frozenSha256);
  const pdf = await getFile(ctx, version.pdfSha256);
  const frozen = JSON.parse(json.toString('utf8')) as FrozenFiling;
  const again = await drawPdfBytes(filingDocument(frozen, version.frozenSha256));
  return {
    isJsonSound: sha256Of(json) === version.frozenSha256 && freezeBytes(frozen).sha256 === version.frozenSha256,
    isPdfSound: sha256Of(pdf) === version.pdfSha256 && again.equals(pdf),
  };
}

interface Proof {
  isJsonSound: boolean;
  isPdfSound: boolean;
}
