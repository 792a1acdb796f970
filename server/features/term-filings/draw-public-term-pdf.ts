import type { Context } from '../../context.ts';
import { drawPdfBytes } from '../../platform/pdf/draw-pdf-bytes.ts';
import { publicTermDocument } from './draw-term-filing.ts';
import { getFrozenTerm, type TermVersionRow } from './queries.ts';

/** The copy of a version for the public, drawn when it is asked for: it follows from the frozen value alone. Whoever calls has found the version in a scoped query. */
export async function drawPublicTermPdf(ctx: Context, { frozenSha256 }: Pick<TermVersionRow, 'frozenSha256'>): Promise<Buffer> {
  return await drawPdfBytes(publicTermDocument(await getFrozenTerm(ctx, frozenSha256), frozenSha256));
}
