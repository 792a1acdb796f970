import type { FundingAsked } from '../../../db/schema/funding.ts';
import type { Day } from '../../domain/calendar.ts';
import { formatDay, toDay } from '../../domain/calendar.ts';
import { hiddenMarkIssues } from '../../domain/hidden-mark.ts';
import type { Cents } from '../../domain/money.ts';
import { bad, good, type Issue, type Result } from '../../domain/result.ts';
import { type FundedTotal, readFundedMoney } from './part-funding-money.ts';
import { readSiteList } from './read-site-list.ts';

const farthestHop = 300;
const mostCrewDays = 1_000_000;

/** What the form of a part-funding plan holds, against the estimate it is for; every value that cannot be used comes back as an issue of its field. */
export function readPartFunding(body: Record<string, string>, estimate: FundedEstimate): Result<PartFundingInput> {
  const issues: Issue[] = [];
  const refuse = (field: string, message: string): null => {
    issues.push({ severity: 'error', code: 'input', field, message });
    return null;
  };
  const money = readFundedMoney(body, estimate, refuse);
  const must = readSiteList(body.mustBeDone ?? '', estimate.siteCodes, (message) => refuse('mustBeDone', message));
  const mustNot = readSiteList(body.mustNotBeDone ?? '', estimate.siteCodes, (message) => refuse('mustNotBeDone', message));
  for (const field of ['mustBeDone', 'mustNotBeDone']) issues.push(...hiddenMarkIssues({ field, label: 'The list', text: body[field] ?? '' }));
  const both = must.filter(({ siteCode }) => mustNot.some((other) => other.siteCode === siteCode)).map(({ siteCode }) => siteCode);
  if (both.length > 0) refuse('mustNotBeDone', `${both.join(', ')} must be done and must not be done. Take each off one of the two lists.`);
  const asked: FundingAsked = {
    shareBasisPoints: money?.shareBasisPoints ?? null,
    weight: readWeight(body, refuse),
    missingPeople: body.missingPeople === 'nobody' ? 'nobody' : 'median',
    mustBeDone: must.map(({ siteCode }) => siteCode),
    obligations: Object.fromEntries(must.flatMap(({ siteCode, reason }) => (reason === '' ? [] : [[siteCode, reason]]))),
    mustNotBeDone: mustNot,
    keepTowersTogether: body.keepTowersTogether === 'yes',
    longestHopMiles: readMiles(body.longestHopMiles ?? '', (message) => refuse('longestHopMiles', message)),
    crewDays: readCrewDays(body.crewDays ?? '', (message) => refuse('crewDays', message)),
    deadlineOn: readDeadline(body.deadlineOn ?? '', estimate, (message) => refuse('deadlineOn', message)),
    keepBy: body.keepBy === 'likely' ? 'likely' : 'p80',
    order: body.order === 'clusters' ? 'clusters' : 'value',
    moneyParts: money?.parts ?? [],
  };
  return money && issues.length === 0 ? good({ budgetCents: money.budgetCents, asked }) : bad(issues);
}

function readWeight({ weight = 'units' }: Record<string, string>, refuse: Refuse): FundingAsked['weight'] {
  if (weight === 'units' || weight === 'sites' || weight === 'people') return weight;
  refuse('weight', 'Choose what the plan should finish the most of: people served, covered units or sites.');
  return 'units';
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
  return refuse(
    `Crew days must be a whole number from 1 to ${mostCrewDays.toLocaleString('en-US')}. Leave it empty to have them counted up to the deadline.`,
  );
}

function readDeadline(text: string, { startOn, hasWork }: FundedEstimate, refuse: (message: string) => null): Day | null {
  if (text.trim() === '') return null;
  const on = toDay(text.trim());
  if (!on) return refuse(`“${text.trim().slice(0, 40)}” is not a date. Enter the deadline like 2028-06-30, or leave it empty.`);
  if (on <= startOn)
    return refuse(`The deadline is ${formatDay(on)}, but the work of this estimate starts on ${formatDay(startOn)}. Enter a day after that.`);
  if (!hasWork) return refuse('This estimate was made before its work was kept for other schedules. Make a new estimate to plan to a deadline.');
  return on;
}

/** What the form is read against. */
interface FundedEstimate extends FundedTotal {
  /** Of the sites that cost something. */
  siteCodes: readonly string[];
  /** The first day of the work. */
  startOn: Day;
  /** The work was kept with the estimate, so that it can be planned again. */
  hasWork: boolean;
}

export interface PartFundingInput {
  budgetCents: Cents;
  asked: FundingAsked;
}

type Refuse = (field: string, message: string) => null;
