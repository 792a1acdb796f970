import { addDays, type Day } from '../../domain/calendar.ts';
import type { GanttBar, GanttLine } from '../../domain/schedule/arrange-gantt.ts';
import { continued } from '../../domain/schedule/page-lines.ts';
import type { StatutoryDay, StatutoryKind } from '../../domain/schedule/statutory-days.ts';
import { workClasses } from '../../domain/schedule/work-class.ts';
import { type Chart, chartWidths } from './chart.ts';
import { calloutHeight, drawCallouts } from './draw-callouts.ts';
import { drawDayAxis, weekStarts } from './draw-day-axis.ts';
import type { Drawing, Shape } from './drawing.ts';
import { type MonthScale, monthsOfGantt, toMonthScale } from './gantt-axis.ts';
import { drawGanttLegend } from './gantt-legend.ts';
import { drawActual, drawBaseline, drawClosed, drawDriving, drawLate, drawStatutory, drawWork } from './gantt-marks.ts';
import { describeGantt, ganttRows, markedDays } from './gantt-words.ts';
import { joinShapes } from './join-shapes.ts';
import { drawMonthAxis } from './month-axis.ts';
import { packTracks } from './pack-tracks.ts';
import { palette } from './palette.ts';
import { line, rect, text } from './shapes.ts';
import { fitText, textWidth } from './text-width.ts';

const layouts = {
  full: { width: chartWidths.full, row: 24, track: 13, labelRoom: 270, size: 13, smallSize: 11, barSize: 11, labelsAbove: false },
  wide: { width: chartWidths.wide, row: 18, track: 10, labelRoom: 156, size: 11, smallSize: 9, barSize: 8.5, labelsAbove: false },
  paper: { width: 760, row: 17, track: 10, labelRoom: 190, size: 10, smallSize: 9, barSize: 8.5, labelsAbove: false },
  narrow: { width: chartWidths.narrow, row: 36, track: 11, labelRoom: 0, size: 12, smallSize: 11, barSize: 9, labelsAbove: true },
};
const axisHeight = 38;
const clockRow = 13;
const clockAir = 12;
const trackGap = 3;
/** More room below each track where the days of the baseline stand there. */
const baselineRoom = 5;

/**
 * A Gantt chart of some lines of a plan, with the program's clock above them, and the same as rows. Its months are those of the lines shown. Work
 * is told apart by pattern and height, the path that sets the finish by a bracket, work after the term by a heavy line below.
 */
export function drawGantt(values: Gantt): Chart {
  const months = ganttMonths(values);
  const drawOn = (layout: (typeof layouts)[keyof typeof layouts]) => withoutHeadWords(drawAs(values, months, sized(layout, values)));
  return {
    full: drawOn(layouts.full),
    wide: drawOn(layouts.wide),
    narrow: drawOn(layouts.narrow),
    head: { label: 'Work', value: 'First to last day' },
    rows: ganttRows(values),
  };
}

/** On a screen the head is a picture of its own: of its shapes, only lines reach into the rest. */
function withoutHeadWords(drawing: Drawing): Drawing {
  const own = new Set(drawing.head?.shapes.filter(({ kind }) => kind === 'text'));
  return { ...drawing, shapes: drawing.shapes.filter((shape) => !own.has(shape)) };
}

/** What a sheet of paper holds of the rows' height, in units of its layout. */
const sheetRoom = 330;

/**
 * The same chart for wide paper, in as many pictures as its rows need, each with its own months above and its legend below. A sheet that begins
 * within an open group repeats the group's own line.
 */
export function drawGanttSheets(values: Gantt): Drawing[] {
  const sheets: GanttLine[][] = [];
  let [height, head] = [Number.POSITIVE_INFINITY, undefined as GanttLine | undefined];
  for (const one of values.lines) {
    const own = rowHeight(one, sized(layouts.paper, values));
    if (one.depth === 0) head = one;
    if (height + own > sheetRoom) {
      const goesOn = one.depth === 1 && head;
      sheets.push(goesOn ? [continued(goesOn)] : []);
      height = goesOn ? rowHeight(goesOn, sized(layouts.paper, values)) : 0;
    }
    sheets.at(-1)?.push(one);
    height += own;
  }
  return sheets.map((lines) => {
    const shown = { ...values, lines };
    const { head: _head, ...drawing } = drawAs(shown, ganttMonths(shown), sized(layouts.paper, values));
    return drawing;
  });
}

