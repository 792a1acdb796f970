import { formatDay } from '../../domain/calendar.ts';
import { arrangeGantt, type GanttView } from '../../domain/schedule/arrange-gantt.ts';
import { chooseGanttView } from '../../domain/schedule/choose-gantt-view.ts';
import { clockConfidence } from '../../domain/schedule/clock-words.ts';
import { countTradeMonths } from '../../domain/schedule/count-crew-months.ts';
import { crewName } from '../../domain/schedule/crew-words.ts';
import { followPlan } from '../../domain/schedule/follow-plan.ts';
import type { PlannedActivity } from '../../domain/schedule/schedule.ts';
import { counted, formatCount } from '../../domain/words.ts';
import { drawCrewMonths } from '../../platform/charts/draw-crew-months.ts';
import { drawGanttSheets } from '../../platform/charts/draw-gantt.ts';
import { formatMonth, monthOf } from '../../platform/charts/month-axis.ts';
import type { Block, Row } from '../../platform/pdf/document.ts';
import { ganttViewWords } from './gantt-controls.ts';
import { noCounties, teamsOf } from './gantt-parts.ts';
import type { ShownPlan } from './shown-plan.ts';

/** The plan by county, folded, on as many wide pages as it needs. */
export function drawPlanByCounty(plan: ShownPlan, level: Level): Block[] {
  return drawPlanSheets(plan, 'county', level);
}

/** The plan by site, each on a row, on as many wide pages as it needs. */
export function drawPlanBySite(plan: ShownPlan, level: Level): Block[] {
  return drawPlanSheets(plan, 'site', level);
}

function drawPlanSheets({ schedule, places, statutory, seasons }: ShownPlan, wanted: GanttView, level: Level): Block[] {
  const by = chooseGanttView(wanted, places);
  const instead = by === wanted ? '' : `${noCounties} `;
  const { title, noun } = ganttViewWords[by];
  const { termEndsOn, p80FinishOn } = schedule.summary;
  const { driving } = followPlan(schedule);
  const window = { from: null, until: null };
  const lines = arrangeGantt(schedule.activities, places, { by, open: new Set(), search: '', ...window, driving, seasons });
  const sheets = drawGanttSheets({ title, noun, lines, statutory, termEndsOn, p80FinishOn, todayOn: null, ...window });
  return [
    { kind: 'page', layout: 'landscape' },
    { kind: 'heading', level, text: title },
    ...(sheets.length === 0 ? [{ kind: 'paragraph' as const, text: 'The plan has no work.' }] : []),
    ...sheets.map((drawing, index): Block => {
      const part = sheets.length > 1 ? ` Sheet ${index + 1} of ${sheets.length}.` : '';
      return { kind: 'drawing', drawing, caption: `${instead}Likely plan. Months without work at either end are left out.${part}`, whole: true };
    }),
  ];
}

/** How many teams of each trade work in each month, as a figure; the peak of each is named in it. */
export function drawPlanCrews({ schedule }: ShownPlan, level: Level): Block[] {
  const { wide } = drawCrewMonths(countTradeMonths(schedule.activities, teamsOf(schedule.summary)));
  return [
    { kind: 'page', layout: 'portrait' },
    { kind: 'heading', level, text: 'Crews by month' },
    {
      kind: 'drawing',
      drawing: wide,
      caption: 'Teams busy on an average business day. The dashed line is how many there are; the hatched month has the most.',
    },
  ];
}

/** The program's days for the plan, each with its source and how sure it is. */
export function drawPlanClock({ statutory }: ShownPlan, level: Level): Block[] {
  return [
    { kind: 'heading', level, text: 'Term and reports' },
    {
      kind: 'table',
      caption: 'Days of the program: what, day, source and how sure',
      columns: [
        { title: 'What', width: { share: 1 } },
        { title: 'Day', width: 'fit' },
        { title: 'Source', width: { share: 1 } },
      ],
      rows: statutory.map(({ title, day, citation, confidence, note }) => ({
        cells: [{ text: title, small: note }, formatDay(day), { text: citation === '' ? 'Your plan' : citation, small: clockConfidence(confidence) }],
      })),
    },
  ];
}

