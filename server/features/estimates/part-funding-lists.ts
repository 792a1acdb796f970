import { formatDay } from '../../domain/calendar.ts';
import { type Cents, formatCents } from '../../domain/money.ts';
import { capitalised } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import { countPages, listAddress, toPager } from '../../web/to-pager.ts';
import { findPart } from './find-part.ts';
import type { FoundPlan } from './part-funding-sheet.ts';
import type { Around, Shown } from './part-funding-shown.ts';
import { causeWords, coreWords, noneWords } from './part-funding-words.ts';
import type { ReadyRow, SiteSum } from './queries.ts';
import { formatWhole } from './words.ts';

const perPage = 50;

/** The core and the chosen sites in the order of the work, with the running sum of money beside each. */
export function doneList(row: ReadyRow, plan: FoundPlan, { sites, list }: Around) {
  const { stepsJson: steps, figuresJson: figures } = plan;
  const { moneyParts = [] } = plan.askedJson;
  const { rows: shown, page } = pageOf(steps, list);
  const nameOf = namesOf(sites);
  const columns = [
    { label: 'Step', kind: 'key' },
    { label: 'Order', kind: 'number' },
    ...(moneyParts.length > 0 ? [{ label: 'Paid by' }] : []),
    { label: 'Crew days', kind: 'number' },
    { label: 'Cost', kind: 'money', pin: true },
    { label: 'Money used so far', kind: 'money' },
    { label: `${capitalised(figures.weightName)} so far`, kind: 'number' },
  ];
  const rows = shown.map((step) => {
    const part = findPart(moneyParts, step.spentCents);
    return {
      cells: [
        step.siteCode === null
          ? { text: coreWords, small: 'once, before the first site that needs it; what it holds is listed below' }
          : { ...siteCell(row, step.siteCode, nameOf), small: stepWords(step) },
        { text: formatWhole(step.position) },
        ...(moneyParts.length > 0 ? [{ text: part ? `Part ${part.number}` : '', small: part ? formatDay(part.on) : '' }] : []),
        { text: formatWhole(step.crewDays) },
        { text: formatCents(step.costCents) },
        { text: formatCents(step.spentCents) },
        { text: formatWhole(step.weightSoFar) },
      ],
    };
  });
  const empty = {
    title: 'No site can be finished whole',
    text: noneWords(plan),
  };
  const small =
    plan.askedJson.order === 'clusters'
      ? 'cluster by cluster, outward along the backhaul'
      : 'what brings most for its cost first, no site before what it hangs on';
  return {
    title: 'Order of work',
    small,
    table: { caption: 'The work in its order', captionHidden: true, columns, rows },
    empty,
    isEmpty: rows.length === 0,
    pager: list.show === 'all' ? null : pagerOf(row, plan, { page, show: list.show }),
  };
}

/** What is left out, each with its cause and the reason. */
export function leftOutList(row: ReadyRow, plan: FoundPlan, { sites, costs, list }: Around) {
  const { rows: shown, page } = pageOf(plan.leftOutJson, list);
  const nameOf = namesOf(sites);
  const columns = [
    { label: 'Site', kind: 'key' },
    { label: 'Cause' },
    { label: 'Why it is left out', kind: 'words whole' },
    { label: 'Cost', kind: 'money', pin: true },
  ];
  const rows = shown.map(({ siteCode, cause, reason }) => ({
    cells: [
      { ...siteCell(row, siteCode, nameOf), small: siteCode },
      { tag: { label: causeWords[cause], tone: 'warn' } },
      { text: reason },
      { text: formatCents(costs.get(siteCode) ?? (0 as Cents)) },
    ],
  }));
  const empty = { title: 'Nothing is left out', text: 'The money finishes every site of the estimate.' };
  const table = { caption: 'Sites left out, with the reason', captionHidden: true, columns, rows };
  return {
    title: 'Left out',
    small: null,
    table,
    empty,
    isEmpty: rows.length === 0,
    pager: list.show === 'all' ? null : pagerOf(row, plan, { page, show: list.show }),
  };
}

function stepWords({ siteCode, cluster, dueWithIt }: FoundPlan['stepsJson'][number]): string {
  const branch = cluster === undefined || cluster === siteCode ? [] : [`cluster ${cluster}`];
  return [siteCode, ...branch, ...dueWithIt.map((due) => `with ${due}`)].join(' · ');
}

function pageOf<T>(all: readonly T[], { show, page: asked }: Shown): { rows: readonly T[]; page: number } {
  if (show === 'all') return { rows: all, page: 1 };
  const page = Math.min(asked, countPages(all.length, perPage));
  return { rows: all.slice((page - 1) * perPage, page * perPage), page };
}

function pagerOf(row: ReadyRow, plan: FoundPlan, { page, show }: Shown) {
  const total = (show === 'left' ? plan.leftOutJson : plan.stepsJson).length;
  const here = paths.fundingPlan(row.id, plan.number);
  const shown = show === 'left' ? { show } : {};
  return toPager({
    page,
    size: perPage,
    total,
    noun: show === 'left' ? 'sites' : 'steps',
    toHref: (number) => listAddress(here, { ...shown, page: String(number) }),
  });
}

function siteCell(row: ReadyRow, siteCode: string, nameOf: ReadonlyMap<string, SiteSum>) {
  return { text: nameOf.get(siteCode)?.siteName ?? siteCode, href: paths.estimateSite(row.id, siteCode) };
}

function namesOf(sites: readonly SiteSum[]): ReadonlyMap<string, SiteSum> {
  return new Map(sites.map((site) => [site.siteCode, site]));
}
