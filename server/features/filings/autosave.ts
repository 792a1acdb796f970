import type { Context } from '../../context.ts';
import { AppError } from '../../platform/errors.ts';
import type { SaveReply } from '../../web/save-reply.ts';
import { listTheirs } from './answers-page.ts';
import { readRevision } from './inputs.ts';
import { saveAnswers } from './save-answers.ts';

/** Saves a section while it is written, by the same rules as its button; the answer says what became of it. */
export async function autosave(ctx: Context, filingId: number, body: Record<string, string>): Promise<SaveReply> {
  const section = body.section ?? '';
  try {
    const outcome = await saveAnswers(ctx, filingId, { section, revision: readRevision(body), seen: body.seen ?? '', entered: body });
    if (outcome.kind === 'refused') return { outcome: 'refused', message: outcome.issues.map(({ message }) => message).join(' ') };
    const { revision, seen } = outcome;
    if (outcome.kind === 'saved') return { outcome: 'saved', revision, seen };
    return { outcome: 'conflict', message: outcome.message, theirs: listTheirs(section, body, outcome.stored), revision, seen };
  } catch (error) {
    if (error instanceof AppError && error.kind === 'conflict') return { outcome: 'locked', message: error.message };
    throw error;
  }
}