/** The days of each site, by the month in which it is finished. */
export function drawSiteFinishes({ schedule, places }: ShownPlan, level: Level): Block[] {
  const nameOf = new Map(places.map(({ code, name, county }) => [code, { name, county }]));
  const sites = [...schedule.sites].sort((a, b) => (a.finishOn < b.finishOn || (a.finishOn === b.finishOn && a.siteCode < b.siteCode) ? -1 : 1));
  const counts = new Map<string, number>();
  for (const { finishOn } of sites) counts.set(monthOf(finishOn), (counts.get(monthOf(finishOn)) ?? 0) + 1);
  const rows = sites.flatMap(({ siteCode, startOn, cutOverOn, finishOn }, index): Row[] => {
    const month = monthOf(finishOn);
    const before = sites[index - 1];
    const isNew = !before || monthOf(before.finishOn) !== month;
    const place = nameOf.get(siteCode);
    return [
      ...(isNew ? [{ kind: 'group' as const, cells: [`${formatMonth(month)}: ${counted(counts.get(month) ?? 0, 'site')}`] }] : []),
      { cells: [siteCode, { text: place?.name ?? '', small: place?.county ?? '' }, formatDay(startOn), formatDay(cutOverOn), formatDay(finishOn)] },
    ];
  });
  return [
    { kind: 'page', layout: 'portrait' },
    { kind: 'heading', level, text: 'Sites by month of finish' },
    {
      kind: 'table',
      caption: 'Days of each site, by the month in which it is finished',
      columns: [
        { title: 'Site', width: 'fit' },
        { title: 'Name', width: { share: 1 } },
        { title: 'Work starts', width: 'fit' },
        { title: 'Cut over', width: 'fit' },
        { title: 'Finished', width: 'fit' },
      ],
      rows,
    },
  ];
}

/** Every activity once: the whole network, then site by site. */
export function drawPlanActivities({ schedule, places }: ShownPlan, level: Level): Block[] {
  const { driving } = followPlan(schedule);
  const nameOf = new Map(places.map(({ code, name }) => [code, name]));
  const bySite = new Map<string | null, PlannedActivity[]>();
  for (const activity of schedule.activities) {
    const list = bySite.get(activity.siteCode);
    if (list) list.push(activity);
    else bySite.set(activity.siteCode, [activity]);
  }
  const rows = [...bySite]
    .sort(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1))
    .flatMap(([code, list]): Row[] => {
      const name = code === null ? '' : nameOf.get(code);
      const head = code === null ? 'Whole network' : name ? `${name} (${code})` : code;
      const ordered = [...list].sort((a, b) => (a.startOn < b.startOn || (a.startOn === b.startOn && a.id < b.id) ? -1 : 1));
      return [{ kind: 'group', cells: [head] }, ...ordered.map((activity) => activityRow(activity, driving.has(activity.id)))];
    });
  return [
    { kind: 'page', layout: 'landscape' },
    { kind: 'heading', level, text: 'Activities by site' },
    {
      kind: 'table',
      caption: 'Activities by site: id and step, first and last day, crew, days of slack, what it waits for',
      columns: [
        { title: 'Activity', width: 190 },
        { title: 'First day', width: 'fit' },
        { title: 'Last day', width: 'fit' },
        { title: 'Crew', width: 96 },
        { title: 'Slack', width: 'fit', align: 'right' },
        { title: 'Waits for', width: { share: 1 } },
      ],
      rows,
    },
  ];
}

function activityRow({ id, title, startOn, finishOn, slackDays, waitsFor = [], ...work }: PlannedActivity, drives: boolean): Row {
  const waits = waitsFor.map(({ id: from, kind, lagDays }) => {
    return `${kind === 'start-start' ? 'start of ' : ''}${from}${lagDays === 0 ? '' : ` + ${counted(lagDays, 'day')}`}`;
  });
  return {
    cells: [
      { text: title, small: id },
      formatDay(startOn),
      formatDay(finishOn),
      crewName(work),
      slackDays === undefined ? '' : formatCount(slackDays),
      { text: waits.join(', '), ...(drives && { small: 'sets the finish date' }) },
    ],
  };
}

/** Of the headings. */
type Level = 2 | 3;
