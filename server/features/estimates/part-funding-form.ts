import { formatDay } from '../../domain/calendar.ts';
import { type Cents, formatCents } from '../../domain/money.ts';
import type { Issue } from '../../domain/result.ts';
import { paths } from '../../paths.ts';
import { formPage } from '../../web/form-page.ts';
import type { Page } from '../../web/render-page.ts';
import type { FundingPlanRow } from './part-funding-queries.ts';
import { partFundingCrumbs, planningAid } from './part-funding-words.ts';
import type { ReadyRow } from './queries.ts';
import { formatWhole } from './words.ts';

const usualHopMiles = '30';
/** The words about 2022 are those of the public record: money for about 39.5 % of approved cost. */
const exampleOf2022 = 'For example 39.5: in 2022 the money of the federal program sufficed for about 39.5 % of approved cost.';

/** The form of a part-funding plan; values as they were typed, or of an earlier plan. */
export function partFundingForm(row: ReadyRow, values: Record<string, string>, issues: Issue[]): Page {
  const { likelyCents } = row.summaryJson.total;
  return formPage({
    title: 'Plan part funding',
    sentence: `Which sites can be finished whole when less than the likely total of ${formatCents(likelyCents)} arrives? ${planningAid}`,
    crumbs: partFundingCrumbs(row),
    action: paths.fundingPlans(row.id),
    submitLabel: 'Find the sites',
    cancelHref: paths.fundingPlans(row.id),
    issues,
    groups: [
      {
        legend: 'The money',
        note: 'Fill in one of the first two, or the parts alone.',
        fields: [
          { name: 'money', label: 'Money allocated, in dollars', kind: 'text', hint: 'For example 5,000,000.', value: values.money ?? '' },
          {
            name: 'percent',
            label: 'Or a percentage of the likely total',
            kind: 'text',
            width: 'short',
            hint: exampleOf2022,
            value: values.percent ?? '',
          },
          {
            name: 'moneyParts',
            label: 'If it arrives in parts, when and how much',
            kind: 'textarea',
            rows: 3,
            width: 'full',
            hint: 'One part a line: 2027-03-01 2,000,000. The plan says which step each part pays for. May be empty.',
            value: values.moneyParts ?? '',
          },
        ],
      },
      {
        legend: 'What counts',
        fields: [
          {
            name: 'weight',
            label: 'Finish the most of',
            kind: 'radio',
            value: values.weight ?? 'units',
            options: [
              { value: 'units', label: 'Covered units', hint: 'as many units of covered equipment as possible are replaced' },
              { value: 'sites', label: 'Sites', hint: 'as many sites as possible, however large each is' },
              { value: 'people', label: 'People served', hint: 'as stated at each site in the inventory' },
            ],
          },
          {
            name: 'missingPeople',
            label: 'Where a site does not say how many people it serves',
            kind: 'radio',
            value: values.missingPeople ?? 'median',
            options: [
              { value: 'median', label: 'It counts as the middle of the sites that do' },
              { value: 'nobody', label: 'It counts as nobody' },
            ],
          },
          {
            name: 'mustBeDone',
            label: 'Sites that must be done',
            kind: 'textarea',
            width: 'full',
            rows: 3,
            hint: 'One a line, with the reason after a colon: HP-0003: 911 route. No plan leaves them out. May be empty.',
            value: values.mustBeDone ?? '',
          },
          {
            name: 'mustNotBeDone',
            label: 'Sites that must not be done',
            kind: 'textarea',
            width: 'full',
            rows: 3,
            hint: 'One a line, with the reason after a colon: HP-0007: lease ends in May. No plan chooses them. May be empty.',
            value: values.mustNotBeDone ?? '',
          },
        ],
      },
      {
        legend: 'What limits',
        fields: [
          {
            name: 'deadlineOn',
            label: 'Deadline',
            kind: 'text',
            width: 'short',
            hint: deadlineHint(row),
            value: values.deadlineOn ?? '',
          },
          {
            name: 'keepBy',
            label: 'The deadline must hold',
            kind: 'radio',
            value: values.keepBy ?? 'p80',
            options: [
              { value: 'p80', label: 'with 80 % confidence', hint: 'the P80 date of the schedule of the chosen sites' },
              {
                value: 'likely',
                label: 'in the likely case',
                hint: 'Met in few simulated runs: the likely plan counts no review that only some sites need, no modification of a tower and no bad weather.',
              },
            ],
          },
          {
            name: 'crewDays',
            label: 'Crew days before the deadline',
            kind: 'text',
            width: 'short',
            hint: 'Working days of all tower crews together. Empty: counted from the crews of the estimate up to the deadline.',
            value: values.crewDays ?? '',
          },
          {
            name: 'longestHopMiles',
            label: 'Longest hop, in miles',
            kind: 'text',
            width: 'short',
            required: true,
            hint: 'Where “Backhaul to” is not stated, the path of the traffic is inferred from distances. A site farther than this from all others is taken to have a line of its own.',
            value: values.longestHopMiles ?? usualHopMiles,
          },
          {
            name: 'keepTowersTogether',
            label: 'Sites on one tower',
            kind: 'checkboxes',
            values: values.keepTowersTogether === 'yes' ? ['yes'] : [],
            options: [{ value: 'yes', label: 'are finished all or none', hint: 'sites within 100 meters of each other' }],
          },
        ],
      },
      {
        legend: 'In which order',
        fields: [
          {
            name: 'order',
            label: 'Order of the work',
            kind: 'radio',
            value: values.order ?? 'value',
            options: [
              { value: 'value', label: 'What brings most for its money first' },
              {
                value: 'clusters',
                label: 'Cluster by cluster',
                hint: 'branch by branch of the backhaul, outward, so that crews stay in one part of the network',
              },
            ],
          },
        ],
      },
    ],
    aside:
      'The search runs in the background, for seconds to a few minutes, and is followed by a schedule of the chosen sites; you can stop it and keep the best found so far.',
  });
}

