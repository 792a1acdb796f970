import { daysBetween, formatDay } from '../../domain/calendar.ts';
import { inHundred } from '../../domain/in-hundred.ts';
import { formatCents, sumCents } from '../../domain/money.ts';
import type { SiteMove } from '../../domain/schedule/compare-sites.ts';
import { percentileNoise } from '../../domain/schedule/risk/percentile-noise.ts';
import { type DelayCause, delayCauses } from '../../domain/schedule/work-plan.ts';
import { counted, formatCount } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import { drawPlanLines } from '../../platform/charts/draw-plan-lines.ts';
import { toControl } from '../../web/form-page.ts';
import type { Page } from '../../web/render-page.ts';
import { listAddress } from '../../web/to-pager.ts';
import { causeTitles, estimateTitle, type ReadyRow } from '../estimates/index.ts';
import type { MadeRow, ScheduleRow } from './queries.ts';
import { settingRows } from './setting-rows.ts';
import { apart, planTitle, schedulesCrumb } from './words.ts';

export const comparedNames = ['a', 'b', 'c', 'd'] as const;
const places = ['First', 'Second', 'Third', 'Fourth'] as const;

/** Two to four plans of one estimate side by side: figures, settings that differ, and between the first two the sites that moved, with the reason. */
export function comparePage(compared: Compared): Page {
  const { estimate, plans, choices } = compared;
  const crumbs = [schedulesCrumb, { label: estimateTitle(estimate), href: listAddress(paths.schedules(), { estimate: String(estimate.id) }) }];
  return {
    template: 'schedules/compare',
    title: 'Compare plans',
    view: {
      head: { title: 'Compare plans', crumbs, sentence: sentenceOf(plans), actions: [] },
      form: {
        action: paths.compareSchedules(),
        fields: comparedNames.map((name, index) => ({
          ...toControl(
            {
              name,
              label: `${places[index]} plan`,
              kind: 'select',
              value: String(plans[index]?.id ?? ''),
              options: [
                ...(index < 2 ? [] : [{ value: '', label: 'None' }]),
                ...choices.map((choice) => ({ value: String(choice.id), label: planTitle(choice) })),
              ],
            },
            null,
          ),
        })),
      },
      figures: figureTable(plans),
      chart: drawPlanLines(plans.map((plan) => ({ name: planTitle(plan), months: plan.summaryJson.sitesByMonth }))),
      causes: causeTable(plans),
      differences: differenceTable(plans),
      moves: moveSection(compared),
    },
  };
}

function sentenceOf(plans: readonly MadeRow[]): string {
  const [first, ...rest] = plans;
  const best = rest.reduce((least, plan) => (least && least.summaryJson.p80FinishOn <= plan.summaryJson.p80FinishOn ? least : plan), first);
  if (!first || !best) return 'Choose two plans of one estimate.';
  const { p80FinishOn } = best.summaryJson;
  const worst = plans.reduce((most, plan) => (plan.summaryJson.p80FinishOn > most ? plan.summaryJson.p80FinishOn : most), p80FinishOn);
  if (worst === p80FinishOn) return `With an 8 in 10 chance all are done by the same day, ${formatDay(p80FinishOn)}.`;
  const other = plans.length === 2 ? 'the other' : 'the last of them';
  const noise = Math.max(...plans.map(({ summaryJson }) => percentileNoise(summaryJson, 0.8)));
  if (daysBetween(p80FinishOn, worst) <= noise) {
    const dates = `with an 8 in 10 chance all are done from ${formatDay(p80FinishOn)} to ${formatDay(worst)}`;
    return `The plans end at about the same time: ${dates}, and the runs tell dates apart only to ${counted(noise, 'day')}.`;
  }
  return `“${planTitle(best)}” is done first: with an 8 in 10 chance by ${formatDay(p80FinishOn)}, ${apart(worst, p80FinishOn)} ${other}.`;
}

function figureTable(plans: readonly MadeRow[]) {
  const row = (label: string, value: (plan: MadeRow) => string) => ({ cells: [{ text: label }, ...plans.map((plan) => ({ text: value(plan) }))] });
  return {
    caption: 'Figures side by side',
    captionHidden: true,
    columns: [{ label: 'Figure', kind: 'key' }, ...plans.map(({ number }) => ({ label: `Plan ${number}` }))],
    rows: [
      row('Name', planTitle),
      row('Likely finish', ({ summaryJson }) => formatDay(summaryJson.finishOn)),
      row('Finish (P50)', ({ summaryJson }) => formatDay(summaryJson.p50FinishOn)),
      row('Finish (P80)', ({ summaryJson }) => formatDay(summaryJson.p80FinishOn)),
      row('Chance of the term', ({ summaryJson: { withinTermShare } }) =>
        withinTermShare === null ? 'No term' : `${inHundred(withinTermShare)} in 100`,
      ),
      ...extensionTitles(plans).map((title) =>
        row(`Done before ${title.charAt(0).toLowerCase()}${title.slice(1)}`, ({ summaryJson: { chances = [] } }) => {
          const chance = chances.find((one) => one.title === title);
          if (chance) return `${inHundred(chance.share)} in 100, by ${formatDay(chance.endsOn)}`;
          return chances.length > 1 || chances[0]?.share === 1 ? 'Not needed' : 'Not computed';
        }),
      ),
      row('P80 against the term', ({ summaryJson }) => slackWords(summaryJson)),
      row('No plan can finish before', ({ summaryJson: { bound } }) => (bound ? formatDay(bound.finishOn) : 'Not computed')),
      row('Tower crews', ({ summaryJson }) => formatCount(summaryJson.settings.towerCrews)),
      row('Cost of all crews', ({ summaryJson: { crews } }) =>
        crews ? formatCents(sumCents(crews.map(({ costCents }) => costCents))) : 'Not computed',
      ),
      row('Sites', ({ summaryJson }) => formatCount(summaryJson.sitesByMonth.reduce((sum, { finished }) => sum + finished, 0))),
    ],
  };
}

