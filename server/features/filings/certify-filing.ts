import type { Context } from '../../context.ts';
import { getProgram } from '../../domain/programs/programs.ts';
import { bad, good, type Result } from '../../domain/result.ts';
import { type AppError, conflict } from '../../platform/errors.ts';
import { recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { enqueueJob } from '../../platform/work/jobs.ts';
import { isOwnPassword, requirePerson } from '../accounts/index.ts';
import { samePerson, signatureIssues, wrongPassword } from './check-signature.ts';
import { getFiling } from './queries.ts';
import { readContent } from './read-content.ts';
import { updateFiling } from './store.ts';
import { stateWords } from './words.ts';

/**
 * The officer certifies a prepared filing and signs: every certification ticked, name and title, the password once more, never while a
 * check fails, and never by the person who prepared it. Queues the submission, which alone makes a version.
 */
export async function certifyFiling(ctx: Context, filingId: number, signature: Signature): Promise<Result<null>> {
  const person = requirePerson(ctx);
  const before = await getFiling(ctx, filingId);
  if (before.state !== 'Ready to certify')
    throw conflict(`Filing ${before.number} is ${stateWords(before.state)}; it is certified once the preparer says it is complete.`);
  if (before.preparedBy === person.personId) return bad([samePerson]);
  const content = await readContent(ctx, before);
  if (before.revision !== signature.revision || content.fingerprint !== signature.content) throw hasChanged(before.number);
  if (content.failures.length > 0) return bad(content.failures);
  const issues = signatureIssues(signature, { name: person.name, certifications: getProgram(before.program).certifications });
  if (issues.length > 0) return bad(issues);
  if (!(await isOwnPassword(ctx, signature.password))) {
    return bad([wrongPassword]);
  }
  return inTransaction(ctx, async (tx) => {
    const filing = await getFiling(tx, filingId);
    if (filing.state !== 'Ready to certify' || filing.revision !== signature.revision) throw hasChanged(filing.number);
    const submissionJobId = await enqueueJob(tx, 'submission', {
      filingId,
      revision: filing.revision,
      content: signature.content,
      versionNumber: filing.versions.length + 1,
      name: person.name,
      title: signature.title.trim(),
      certifiedAt: ctx.now,
    });
    await updateFiling(tx, filingId, { submissionJobId });
    const summary = `${person.name}, ${signature.title.trim()}, certified the filing`;
    await recordEvent(tx, { action: 'filing certified', subject: `filing ${filing.number}`, summary });
    return good(null);
  });
}

function hasChanged(number: string): AppError {
  return conflict(`Filing ${number} has changed since you opened this page. Open it again and read what is new before you sign.`);
}

export interface Signature {
  revision: number;
  /** Fingerprint of the content that the officer saw. */
  content: string;
  ticked: readonly string[];
  name: string;
  title: string;
  password: string;
}
