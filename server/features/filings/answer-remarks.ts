import type { Context } from '../../context.ts';
import { hiddenMarkIssues } from '../../domain/hidden-mark.ts';
import { bad, good, type Issue, type Result } from '../../domain/result.ts';
import { conflict } from '../../platform/errors.ts';
import { recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { requirePerson } from '../accounts/index.ts';
import { getFiling, listSentRemarks } from './queries.ts';
import { updateFiling, updateRemarkAnswer } from './store.ts';
import { takeStep } from './take-step.ts';
import { stateWords } from './words.ts';

const longestAnswer = 4000;

/** Saves the carrier's answers to the remarks of a returned filing, by remark id. An answer may be changed until the filing is submitted again. */
export async function answerRemarks(ctx: Context, filingId: number, answers: ReadonlyMap<number, string>): Promise<Result<{ open: number }>> {
  const person = requirePerson(ctx);
  const tooLong: Issue[] = [...answers].filter(([, text]) => text.length > longestAnswer).map(([id]) => overlong(id));
  const hidden = [...answers].flatMap(([id, text]) => hiddenMarkIssues({ field: `answer-${id}`, label: 'The answer', text }));
  if (tooLong.length + hidden.length > 0) return bad([...tooLong, ...hidden]);
  return inTransaction(ctx, async (tx) => {
    const filing = await getFiling(tx, filingId);
    if (filing.state !== 'Returned')
      throw conflict(`Filing ${filing.number} is ${stateWords(filing.state)}; remarks are answered while it is returned.`);
    const remarks = (await listSentRemarks(tx, filingId)).filter((remark) => remark.versionNumber === filing.versions.length);
    const changes: Record<string, { before: unknown; after: unknown }> = {};
    for (const remark of remarks) {
      const answer = answers.get(remark.id)?.trim();
      if (answer === undefined || answer === (remark.answer ?? '')) continue;
      await updateRemarkAnswer(tx, remark, { answer: answer === '' ? null : answer, answeredByName: person.name });
      changes[`remark ${remark.id}`] = { before: remark.answer, after: answer };
      remark.answer = answer;
    }
    const open = remarks.filter((remark) => (remark.answer ?? '') === '').length;
    if (Object.keys(changes).length === 0) return good({ open });
    const text = `${remarks.length - open} of ${remarks.length} remarks are answered.`;
    const step = await takeStep(tx, filingId, { kind: 'answer', versionNumber: filing.versions.length, text, remarks });
    if (!step.ok) return step;
    await updateFiling(tx, filingId, { revision: filing.revision + 1 });
    await recordEvent(tx, { action: 'remarks answered', subject: `filing ${filing.number}`, summary: text, changes });
    return good({ open });
  });
}

function overlong(id: number): Issue {
  return { severity: 'error', code: 'too-long', field: `answer-${id}`, message: `An answer has more than ${longestAnswer} characters. Shorten it.` };
}
