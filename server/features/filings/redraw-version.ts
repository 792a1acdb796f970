import type { Context } from '../../context.ts';
import { getFile, sha256Of } from '../../platform/files.ts';
import type { VersionRow } from './queries.ts';
import { type Redrawn, redrawFrozen } from './redraw-frozen.ts';

/**
 * Proves a submitted version: the kept JSON has the recorded hash and is canonical, and the paper drawn from it once more has the bytes that were
 * kept. `redraw` draws the kind of filing that it is. Whoever calls has found the version in a scoped query, or runs the server itself.
 */
export async function redrawVersion(
  ctx: Context,
  version: Pick<VersionRow, 'frozenSha256' | 'pdfSha256'>,
  redraw: (json: Buffer) => Promise<Pick<Redrawn, 'sha256' | 'isCanonical' | 'pdf'> | undefined> = redrawFrozen,
): Promise<Proof> {
  const json = await getFile(ctx, version.frozenSha256);
  const pdf = await getFile(ctx, version.pdfSha256);
  const again = await redraw(json);
  return {
    isJsonSound: again?.sha256 === version.frozenSha256 && again.isCanonical,
    isPdfSound: sha256Of(pdf) === version.pdfSha256 && again?.pdf.equals(pdf) === true,
  };
}

interface Proof {
  isJsonSound: boolean;
  isPdfSound: boolean;
}
