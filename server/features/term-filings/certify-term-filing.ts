import type { Context } from '../../context.ts';
import { bad, good, type Result } from '../../domain/result.ts';
import { type AppError, conflict } from '../../platform/errors.ts';
import { recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { enqueueJob } from '../../platform/work/jobs.ts';
import { isOwnPassword, requirePerson } from '../accounts/index.ts';
import { type Signature, samePerson, signatureIssues, wrongPassword } from '../filings/index.ts';
import { getTermFiling } from './queries.ts';
import { readTermContent } from './read-term-content.ts';
import { updateTermFiling } from './store.ts';

/** The officer certifies a prepared filing and signs, by the rules of the application; queues the submission, which alone makes a version. */
export async function certifyTermFiling(ctx: Context, id: number, signature: Signature): Promise<Result<null>> {
  const person = requirePerson(ctx);
  const before = await getTermFiling(ctx, id);
  if (before.state !== 'Ready to certify') throw conflict(`Filing ${before.number} is certified once the preparer says it is complete.`);
  if (before.preparedBy === person.personId) return bad([samePerson]);
  const content = await readTermContent(ctx, before);
  if (before.revision !== signature.revision || content.fingerprint !== signature.content) throw hasChanged(before.number);
  if (content.failures.length > 0) return bad(content.failures);
  const issues = signatureIssues(signature, { name: person.name, certifications: content.form.certifications });
  if (issues.length > 0) return bad(issues);
  if (!(await isOwnPassword(ctx, signature.password))) return bad([wrongPassword]);
  return inTransaction(ctx, async (tx) => {
    const filing = await getTermFiling(tx, id);
    if (filing.state !== 'Ready to certify' || filing.revision !== signature.revision) throw hasChanged(filing.number);
    const title = signature.title.trim();
    const submissionJobId = await enqueueJob(tx, 'term submission', {
      termFilingId: id,
      revision: filing.revision,
      content: signature.content,
      versionNumber: filing.versions.length + 1,
      name: person.name,
      title,
      certifiedAt: ctx.now,
    });
    await updateTermFiling(tx, id, { submissionJobId });
    await recordEvent(tx, {
      action: 'filing certified',
      subject: `filing ${filing.number}`,
      summary: `${person.name}, ${title}, certified the filing`,
    });
    return good(null);
  });
}

function hasChanged(number: string): AppError {
  return conflict(`Filing ${number} has changed since you opened this page. Open it again and read what is new before you sign.`);
}
