import type { Context } from '../../context.ts';
import { bad, good, type Result } from '../../domain/result.ts';
import { changesBetween, recordEvent } from '../../platform/events.ts';
import { findSavedMeanwhile } from '../../platform/saved-meanwhile.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { textsOf } from './document-texts.ts';
import type { DocumentFields } from './inputs.ts';
import { getDocument } from './queries.ts';
import { updateDocument } from './store.ts';

/** Changes kind, title and days of a document; refused when somebody else saved since the form was filled. Its bytes never change. */
export async function changeDocument(
  ctx: Context,
  documentId: number,
  form: { fields: DocumentFields; seen: string | undefined },
): Promise<Result<void>> {
  return inTransaction(ctx, async (tx) => {
    const row = await getDocument(tx, documentId);
    const meanwhile = findSavedMeanwhile({ stored: textsOf(row), entered: textsOf(form.fields) }, form.seen);
    if (meanwhile.length > 0) return bad(meanwhile);
    await updateDocument(tx, documentId, form.fields);
    const changes = changesBetween(row, form.fields);
    await recordEvent(tx, { action: 'document changed', subject: `document D-${row.number}`, summary: form.fields.title, changes });
    return good(undefined);
  });
}
