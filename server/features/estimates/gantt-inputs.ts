import { z } from 'zod';
import { addDays, type Day, toDay } from '../../domain/calendar.ts';
import { type GanttView, ganttViews } from '../../domain/schedule/arrange-gantt.ts';

const month = z
  .string()
  .regex(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/)
  .nullable()
  .catch(null);
const text = z.string().max(200).catch('');
const ganttQuery = z.object({
  by: z.enum(ganttViews).catch('site'),
  from: month,
  until: month,
  open: text,
  q: text,
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
const allGroups = 'all';

/** What the address of the schedule says about its chart; what cannot be read is left out. Months in the wrong order are exchanged. */
export function readGanttQuery(query: Record<string, string>): GanttQuery {
  const { by, from, until, open, q, page } = ganttQuery.parse({ by: 'site', from: null, until: null, open: '', q: '', page: 1, ...query });
  const [first, last] = from !== null && until !== null && from > until ? [until, from] : [from, until];
  return { by, from: first, until: last, open: open.trim(), search: q.trim(), page };
}

/** Groups whose parts are shown: `all`, none, or the one that is named. */
export function openGroups({ open }: Pick<GanttQuery, 'open'>): 'all' | ReadonlySet<string> {
  return open === allGroups ? allGroups : new Set(open === '' ? [] : [open]);
}

/** First and last day of the window; null where it is open. */
export function windowOf({ from, until }: Pick<GanttQuery, 'from' | 'until'>): { from: Day | null; until: Day | null } {
  const start = (name: string | null) => (name === null ? null : (toDay(`${name}-01`) ?? null));
  const last = start(until);
  const next = last === null ? null : start(addDays(last, 31).slice(0, 7));
  return { from: start(from), until: next === null ? last : addDays(next, -1) };
}

export interface GanttQuery {
  by: GanttView;
  /** First and last month of the window, `2027-03`. */
  from: string | null;
  until: string | null;
  /** `all`, the key of one group, or empty. */
  open: string;
  search: string;
  /** From 1. */
  page: number;
}