function ganttMonths(values: Gantt): string[] {
  return monthsOfGantt(values.lines, { ...values, marks: markedDays(values).map(({ day }) => day) });
}

function sized(layout: (typeof layouts)[keyof typeof layouts], { lines }: Pick<Gantt, 'lines'>): Layout {
  const extra = lines.some(({ bars }) => bars.some(({ baselineStartOn }) => baselineStartOn !== undefined)) ? baselineRoom : 0;
  return { ...layout, row: layout.row + extra, gap: trackGap + extra, extra };
}

function rowHeight(one: GanttLine, layout: Layout): number {
  return layout.row + (packTracks(one.bars).count - 1) * (layout.track + layout.gap);
}

function drawAs(values: Gantt, months: string[], layout: Layout): Drawing {
  const { lines, title } = values;
  const base = { width: layout.width, title, description: describeGantt(values, months) };
  if (months.length === 0) return { ...base, height: 30, shapes: [text([0, 18], 'No work to show.', { size: 13, fill: palette.inkSoft })] };
  const sides = { left: layout.labelsAbove ? 4 : layout.labelRoom, right: layout.width - 14 };
  const scale = toMonthScale(months, sides);
  const callouts = markedDays(values)
    .filter(({ day }) => scale.within(day))
    .map(({ day, name, value, limit }) => ({ at: scale.at(day), name, value, limit }));
  const axisTop = callouts.length > 0 ? calloutHeight : 4;
  const clockTop = axisTop + axisHeight;
  const clock = placeClock(values.statutory, scale);
  const clockRows = 1 + Math.max(-1, ...clock.map(({ row }) => row));
  const rows = placeRows(lines, clockTop + (clockRows === 0 ? 0 : clockAir + clockRows * clockRow), layout);
  const bottom = rows.at(-1)?.bottom ?? clockTop;
  const plot = { ...sides, top: axisTop, bottom };
  const term = values.termEndsOn;
  const legend = drawGanttLegend(
    {
      classes: workClasses.filter((one) => lines.some(({ bars }) => bars.some(({ workClass }) => workClass === one))),
      marks: [...new Set(clock.map(({ kind }) => kind))],
      hasDriving: lines.some(({ bars }) => bars.some(({ driving }) => driving.length > 0)),
      hasLate: term !== null && lines.some(({ bars }) => bars.some(({ finishOn }) => finishOn > term)),
      actuals: (['done', 'running'] as const).filter((one) => lines.some(({ bars }) => bars.some(({ actual }) => actual === one))),
      hasBaseline: layout.extra > 0,
      hasClosed: rows.some(({ line: { closed = [] } }) => closed.some(({ startOn, finishOn }) => overlaps(scale, startOn, finishOn))),
    },
    { width: layout.width, top: bottom + 12 },
  );
  const head = [
    ...drawCallouts(callouts, { ...plot, left: layout.labelsAbove ? 0 : 60 }),
    ...joinShapes(onPaper(drawMonthAxis(months, { left: plot.left, top: axisTop, bottom: axisTop, monthWidth: scale.monthWidth, rules: true }))),
    ...drawDayAxis(months, scale, axisTop + 33),
  ];
  return {
    ...base,
    height: Math.ceil(bottom + 12 + legend.height),
    head: { height: clockTop, shapes: head },
    shapes: [
      ...drawBands(rows, layout),
      ...joinShapes(rows.flatMap((row) => drawClosures(row, scale, layout))),
      line([plot.left, clockTop], [plot.right, clockTop], { stroke: palette.lineStrong }),
      ...drawMonthRules(months, scale, { ...plot, top: clockTop }),
      ...drawClock(clock, { top: clockTop, layout }),
      ...head,
      ...drawRows(rows, { scale, layout, term }),
      line([layout.labelsAbove ? 0 : plot.left, bottom], [plot.right, bottom], { stroke: palette.lineStrong }),
      ...legend.shapes,
    ],
  };
}

function placeRows(lines: readonly GanttLine[], top: number, layout: Layout): Row[] {
  const rows: Row[] = [];
  for (const one of lines) {
    const packed = packTracks(one.bars);
    const height = layout.row + (packed.count - 1) * (layout.track + layout.gap);
    const rowTop = rows.at(-1)?.bottom ?? top;
    rows.push({ line: one, ...packed, top: rowTop, bottom: rowTop + height });
  }
  return rows;
}

