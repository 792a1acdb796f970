import { addDays, addMonths, type Day, formatDay } from '../calendar.ts';
import { type Cents, cents } from '../money.ts';
import { bad, good, type Issue, type Result } from '../result.ts';
import { capitalised, counted } from '../words.ts';
import type { WorkPlan } from './work-plan.ts';

export const whatIfKinds = [
  'more-crews',
  'fewer-crews',
  'order-earlier',
  'order-later',
  'approval-later',
  'late-delivery',
  'without-site',
  'money-in-halves',
] as const;
export type WhatIfKind = (typeof whatIfKinds)[number];

/** Months between the halves of the money. */
const monthsBetweenHalves = 6;

/**
 * A plan with one thing changed, and a name that says what. The plan itself is not touched. Refused with a sentence where the change cannot be: the
 * last crew, an order before the start.
 */
export function applyWhatIf(plan: WorkPlan, { kind, days, siteCode }: WhatIf, facts: PlanFacts): Result<ChangedPlan> {
  switch (kind) {
    case 'more-crews':
      return good({ plan: withCrews(plan, facts.towerCrews + 1), name: `${counted(facts.towerCrews + 1, 'tower crew')}, one more` });
    case 'fewer-crews':
      if (facts.towerCrews <= 1) return refuse('towerCrews', 'The plan has one tower crew. With one less nobody could climb.');
      return good({ plan: withCrews(plan, facts.towerCrews - 1), name: `${counted(facts.towerCrews - 1, 'tower crew')}, one less` });
    case 'order-earlier':
    case 'order-later':
      return moveOrder(plan, kind === 'order-later' ? 1 : -1);
    case 'approval-later':
      return good({ plan: moveApproval(plan, days), name: `Approval ${counted(days, 'day')} later` });
    case 'late-delivery': {
      const late = { siteCode, days, reason: 'What if it is late' };
      const where = siteCode === null ? 'all deliveries' : `delivery to ${siteCode}`;
      return good({ plan: { ...plan, lateDeliveries: [...plan.lateDeliveries, late] }, name: `${capitalised(where)} ${counted(days, 'day')} late` });
    }
    case 'without-site':
      if (siteCode === null) return refuse('site', 'Enter the code of the site that is left out.');
      return good({ plan: { ...plan, sitesLeftOut: [...new Set([...plan.sitesLeftOut, siteCode])] }, name: `Without ${siteCode}` });
    case 'money-in-halves': {
      const first = cents(Math.floor(facts.totalCents / 2));
      const on = facts.firstFundsOn > plan.startOn ? facts.firstFundsOn : plan.startOn;
      const parts = [
        { on, cents: first },
        { on: addMonths(on, monthsBetweenHalves), cents: cents(facts.totalCents - first) },
      ];
      return good({ plan: { ...plan, money: parts }, name: `Money in two halves, ${monthsBetweenHalves} months apart` });
    }
  }
}

/** Whether the second plan differs from the first only by more tower crews: then it need not finish later. */
export function isOnlyMoreCrews(before: WorkPlan, after: WorkPlan, crewsBefore: number): boolean {
  const crew = after.crews['tower-crew'];
  if (!crew || crew.teams <= crewsBefore || after.goal.kind !== 'finish') return false;
  const same = { ...after, crews: { ...after.crews, 'tower-crew': { ...crew, teams: crewsBefore } } };
  const own = { ...before, crews: { ...before.crews, 'tower-crew': { ...before.crews['tower-crew'], teams: crewsBefore } } };
  return sorted(same) === sorted(own);
}

/** The planner's own number of crews becomes a stated one. */
function withCrews(plan: WorkPlan, teams: number): WorkPlan {
  return { ...plan, crews: { ...plan.crews, 'tower-crew': { ...plan.crews['tower-crew'], teams } }, goal: { kind: 'finish' } };
}

function moveOrder(plan: WorkPlan, months: 1 | -1): Result<ChangedPlan> {
  const now = plan.orderOn ?? plan.startOn;
  if (months < 0 && now <= plan.startOn) {
    const start = formatDay(plan.startOn);
    return refuse('orderOn', `Orders go out on ${start}, the first day of the work. They cannot go out earlier; move the start instead.`);
  }
  const moved = addMonths(now, months);
  const orderOn = moved < plan.startOn ? plan.startOn : moved;
  return good({ plan: { ...plan, orderOn }, name: months < 0 ? 'Order a month earlier' : 'Order a month later' });
}

/** Approval and everything that follows from it: order, first money, parts of the money. Freezes stay where they are. */
function moveApproval(plan: WorkPlan, days: number): WorkPlan {
  const moved = (on: Day) => addDays(on, days);
  return {
    ...plan,
    startOn: moved(plan.startOn),
    ...(plan.orderOn && { orderOn: moved(plan.orderOn) }),
    ...(plan.firstFundsOn && { firstFundsOn: moved(plan.firstFundsOn) }),
    money: plan.money.map((part) => ({ ...part, on: moved(part.on) })),
  };
}

/** JSON with its keys in order. */
function sorted(plan: WorkPlan): string {
  return JSON.stringify(plan, (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

function refuse(field: string, message: string): Result<never> {
  const issue: Issue = { severity: 'error', code: 'what-if', field, message };
  return bad([issue]);
}

export interface WhatIf {
  kind: WhatIfKind;
  /** 1 or more; counts for a later approval and a late delivery. */
  days: number;
  /** For a late delivery null for all sites. */
  siteCode: string | null;
}

/** What the plan came to, where the plan itself leaves it open. */
interface PlanFacts {
  towerCrews: number;
  firstFundsOn: Day;
  /** Likely cost of the work. */
  totalCents: Cents;
}

export interface ChangedPlan {
  plan: WorkPlan;
  name: string;
}
