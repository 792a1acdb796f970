import type { FundingAsked } from '../../../db/schema/funding.ts';
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
        note: 'Fill in one of the two.',
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
            ],
          },
          {
            name: 'mustBeDone',
            label: 'Sites that must be done',
            kind: 'textarea',
            width: 'full',
            rows: 3,
            hint: 'Site codes, one a line or separated by commas. No plan leaves them out. May be empty.',
            value: values.mustBeDone ?? '',
          },
        ],
      },
      {
        legend: 'What limits',
        fields: [
          {
            name: 'longestHopMiles',
            label: 'Longest hop, in miles',
            kind: 'text',
            width: 'short',
            required: true,
            hint: 'Which site carries the traffic of which is inferred from distances. A site farther than this from all others is taken to have a line of its own.',
            value: values.longestHopMiles ?? usualHopMiles,
          },
          {
            name: 'crewDays',
            label: 'Crew days before the deadline',
            kind: 'text',
            width: 'short',
            hint: 'Working days of all tower crews together: 2 crews with 200 days each are 400. Empty where no deadline counts.',
            value: values.crewDays ?? '',
          },
        ],
      },
    ],
    aside: 'The search runs in the background, for seconds to a few minutes; you can stop it and keep the best found so far.',
  });
}

/** An earlier plan as the form shows it. */
export function valuesOfPlan({ budgetCents, askedJson }: Pick<FundingPlanRow, 'budgetCents' | 'askedJson'>): Record<string, string> {
  const { shareBasisPoints, weight, mustBeDone, longestHopMiles, crewDays }: FundingAsked = askedJson;
  return {
    ...(shareBasisPoints === null ? moneyValue(budgetCents as Cents) : { percent: String(shareBasisPoints / 100) }),
    weight,
    mustBeDone: mustBeDone.join('\n'),
    longestHopMiles: String(longestHopMiles),
    crewDays: crewDays === null ? '' : formatWhole(crewDays),
  };
}

/** The allocation that the estimate was made with, where it is one that falls short. */
export function valuesOfEstimate({ planJson, summaryJson }: ReadyRow): Record<string, string> {
  const amount = planJson.allocationCents;
  return amount === null || amount === 0 || amount > summaryJson.total.likelyCents ? {} : moneyValue(amount);
}

function moneyValue(amount: Cents): { money: string } {
  return { money: formatCents(amount).replace('$', '') };
}
