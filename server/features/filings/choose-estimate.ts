import type { Context } from '../../context.ts';
import type { ProgramKey } from '../../domain/programs/program.ts';
import { bad, good, type Issue, type Result } from '../../domain/result.ts';
import { recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { listReadyEstimates } from '../estimates/index.ts';
import { getFiling } from './queries.ts';
import { refuseUnlessEditable } from './refuse-unless-editable.ts';
import { updateFiling } from './store.ts';
import { programWords } from './words.ts';

/** Puts a filing on another estimate of the same program. */
export async function chooseEstimate(ctx: Context, filingId: number, estimateId: number): Promise<Result<null>> {
  const { program } = await getFiling(ctx, filingId);
  const estimate = await findFittingEstimate(ctx, program, estimateId);
  if (!estimate.ok) return estimate;
  return inTransaction(ctx, async (tx) => {
    const filing = await getFiling(tx, filingId);
    refuseUnlessEditable(filing);
    await updateFiling(tx, filingId, { estimateId, revision: filing.revision + 1 });
    await recordEvent(tx, {
      action: 'estimate chosen',
      subject: `filing ${filing.number}`,
      summary: `The filing rests on estimate ${estimate.value.number}`,
      changes: { estimateId: { before: filing.estimateId, after: estimateId } },
    });
    return good(null);
  });
}

/** The carrier's finished estimate with this id, when it was made for the program. */
export async function findFittingEstimate(ctx: Context, program: ProgramKey, estimateId: number): Promise<Result<{ id: number; number: number }>> {
  const estimate = (await listReadyEstimates(ctx)).find((row) => row.id === estimateId);
  if (!estimate) return fault('That estimate is not finished, or is not yours. Choose one of the list.');
  if (estimate.program === program) return good(estimate);
  const made = programWords(estimate.program);
  const wanted = programWords(program);
  return fault(`Estimate ${estimate.number} was made under ${made}. Choose one made under ${wanted}, or make one first.`);
}

function fault(message: string): Result<never> {
  const issue: Issue = { severity: 'error', code: 'estimate-does-not-fit', field: 'estimate', message };
  return bad([issue]);
}
