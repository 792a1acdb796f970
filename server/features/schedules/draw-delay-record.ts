import { dayOf, formatDay, type Instant } from '../../domain/calendar.ts';
import type { ProgramKey } from '../../domain/programs/program.ts';
import { getProgram } from '../../domain/programs/programs.ts';
import type { GrantedExtension } from '../../domain/schedule/granted-extensions.ts';
import type { DelayEvent } from '../../domain/schedule/progress/list-delay-events.ts';
import { delayCauses } from '../../domain/schedule/work-plan.ts';
import { counted, formatCount } from '../../domain/words.ts';
import type { Block, PdfDocument, Row } from '../../platform/pdf/document.ts';
import type { SlipFacts } from './load-slip.ts';
import type { BaselineRow } from './progress-queries.ts';
import { curveOf, formatDays, nameOf } from './slip-page.ts';
import { causeName, clockOf, eventWords, limitsOf, partWords, planWords, slipSentence } from './slip-words.ts';
import { planTitle } from './words.ts';

/** More events than this go into the CSV alone, those that set the finish and the longest first. */
const mostEvents = 3_000;

/**
 * The delay record as an exhibit: the sentence, the days by cause, what moved the finish, every dated event by cause and site with who recorded it
 * when, and what the record does not show. The same plan of the rest gives the same bytes.
 */
export function delayRecordDocument(facts: SlipFacts, around: RecordSurroundings): PdfDocument {
  const { plan, statusOn } = facts;
  const title = 'Delay record';
  return {
    title: `${title}, ${around.carrierName}`,
    subject: `Plan ${plan.number} against its baseline, as of ${formatDay(statusOn)}`,
    author: around.carrierName,
    language: 'en-US',
    createdAt: plan.createdAt,
    runningHead: { left: `${around.carrierName} · ${title}`, right: `Plan ${plan.number}, as of ${formatDay(statusOn)}` },
    runningFoot: 'Dated events with their cause as the carrier stated it',
    blocks: [...drawFirstPage(facts, around), ...drawParts(facts), ...drawEvents(facts), ...drawSites(facts), ...drawFoundations(facts, around)],
  };
}

function drawFirstPage(facts: SlipFacts, { carrierName, program, granted }: RecordSurroundings): Block[] {
  const { slip, measure, statusOn, events } = facts;
  const onPath = events.filter((event) => event.onPath).length;
  return [
    { kind: 'title', over: `Exhibit · ${getProgram(program).shortTitle}`, text: 'Delay record', under: carrierName },
    { kind: 'paragraph', style: 'lead', text: slipSentence(facts) },
    { kind: 'paragraph', text: clockOf(facts, { program, today: statusOn, granted }).sentence },
    {
      kind: 'figures',
      items: [
        { label: 'Finish in the baseline', value: formatDay(slip.baselineOn), small: planTitle(facts.baseline) },
        { label: 'Forecast finish', value: formatDay(slip.currentOn), small: `as of ${formatDay(statusOn)}` },
        { label: 'Delay events', value: formatCount(events.length), small: `${onPath} on the steps that set the finish` },
        {
          label: 'Sites done',
          value: `${formatCount(measure.sitesDone)} of ${formatCount(measure.sites)}`,
          small: `${formatCount(measure.sitesPlanned)} planned by then`,
        },
      ],
    },
    {
      kind: 'table',
      caption: 'Days by which the finish moved, by cause',
      columns: [
        { title: 'Cause', width: { share: 1 } },
        { title: 'Events', width: 'fit', align: 'right' },
        { title: 'Days of the finish', width: 'fit', align: 'right' },
      ],
      rows: [...causeRows(facts), { kind: 'total', cells: ['The finish', formatCount(events.length), formatDays(slip.days)] }],
    },
    { kind: 'drawing', drawing: curveOf(facts).wide },
  ];
}

