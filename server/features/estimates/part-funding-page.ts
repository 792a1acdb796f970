import { type Cents, cents, formatCents } from '../../domain/money.ts';
import { capitalised, counted } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import type { Page } from '../../web/render-page.ts';
import { countPages, listAddress, toPager } from '../../web/to-pager.ts';
import type { PartFundingMap } from './draw-part-funding-map.ts';
import type { FoundPlan } from './part-funding-sheet.ts';
import { causeWords, gapWords, moneyWords, partFundingCrumbs, planningAid } from './part-funding-words.ts';
import type { ReadyRow, SiteSum } from './queries.ts';
import { formatBasisPoints, formatPercent, formatWhole } from './words.ts';

const perPage = 50;

/** What a part of the money finishes: the sites in the order of the work, what is left out and why, and how far that is from the best possible. */
export function partFundingPage(row: ReadyRow, plan: FoundPlan, around: Around): Page {
  const { figuresJson: figures } = plan;
  const again = { label: 'Change it and plan again', href: listAddress(paths.newFundingPlan(row.id), { from: String(plan.number) }), tone: 'main' };
  const brings = figures.weightName === 'sites' ? '' : `: ${weightWords(plan)}`;
  return {
    template: 'estimates/part-funding',
    title: `Part funding, plan ${plan.number} · Estimate ${row.number}`,
    view: {
      head: {
        title: `Part funding, plan ${plan.number}`,
        crumbs: partFundingCrumbs(row),
        sentence: `${moneyWords(plan, row)} finishes ${formatWhole(figures.doneCount)} of ${counted(figures.siteCount, 'site')} whole${brings}.`,
        actions: [
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
      map: mapOf(around.map),
      causes: causeTable(plan, around.sites),
      chips: chipsOf(row, plan, around.list),
      list: around.list.show === 'left' ? leftOutList(row, plan, around) : doneList(row, plan, around),
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
  const done = { label: 'Finished whole', value: `${formatWhole(figures.doneCount)} of ${counted(figures.siteCount, 'site')}` };
  const core = figures.coreDone ? 'with the core and network-wide work' : 'without the core and network-wide work';
  return [
    { ...done, note: core },
    ...(figures.weightName === 'sites' ? [] : [{ label: 'Covered units replaced', value: weightWords(plan) }]),
    {
      label: 'Money used',
      value: formatCents(figures.spentCents),
      note: figures.budgetCents > 0 ? `${formatPercent(figures.spentCents / figures.budgetCents)} of the money` : '',
    },
    { label: 'Money left', value: formatCents(cents(figures.leftCents)), note: 'after the last site in the order of work' },
    { label: 'From the best possible', value: gap.short, note: gap.long },
  ];
}

function mapOf({ drawing, doneCount, leftOutCount, unplacedCount }: PartFundingMap) {
  return {
    drawing,
    done: `Finished whole: ${counted(doneCount, 'site')}`,
    leftOut: `Left out: ${counted(leftOutCount, 'site')}`,
    unplaced:
      unplacedCount === 0 ? null : `${counted(unplacedCount, 'site')} without coordinates ${unplacedCount === 1 ? 'is' : 'are'} not on the map.`,
    empty: { title: 'No site has coordinates', text: 'The list below says which sites are finished and which are left out.' },
  };
}

/** Done, and what is left out by its cause: the map in figures. */
function causeTable({ figuresJson: figures, leftOutJson }: FoundPlan, sites: readonly SiteSum[]) {
  const costOf = new Map(sites.map(({ siteCode, likelyCents }) => [siteCode, likelyCents]));
  const causes = new Map<string, { count: number; cost: number }>();
  for (const { siteCode, cause } of leftOutJson) {
    const sum = causes.get(causeWords[cause]) ?? { count: 0, cost: 0 };
    causes.set(causeWords[cause], { count: sum.count + 1, cost: sum.cost + (costOf.get(siteCode) ?? 0) });
  }
  const left = [...causes].map(([cause, { count, cost }]) => ({
    cells: [{ text: 'Left out', small: cause }, { text: formatWhole(count) }, { text: formatCents(cents(cost)) }],
  }));
  return {
    caption: 'Sites finished and left out, by cause',
    captionHidden: true,
    columns: [
      { label: 'Sites', kind: 'key' },
      { label: 'How many', kind: 'number' },
      { label: 'Cost', kind: 'money', pin: true },
    ],
    rows: [
      {
        cells: [
          { text: 'Finished whole', small: figures.coreDone ? 'with the core and network-wide work' : '' },
          { text: formatWhole(figures.doneCount) },
          { text: formatCents(figures.spentCents) },
        ],
      },
      ...left,
    ],
  };
}

function chipsOf(row: ReadyRow, plan: FoundPlan, { show }: Shown) {
  const here = paths.fundingPlan(row.id, plan.number);
  return [
    { label: `Finished, in the order of work (${formatWhole(plan.stepsJson.length)})`, href: here, current: show === 'done' },
    { label: `Left out (${formatWhole(plan.leftOutJson.length)})`, href: listAddress(here, { show: 'left' }), current: show === 'left' },
  ];
}

function doneList(row: ReadyRow, plan: FoundPlan, { sites, list }: Around) {
  const { stepsJson: steps, figuresJson: figures } = plan;
  const page = Math.min(list.page, countPages(steps.length, perPage));
  const nameOf = namesOf(sites);
  const columns = [
    { label: 'Site', kind: 'key' },
    { label: 'Order', kind: 'number' },
    { label: 'Crew days', kind: 'number' },
    { label: 'Cost', kind: 'money', pin: true },
    { label: 'Money used so far', kind: 'money' },
    { label: `${capitalised(figures.weightName)} so far`, kind: 'number' },
  ];
  const rows = steps.slice((page - 1) * perPage, page * perPage).map((step) => ({
    cells: [
      { ...siteCell(row, step.siteCode, nameOf), small: [step.siteCode, ...step.dueWithIt.map((due) => `with ${due}`)].join(' · ') },
      { text: formatWhole(step.position) },
      { text: formatWhole(step.crewDays) },
      { text: formatCents(step.costCents) },
      { text: formatCents(step.spentCents) },
      { text: formatWhole(step.weightSoFar) },
    ],
  }));
  const empty = {
    title: 'No site can be finished whole',
    text: 'The money does not reach the first site with all it needs. The list of what is left out says why.',
  };
  const table = { caption: 'Sites finished whole, in the order of the work', captionHidden: true, columns, rows };
  return {
    title: 'Order of work',
    small: 'what brings most for its cost first, no site before what it hangs on',
    table,
    empty,
    isEmpty: rows.length === 0,
    pager: pagerOf(row, plan, { page, show: 'done' }),
  };
}

function leftOutList(row: ReadyRow, plan: FoundPlan, { sites, list }: Around) {
  const { leftOutJson: leftOut } = plan;
  const page = Math.min(list.page, countPages(leftOut.length, perPage));
  const nameOf = namesOf(sites);
  const columns = [
    { label: 'Site', kind: 'key' },
    { label: 'Cause' },
    { label: 'Why it is left out', kind: 'words whole' },
    { label: 'Cost', kind: 'money', pin: true },
  ];
  const rows = leftOut.slice((page - 1) * perPage, page * perPage).map(({ siteCode, cause, reason }) => ({
    cells: [
      { ...siteCell(row, siteCode, nameOf), small: siteCode },
      { tag: { label: causeWords[cause], tone: 'warn' } },
      { text: reason },
      { text: formatCents((nameOf.get(siteCode)?.likelyCents ?? 0) as Cents) },
    ],
  }));
  const empty = { title: 'Nothing is left out', text: 'The money finishes every site of the estimate.' };
  const table = { caption: 'Sites left out, with the reason', captionHidden: true, columns, rows };
  return { title: 'Left out', small: null, table, empty, isEmpty: rows.length === 0, pager: pagerOf(row, plan, { page, show: 'left' }) };
}

function pagerOf(row: ReadyRow, plan: FoundPlan, { page, show }: Shown) {
  const total = (show === 'left' ? plan.leftOutJson : plan.stepsJson).length;
  const here = paths.fundingPlan(row.id, plan.number);
  const shown = show === 'left' ? { show } : {};
  return toPager({ page, size: perPage, total, noun: 'sites', toHref: (number) => listAddress(here, { ...shown, page: String(number) }) });
}

function siteCell(row: ReadyRow, siteCode: string, nameOf: ReadonlyMap<string, SiteSum>) {
  return { text: nameOf.get(siteCode)?.siteName ?? siteCode, href: paths.estimateSite(row.id, siteCode) };
}

function namesOf(sites: readonly SiteSum[]): ReadonlyMap<string, SiteSum> {
  return new Map(sites.map((site) => [site.siteCode, site]));
}

function askedFacts(row: ReadyRow, plan: FoundPlan) {
  const { mustBeDone, longestHopMiles, crewDays, shareBasisPoints } = plan.askedJson;
  const { crewDays: used } = plan.figuresJson;
  return [
    {
      label: 'Money',
      value: formatCents(plan.budgetCents as Cents),
      note: shareBasisPoints === null ? '' : `${formatBasisPoints(shareBasisPoints)} of ${formatCents(row.summaryJson.total.likelyCents)}`,
    },
    { label: 'Finish the most of', value: plan.figuresJson.weightName },
    { label: 'Must be done', value: mustBeDone.length === 0 ? 'No site' : mustBeDone.join(', ') },
    { label: 'Longest hop', value: `${longestHopMiles} miles` },
    {
      label: 'Crew days',
      value: crewDays === null ? `${formatWhole(used)} used, no deadline` : `${formatWhole(used)} used of ${formatWhole(crewDays)}`,
    },
  ];
}

interface Shown {
  show: 'done' | 'left';
  page: number;
}

interface Around {
  /** Every site of the estimate. */
  sites: readonly SiteSum[];
  map: PartFundingMap;
  list: Shown;
  mayMake: boolean;
}
