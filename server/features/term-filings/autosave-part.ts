import type { Context } from '../../context.ts';
import { termFormOf } from '../../domain/filing/forms/term-forms.ts';
import { AppError } from '../../platform/errors.ts';
import type { SaveReply } from '../../web/save-reply.ts';
import { conflictWords } from '../filings/index.ts';
import { listTheirs } from './fill-page.ts';
import { readRevision } from './inputs.ts';
import { getTermFiling } from './queries.ts';
import { saveTermPart } from './save-term-part.ts';

/** Saves a section while it is written, by the same rules as its button. Tables are saved by their button alone. */
export async function autosavePart(ctx: Context, id: number, body: Record<string, string>): Promise<SaveReply> {
  const part = body.part ?? '';
  try {
    const outcome = await saveTermPart(ctx, id, { part, revision: readRevision(body), seen: body.seen ?? '', entered: body, rows: [], window: null });
    if (outcome.kind === 'refused') return { outcome: 'refused', message: outcome.issues.map(({ message }) => message).join(' ') };
    const { revision, seen } = outcome;
    if (outcome.kind === 'saved') return { outcome: 'saved', revision, seen };
    const filing = await getTermFiling(ctx, id);
    const fields = termFormOf(filing.kind)?.fields.filter(({ section }) => section === part) ?? [];
    const theirs = listTheirs(fields, body, outcome.theirs as Record<string, string>);
    return { outcome: 'conflict', message: await conflictWords(ctx, filing.number, part), theirs, revision, seen };
  } catch (error) {
    if (error instanceof AppError && error.kind === 'conflict') return { outcome: 'locked', message: error.message };
    throw error;
  }
}
