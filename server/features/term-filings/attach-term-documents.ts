import type { Context } from '../../context.ts';
import { termFormOf } from '../../domain/filing/forms/term-forms.ts';
import { bad, good, type Result } from '../../domain/result.ts';
import { recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { codeOf, listDocuments } from '../documents/index.ts';
import { getTermFiling } from './queries.ts';
import { refuseUnlessEditable } from './refuse-unless-editable.ts';
import { restOnDocuments } from './rest-on-documents.ts';
import { updateTermFiling } from './store.ts';

/** Attaches documents of the register to a filing as a whole: those that are ticked, and no others. */
export async function attachTermDocuments(ctx: Context, id: number, ticked: readonly string[]): Promise<Result<null>> {
  return inTransaction(ctx, async (tx) => {
    const filing = await getTermFiling(tx, id);
    refuseUnlessEditable(filing);
    const known = new Set((await listDocuments(tx)).map(codeOf));
    const gone = ticked.find((code) => !known.has(code));
    if (gone !== undefined)
      return bad([
        { severity: 'error', code: 'document-gone', field: 'documents', message: `The register has no document ${gone.slice(0, 20)}. Choose again.` },
      ]);
    const form = termFormOf(filing.kind);
    if (!form) throw new Error(`No form for ${filing.kind}.`);
    const attachedJson = [...new Set(ticked)];
    await updateTermFiling(tx, id, { attachedJson, revision: filing.revision + 1 });
    await restOnDocuments(tx, { ...filing, attachedJson }, form);
    const changes = { documents: { before: filing.attachedJson, after: attachedJson } };
    await recordEvent(tx, { action: 'documents attached', subject: `filing ${filing.number}`, summary: attachedJson.join(', ') || 'None', changes });
    return good(null);
  });
}