/** Every cause with days of the finish or with events, and the plan of the rest. */
function causeRows({ causes, events }: SlipFacts): Row[] {
  const daysOf = new Map(causes.map(({ cause, days }) => [cause, days]));
  return [...delayCauses, 'not stated' as const, 'plan' as const].flatMap((cause): Row[] => {
    const count = events.filter((event) => (event.cause ?? 'not stated') === cause).length;
    const days = daysOf.get(cause) ?? 0;
    if (count === 0 && days === 0) return [];
    const name = cause === 'plan' ? { text: causeName(cause), small: planWords } : causeName(cause);
    return [{ cells: [name, cause === 'plan' ? '' : formatCount(count), formatDays(days)] }];
  });
}

function drawParts(facts: SlipFacts): Block[] {
  const { slip, schedule } = facts;
  if (slip.parts.length === 0) return [];
  const titles = new Map(schedule.activities.map(({ id, title }) => [id, title]));
  return [
    { kind: 'heading', level: 2, text: 'What moved the finish' },
    {
      kind: 'paragraph',
      text: 'Along the steps that set the finish, in order of days. Days made up later are taken off the delays before them, the nearest first.',
    },
    {
      kind: 'table',
      caption: 'Parts of the difference: day, step and site, what happened and its cause, days, days left in the finish',
      columns: [
        { title: 'Day', width: 'fit' },
        { title: 'Step', width: { share: 1 } },
        { title: 'What happened', width: { share: 0.7 } },
        { title: 'Days', width: 'fit', align: 'right' },
        { title: 'Left', width: 'fit', align: 'right' },
      ],
      rows: [
        ...slip.parts.map(
          ({ activityId, siteCode, how, days, countedDays, cause, on }): Row => ({
            cells: [
              formatDay(on),
              activityId === null ? 'The plan of the rest' : { text: titles.get(activityId) ?? activityId, small: nameOf(facts, siteCode) },
              how === 'plan' ? 'moved without a record' : { text: partWords({ how, days }), small: days < 0 ? '' : causeName(cause) },
              formatDays(days),
              formatDays(countedDays),
            ],
          }),
        ),
        { kind: 'total', cells: ['', 'The finish', '', formatDays(slip.days), formatDays(slip.days)] },
      ],
    },
  ];
}

/** Events in groups by cause, in the order of the program's words. */
function drawEvents(facts: SlipFacts): Block[] {
  const weight = ({ onPath, days }: DelayEvent): number => (onPath ? 1_000_000 : 0) + days;
  const kept = new Set([...facts.events].sort((a, b) => weight(b) - weight(a)).slice(0, mostEvents));
  const left = facts.events.length - kept.size;
  const groups = [...delayCauses, null].flatMap((cause): Row[] => {
    const events = facts.events.filter((event) => event.cause === cause && kept.has(event));
    return events.length === 0
      ? []
      : [
          { kind: 'group', cells: [{ text: `${causeName(cause)}, ${counted(events.length, 'event')}`, span: 5 }] },
          ...events.map((event) => eventRow(facts, event)),
        ];
  });
  return [
    { kind: 'page', layout: 'landscape' },
    { kind: 'heading', level: 2, text: 'Dated events by cause' },
    ...(groups.length === 0
      ? [{ kind: 'paragraph' as const, text: 'No delay is recorded: what was recorded began and ended no later than the baseline says.' }]
      : [
          {
            kind: 'table' as const,
            caption: 'Delay events: days, step and site, what happened, note, who recorded it when',
            columns: [
              { title: 'From and until', width: 'fit' as const },
              { title: 'Days', width: 'fit' as const, align: 'right' as const },
              { title: 'Step and site', width: { share: 1 } },
              { title: 'Note', width: { share: 0.9 } },
              { title: 'Recorded', width: 110 },
            ],
            rows: groups,
          },
        ]),
    ...(left > 0
      ? [
          {
            kind: 'paragraph' as const,
            style: 'small' as const,
            text: `${counted(left, 'shorter event')} beside the driving path ${left === 1 ? 'stands' : 'stand'} in the CSV of the record alone.`,
          },
        ]
      : []),
  ];
}

