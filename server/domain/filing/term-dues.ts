import { addDays, addYears, type Day, rollForward, toDay } from '../calendar.ts';
import type { Program } from '../programs/program.ts';
import type { StatutoryDay } from '../schedule/statutory-days.ts';
import { counted } from '../words.ts';
import { periodOf } from './forms/status-update/status-update-values.ts';
import { termDues, termEndOf } from './term-clock.ts';
import type { Award, TermFilingKind } from './term-filing.ts';

/** January 31 and July 31 are reported on within so many days. 47 CFR 1.50004(l). */
const daysToReport = 10;

/** Ten days, and a weekend with a holiday. */
const reportDays = 13;

/** Days of annual reports further back are not listed. */
const mostYearsBack = 10;

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
  /** The first day on which it can be made; null where that has come, or no rule sets one. */
  opensOn: Day | null;
  /** Answers that make a form the one about this day. */
  starts: Readonly<Record<string, string>>;
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
  /** Answer `lastClaim` of a claim. */
  lastClaim?: string | undefined;
  /** Answer `claimsUntil` of a claim: the last day for claims, as extended. */
  claimsUntil?: string | undefined;
  /** Answer `periodEndsOn` of a spending report. */
  periodEndsOn?: string | undefined;
  /** Year that an annual report is about, and whether it certifies that there is nothing to report. */
  report?: { year: number; hasNone: boolean } | undefined;
}

/**
 * What is due after the approval, in order of days, up to a year from today or the end of the term as granted with its papers, whichever is later.
 * Status updates end with the final certification, spending reports with the final one, which follows that certification. Days that only end what may be asked for are left out once
 * they have passed.
 */
export function listTermDues({ program, award, filed, today }: DueFacts): TermDue[] {
  const end = termEndOf(program, award);
  const until = later(addYears(today, 1), end ?? today);
  const clock = termDues(program, award, until);
  const days: Due[] = [
    ...clock.map((due) => named(extended(due, filed), { program, award })),
    ...finalReportDue(clock, filed),
    ...annualDues(program, { filed, today }),
  ].filter((due) => isDuty(due, { filed, today }));
  return toDues(days, { award, filed, today });
}

/** What the provider files for itself, whatever became of its applications, in order of days: the annual reports. */
export function listOwnDues({ program, filed, today }: Omit<DueFacts, 'award'>): TermDue[] {
  return toDues(annualDues(program, { filed, today }), { award: null, filed, today });
}

