import type { Context } from '../../context.ts';
import { type Day, dayOf } from '../../domain/calendar.ts';
import { termEndOf } from '../../domain/filing/term-clock.ts';
import { listTermDues, openDues, type TermDue } from '../../domain/filing/term-dues.ts';
import type { Award } from '../../domain/filing/term-filing.ts';
import { getProgram } from '../../domain/programs/programs.ts';
import type { FilingEntry } from '../filings/index.ts';
import { findAward } from './gather-term-facts.ts';
import { listEarlier } from './queries.ts';

/** What was decided about an application, and what is due after it. Whoever calls has found the application in a scoped query. */
export async function getTermStanding(ctx: Context, application: Pick<FilingEntry, 'id' | 'estimateId' | 'program'>): Promise<TermStanding> {
  const program = getProgram(application.program);
  const award = await findAward(ctx, application);
  if (!award) return { award: null, termEndsOn: null, dues: [] };
  const filed = (await listEarlier(ctx, application.id)).map(({ kind, number, submittedAt, entered }) => ({
    kind,
    number,
    submittedOn: dayOf(submittedAt),
    updateNumber: entered.answers.updateNumber,
    lastClaim: entered.answers.lastClaim,
    periodEndsOn: entered.answers.periodEndsOn,
  }));
  return { award, termEndsOn: termEndOf(program, award), dues: openDues(listTermDues({ program, award, filed, today: dayOf(ctx.now) })) };
}

interface TermStanding {
  /** null while nothing is recorded. */
  award: Award | null;
  termEndsOn: Day | null;
  /** What is open, in order of days. */
  dues: TermDue[];
}
