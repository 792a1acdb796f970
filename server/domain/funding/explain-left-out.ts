import { cents, formatCents } from '../money.ts';
import { counted } from '../words.ts';
import type { Choice } from './choice.ts';
import type { FundingSite, LeftOutSite } from './funding.ts';
import { listMissing, type Unit, type UnitProblem } from './to-units.ts';

const yardstickCents = 10_000_000;

/** For each site that is not chosen, in the order of the sites, the cause and one sentence. The choice must be one to which nothing can be added. */
export function explainLeftOut(whole: UnitProblem, choice: Choice, isProven: boolean): LeftOutSite[] {
  const unitOf = new Map(whole.units.flatMap((unit) => unit.sites.map((site) => [site.code, unit] as const)));
  return whole.problem.sites.flatMap((site) => {
    const unit = unitOf.get(site.code);
    if (!unit || choice.has[unit.index] === 1) return [];
    return [{ siteCode: site.code, ...explain({ whole, choice, unit, site, isProven }), costCents: site.costCents }];
  });
}

function explain(asked: Asked): Explanation {
  if (asked.site.barred) return asked.site.barred;
  if (asked.unit.possible || asked.unit.blocked) return waitsForOther(asked) ?? doesNotPay(asked);
  return cannotBe(asked);
}

/** Not even with the obligations alone. */
function cannotBe({ whole, unit }: Asked): Explanation {
  const forced = whole.units.filter((other) => other.forced);
  const missing = listMissing(unit, (other) => other.forced);
  const [cost, days] = [sumOf(missing, 'cost'), sumOf(missing, 'days')];
  const [money, time] = [whole.budget - sumOf(forced, 'cost'), whole.days - sumOf(forced, 'days')];
  const extra = withNeeds(missing);
  const before = forced.length > 0 ? 'once the sites that must be done are paid' : 'in the whole budget';
  if (cost > money) {
    return { cause: 'budget', reason: `Finishing it${extra} costs ${formatCents(cents(cost))}; there is ${formatCents(cents(money))} ${before}.` };
  }
  const left = forced.length > 0 ? 'are left to the deadline beside the sites that must be done' : 'are there to the deadline';
  return {
    cause: 'deadline',
    reason: `Finishing it${extra} takes ${counted(days, 'working day')} of crews; ${counted(time, 'working day')} ${left}.`,
  };
}

function waitsForOther({ whole, choice, unit, site }: Asked): Explanation | undefined {
  const parent = whole.problem.sites.find(({ code }) => code.toLowerCase() === site.parentCode?.toLowerCase());
  const parentUnit = parent && whole.units.find(({ sites }) => sites.includes(parent));
  if (parent && parentUnit && parentUnit !== unit && choice.has[parentUnit.index] === 0) {
    return { cause: 'backhaul', reason: `Its traffic runs over ${parent.code}, which is left out.` };
  }
  const core = unit.needs.find(({ hasCore, index }) => hasCore && choice.has[index] === 0);
  if (core) {
    const cost = formatCents(cents(core.cost));
    return { cause: 'core', reason: `It counts only with the core and network-wide work, which costs ${cost} and is left out.` };
  }
  if (unit.needs.some(({ sites, index }) => sites.length > 0 && choice.has[index] === 0)) {
    const others = unit.sites.filter((other) => other !== site).map(({ code }) => code);
    return {
      cause: 'together',
      reason: `It is finished together with ${others.join(', ')} or not at all, and a site that these hang on is left out.`,
    };
  }
  return undefined;
}

function doesNotPay({ whole, choice, unit, isProven }: Asked): Explanation {
  const { weightName } = whole.problem;
  const missing = listMissing(unit, ({ index }) => choice.has[index] === 1);
  const [cost, days, weight] = [sumOf(missing, 'cost'), sumOf(missing, 'days'), sumOf(missing, 'weight')];
  const [money, time] = [whole.budget - choice.cost, whole.days - choice.days];
  const price = `Finishing it${withNeeds(missing)} costs ${formatCents(cents(cost))}; ${formatCents(cents(money))} is left`;
  if (cost <= money) {
    return {
      cause: 'deadline',
      reason: `Finishing it${withNeeds(missing)} takes ${counted(days, 'working day')} of crews; ${counted(time, 'working day')} are left to the deadline.`,
    };
  }
  if (weight === 0) return { cause: 'weight', reason: `${price}, and it adds nothing to the ${weightName}.` };
  const [own, average] = [weight / cost, choice.cost > 0 ? choice.weight / choice.cost : 0];
  if (own >= average)
    return {
      cause: 'budget',
      reason: `${price}. ${isProven ? 'No other choice of sites' : 'No exchange for chosen sites that was tried'} brings more ${weightName}.`,
    };
  const rates = `It brings ${inHundredThousand(own)} ${weightName} for each $100,000, the chosen sites ${inHundredThousand(average)}`;
  return { cause: 'weight', reason: `${rates}. ${price}.` };
}

function withNeeds(missing: readonly Unit[]): string {
  const sites = missing.reduce((count, { sites }) => count + sites.length, 0) - 1;
  const parts = [
    ...(sites === 1 ? ['one more site that it needs'] : sites > 1 ? [`${sites} more sites that it needs`] : []),
    ...(missing.some(({ hasCore, cost }) => hasCore && cost > 0) ? ['the core'] : []),
    ...(missing.some(({ towers, cost }) => towers.length > 0 && cost > 0) ? ['what its tower shares'] : []),
  ];
  if (parts.length === 0) return '';
  return parts.length === 1 ? `, with ${parts[0]},` : `, with ${parts.slice(0, -1).join(', ')} and ${parts.at(-1)},`;
}

function inHundredThousand(rate: number): string {
  const value = rate * yardstickCents;
  return value >= 100 ? Math.round(value).toLocaleString('en-US') : value.toPrecision(2);
}

function sumOf(units: readonly Unit[], of: 'cost' | 'days' | 'weight'): number {
  return units.reduce((total, unit) => total + unit[of], 0);
}

interface Asked {
  whole: UnitProblem;
  choice: Choice;
  unit: Unit;
  site: FundingSite;
  /** No plan brings more than this choice. */
  isProven: boolean;
}

type Explanation = Pick<LeftOutSite, 'cause' | 'reason'>;