function toDues(days: readonly Due[], { award, filed, today }: Pick<DueFacts, 'filed' | 'today'> & { award: Award | null }): TermDue[] {
  return days
    .map((due): TermDue => {
      const { id, title, day, citation, note, starts = {} } = due;
      const kind = formKinds[due.kind] ?? 'annual-report';
      const next = days.find((one) => one.kind === due.kind && one.day > day)?.day;
      const answer = answerTo(due, { next, award, filed: filed.filter((one) => one.kind === kind) }) ?? finalFor(due, filed);
      const opensOn = due.opensOn !== undefined && due.opensOn > today ? due.opensOn : null;
      const state = answer ? 'filed' : day < today ? 'overdue' : 'due';
      return { id, kind, title, day, citation, note, state, opensOn, starts, filedAs: answer?.number ?? null };
    })
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/**
 * What is open, for people: of the days of a kind that have passed without a filing here only the last, with how many came before it, because a
 * carrier may have filed those elsewhere. Days before the newest filing of the kind are left out.
 */
export function openDues(dues: readonly TermDue[]): TermDue[] {
  return dues.flatMap((due, index): TermDue[] => {
    if (due.state !== 'overdue') return due.state === 'due' ? [due] : [];
    const later = dues.slice(index + 1).filter(({ kind }) => kind === due.kind);
    if (later.some(({ state }) => state !== 'due')) return [];
    const lastFiled = dues.findLastIndex(({ kind, state }) => kind === due.kind && state === 'filed');
    const before = dues.slice(lastFiled + 1, index).filter(({ kind }) => kind === due.kind).length;
    const more = before === 0 ? '' : ` ${counted(before, 'earlier day', 'earlier days')} passed without a filing here.`;
    return [{ ...due, note: `${due.note}${more}` }];
  });
}

function isDuty({ kind, day }: Due, { filed, today }: Pick<DueFacts, 'filed' | 'today'>): boolean {
  const lastOn = (last: TermFilingKind) => filed.find((one) => one.kind === last)?.submittedOn ?? day;
  if (kind === 'status-update') return day <= lastOn('final-certification');
  if (kind === 'spending-report') return day <= lastOn('final-spending-report');
  return (kind !== 'petition' && kind !== 'last-claim') || day >= today;
}

const formKinds: Partial<Record<DueKind, TermFilingKind>> = {
  'status-update': 'status-update',
  'spending-report': 'spending-report',
  'first-claim': 'claim',
  'last-claim': 'claim',
  petition: 'extension-petition',
  'final-certification': 'final-certification',
  'final-spending-report': 'final-spending-report',
};

/**
 * A status update is the one of its number, due on the last day of its 90 days: it is made from their first day on, because before it nothing of them has
 * come. A spending report is the one of its half-year, and follows its last day. 47 CFR 1.50004(k) and (l).
 */
function named(due: StatutoryDay, { program, award }: Pick<DueFacts, 'program' | 'award'>): Due {
  const updateNumber = /^status-update-(\d+)$/.exec(due.id)?.[1];
  if (updateNumber !== undefined) {
    const period = periodOf({ answers: { updateNumber }, award, program });
    return { ...due, starts: { updateNumber }, ...(period && { opensOn: period.from }) };
  }
  const reportOn = toDay(/^spending-report-(.+)$/.exec(due.id)?.[1] ?? '');
  if (!reportOn) return due;
  const periodEndsOn = addDays(reportOn, -daysToReport);
  return { ...due, starts: { periodEndsOn }, opensOn: addDays(periodEndsOn, 1) };
}

/** More time for claims is recorded in the claims: what the newest that names a day says. 47 CFR 1.50004(g)(3). */
function extended(due: StatutoryDay, filed: readonly FiledOfTerm[]): StatutoryDay {
  if (due.kind !== 'last-claim') return due;
  const claim = filed.findLast(({ claimsUntil = '' }) => toDay(claimsUntil) !== undefined);
  const until = toDay(claim?.claimsUntil ?? '');
  if (!claim || !until || until <= due.day) return due;
  return { ...due, day: until, note: `As extended, by what claim ${claim.number} says.` };
}

/** 47 CFR 1.50004(l)(2) sets no day for the final report: the next one for a spending report after the final certification. */
function finalReportDue(clock: readonly StatutoryDay[], filed: readonly FiledOfTerm[]): Due[] {
  const certified = filed.find(({ kind }) => kind === 'final-certification');
  const next = clock.find(({ kind, day }) => kind === 'spending-report' && certified !== undefined && day >= certified.submittedOn);
  if (!next) return [];
  const note = 'It follows the final certification. The rule sets no day for it: the next day for a spending report is a planning assumption.';
  return [{ ...next, id: 'final-spending-report', kind: 'final-spending-report', title: 'Final spending report', note }];
}

/**
 * 47 CFR 1.50007(b): by March 31, with what stood on December 31 of the year before, which names the day. The next one, and those since the first
 * report here: what was due before that may have been filed, or the exemption certified, elsewhere. Whoever certified last that there is nothing to
 * report is exempt.
 */
function annualDues({ key }: Pick<Program, 'key'>, { filed, today }: Pick<DueFacts, 'filed' | 'today'>): Due[] {
  const reports = filed.flatMap(({ kind, report }) => (kind === 'annual-report' && report ? [report] : [])).sort((a, b) => a.year - b.year);
  const since = reports.slice(reports.findLastIndex(({ hasNone }) => hasNone) + 1);
  if (key !== 'scrp' || (reports.length > 0 && since.length === 0)) return [];
  const thisYear = Number(today.slice(0, 4));
  const coming = annualDueOn(thisYear - 1) >= today ? thisYear - 1 : thisYear;
  const first = Math.max(Math.min(since[0]?.year ?? coming, coming), coming - mostYearsBack);
  return Array.from({ length: coming - first + 1 }, (_, index) => first + index).map((year) => ({
    id: `annual-report-${year}`,
    kind: 'annual-report',
    day: annualDueOn(year),
    title: `Annual report on covered equipment, ${year}`,
    citation: '47 CFR 1.50007(b)',
    opensOn: `${year + 1}-01-01` as Day,
    starts: { year: String(year) },
    note: `By March 31 with data as of December 31, ${year}, so not before that day is over. Whoever certifies once that it has none of the equipment in question is exempt.`,
  }));
}

/** March 31 of the year after the one that a report is about, or the next business day. 47 CFR 1.50007(b). */
export function annualDueOn(year: number): Day {
  return rollForward(`${year + 1}-03-31` as Day);
}

/** The filing that answers a due day, among those of its kind, late or not. */
function answerTo(
  due: Due,
  { next, award, filed }: { next: Day | undefined; award: Award | null; filed: readonly FiledOfTerm[] },
): FiledOfTerm | undefined {
  if (due.kind === 'last-claim') return filed.find(({ lastClaim }) => lastClaim === 'yes');
  if (due.kind === 'status-update') return filed.find(({ updateNumber }) => `status-update-${updateNumber}` === due.id);
  if (due.kind === 'annual-report') return filed.findLast(({ report }) => report !== undefined && due.id === `annual-report-${report.year}`);
  if (due.kind === 'petition') {
    const granted = (award?.extensions ?? []).map(({ grantedOn, until }) => grantedOn ?? until);
    return filed.findLast(({ submittedOn }) => submittedOn <= due.day && granted.every((on) => submittedOn > on));
  }
  if (due.kind !== 'spending-report') return filed[0];
  const named = filed.find(({ periodEndsOn }) => due.id === `spending-report-${dueAfter(periodEndsOn)}`);
  if (named) return named;
  // A report covers what ended about ten days before it is due, so it is not made earlier.
  const opensOn = (day: Day) => addDays(day, -reportDays);
  return filed.find(
    ({ periodEndsOn, submittedOn }) =>
      dueAfter(periodEndsOn) === null && submittedOn >= opensOn(due.day) && (next === undefined || submittedOn < opensOn(next)),
  );
}

/** A final report accounts for everything up to its last day, so it answers the half-years until then that have no report of their own. */
function finalFor({ id, kind }: Due, filed: readonly FiledOfTerm[]): FiledOfTerm | undefined {
  if (kind !== 'spending-report') return undefined;
  return filed.find((one) => one.kind === 'final-spending-report' && `spending-report-${dueAfter(one.periodEndsOn) ?? ''}` >= id);
}

/** The day, not rolled to a business day, on which the report of a period is due. */
function dueAfter(periodEndsOn: string | undefined): Day | null {
  const end = toDay(periodEndsOn ?? '');
  return end ? addDays(end, daysToReport) : null;
}

function later(a: Day, b: Day): Day {
  return a > b ? a : b;
}

type DueKind = StatutoryDay['kind'] | 'annual-report' | 'final-spending-report';
type Due = Pick<StatutoryDay, 'id' | 'day' | 'title' | 'citation' | 'note'> & { kind: DueKind; opensOn?: Day; starts?: TermDue['starts'] };

interface DueFacts {
  program: Program;
  award: Award;
  filed: readonly FiledOfTerm[];
  today: Day;
}
