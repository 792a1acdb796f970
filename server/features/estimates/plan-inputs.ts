import { type Cents, cents } from '../../domain/money.ts';
import { bad, good, type Issue, type Result } from '../../domain/result.ts';

/** What a field name of a choice among alternatives starts with; the key of the group follows. */
export const choicePrefix = 'choice-';
/** A form that shows the plan sends this field, so that nothing ticked is told from a form without ticks. */
export const planMarker = 'planStated';
export const contingencyShares = [0.5, 0.7, 0.8, 0.9] as const;

const mostCents = 9_000_000_000_000_00;

/** The plan as the form states it; null where the form shows no plan. */
export function readPlanInput(body: Record<string, string>, lists: Record<string, string[]>): Result<PlanInput | null> {
  if (body[planMarker] === undefined) return good(null);
  const issues: Issue[] = [];
  const refuse = (field: string, message: string): null => {
    issues.push({ severity: 'error', code: 'input', field, message });
    return null;
  };
  const ticked = (name: string): string[] => [...new Set(lists[name] ?? (body[name] === undefined ? [] : [body[name] ?? '']))];
  const plan: PlanInput = {
    choices: Object.fromEntries(
      Object.entries(body).flatMap(([name, value]) => (name.startsWith(choicePrefix) ? [[name.slice(choicePrefix.length), value]] : [])),
    ),
    indexKey: body.indexKey === undefined || body.indexKey === '' ? null : body.indexKey,
    workYear: readYear(body.workYear ?? '', refuse),
    adjusters: ticked('adjusters'),
    ownPrices: ticked('ownPrices'),
    recipeChanges: ticked('recipeChanges'),
    risks: ticked('risks'),
    contingencyShare: readContingency(body.contingency ?? '', refuse),
    reserveBasisPoints: readReserve(body.reserve ?? '', refuse),
    allocationCents: readDollars(body.allocation ?? '', (message) => refuse('allocation', message)),
  };
  return issues.length === 0 ? good(plan) : bad(issues);
}

/** Dollars as people write them (`$12,400,000`, `12400000.50`); null where nothing is written. */
export function readDollars(text: string, refuse: (message: string) => null): Cents | null {
  const plain = text.replace(/[\s,$]/g, '');
  if (plain === '') return null;
  const amount = Math.round(Number(plain) * 100);
  if (/^\d{1,13}(\.\d{1,2})?$/.test(plain) && amount <= mostCents) return cents(amount);
  return refuse('Enter the amount in dollars, from 0 to 9,000,000,000,000: 12,400,000.');
}

function readYear(text: string, refuse: Refuse): number | null {
  const plain = text.trim();
  if (plain === '') return null;
  if (/^(19|20|21)\d\d$/.test(plain)) return Number(plain);
  return refuse('workYear', 'Enter the year of the work in four digits: 2027. Left empty, it is the year half a year after the work may start.');
}

function readContingency(text: string, refuse: Refuse): number | null {
  if (text === '') return null;
  const share = contingencyShares.find((candidate) => String(candidate) === text);
  return share ?? refuse('contingency', 'Choose how far the contingency reaches: none, P50, P70, P80 or P90.');
}

/** Percent with at most two decimals, as basis points; 0 where nothing is written. */
function readReserve(text: string, refuse: Refuse): number {
  const plain = text.replace(/[\s%]/g, '');
  if (plain === '') return 0;
  if (/^\d{1,3}(\.\d{1,2})?$/.test(plain) && Number(plain) <= 100) return Math.round(Number(plain) * 100);
  return refuse('reserve', 'Enter the management reserve as percent of the point estimate, from 0 to 100, with at most two decimals: 5 or 7.5.') ?? 0;
}

type Refuse = (field: string, message: string) => null;

/** Ticks and choices of the form for a new estimate. What is not ticked is left out. */
export interface PlanInput {
  choices: Record<string, string>;
  indexKey: string | null;
  /** null for the year half a year after the work may start. */
  workYear: number | null;
  adjusters: string[];
  /** Codes of own prices. */
  ownPrices: string[];
  /** Ids of recipe changes, as text. */
  recipeChanges: string[];
  risks: string[];
  contingencyShare: number | null;
  reserveBasisPoints: number;
  allocationCents: Cents | null;
}
