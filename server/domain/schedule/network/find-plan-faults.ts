import { type Day, daysBetween, formatDay } from '../../calendar.ts';
import type { Issue } from '../../result.ts';
import { counted } from '../../words.ts';
import type { CompletePlan } from '../default-settings.ts';
import { type DurationKind, durationKinds } from '../duration-kinds.ts';
import type { Durations } from '../read-durations.ts';
import type { WorkPackage } from '../work-packages.ts';
import { crewKinds } from '../work-plan.ts';
import { longestPlanDays } from './plan-length.ts';

const mostTeams = 400;
const longestDays = 3_650;

/** What a plan of work says that cannot be, each in a sentence; before anything is built from it. */
export function findPlanFaults(plan: CompletePlan, packages: readonly WorkPackage[], durations: Durations): Issue[] {
  const codes = new Set(packages.map(({ siteCode }) => siteCode.toLowerCase()));
  return [...teamFaults(plan), ...dayFaults(plan), ...siteFaults(plan, codes), ...durationFaults(plan, durations)];
}

function teamFaults({ teams }: CompletePlan): Issue[] {
  return crewKinds.flatMap((trade): Issue[] => {
    const { teams: count, rule } = teams[trade];
    if (Number.isSafeInteger(count) && count >= 0 && count <= mostTeams) return [];
    const message = `The number of ${rule.title.toLowerCase()} is not a whole number from 0 to ${mostTeams}. Correct it.`;
    return [error({ code: 'no-crews', field: teamField(trade), found: String(count).slice(0, 80), message })];
  });
}

export function teamField(trade: (typeof crewKinds)[number]): string {
  return trade === 'tower-crew' ? 'towerCrews' : `crews.${trade}`;
}

function dayFaults({ startOn, orderOn, money, freezes, termYears, goal }: CompletePlan): Issue[] {
  const issues: Issue[] = [];
  const early = (what: string, on: Day, field: string): void => {
    const message = `${what} is dated ${formatDay(on)}, before the approval or start of work on ${formatDay(startOn)}. Enter that day or a later one.`;
    issues.push(error({ code: 'before-approval', field, found: on, message }));
  };
  const far = (what: string, on: Day, field: string): void => {
    const message = `${what} is dated ${formatDay(on)}, more than 40 years after the start of work on ${formatDay(startOn)}. Correct the year.`;
    issues.push(error({ code: 'years-away', field, found: on, message }));
  };
  const isFar = (on: Day): boolean => daysBetween(startOn, on) > longestPlanDays;
  if (orderOn < startOn) early('The order', orderOn, 'orderOn');
  if (isFar(orderOn)) far('The order', orderOn, 'orderOn');
  money.forEach(({ on, cents }, index) => {
    if (on < startOn) early(`Part ${index + 1} of the money`, on, 'money');
    if (isFar(on)) far(`Part ${index + 1} of the money`, on, 'money');
    if (!(cents > 0))
      issues.push(
        error({
          code: 'money-unsound',
          field: 'money',
          message: `Part ${index + 1} of the money is nothing. Enter an amount, or leave the part out.`,
        }),
      );
  });
  for (const { from, until, title } of freezes) {
    if (until >= from) continue;
    const message = `The freeze “${title}” ends on ${formatDay(until)}, before it begins on ${formatDay(from)}. Correct one of the days.`;
    issues.push(error({ code: 'freeze-unsound', field: 'freezes', subject: title, message }));
  }
  if (termYears !== null && !(termYears >= 0))
    issues.push(error({ code: 'term-years', field: 'termYears', message: 'The term is not a number of years. Enter 0 or more, or leave it out.' }));
  if (goal.kind === 'fewest crews' && goal.finishBy < startOn) early('The day to finish by', goal.finishBy, 'finishBy');
  return issues;
}

function siteFaults({ sitesLeftOut, lateDeliveries }: CompletePlan, codes: ReadonlySet<string>): Issue[] {
  const unknown = (code: string, what: string, field: string): Issue =>
    error({
      code: 'plan-unknown-site',
      subject: code,
      field,
      message: `Site ${code}, ${what}, has no covered equipment in this inventory. Correct the code or take it out of the plan.`,
    });
  const left = new Set(sitesLeftOut.map((code) => code.toLowerCase()));
  return [
    ...sitesLeftOut.filter((code) => !codes.has(code.toLowerCase())).map((code) => unknown(code, 'which the plan leaves out', 'sitesLeftOut')),
    ...(codes.size > 0 && [...codes].every((code) => left.has(code))
      ? [
          error({
            code: 'no-sites-left',
            field: 'sitesLeftOut',
            message: 'The plan leaves out every site, so that no work is left. Keep at least one.',
          }),
        ]
      : []),
    ...lateDeliveries.flatMap(({ siteCode, days, reason }): Issue[] => {
      if (siteCode !== null && !codes.has(siteCode.toLowerCase())) return [unknown(siteCode, 'to which a delivery is late', 'lateDeliveries')];
      if (Number.isSafeInteger(days) && days >= 0 && days <= longestDays) return [];
      const message = `The late delivery “${reason}” is ${days} days late. Enter whole days from 0 to ${longestDays}.`;
      return [error({ code: 'late-days', field: 'lateDeliveries', ...(siteCode !== null && { subject: siteCode }), message })];
    }),
  ];
}

function durationFaults({ durations: own }: CompletePlan, durations: Durations): Issue[] {
  return Object.entries(own).flatMap(([kind, days]): Issue[] => {
    if (!days) return [];
    const known = durationKinds.find((one): one is DurationKind => one === kind);
    const { lowDays, likelyDays, highDays } = days;
    if (known && lowDays >= 0 && lowDays <= likelyDays && likelyDays <= highDays && highDays <= longestDays) return [];
    const title = known ? durations[known].title : kind;
    const message = `The days of “${title}” must rise from low over likely to high, from 0 to ${longestDays}. They are ${lowDays}, ${likelyDays} and ${highDays}.`;
    return [error({ code: 'own-duration', subject: kind, field: `durations.${kind}`, message })];
  });
}

/** Work that needs a trade of which there is nobody. */
export function missingTeams(plan: CompletePlan, needed: ReadonlyMap<(typeof crewKinds)[number], readonly string[]>): Issue[] {
  return [...needed].flatMap(([trade, sites]): Issue[] => {
    const { teams, rule } = plan.teams[trade];
    if (teams > 0 || sites.length === 0) return [];
    const others = sites.length === 1 ? '' : ` and ${counted(sites.length - 1, 'other site')}`;
    const message = `The plan has no ${rule.one}, but site ${sites[0]}${others} cannot be done without one. Enter 1 or more.`;
    return [error({ code: 'no-crews', field: teamField(trade), found: '0', subject: sites[0], message })];
  });
}

function error(issue: Omit<Issue, 'severity'>): Issue {
  return { severity: 'error', ...issue };
}
