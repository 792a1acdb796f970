import { addYears, type Day, rollForward } from '../calendar.ts';
import type { Program } from '../programs/program.ts';
import type { StatutoryDay } from '../schedule/statutory-days.ts';
import { termDues, termEndOf } from './term-clock.ts';
import type { Award, TermFilingKind } from './term-filing.ts';

/** A paper that is due after the approval, with the rule behind its day and what was filed for it. */
export interface TermDue {
  id: string;
  /** The kind of filing that answers it. */
  kind: TermFilingKind;
  title: string;
  day: Day;
  citation: string;
  /** How the day comes about. */
  note: string;
  state: 'filed' | 'overdue' | 'due';
  /** Number of the filing that answers it. */
  filedAs: string | null;
}

/** A submitted filing of the term, as far as the list of what is due has to know it. */
export interface FiledOfTerm {
  kind: TermFilingKind;
  number: string;
  submittedOn: Day;
  /** Answer `updateNumber` of a status update. */
  updateNumber: string | undefined;
}

/**
 * What is due after the approval, in order of days, up to a year from today or the end of the term as granted with its papers, whichever is later.
 * Status updates end with the final certification. What was filed is told by kind and, for status updates, by their number.
 */
export function listTermDues({ program, award, filed, today }: DueFacts): TermDue[] {
  const end = termEndOf(program, award);
  const until = later(addYears(today, 1), end ?? today);
  const certifiedOn = filed.find(({ kind }) => kind === 'final-certification')?.submittedOn;
  const days = termDues(program, award, until).filter(({ kind, day }) => kind !== 'status-update' || certifiedOn === undefined || day <= certifiedOn);
  return [...days, ...annualDue(program, today)]
    .map((due, index, all) => {
      const kind = formKinds[due.kind] ?? 'annual-report';
      const before = all.slice(0, index).findLast((one) => one.kind === due.kind)?.day;
      const answer = answerTo(due, { kind, before, filed });
      const state: TermDue['state'] = answer ? 'filed' : due.day < today ? 'overdue' : 'due';
      return { id: due.id, kind, title: due.title, day: due.day, citation: due.citation, note: due.note, state, filedAs: answer?.number ?? null };
    })
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

const formKinds: Partial<Record<DueKind, TermFilingKind>> = {
  'status-update': 'status-update',
  'spending-report': 'spending-report',
  'first-claim': 'claim',
  'last-claim': 'claim',
  petition: 'extension-petition',
  'final-certification': 'final-certification',
};

/** 47 CFR 1.50007(b): by March 31, with what stood on December 31. */
function annualDue({ key }: Program, today: Day): Due[] {
  if (key !== 'scrp') return [];
  const year = Number(today.slice(0, 4));
  const [here = today, next = today] = [year, year + 1].map((one) => rollForward(`${one}-03-31` as Day));
  const note = 'By March 31 with data as of December 31. Whoever certifies once that it has none of the equipment in question is exempt.';
  return [
    {
      id: 'annual-report',
      kind: 'annual-report',
      day: here >= today ? here : next,
      title: 'Annual report on covered equipment',
      citation: '47 CFR 1.50007(b)',
      note,
    },
  ];
}

function answerTo(due: Due, { kind, before, filed }: { kind: TermFilingKind; before: Day | undefined; filed: readonly FiledOfTerm[] }) {
  const mine = filed.filter((one) => one.kind === kind);
  if (due.kind === 'status-update') return mine.find(({ updateNumber }) => `status-update-${updateNumber}` === due.id);
  if (due.kind === 'last-claim' || due.kind === 'petition') return undefined;
  if (due.kind === 'annual-report') return mine.findLast(({ submittedOn }) => submittedOn.slice(0, 4) === due.day.slice(0, 4));
  if (due.kind !== 'spending-report') return mine[0];
  return mine.find(({ submittedOn }) => submittedOn <= due.day && (before === undefined || submittedOn > before));
}

function later(a: Day, b: Day): Day {
  return a > b ? a : b;
}

type DueKind = StatutoryDay['kind'] | 'annual-report';
type Due = Pick<StatutoryDay, 'id' | 'day' | 'title' | 'citation' | 'note'> & { kind: DueKind };

interface DueFacts {
  program: Program;
  award: Award;
  filed: readonly FiledOfTerm[];
  today: Day;
}
