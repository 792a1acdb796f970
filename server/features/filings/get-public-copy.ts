import type { Context } from '../../context.ts';
import { canonicalJson } from '../../domain/filing/canonical-json.ts';
import { publicCopy } from '../../domain/filing/public-copy.ts';
import type { PublicFiling } from '../../domain/filing/public-filing.ts';
import { keepLast } from '../../platform/keep-last.ts';
import { drawPdfBytes } from '../../platform/pdf/draw-pdf-bytes.ts';
import { publicFilingDocument } from './draw-public-filing.ts';
import { getFrozen } from './get-frozen.ts';
import type { VersionRow } from './queries.ts';

// A large network takes seconds to draw, and the same version always gives the same bytes.
const keep = keepLast<Buffer>(2);

type Version = Pick<VersionRow, 'frozenSha256'>;

/** The copy of a version for the public: it follows from the frozen value alone. Whoever calls has found the version in a scoped query. */
export async function getPublicCopy(ctx: Context, { frozenSha256 }: Version): Promise<PublicFiling> {
  return publicCopy(await getFrozen(ctx, frozenSha256), frozenSha256);
}

/** The same as one canonical JSON. */
export async function writePublicJson(ctx: Context, version: Version): Promise<Buffer> {
  return Buffer.from(canonicalJson(await getPublicCopy(ctx, version)), 'utf8');
}

/** The same on paper, drawn when it is asked for. */
export async function drawPublicPdf(ctx: Context, version: Version): Promise<Buffer> {
  return await keep(version.frozenSha256, async () => drawPdfBytes(publicFilingDocument(await getPublicCopy(ctx, version))));
}
