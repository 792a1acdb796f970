import { formatDay } from '../../domain/calendar.ts';
import { type Cents, cents, formatCents } from '../../domain/money.ts';
import { capitalised, counted } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import type { Page } from '../../web/render-page.ts';
import type { FoundPlan } from './part-funding-sheet.ts';
import { gapWords, moneyWords, partFundingCrumbs, planningAid } from './part-funding-words.ts';
import type { ReadyRow, SiteSum } from './queries.ts';
import { formatWhole } from './words.ts';

/** Longer lists are in the spreadsheets of the plans. */
const mostRows = 200;

/** Two plans beside each other: figures with their differences, and the sites that only one of them finishes. */
export function partFundingComparePage(row: ReadyRow, [one, other]: [FoundPlan, FoundPlan], sites: readonly SiteSum[]): Page {
  const doneOf = ({ stepsJson }: FoundPlan) =>
    new Map(stepsJson.flatMap(({ siteCode, costCents }) => (siteCode === null ? [] : [[siteCode, costCents]])));
  const [first, second] = [doneOf(one), doneOf(other)];
  const inBoth = [...first.keys()].filter((code) => second.has(code)).length;
  const title = `Plans ${one.number} and ${other.number}`;
  return {
    template: 'estimates/sheet',
    title: `${title} · Part funding · Estimate ${row.number}`,
    view: {
      head: {
        title,
        crumbs: partFundingCrumbs(row),
        sentence: `Plan ${one.number} has ${moneyWords(one, row)}, plan ${other.number} ${moneyWords(other, row)}. Both finish the same ${counted(inBoth, 'site')}. ${planningAid}`,
        actions: [one, other].map(({ number }) => ({ label: `Plan ${number}`, href: paths.fundingPlan(row.id, number) })),
      },
      sections: [
        { title: 'Figures', table: figureTable(one, other) },
        siteSection(row, { plan: one, than: other, only: without(first, second), sites }),
        siteSection(row, { plan: other, than: one, only: without(second, first), sites }),
      ],
    },
  };
}

/** The plans that can be chosen for a comparison, as the fields of its form. */
export function compareForm(row: ReadyRow, plans: readonly { number: number; isFound: boolean }[], chosen: { a?: string; b?: string } = {}) {
  const options = plans.filter(({ isFound }) => isFound).map(({ number }) => ({ value: String(number), label: `Plan ${number}` }));
  if (options.length < 2) return null;
  const field = (name: 'a' | 'b', label: string, at: number) => {
    const value = chosen[name] ?? options[at]?.value ?? '';
    return { id: name, name, label, hint: null, error: null, kind: 'select', value, values: [], options, width: 'short' };
  };
  return {
    action: paths.comparedFundingPlans(row.id),
    label: 'Compare two plans',
    fields: [field('a', 'Compare', 0), field('b', 'with', 1)].map((one) => ({
      ...one,
      required: false,
      autocomplete: null,
      maxlength: null,
      rows: null,
      accept: null,
    })),
    button: 'Compare',
  };
}

function figureTable(one: FoundPlan, other: FoundPlan) {
  const [a, b] = [one.figuresJson, other.figuresJson];
  const money = (label: string, from: Cents, to: Cents) => [
    label,
    formatCents(from),
    formatCents(to),
    difference(to - from, (by) => formatCents(cents(by))),
  ];
  const count = (label: string, from: number, to: number) => [label, formatWhole(from), formatWhole(to), difference(to - from, formatWhole)];
  const words = (label: string, from: string, to: string) => [label, from, to, from === to ? 'the same' : ''];
  const core = (isDone: boolean) => (isDone ? 'done' : 'left out');
  const late = ({ dates }: FoundPlan['figuresJson']) =>
    dates ? `${formatDay(dates.p80FinishOn)}${dates.isLate ? ', too late' : ''}` : 'no deadline';
  const rows = [
    money('Money', one.budgetCents as Cents, other.budgetCents as Cents),
    count('Sites finished whole', a.doneCount, b.doneCount),
    ...(a.weightName === 'sites' && b.weightName === 'sites'
      ? []
      : [
          a.weightName === b.weightName
            ? count(capitalised(a.weightName), a.weight, b.weight)
            : words('What counts', `${formatWhole(a.weight)} ${a.weightName}`, `${formatWhole(b.weight)} ${b.weightName}`),
        ]),
    words('Core and network-wide work', core(a.coreDone), core(b.coreDone)),
    money('Money used', a.spentCents, b.spentCents),
    money('Money left', a.leftCents, b.leftCents),
    count('Crew days', a.crewDays, b.crewDays),
    words('Finish with 80 % confidence', late(a), late(b)),
    words('From the best possible', gapWords(a).short, gapWords(b).short),
  ];
  return {
    caption: 'The figures of both plans',
    captionHidden: true,
    columns: [
      { label: 'Figure', kind: 'key' },
      { label: `Plan ${one.number}`, kind: 'number' },
      { label: `Plan ${other.number}`, kind: 'number' },
      { label: 'Difference', kind: 'number' },
    ],
    rows: rows.map((texts) => ({ cells: texts.map((text) => ({ text })) })),
  };
}

function difference(by: number, say: (by: number) => string): string {
  return by === 0 ? 'the same' : `${by > 0 ? '+' : '−'}${say(Math.abs(by))}`;
}

function without(done: ReadonlyMap<string, Cents>, other: ReadonlyMap<string, Cents>): [string, Cents][] {
  return [...done].filter(([code]) => !other.has(code));
}

function siteSection(row: ReadyRow, { plan, than, only, sites }: OnlyHere) {
  const nameOf = new Map(sites.map(({ siteCode, siteName }) => [siteCode, siteName]));
  const reasonOf = new Map(than.leftOutJson.map(({ siteCode, reason }) => [siteCode, reason]));
  const title = `Only plan ${plan.number} finishes`;
  const empty = { title: 'No other site', text: `Every site that plan ${plan.number} finishes, plan ${than.number} finishes too.` };
  if (only.length === 0) return { title, empty };
  const more = only.length > mostRows ? `; the first ${mostRows}, all are in the spreadsheets of the plans` : '';
  return {
    title,
    small: `${counted(only.length, 'site')}, in the order of its work${more}`,
    table: {
      caption: `Sites that only plan ${plan.number} finishes`,
      captionHidden: true,
      columns: [
        { label: 'Site', kind: 'key' },
        { label: `Why plan ${than.number} leaves it out`, kind: 'words whole' },
        { label: 'Cost', kind: 'money', pin: true },
      ],
      rows: only.slice(0, mostRows).map(([code, costCents]) => ({
        cells: [
          { text: nameOf.get(code) ?? code, small: code, href: paths.estimateSite(row.id, code) },
          { text: reasonOf.get(code) ?? '' },
          { text: formatCents(costCents) },
        ],
      })),
    },
  };
}

interface OnlyHere {
  plan: FoundPlan;
  than: FoundPlan;
  only: readonly [string, Cents][];
  sites: readonly SiteSum[];
}
