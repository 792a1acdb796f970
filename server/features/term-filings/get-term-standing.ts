import type { Context } from '../../context.ts';
import { type Day, dayOf } from '../../domain/calendar.ts';
import { wasWithdrawn } from '../../domain/filing/forms/standing.ts';
import { termEndOf } from '../../domain/filing/term-clock.ts';
import { type FiledOfTerm, listOwnDues, listTermDues, openDues, type TermDue } from '../../domain/filing/term-dues.ts';
import type { Award } from '../../domain/filing/term-filing.ts';
import { getProgram } from '../../domain/programs/programs.ts';
import type { FilingEntry } from '../filings/index.ts';
import { findAward } from './gather-term-facts.ts';
import { listSubmitted, type SubmittedFiling } from './queries.ts';

/**
 * What was decided about an application, and what is due after it, what the provider files for itself among it. Whoever calls has found the
 * application in a scoped query.
 */
export async function getTermStanding(ctx: Context, application: Pick<FilingEntry, 'id' | 'estimateId' | 'program'>): Promise<TermStanding> {
  const program = getProgram(application.program);
  const award = await findAward(ctx, application);
  if (!award) return { award: null, termEndsOn: null, dues: [] };
  const filed = [...(await listSubmitted(ctx, application.id)), ...(await listSubmitted(ctx, null))].map(toFiled);
  return { award, termEndsOn: termEndOf(program, award), dues: openDues(listTermDues({ program, award, filed, today: dayOf(ctx.now) })) };
}

/** What the provider has to file for itself, in order of days. */
export async function getOwnDues(ctx: Context): Promise<TermDue[]> {
  const filed = (await listSubmitted(ctx, null)).map(toFiled);
  return openDues(listOwnDues({ program: getProgram('scrp'), filed, today: dayOf(ctx.now) }));
}

/** What a filing says now, with the day on which it was first filed: a correction answers what it answered before. */
function toFiled({ frozen, firstSubmittedAt }: SubmittedFiling): FiledOfTerm {
  const { kind, number, entered } = frozen;
  const { answers } = entered;
  return {
    kind,
    number,
    submittedOn: dayOf(firstSubmittedAt),
    updateNumber: answers.updateNumber,
    ...(!wasWithdrawn(frozen) && { lastClaim: answers.lastClaim, claimsUntil: answers.claimsUntil }),
    periodEndsOn: answers.periodEndsOn,
    ...(kind === 'annual-report' && { report: { year: Number(answers.year), hasNone: answers.has === 'none' } }),
  };
}

interface TermStanding {
  /** null while nothing is recorded. */
  award: Award | null;
  termEndsOn: Day | null;
  /** What is open, in order of days. */
  dues: TermDue[];
}