/** A light ground under every group's own line where its parts stand below, and hairlines between groups. */
function drawBands(rows: readonly Row[], { width }: Layout): Shape[] {
  const grounds = rows.filter((row) => row.line.isOpen).map(({ top, bottom }) => rect([0, top], [width, bottom - top], { fill: palette.land }));
  const rules = rows.slice(1).filter((row) => row.line.depth === 0);
  return joinShapes([...grounds, ...rules.map(({ top }) => line([0, top], [width, top], { stroke: palette.grid, width: 0.75 }))]);
}

function drawClosures({ line: { closed = [] }, top, bottom }: Row, scale: MonthScale, { labelsAbove }: Layout): Shape[] {
  const box = { top: top + (labelsAbove ? 16 : 1), height: bottom - top - (labelsAbove ? 17 : 2) };
  return closed
    .filter(({ startOn, finishOn }) => overlaps(scale, startOn, finishOn))
    .flatMap(({ startOn, finishOn }) => drawClosed({ left: scale.at(startOn), right: scale.at(addDays(finishOn, 1)), ...box }));
}

/** A light line at the beginning of each month, or of every few where they would stand too close. */
function drawMonthRules(months: readonly string[], { monthWidth, at }: MonthScale, { top, bottom }: { top: number; bottom: number }): Shape[] {
  const step = monthWidth >= 9 ? 1 : monthWidth >= 3 ? 3 : 12;
  const weeks = weekStarts(months, { monthWidth }).map((value) => line([at(value), top], [at(value), bottom], { stroke: palette.grid, width: 0.5 }));
  const rules = months
    .filter((month) => (Number(month.slice(5)) - 1) % step === 0)
    .map((month) => line([at(`${month}-01` as Day), top], [at(`${month}-01` as Day), bottom], { stroke: palette.grid, width: 0.75 }));
  return joinShapes([...weeks, ...rules]);
}

/** Marks in as few rows as keep them apart. */
function placeClock(days: readonly StatutoryDay[], scale: MonthScale): PlacedMark[] {
  const ends: number[] = [];
  return days
    .filter(({ day }) => scale.within(day))
    .map(({ kind, day }) => {
      const at = scale.at(day);
      const free = ends.findIndex((end) => at - end >= 11);
      const row = free < 0 ? ends.length : free;
      ends[row] = at;
      return { kind, at, row };
    });
}

function drawClock(clock: readonly PlacedMark[], { top, layout }: { top: number; layout: Layout }): Shape[] {
  if (clock.length === 0) return [];
  const middle = top + clockAir / 2 + clockRow / 2;
  const label = layout.labelsAbove ? [] : [text([0, middle + 4], 'Term and reports', { size: layout.size, weight: 'bold' })];
  return [...label, ...clock.flatMap(({ kind, at, row }) => drawStatutory(kind, [at, middle + row * clockRow]))];
}

/** Texts with a ground of their own, so that no line runs through them. */
function onPaper(shapes: readonly Shape[]): Shape[] {
  return shapes.flatMap((shape) => {
    if (shape.kind !== 'text') return [shape];
    const width = textWidth(shape.text, shape.size, shape.weight);
    return [rect([shape.x - 1, shape.y - shape.size], [width + 2, shape.size + 3], { fill: palette.paper }), shape];
  });
}

/** All rows, like marks of all of them together: bars below, then what is done and late, names and labels on top. */
function drawRows(rows: readonly Row[], frame: Frame): Shape[] {
  const { scale, layout } = frame;
  const drawn = rows.flatMap(({ line: one, tracks, top }) => {
    const firstTrack = layout.labelsAbove ? top + 19 : top + (layout.row - layout.extra - layout.track) / 2;
    return one.bars.flatMap((bar, index) => {
      if (!overlaps(scale, bar.startOn, bar.finishOn)) return [];
      return [{ workClass: bar.workClass, ...drawBar(bar, { ...frame, top: firstTrack + (tracks[index] ?? 0) * (layout.track + layout.gap) }) }];
    });
  });
  const names = rows.flatMap((row) => drawLabel(row.line, { ...row, layout }));
  return [
    ...(layout.labelsAbove ? onPaper(names) : names),
    ...workClasses.flatMap((one) => joinShapes(drawn.filter(({ workClass }) => workClass === one).flatMap(({ work }) => work))),
    ...joinShapes(drawn.flatMap(({ late, driving, baseline }) => [...late, ...driving, ...baseline])),
    ...drawn.flatMap(({ actual, label }) => [...actual, ...label]),
  ];
}