/** Extensions that a run of any of the plans needs, in their order. */
function extensionTitles(plans: readonly MadeRow[]): string[] {
  return [...new Set(plans.flatMap(({ summaryJson: { chances = [] } }) => chances.slice(1).map(({ title }) => title)))];
}

function slackWords({ termEndsOn, p80FinishOn }: MadeRow['summaryJson']): string {
  if (termEndsOn === null) return 'No term';
  const days = daysBetween(p80FinishOn, termEndsOn);
  if (days === 0) return 'On its last day';
  return `${counted(Math.abs(days), 'day')} ${days > 0 ? 'to spare' : 'late'}`;
}

/** What the days until the finish go to; null where a plan was made before that was computed. */
function causeTable(plans: readonly MadeRow[]) {
  if (plans.some(({ summaryJson: { causes = [] } }) => causes.length === 0)) return null;
  const daysOf = (plan: MadeRow, cause: DelayCause) => plan.summaryJson.causes?.find((one) => one.cause === cause)?.days ?? 0;
  const shown = delayCauses.filter((cause) => plans.some((plan) => daysOf(plan, cause) > 0));
  return {
    caption: 'Days of the path that sets the finish, by cause, on average over the runs',
    captionHidden: true,
    columns: [{ label: 'Cause', kind: 'key' }, ...plans.map(({ number }) => ({ label: `Plan ${number}`, kind: 'number' }))],
    rows: shown.map((cause) => ({ cells: [{ text: causeTitles[cause] }, ...plans.map((plan) => ({ text: daysOf(plan, cause).toFixed(1) }))] })),
    total: [
      { text: 'From the first day to the finish' },
      ...plans.map((plan) => ({ text: shown.reduce((sum, cause) => sum + daysOf(plan, cause), 0).toFixed(1) })),
    ],
  };
}

/** Settings in which the plans differ, and no others. */
function differenceTable(plans: readonly MadeRow[]) {
  const lists = plans.map(settingRows);
  const labels = [...new Set(lists.flatMap((rows) => rows.map(({ label }) => label)))];
  const rows = labels.flatMap((label) => {
    const values = lists.map((list) => list.find((row) => row.label === label));
    if (new Set(values.map((row) => row?.value ?? '')).size === 1) return [];
    return [{ cells: [{ text: label }, ...values.map((row) => ({ text: row?.value ?? '', small: row?.origin === 'assumed' ? 'assumed' : '' }))] }];
  });
  return {
    caption: 'Settings that differ',
    captionHidden: true,
    columns: [{ label: 'Setting', kind: 'key' }, ...plans.map(({ number }) => ({ label: `Plan ${number}`, kind: 'words' }))],
    rows,
  };
}

function moveSection({ plans, moves }: Compared) {
  const [first, second] = plans;
  if (!first || !second || !moves) return null;
  const { shown, earlier, later, onlyBefore, onlyAfter } = moves;
  const parts = [
    `${counted(earlier, 'site finishes', 'sites finish')} earlier in ${planTitle(second)}, ${formatCount(later)} later.`,
    ...(onlyBefore.length === 0 ? [] : [`Left out there: ${listed(onlyBefore)}.`]),
    ...(onlyAfter.length === 0 ? [] : [`Only there: ${listed(onlyAfter)}.`]),
  ];
  return {
    title: `From plan ${first.number} to plan ${second.number}`,
    text: parts.join(' '),
    table:
      shown.length === 0
        ? null
        : {
            caption: 'Sites that move farthest',
            captionHidden: true,
            columns: [
              { label: 'Site', kind: 'key' },
              { label: `Plan ${first.number}` },
              { label: `Plan ${second.number}` },
              { label: 'Moved', kind: 'number', pin: true },
              { label: 'Why', kind: 'words whole' },
            ],
            rows: shown.map(({ siteCode, siteName, place, beforeOn, afterOn, days, why }) => ({
              cells: [
                { text: siteName, small: [siteCode, place].filter((part) => part !== '').join(' · ') },
                { text: formatDay(beforeOn) },
                { text: formatDay(afterOn) },
                { text: `${counted(Math.abs(days), 'day')} ${days < 0 ? 'earlier' : 'later'}` },
                { text: why },
              ],
            })),
          },
  };
}

function listed(codes: readonly string[]): string {
  return codes.length > 10 ? `${codes.slice(0, 10).join(', ')} and ${codes.length - 10} more` : codes.join(', ');
}

export interface ShownMove extends SiteMove {
  siteName: string;
  place: string;
  why: string;
}

interface Compared {
  estimate: ReadyRow;
  /** Two to four. */
  plans: readonly MadeRow[];
  /** Every made plan of the estimate. */
  choices: readonly Pick<ScheduleRow, 'id' | 'name' | 'number'>[];
  /** Between the first two. */
  moves: { shown: ShownMove[]; earlier: number; later: number; onlyBefore: string[]; onlyAfter: string[] } | null;
}
