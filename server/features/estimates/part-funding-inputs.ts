import type { FundingAsked } from '../../../db/schema/funding.ts';
import { type Cents, cents, formatCents } from '../../domain/money.ts';
import { bad, good, type Issue, type Result } from '../../domain/result.ts';
import { readDollars } from './plan-inputs.ts';

const farthestHop = 300;
const mostCrewDays = 1_000_000;
const namesShown = 8;

/** What the form of a part-funding plan holds, against the estimate it is for; every value that cannot be used comes back as an issue of its field. */
export function readPartFunding(body: Record<string, string>, estimate: FundedTotal): Result<PartFundingInput> {
  const issues: Issue[] = [];
  const refuse = (field: string, message: string): null => {
    issues.push({ severity: 'error', code: 'input', field, message });
    return null;
  };
  const money = readMoney(body, estimate, refuse);
  const asked: FundingAsked = {
    shareBasisPoints: money?.shareBasisPoints ?? null,
    weight: readWeight(body, refuse),
    mustBeDone: readCodes(body.mustBeDone ?? '', estimate.siteCodes, (message) => refuse('mustBeDone', message)),
    longestHopMiles: readMiles(body.longestHopMiles ?? '', (message) => refuse('longestHopMiles', message)),
    crewDays: readCrewDays(body.crewDays ?? '', (message) => refuse('crewDays', message)),
  };
  return money && issues.length === 0 ? good({ budgetCents: money.budgetCents, asked }) : bad(issues);
}

/** Dollars or a percentage of the likely total, rounded down to the cent; not both. */
function readMoney(body: Record<string, string>, { totalCents }: FundedTotal, refuse: Refuse): Money | null {
  const [typed, percent] = [(body.money ?? '').trim(), (body.percent ?? '').replace(/[\s%]/g, '')];
  if (typed === '' && percent === '') return refuse('money', 'Enter the money in dollars, or a percentage of the likely total below it.');
  if (typed !== '' && percent !== '') return refuse('percent', 'Dollars and a percentage are both filled in. Clear one of them.');
  if (percent !== '') {
    const isRead = /^\d{1,3}(\.\d{1,2})?$/.test(percent);
    const points = isRead ? Math.round(Number(percent) * 100) : 0;
    if (points < 1 || points > 10_000) {
      return refuse('percent', 'The percentage must be more than 0 and at most 100, with at most two decimals. Enter it like 39.5.');
    }
    const share = cents(Number((BigInt(totalCents) * BigInt(points)) / 10_000n));
    return { budgetCents: share, shareBasisPoints: points };
  }
  const amount = readDollars(typed, (message) => refuse('money', message));
  if (amount === null) return null;
  if (amount === 0) return refuse('money', 'With no money no site is finished. Enter an amount above zero.');
  if (amount > totalCents) {
    return refuse('money', `${formatCents(amount)} is more than the whole likely total of ${formatCents(totalCents)}. Enter that total or less.`);
  }
  return { budgetCents: amount, shareBasisPoints: null };
}

function readWeight({ weight = 'units' }: Record<string, string>, refuse: Refuse): FundingAsked['weight'] {
  if (weight !== 'units' && weight !== 'sites') refuse('weight', 'Choose what the plan should finish the most of: covered units or sites.');
  return weight === 'sites' ? 'sites' : 'units';
}

/** Site codes, one a line or separated by commas or semicolons, as the estimate writes them. */
function readCodes(text: string, known: readonly string[], refuse: (message: string) => null): string[] {
  const byKey = new Map(known.map((code) => [code.toLowerCase(), code]));
  const typed = text
    .split(/[\n\r,;]+/)
    .map((code) => code.trim())
    .filter((code) => code !== '');
  const strangers = [...new Set(typed.filter((code) => !byKey.has(code.toLowerCase())))];
  if (strangers.length > 0) {
    const more = strangers.length > namesShown ? ` and ${strangers.length - namesShown} more` : '';
    const names = `${strangers
      .slice(0, namesShown)
      .map((code) => code.slice(0, 40))
      .join(', ')}${more}`;
    refuse(
      strangers.length === 1
        ? `Site ${names} has no cost in this estimate. Correct the code or take it off the list.`
        : `Sites ${names} have no cost in this estimate. Correct the codes or take them off the list.`,
    );
  }
  return [...new Set(typed.flatMap((code) => byKey.get(code.toLowerCase()) ?? []))];
}

function readMiles(text: string, refuse: (message: string) => null): number {
  const plain = text.trim();
  const miles = Number(plain);
  if (/^\d{1,3}(\.\d)?$/.test(plain) && miles > 0 && miles <= farthestHop) return miles;
  refuse(`The longest hop must be more than 0 and at most ${farthestHop} miles. Enter it like 30.`);
  return 0;
}

function readCrewDays(text: string, refuse: (message: string) => null): number | null {
  const plain = text.replace(/[\s,]/g, '');
  if (plain === '') return null;
  const days = Number(plain);
  if (/^\d{1,7}$/.test(plain) && days >= 1 && days <= mostCrewDays) return days;
  return refuse(`Crew days must be a whole number from 1 to ${mostCrewDays.toLocaleString('en-US')}. Leave it empty where no deadline counts.`);
}

/** What the form is read against. */
interface FundedTotal {
  totalCents: Cents;
  /** Of the sites that cost something. */
  siteCodes: readonly string[];
}

export interface PartFundingInput {
  budgetCents: Cents;
  asked: FundingAsked;
}

interface Money {
  budgetCents: Cents;
  shareBasisPoints: number | null;
}

type Refuse = (field: string, message: string) => null;
