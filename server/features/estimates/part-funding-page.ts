import type { FundingDates } from '../../../db/schema/funding.ts';
import { formatDay } from '../../domain/calendar.ts';
import { type Cents, cents, formatCents, formatShort } from '../../domain/money.ts';
import { capitalised, counted } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import type { Page } from '../../web/render-page.ts';
import { listAddress } from '../../web/to-pager.ts';
import type { PartFundingMap } from './draw-part-funding-map.ts';
import { curveSection } from './part-funding-curve-section.ts';
import { doneList, leftOutList } from './part-funding-lists.ts';
import { costSections } from './part-funding-money-tables.ts';
import type { FoundPlan } from './part-funding-sheet.ts';
import type { Around, Shown } from './part-funding-shown.ts';
import { causeWords, coreWords, gapWords, moneyWords, partFundingCrumbs, planningAid, proofWords, tooLateWords } from './part-funding-words.ts';
import type { ReadyRow } from './queries.ts';
import { formatBasisPoints, formatPercent, formatWhole } from './words.ts';

/** What a part of the money finishes: the work in its order, what is left out and why, and how far that is from the best possible. */
export function partFundingPage(row: ReadyRow, plan: FoundPlan, around: Around): Page {
  const { figuresJson: figures } = plan;
  const { show } = around.list;
  const again = { label: 'Change it and plan again', href: listAddress(paths.newFundingPlan(row.id), { from: String(plan.number) }), tone: 'main' };
  const brings = figures.weightName === 'sites' ? '' : `: ${weightWords(plan)}`;
  const whole = { label: 'On one page, to print', href: listAddress(paths.fundingPlan(row.id, plan.number), { show: 'all' }) };
  return {
    template: 'estimates/part-funding',
    title: `Part funding, plan ${plan.number} · Estimate ${row.number}`,
    view: {
      head: {
        title: `Part funding, plan ${plan.number}`,
        crumbs: partFundingCrumbs(row),
        sentence: `${moneyWords(plan, row)} finishes ${formatWhole(figures.doneCount)} of ${counted(figures.siteCount, 'site')} whole${brings}.`,
        actions: [
          ...(show === 'all' ? [] : [whole]),
          { label: 'As a spreadsheet (CSV)', href: paths.fundingPlanCsv(row.id, plan.number), download: true },
          ...(around.mayMake ? [again] : []),
        ],
      },
      next: {
        title: 'Next: read what is left out and what is assumed, then try other money.',
        text: planningAid,
        who: 'You act.',
        action: { label: 'All plans', href: paths.fundingPlans(row.id) },
      },
      figures: figuresOf(plan),
      late: figures.dates?.isLate ? lateNote(figures.dates) : null,
      map: mapOf(around.map, figures.coreDone),
      causes: causeTable(plan, around.costs),
      chips: chipsOf(row, plan, around.list),
      lists:
        show === 'all'
          ? [doneList(row, plan, around), leftOutList(row, plan, around)]
          : [(show === 'left' ? leftOutList : doneList)(row, plan, around)],
      dates: figures.dates ? dateFacts(figures.dates, plan.leftOutJson.filter(({ cause }) => cause === 'season').length) : null,
      money: costSections(plan),
      curve: curveSection(row, plan),
      proof: proofWords(plan),
      asked: askedFacts(row, plan),
      assumptions: plan.assumptionsJson,
    },
  };
}

function weightWords({ figuresJson: { weight, allWeight, weightName } }: FoundPlan): string {
  return `${formatWhole(weight)} of ${formatWhole(allWeight)} ${weightName}`;
}

function figuresOf(plan: FoundPlan) {
  const { figuresJson: figures } = plan;
  const gap = gapWords(figures);
  const core = figures.coreDone ? 'with the core and network-wide work' : 'without the core and network-wide work';
  const share = figures.budgetCents > 0 ? `, ${formatPercent(figures.spentCents / figures.budgetCents)} of the money` : '';
  return [
    { label: 'Sites finished whole', value: `${formatWhole(figures.doneCount)} of ${formatWhole(figures.siteCount)}`, note: core },
    ...(figures.weightName === 'sites'
      ? []
      : [
          {
            label: figures.weightName === 'covered units' ? 'Covered units replaced' : capitalised(figures.weightName),
            value: formatPercent(figures.allWeight > 0 ? figures.weight / figures.allWeight : 1),
            note: weightWords(plan),
          },
        ]),
    { label: 'Money used', value: formatShort(figures.spentCents), note: `${formatCents(figures.spentCents)}${share}` },
    { label: 'Money left', value: formatShort(cents(figures.leftCents)), note: `${formatCents(cents(figures.leftCents))} ${whyLeft(figures)}` },
    { label: 'From the best possible', value: gap.short, note: gap.long },
  ];
}

