import type { Context } from '../../context.ts';
import { currentPaperEdition } from '../../domain/filing/frozen-filing.ts';
import { notFound } from '../../platform/errors.ts';
import { keepLast } from '../../platform/keep-last.ts';
import { drawPdfInThread } from '../../platform/pdf/draw-pdf-in-thread.ts';
import { requirePerson } from '../accounts/index.ts';
import { asDraft } from './draft-filing.ts';
import { evidenceDocument, frozenEvidenceDocument } from './draw-evidence.ts';
import { evidenceKeyOf, getEvidence } from './get-evidence.ts';
import { getFrozen } from './get-frozen.ts';
import { programTitle } from './pages.ts';
import type { FilingEntry } from './queries.ts';
import { momentText } from './words.ts';

// Large papers take seconds: whoever asks again meanwhile, or soon after, gets the same one.
const keepDrafts = keepLast<Buffer>(2);
const keepFiled = keepLast<Buffer>(2);

/** The evidence index of a filing as it stands, marked as a draft. Whoever calls has found the filing in a scoped query. */
export async function evidencePdf(ctx: Context, filing: FilingEntry): Promise<Buffer> {
  return await keepDrafts(`${await evidenceKeyOf(ctx, filing)} ${filing.versions.length}`, async () => {
    const document = evidenceDocument(await getEvidence(ctx, filing), {
      carrierName: requirePerson(ctx).organizationName,
      program: programTitle(filing.program),
      number: filing.number,
      version: filing.versions.length + 1,
      createdAt: ctx.now,
      edition: currentPaperEdition,
      facts: [
        { label: 'Filing', value: filing.number, small: 'the working copy' },
        { label: 'As of', value: momentText(ctx.now) },
      ],
    });
    return await drawPdfInThread(asDraft(document, { number: filing.number }));
  });
}

/** The evidence index of a submitted version, from its frozen value alone. Whoever calls has found, in a scoped query, a version that names it. */
export async function filedEvidencePdf(ctx: Context, frozenSha256: string): Promise<Buffer> {
  return await keepFiled(frozenSha256, async () => {
    const document = frozenEvidenceDocument(await getFrozen(ctx, frozenSha256), frozenSha256);
    if (!document) throw notFound('This version was filed before the evidence was kept line by line. Its Exhibit 8 says what it had.');
    return await drawPdfInThread(document);
  });
}
