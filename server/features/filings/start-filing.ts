import type { Context } from '../../context.ts';
import { prefillAnswers } from '../../domain/filing/application-answers.ts';
import type { ProgramKey } from '../../domain/programs/program.ts';
import { good, type Result } from '../../domain/result.ts';
import { recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { requireCarrierId, requirePerson } from '../accounts/index.ts';
import { findFittingEstimate } from './choose-estimate.ts';
import { getProfile } from './gather-facts.ts';
import { insertFiling, nextFilingNumber } from './store.ts';
import { programWords } from './words.ts';

/** Starts a filing under a program, with what the profile already says filled in. Returns its id. */
export async function startFiling(ctx: Context, input: { program: ProgramKey; estimateId: number | null }): Promise<Result<number>> {
  const carrierId = requireCarrierId(ctx);
  const { personId, name } = requirePerson(ctx);
  const estimate = input.estimateId === null ? good(null) : await findFittingEstimate(ctx, input.program, input.estimateId);
  if (!estimate.ok) return estimate;
  const answersJson = prefillAnswers(await getProfile(ctx)) as Record<string, string>;
  return inTransaction(ctx, async (tx) => {
    const number = await nextFilingNumber(tx);
    const id = await insertFiling(tx, { carrierId, number, program: input.program, answersJson, estimateId: input.estimateId, createdBy: personId });
    await recordEvent(tx, {
      action: 'filing started',
      subject: `filing ${number}`,
      summary: `${name} started a filing under ${programWords(input.program)}`,
    });
    return good(id);
  });
}