/** Much is left only where something else than money binds. */
function whyLeft({ leftCents, budgetCents, dates, doneCount }: FoundPlan['figuresJson']): string {
  if (doneCount === 0) return 'all of it';
  return dates && leftCents > budgetCents / 20 ? 'after the last step: more sites would put the deadline at risk' : 'after the last step';
}

function lateNote(dates: FundingDates) {
  if (dates.alone !== undefined) return { tone: 'stop', title: 'No site keeps the deadline.', text: `${tooLateWords(dates)} Move the deadline.` };
  const tried = dates.rounds === 1 ? 'once' : `${dates.rounds} times, without sites at risk and with fewer crew days`;
  return {
    tone: 'stop',
    title: 'The chosen sites miss the deadline.',
    text: `Sites were chosen ${tried}; the schedule of the last choice ${dateWords(dates)}. Add crews, move the deadline, or release obligations.`,
  };
}

function dateWords({ keepBy, finishOn, p80FinishOn, deadlineOn }: FundingDates): string {
  const date = keepBy === 'p80' ? `ends on ${formatDay(p80FinishOn)} with 80 % confidence` : `likely ends on ${formatDay(finishOn)}`;
  return `${date}; the deadline is ${formatDay(deadlineOn)}`;
}

/** What the schedule of the chosen sites says. */
function dateFacts(dates: FundingDates, lateCount: number) {
  const { deadlineOn, finishOn, p80FinishOn, runs, towerCrews, isLate, rounds, crewDays, keepBy, alone } = dates;
  const planned = alone !== undefined && isLate ? `${alone} alone with what it hangs on, which is not chosen` : 'the chosen sites alone';
  return [
    { label: 'Deadline', value: formatDay(deadlineOn), note: keepBy === 'p80' ? 'must hold with 80 % confidence' : 'must hold in the likely case' },
    { label: 'In time', tag: isLate ? { label: 'Too late', tone: 'stop' } : { label: 'In time', tone: 'ok' } },
    { label: 'Likely finish', value: formatDay(finishOn), note: `schedule of ${planned}, ${counted(towerCrews, 'tower crew')}` },
    { label: 'Finish with 80 % confidence', value: formatDay(p80FinishOn), note: `${formatWhole(runs)} simulated runs` },
    {
      label: 'Choices made',
      value: formatWhole(rounds),
      note:
        rounds === 1
          ? 'the first choice was scheduled and kept'
          : alone !== undefined
            ? 'each scheduled; no choice of more sites that was tried keeps the deadline, then the surest sites were tried one by one'
            : `each scheduled; first without sites that put the deadline at risk, then with other crew days: ${formatWhole(crewDays)} in this plan`,
    },
    {
      label: 'Too late by themselves',
      value: counted(lateCount, 'site'),
      note: 'too late, or not surely enough in time, even with a crew at hand',
    },
  ];
}

function mapOf({ drawing, doneCount, leftOutCount, unplacedCount, coreCount }: PartFundingMap, isCoreDone: boolean) {
  return {
    drawing,
    done: `Finished whole: ${counted(doneCount, 'site')}`,
    core: coreCount === 0 ? null : `Ring: the core, ${isCoreDone ? 'a step of its own' : 'left out'}`,
    leftOut: `Left out: ${counted(leftOutCount, 'site')}`,
    unplaced:
      unplacedCount === 0 ? null : `${counted(unplacedCount, 'site')} without coordinates ${unplacedCount === 1 ? 'is' : 'are'} not on the map.`,
    empty: { title: 'No site has coordinates', text: 'The list below says which sites are finished and which are left out.' },
  };
}