/** An earlier plan as the form shows it. */
export function valuesOfPlan({ budgetCents, askedJson }: Pick<FundingPlanRow, 'budgetCents' | 'askedJson'>): Record<string, string> {
  const { shareBasisPoints, weight, mustBeDone, longestHopMiles, crewDays, obligations = {}, mustNotBeDone = [], moneyParts = [] } = askedJson;
  const withReason = (siteCode: string, reason = '') => (reason === '' ? siteCode : `${siteCode}: ${reason}`);
  return {
    ...(shareBasisPoints === null ? moneyValue(budgetCents as Cents) : { percent: String(shareBasisPoints / 100) }),
    moneyParts: moneyParts.map((part) => `${part.on} ${moneyValue(part.cents).money}`).join('\n'),
    weight,
    missingPeople: askedJson.missingPeople ?? 'median',
    mustBeDone: mustBeDone.map((code) => withReason(code, obligations[code])).join('\n'),
    mustNotBeDone: mustNotBeDone.map(({ siteCode, reason }) => withReason(siteCode, reason)).join('\n'),
    keepTowersTogether: askedJson.keepTowersTogether ? 'yes' : '',
    longestHopMiles: String(longestHopMiles),
    crewDays: crewDays === null ? '' : formatWhole(crewDays),
    deadlineOn: askedJson.deadlineOn ?? '',
    keepBy: askedJson.keepBy ?? 'p80',
    order: askedJson.order ?? 'value',
  };
}

function deadlineHint({ summaryJson: { schedule } }: ReadyRow): string {
  const term = schedule.termEndsOn === null ? '' : ` The term of the program ends on ${formatDay(schedule.termEndsOn)}.`;
  return `Like 2028-06-30; empty where none counts.${term} The whole estimate likely finishes on ${formatDay(schedule.finishOn)}.`;
}

/** The allocation that the estimate was made with, where it is one that falls short. */
export function valuesOfEstimate({ planJson, summaryJson }: ReadyRow): Record<string, string> {
  const amount = planJson.allocationCents;
  return amount === null || amount === 0 || amount > summaryJson.total.likelyCents ? {} : moneyValue(amount);
}

function moneyValue(amount: Cents): { money: string } {
  return { money: formatCents(amount).replace('$', '') };
}
