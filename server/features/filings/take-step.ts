import type { Context } from '../../context.ts';
import { good, type Result } from '../../domain/result.ts';
import { applyStep } from '../../domain/review/apply-step.ts';
import type { ReviewRemark, ReviewStep } from '../../domain/review/review.ts';
import { requirePerson } from '../accounts/index.ts';
import { listStepsOf, toStep } from './queries.ts';
import { insertStep } from './store.ts';

/**
 * Takes one step of a filing's review as the actor, through the transition table, inside the transaction of what it belongs to. Whoever calls has
 * found the filing in a scoped query, and records the event.
 */
export async function takeStep(ctx: Context, filingId: number, wanted: WantedStep): Promise<Result<ReviewStep[]>> {
  const person = requirePerson(ctx);
  const history = (await listStepsOf(ctx, [filingId])).map(toStep);
  const step: ReviewStep = { kind: wanted.kind, at: ctx.now, by: person.name, versionNumber: wanted.versionNumber, text: wanted.text };
  const result = applyStep(history, step, { roles: person.roles, remarks: wanted.remarks });
  if (!result.ok) return result;
  const { kind, versionNumber, text } = wanted;
  await insertStep(ctx, { filingId, kind, versionNumber, text, at: ctx.now, personId: person.personId, personName: person.name });
  return good(result.value);
}

interface WantedStep {
  kind: ReviewStep['kind'];
  versionNumber: number;
  text: string;
  remarks: readonly ReviewRemark[];
}