/** Done, and what is left out by its cause: the map in figures. */
function causeTable({ figuresJson: figures, stepsJson, leftOutJson }: FoundPlan, costs: ReadonlyMap<string, Cents>) {
  const causes = new Map<string, { count: number; cost: number }>();
  for (const { siteCode, cause } of leftOutJson) {
    const sum = causes.get(causeWords[cause]) ?? { count: 0, cost: 0 };
    causes.set(causeWords[cause], { count: sum.count + 1, cost: sum.cost + (costs.get(siteCode) ?? 0) });
  }
  const left = [...causes].map(([cause, { count, cost }]) => ({
    cells: [{ text: 'Left out', small: cause }, { text: formatWhole(count) }, { text: formatCents(cents(cost)) }],
  }));
  const core = stepsJson.find(({ siteCode }) => siteCode === null)?.costCents ?? 0;
  const { cost } = figures;
  return {
    caption: 'Sites finished and left out, by cause',
    captionHidden: true,
    columns: [
      { label: 'Sites', kind: 'key' },
      { label: 'How many', kind: 'number' },
      { label: 'Cost', kind: 'money', pin: true },
    ],
    rows: [
      ...(core > 0 ? [{ cells: [{ text: coreWords, small: 'done, once' }, { text: '' }, { text: formatCents(cents(core)) }] }] : []),
      ...(!figures.coreDone && cost && cost.core.costCents > 0
        ? [{ cells: [{ text: coreWords, small: 'left out' }, { text: '' }, { text: formatCents(cost.core.costCents) }] }]
        : []),
      {
        cells: [
          { text: 'Finished whole', small: core > 0 ? 'without the core and network-wide work' : '' },
          { text: formatWhole(figures.doneCount) },
          { text: formatCents(cents(figures.spentCents - core)) },
        ],
      },
      ...left,
    ],
  };
}

function chipsOf(row: ReadyRow, plan: FoundPlan, { show }: Shown) {
  const here = paths.fundingPlan(row.id, plan.number);
  return [
    { label: `In the order of work (${formatWhole(plan.stepsJson.length)})`, href: here, current: show === 'done' },
    { label: `Left out (${formatWhole(plan.leftOutJson.length)})`, href: listAddress(here, { show: 'left' }), current: show === 'left' },
    { label: 'All on one page', href: listAddress(here, { show: 'all' }), current: show === 'all' },
  ];
}

function askedFacts(row: ReadyRow, plan: FoundPlan) {
  const { mustBeDone, longestHopMiles, crewDays, shareBasisPoints, obligations = {}, mustNotBeDone = [], moneyParts = [] } = plan.askedJson;
  const { crewDays: used, dates } = plan.figuresJson;
  const allowed = dates?.crewDays ?? crewDays;
  return [
    {
      label: 'Money',
      value: formatCents(plan.budgetCents as Cents),
      note: shareBasisPoints === null ? '' : `${formatBasisPoints(shareBasisPoints)} of ${formatCents(row.summaryJson.total.likelyCents)}`,
    },
    { label: 'Finish the most of', value: plan.figuresJson.weightName },
    { label: 'Must be done', value: namedSites(mustBeDone.map((siteCode) => ({ siteCode, reason: obligations[siteCode] ?? '' }))) },
    { label: 'Must not be done', value: namedSites(mustNotBeDone) },
    { label: 'Order', value: plan.askedJson.order === 'clusters' ? 'Cluster by cluster' : 'What brings most for its money first' },
    ...(moneyParts.length === 0
      ? []
      : [{ label: 'Money in parts', value: moneyParts.map((part) => `${formatDay(part.on)}: ${formatCents(part.cents)}`).join('; ') }]),
    { label: 'Longest hop', value: `${longestHopMiles} miles` },
    {
      label: 'Crew days',
      value: allowed === null ? `${formatWhole(used)} used, no deadline` : `${formatWhole(used)} used of ${formatWhole(allowed)}`,
    },
  ];
}

function namedSites(sites: readonly { siteCode: string; reason: string }[]): string {
  return sites.length === 0 ? 'No site' : sites.map(({ siteCode, reason }) => (reason === '' ? siteCode : `${siteCode} (${reason})`)).join(', ');
}
