import { formatDay } from '../../domain/calendar.ts';
import { type Cents, formatCents } from '../../domain/money.ts';
import { counted } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import type { Page } from '../../web/render-page.ts';
import { compareForm } from './part-funding-compare-page.ts';
import type { FundingPlanListRow } from './part-funding-queries.ts';
import { gapWords, planningAid } from './part-funding-words.ts';
import type { ReadyRow } from './queries.ts';
import { crumbs } from './site-pages.ts';
import { formatBasisPoints, formatWhole } from './words.ts';

/** The part-funding plans of an estimate beside each other, least money first. */
export function partFundingListPage(row: ReadyRow, plans: readonly FundingPlanListRow[], mayMake: boolean): Page {
  const make = { label: plans.length === 0 ? 'Plan part funding' : 'Plan with other money', href: paths.newFundingPlan(row.id), tone: 'main' };
  return {
    template: 'estimates/sheet',
    title: `Part funding · Estimate ${row.number}`,
    view: {
      head: {
        title: 'Part funding',
        crumbs: crumbs(row),
        sentence: `Which sites can be finished whole when less than the likely total of ${formatCents(row.summaryJson.total.likelyCents)} arrives. ${planningAid}`,
        actions: mayMake ? [make] : [],
      },
      form: compareForm(
        row,
        plans.map(({ number, figuresJson }) => ({ number, isFound: figuresJson !== null })),
      ),
      sections: [
        plans.length === 0
          ? {
              title: null,
              empty: {
                title: 'No plan yet',
                text: mayMake
                  ? 'Enter the money that may arrive: the plan says which sites it finishes, in which order, and how far that is from the best possible.'
                  : 'A preparer can make one: it says which sites a part of the money finishes, and in which order.',
              },
            }
          : { title: 'Plans by money', small: 'each opens its sites, its order of work and what it leaves out', table: planTable(row, plans) },
      ],
    },
  };
}

function planTable(row: ReadyRow, plans: readonly FundingPlanListRow[]) {
  return {
    caption: 'Part-funding plans, least money first',
    captionHidden: true,
    columns: [
      { label: 'Plan', kind: 'key' },
      { label: 'Money', kind: 'money', pin: true },
      { label: 'Sites finished', kind: 'number' },
      { label: 'What counts', kind: 'number' },
      { label: 'Used', kind: 'money' },
      { label: 'Left', kind: 'money' },
      { label: 'From the best possible' },
    ],
    rows: plans.map((plan) => ({
      cells: [
        { text: `Plan ${plan.number}`, href: paths.fundingPlan(row.id, plan.number), small: askedWords(plan) },
        { text: formatCents(plan.budgetCents as Cents) },
        ...outcomeCells(plan),
      ],
    })),
  };
}

function askedWords({ askedJson, figuresJson }: FundingPlanListRow): string {
  const { shareBasisPoints, mustBeDone, longestHopMiles, crewDays, deadlineOn, mustNotBeDone = [] } = askedJson;
  return [
    ...(shareBasisPoints === null ? [] : [`${formatBasisPoints(shareBasisPoints)} of the total`]),
    ...(mustBeDone.length === 0 ? [] : [`${formatWhole(mustBeDone.length)} must be done`]),
    `hops to ${longestHopMiles} miles`,
    ...(crewDays === null ? [] : [counted(crewDays, 'crew day')]),
    ...(deadlineOn ? [`by ${formatDay(deadlineOn)}${figuresJson?.dates?.isLate ? ', too late' : ''}`] : []),
    ...(mustNotBeDone.length === 0 ? [] : [`${formatWhole(mustNotBeDone.length)} must not be done`]),
  ].join(' · ');
}

function outcomeCells({ figuresJson: figures, status, jobStatus }: FundingPlanListRow) {
  if (!figures) {
    const isOpen = status === 'queued' && (jobStatus === 'queued' || jobStatus === 'running');
    const broken = { label: status === 'refused' ? 'Not possible' : 'Broke off', tone: 'stop' };
    return [{}, {}, {}, {}, { tag: isOpen ? { label: 'Being searched', tone: 'info' } : broken }];
  }
  const isProven = figures.doneCount > 0 && figures.dates?.alone === undefined && figures.boundWeight === figures.weight;
  return [
    { text: `${formatWhole(figures.doneCount)} of ${formatWhole(figures.siteCount)}` },
    { text: `${formatWhole(figures.weight)} of ${formatWhole(figures.allWeight)}`, small: figures.weightName },
    { text: formatCents(figures.spentCents) },
    { text: formatCents(figures.leftCents) },
    { tag: { label: gapWords(figures).short, tone: isProven ? 'ok' : 'info' } },
  ];
}
