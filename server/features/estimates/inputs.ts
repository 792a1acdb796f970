import { z } from 'zod';
import { addYears, type Day, day, formatDay, toDay } from '../../domain/calendar.ts';
import { type CostCategory, costCategories } from '../../domain/catalog/price-book.ts';
import { readText } from '../../domain/inventory/read-text.ts';
import type { Cents } from '../../domain/money.ts';
import { type ProgramKey, programKeys } from '../../domain/programs/program.ts';
import { bad, good, type Issue, type Result } from '../../domain/result.ts';
import { type PlanInput, readDollars, readPlanInput } from './plan-inputs.ts';

const search = z.string().max(200).catch('');
const page = z.coerce.number().int().min(1).max(100_000).catch(1);
const siteOrders = ['cost', 'code', 'finish'] as const;

const siteQuery = z.object({ q: search, order: z.enum(siteOrders).optional().catch(undefined), page });

/** The year of the first bill, and as far ahead as a plan can mean something. */
const earliestStart = day('2019-01-01');
const latestStart = day('2060-12-31');
const longestName = 80;
const longestNote = 2000;

const estimate = z.object({
  name: visible(
    z.string().trim().max(longestName, `The name has more than ${longestName} characters. Shorten it and put the rest into the note.`),
    'one line',
  ),
  note: visible(
    z
      .string()
      .trim()
      .max(longestNote, `The note has more than ${longestNote.toLocaleString('en-US')} characters. Shorten it.`),
    'many lines',
  ),
  program: z.enum(programKeys, 'Choose the program.'),
  editionId: z
    .string()
    .regex(/^\d{1,9}$/, 'Choose the edition of the price book.')
    .transform(Number),
  customers: whole('The number of customers', 0, 400_000_000),
  towerCrews: whole('The number of tower crews', 1, 500),
  startOn: neededDay('the day the work may start'),
  firstFundsOn: optionalDay('the day the first money arrives'),
  boundary: z.enum(['count', 'leave out']).optional().catch(undefined),
  seed: whole('The seed', 0, 2_147_483_647),
});

/** A plan far from now is a slip of the keys, and a term that runs from such a day says nothing. */
function checkDays({ startOn, firstFundsOn }: { startOn: Day; firstFundsOn: Day | null }, context: z.RefinementCtx): void {
  const refuse = (field: string, message: string): void => context.addIssue({ code: 'custom', path: [field], message });
  if (startOn < earliestStart || startOn > latestStart) {
    refuse('startOn', `Work may start from ${formatDay(earliestStart)} to ${formatDay(latestStart)}. Correct the year.`);
    return;
  }
  const [first, last] = [addYears(startOn, -2), addYears(startOn, 5)];
  if (firstFundsOn !== null && (firstFundsOn < first || firstFundsOn > last)) {
    refuse(
      'firstFundsOn',
      `The first money arrives at most two years before and five after the start of work: ${formatDay(first)} to ${formatDay(last)}. Correct the year.`,
    );
  }
}

/** What the form for a new estimate holds; every value that cannot be read comes back as an issue of its field. */
export function readEstimateInput(body: Record<string, string>, lists: Record<string, string[]> = {}): Result<EstimateInput> {
  const blank = { name: '', note: '', program: '', editionId: '', customers: '', towerCrews: '', startOn: '', firstFundsOn: '', seed: '' };
  const parsed = estimate.superRefine(checkDays).safeParse({ ...blank, ...body });
  const plan = readPlanInput(body, lists);
  if (parsed.success && plan.ok) return good({ ...parsed.data, boundary: parsed.data.boundary ?? null, plan: plan.value });
  const faults = (parsed.error?.issues ?? []).map(
    (issue): Issue => ({ severity: 'error', code: 'input', field: issue.path.join('.'), message: issue.message }),
  );
  return bad([...faults, ...plan.issues]);
}

/** Search, order and page of a list of sites; what cannot be read is left out. */
export function readSiteQuery(query: Record<string, string>, usual: SiteOrder): SiteQuery {
  const parsed = siteQuery.parse({ q: '', page: 1, ...query });
  return { search: parsed.q.trim(), order: parsed.order ?? usual, page: parsed.page };
}

/** An amount that a reader asks about, as typed and as read. */
export function readAmount(text: string): { text: string; cents: Cents | null; fault: string | null } {
  let fault: string | null = null;
  const amount = readDollars(text, (message) => {
    fault = message;
    return null;
  });
  return { text: text.slice(0, 40), cents: amount, fault };
}

export function readPage(query: Record<string, string>): number {
  return page.parse(query.page ?? 1);
}

export function readCategory(query: Record<string, string>): CostCategory | undefined {
  return costCategories.find((category) => category === query.category);
}

/** Text without characters that cannot be seen. */
function visible(text: z.ZodString, lines: 'one line' | 'many lines') {
  const read = readText(Number.MAX_SAFE_INTEGER, lines);
  return text.transform((value, context): string => {
    const reading = read(value);
    if (reading.value !== undefined) return reading.value;
    for (const { message } of reading.problems) context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });
}

/** A whole number as people write it (`12,400`), or null where the field is empty. */
function whole(what: string, least: number, most: number) {
  return z.string().transform((text, context): number | null => {
    const plain = text.replace(/[\s,]/g, '');
    if (plain === '') return null;
    const value = Number(plain);
    if (/^\d{1,12}$/.test(plain) && value >= least && value <= most) return value;
    const range = `${least.toLocaleString('en-US')} to ${most.toLocaleString('en-US')}`;
    context.addIssue({ code: 'custom', message: `${what} must be a whole number from ${range}. Enter it in digits.` });
    return z.NEVER;
  });
}

function neededDay(what: string) {
  return optionalDay(what).transform((value, context): Day => {
    if (value !== null) return value;
    context.addIssue({ code: 'custom', message: dayWanted(what) });
    return z.NEVER;
  });
}

function optionalDay(what: string) {
  return z.string().transform((text, context): Day | null => {
    const value = toDay(text.trim());
    if (value || text.trim() === '') return value ?? null;
    context.addIssue({ code: 'custom', message: dayWanted(what) });
    return z.NEVER;
  });
}

function dayWanted(what: string): string {
  return `Enter ${what} as year, month and day: 2027-04-01.`;
}

export interface EstimateInput {
  /** Empty or absent for a name made of the number. */
  name?: string;
  note?: string;
  program: ProgramKey;
  editionId: number;
  /** Of the carrier with its affiliates; null when not stated. */
  customers: number | null;
  /** null for as many as the planner thinks fit. */
  towerCrews: number | null;
  startOn: Day;
  /** null for the planner's own. */
  firstFundsOn: Day | null;
  /** Whether items count that the rules leave open; null when nobody decided. */
  boundary: 'count' | 'leave out' | null;
  /** null for the estimate's own. */
  seed: number | null;
  /** Absent or null for the plan that nobody has changed: first choices, every own price and recipe change, all adjusters and risks. */
  plan?: PlanInput | null;
}

export type SiteOrder = (typeof siteOrders)[number];

export interface SiteQuery {
  search: string;
  order: SiteOrder;
  /** From 1. */
  page: number;
}