function overlaps(scale: MonthScale, from: Day, to: Day): boolean {
  return scale.within(from) || scale.within(to) || scale.at(from) < scale.at(to);
}

function drawLabel({ label, small, depth, isOpen }: GanttLine, { top, bottom, layout }: { top: number; bottom: number; layout: Layout }): Shape[] {
  const indent = depth === 1 ? 12 : 0;
  const weight = depth === 0 && isOpen ? 'bold' : 'regular';
  const room = (layout.labelsAbove ? layout.width : layout.labelRoom - 10) - indent;
  const words = fitText(label, room, { size: layout.size, weight });
  const used = textWidth(words, layout.size, weight) + 8;
  const baseline = layout.labelsAbove ? top + 14 : bottom - top > layout.row ? top + layout.row - 6 : (top + bottom) / 2 + layout.size * 0.35;
  const fits = small !== '' && room - used > 24;
  const smallWords = fits ? fitText(small, room - used, { size: layout.smallSize, weight: 'regular' }) : '';
  const rest = fits ? [text([indent + used, baseline], smallWords, { size: layout.smallSize, fill: palette.inkSoft })] : [];
  const isCut = words !== label || smallWords !== small;
  const whole = small === '' ? label : `${label}, ${small}`;
  return [text([indent, baseline], words, { size: layout.size, weight }), ...rest].map((shape) => (isCut ? { ...shape, title: whole } : shape));
}

/** From the start of its first day to the end of its last. */
function drawBar(
  bar: GanttBar,
  { scale, layout, term, top }: Frame & { top: number },
): Record<'work' | 'actual' | 'label' | 'late' | 'driving' | 'baseline', Shape[]> {
  const track = { left: scale.at(bar.startOn), right: scale.at(addDays(bar.finishOn, 1)), top, height: layout.track };
  const { baselineStartOn, baselineFinishOn, actual } = bar;
  const hasBaseline = baselineStartOn && baselineFinishOn && overlaps(scale, baselineStartOn, baselineFinishOn);
  const named = bar.workClass === 'build' && actual === undefined && textWidth(bar.label, layout.barSize, 'bold') <= track.right - track.left - 8;
  const baseline = top + layout.track / 2 + layout.barSize * 0.35;
  return {
    work: drawWork(bar.workClass, track),
    actual: actual ? drawActual(actual, track) : [],
    label: named ? [text([track.left + 4, baseline], bar.label, { size: layout.barSize, weight: 'bold', fill: palette.paper })] : [],
    late: term !== null && bar.finishOn > term ? drawLate({ ...track, left: Math.max(track.left, scale.at(addDays(term, 1))) }) : [],
    driving: joinSpans(bar.driving, scale).flatMap((span) => drawDriving({ ...span, top })),
    baseline: hasBaseline
      ? drawBaseline({ left: scale.at(baselineStartOn), right: scale.at(addDays(baselineFinishOn, 1)), top: top + layout.track + 5 })
      : [],
  };
}

/** Spans so near that their brackets would run into one another are one. */
function joinSpans(spans: readonly { startOn: Day; finishOn: Day }[], scale: MonthScale): { left: number; right: number }[] {
  const joined: { left: number; right: number }[] = [];
  for (const { startOn, finishOn } of [...spans].sort((a, b) => (a.startOn < b.startOn ? -1 : 1))) {
    if (!overlaps(scale, startOn, finishOn)) continue;
    const [left, right] = [scale.at(startOn), scale.at(addDays(finishOn, 1))];
    const last = joined.at(-1);
    if (last && left - last.right < 5) last.right = Math.max(last.right, right);
    else joined.push({ left, right });
  }
  return joined;
}

export interface Gantt {
  title: string;
  /** What the lines are: `sites`, `counties`, `tower crews`. */
  noun: string;
  lines: readonly GanttLine[];
  statutory: readonly StatutoryDay[];
  termEndsOn: Day | null;
  p80FinishOn: Day | null;
  todayOn: Day | null;
  /** First and last day of the window, null where it is open. */
  from: Day | null;
  until: Day | null;
}
type Layout = (typeof layouts)[keyof typeof layouts] & { gap: number; extra: number };
interface Row {
  line: GanttLine;
  tracks: number[];
  count: number;
  top: number;
  bottom: number;
}
interface PlacedMark {
  kind: StatutoryKind;
  at: number;
  row: number;
}
interface Frame {
  scale: MonthScale;
  layout: Layout;
  term: Day | null;
}
