import { addDays, addYears, type Day, rollForward } from '../calendar.ts';
import type { Program } from '../programs/program.ts';
import { type GrantedExtension, lastEndOf } from '../schedule/granted-extensions.ts';
import { reportingRules } from '../schedule/reporting-rules.ts';
import { type StatutoryDay, statutoryDays } from '../schedule/statutory-days.ts';
import type { Award } from './term-filing.ts';

/** The last day of the term as extended; null before the first money, or where the program sets no term. 47 CFR 1.50004(h). */
export function termEndOf(program: Pick<Program, 'termYears'>, { firstMoneyOn, extensions }: Award): Day | null {
  const years = program.termYears.value;
  if (firstMoneyOn === null || years === null) return null;
  return lastEndOf(addYears(firstMoneyOn, years), extensions.map(toGranted));
}

/** Where the term is set. */
export function statuteOf({ termYears }: Pick<Program, 'termYears'>): string {
  return termYears.citation;
}

/**
 * The days on which papers are due after the approval, in order: those of the program's clock that can be known from the award. Before the first
 * money only what runs from the approval. `until` bounds what repeats.
 */
export function termDues(program: Program, award: Award, until: Day): StatutoryDay[] {
  const { approvedOn, firstMoneyOn, extensions } = award;
  const days = statutoryDays(program, {
    approvedOn,
    approvalNote: 'As the carrier recorded it.',
    firstFundsOn: firstMoneyOn ?? addYears(approvedOn, 1),
    termYears: program.termYears.value,
    finishOn: until,
    granted: extensions.map(toGranted),
  });
  const open = new Set<StatutoryDay['kind']>(['status-update', 'first-claim', ...(firstMoneyOn === null ? [] : moneyKinds)]);
  const end = termEndOf(program, award);
  // Days to ask for an extension that comes after one not granted yet are a plan's concern, not a duty.
  const isNext = ({ kind, day }: StatutoryDay): boolean => kind !== 'petition' || (end !== null && day === addDays(end, -1));
  return days.filter((due) => open.has(due.kind) && isNext(due)).map((due) => atTermEnd(due, { program, end }));
}

const moneyKinds: readonly StatutoryDay['kind'][] = ['spending-report', 'petition', 'final-certification', 'last-claim'];

/** Certification and last claims follow the term as granted so far, not as a plan would need it. */
function atTermEnd(due: StatutoryDay, { program, end }: { program: Program; end: Day | null }): StatutoryDay {
  const rules = reportingRules[program.key];
  if (!rules || end === null) return due;
  if (due.kind === 'final-certification') return { ...due, day: rollForward(addDays(end, rules.certificationDays.count)) };
  return due.kind === 'last-claim' ? { ...due, day: rollForward(addDays(end, rules.claimDays.count)) } : due;
}

function toGranted({ grantedOn, until, note }: Award['extensions'][number]): GrantedExtension {
  return { grantedOn: grantedOn ?? until, until, order: note, note };
}