function eventRow(facts: SlipFacts, event: DelayEvent): Row {
  const what = `${eventWords(event)}${event.onPath ? '; sets the finish' : ''}`;
  return {
    cells: [
      { text: formatDay(event.from), small: `until ${formatDay(event.until)}` },
      formatCount(event.days),
      { text: event.title, small: `${nameOf(facts, event.siteCode)}${event.siteCode === null ? '' : ` (${event.siteCode})`}; ${what}` },
      event.note,
      { text: formatDay(event.recordedOn), small: event.recordedBy },
    ],
  };
}

function drawSites(facts: SlipFacts): Block[] {
  const late = facts.sites.filter(({ finishDays }) => finishDays !== 0);
  if (late.length === 0) return [];
  return [
    { kind: 'page', layout: 'portrait' },
    { kind: 'heading', level: 2, text: 'Sites against the baseline' },
    {
      kind: 'paragraph',
      text: `${counted(late.length, 'site')} of ${formatCount(facts.sites.length)} ${late.length === 1 ? 'finishes' : 'finish'} on another day than in the baseline, done or forecast.`,
    },
    {
      kind: 'table',
      caption: 'Sites: days by which the first and the last day of work moved',
      columns: [
        { title: 'Site', width: { share: 1 } },
        { title: 'First day', width: 'fit', align: 'right' },
        { title: 'Last day', width: 'fit', align: 'right' },
      ],
      rows: late.map(({ siteCode, startDays, finishDays }) => ({
        cells: [{ text: nameOf(facts, siteCode), small: siteCode }, formatDays(startDays), formatDays(finishDays)],
      })),
    },
  ];
}

function drawFoundations(facts: SlipFacts, { baselines, program, granted }: RecordSurroundings): Block[] {
  const { plan, baseline, statusOn } = facts;
  const { days } = clockOf(facts, { program, today: statusOn, granted });
  return [
    { kind: 'page', layout: 'portrait' },
    { kind: 'heading', level: 2, text: 'What the record does not show' },
    { kind: 'list', items: limitsOf(facts) },
    ...(days.length === 0
      ? []
      : [
          { kind: 'heading' as const, level: 3 as const, text: 'Term, petition and extensions' },
          {
            kind: 'facts' as const,
            rows: days.map(({ title, day, citation, note }) => ({
              label: title,
              value: formatDay(day),
              small: [citation, note].filter((part) => part !== '').join('. '),
            })),
          },
        ]),
    { kind: 'heading', level: 3, text: 'What it rests on' },
    {
      kind: 'facts',
      rows: [
        {
          label: 'Baseline',
          value: `${planTitle(baseline)}, plan ${baseline.number}`,
          small: `made ${formatDay(dayOf(baseline.createdAt as Instant))}; SHA-256 of its inputs ${baseline.inputsSha256 ?? 'not kept'}`,
        },
        {
          label: 'Plan of the rest',
          value: `${planTitle(plan)}, plan ${plan.number}`,
          small: `made ${formatDay(dayOf(plan.createdAt as Instant))}; SHA-256 of its inputs ${plan.inputsSha256 ?? 'not kept'}`,
        },
        ...baselines.map(({ setAt, setByName, reasonText }, index) => ({
          label: `Baseline set, ${index + 1}`,
          value: `${formatDay(dayOf(setAt as Instant))}, ${setByName}`,
          small: reasonText === '' ? 'no reason noted' : reasonText,
        })),
      ],
    },
    {
      kind: 'paragraph',
      style: 'small',
      text: 'This is the carrier’s own record, made with planning software; it is no form of the FCC. Entries are never overwritten: a correction is a new entry, and each has its person and time.',
    },
  ];
}

interface RecordSurroundings {
  /** Extensions of the term, as the carrier states them. */
  granted: readonly GrantedExtension[];
  carrierName: string;
  program: ProgramKey;
  /** Every choice of a baseline up to the plan, oldest first. */
  baselines: readonly BaselineRow[];
}
