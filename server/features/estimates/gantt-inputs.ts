import { z } from 'zod';
import { addDays, addMonths, type Day, toDay } from '../../domain/calendar.ts';
import { type GanttView, ganttViews } from '../../domain/schedule/arrange-gantt.ts';
import { type WorkClass, workClasses } from '../../domain/schedule/work-class.ts';
import { type CrewKind, crewKinds } from '../../domain/schedule/work-plan.ts';

const month = z
  .string()
  .regex(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/)
  .nullable()
  .catch(null);
const text = z.string().max(200).catch('');
const selections = ['driving', 'late'] as const;
const ganttQuery = z.object({
  by: z.enum(ganttViews).catch('site'),
  from: month,
  until: month,
  open: text,
  q: text,
  trade: z.enum(crewKinds).nullable().catch(null),
  work: z.enum(workClasses).nullable().catch(null),
  only: z.enum(selections).nullable().catch(null),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
const nothing = { by: 'site', from: null, until: null, open: '', q: '', trade: null, work: null, only: null, page: 1 };
const allGroups = 'all';

/** What the address of the schedule says about its chart; what cannot be read is left out. Months in the wrong order are exchanged. */
export function readGanttQuery(query: Record<string, string>): GanttQuery {
  const { from, until, open, q, work, ...rest } = ganttQuery.parse({ ...nothing, ...query });
  const [first, last] = from !== null && until !== null && from > until ? [until, from] : [from, until];
  return { ...rest, workClass: work, from: first, until: last, open: open.trim(), search: q.trim() };
}

/** Groups whose parts are shown: `all`, none, or the one that is named. */
export function openGroups({ open }: Pick<GanttQuery, 'open'>): 'all' | ReadonlySet<string> {
  return open === allGroups ? allGroups : new Set(open === '' ? [] : [open]);
}

/** First and last day of the window; null where it is open. */
export function windowOf({ from, until }: Pick<GanttQuery, 'from' | 'until'>): { from: Day | null; until: Day | null } {
  const start = (name: string | null) => (name === null ? null : (toDay(`${name}-01`) ?? null));
  const last = start(until);
  return { from: start(from), until: last === null ? null : addDays(addMonths(last, 1), -1) };
}

/** `2027-03`, so many months later or earlier. */
export function shiftMonth(name: string, months: number): string {
  const index = Number(name.slice(0, 4)) * 12 + Number(name.slice(5)) - 1 + months;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}

export interface GanttQuery {
  by: GanttView;
  /** First and last month of the window, `2027-03`. */
  from: string | null;
  until: string | null;
  /** `all`, the key of one group, or empty. */
  open: string;
  search: string;
  trade: CrewKind | null;
  workClass: WorkClass | null;
  only: (typeof selections)[number] | null;
  /** From 1. */
  page: number;
}
