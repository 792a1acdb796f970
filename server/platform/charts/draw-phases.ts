import { type Day, daysBetween, formatDay } from '../../domain/calendar.ts';
import { type Chart, chartWidths } from './chart.ts';
import { calloutHeight, drawCallouts } from './draw-callouts.ts';
import type { Drawing, Shape } from './drawing.ts';
import { drawMonthAxis, monthOf, monthsBetween, shareOfMonth } from './month-axis.ts';
import { palette } from './palette.ts';
import { hatchedRect, line, rect, text } from './shapes.ts';
import { fitText, textWidth } from './text-width.ts';

const title = 'Phases of the work by month';
const labelSize = 13;
const barHeight = 14;
/** From this many phases on, rows stand closer, so that the chart still fits on a page of paper beside its heading. */
const manyPhases = 21;
const closeRows = { rowHeight: 17.5, barHeight: 10, barGap: 4 };
const layouts = {
  full: { width: chartWidths.full, rowHeight: 32, labelRoom: 300, labelsAbove: false },
  wide: { width: chartWidths.wide, rowHeight: 30, labelRoom: 200, labelsAbove: false },
  narrow: { width: chartWidths.narrow, rowHeight: 42, labelRoom: 0, labelsAbove: true },
};

/** A Gantt chart of the phases, first start to last finish, with the end of the term; what lies after it is hatched. */
export function drawPhases(values: Phases): Chart {
  const isLong = values.phases.length >= manyPhases;
  const drawAs = (base: Omit<Layout, 'barHeight' | 'barGap'>): Drawing =>
    drawIn({ ...base, barHeight, barGap: base.labelsAbove ? 5 : 8, ...(isLong && !base.labelsAbove && closeRows) });
  const drawIn = (layout: Layout): Drawing => ({
    width: layout.width,
    height: calloutHeight + values.phases.length * layout.rowHeight + 44,
    title,
    description: describe(values),
    shapes: drawShapes(values, layout),
  });
  return {
    full: drawAs(layouts.full),
    wide: drawAs(layouts.wide),
    narrow: drawAs(layouts.narrow),
    head: { label: 'Phase', value: 'First start to last finish' },
    rows: values.phases.map(({ title: label, count, startOn, finishOn }) => ({
      label: count > 1 ? `${label} (${count})` : label,
      value: `${formatDay(startOn)} to ${formatDay(finishOn)}`,
    })),
  };
}

function drawShapes({ phases, termEndsOn, p80FinishOn }: Phases, layout: Layout): Shape[] {
  const counted = layout.width !== chartWidths.wide;
  const labels = phases.map(({ title: label, count }) => (counted && count > 1 ? `${label} (${count})` : label));
  const labelRoom = layout.labelsAbove ? 0 : Math.min(layout.labelRoom, Math.max(0, ...labels.map((label) => textWidth(label, labelSize)))) + 14;
  const days = [
    ...phases.flatMap((phase) => [phase.startOn, phase.finishOn]),
    ...(termEndsOn ? [termEndsOn] : []),
    ...(p80FinishOn ? [p80FinishOn] : []),
  ].sort();
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return [];
  const months = monthsBetween(monthOf(first), monthOf(last));
  const plot = { left: labelRoom, right: layout.width - 14, top: calloutHeight, bottom: calloutHeight + phases.length * layout.rowHeight };
  const monthWidth = (plot.right - plot.left) / months.length;
  const x = (value: Day) => plot.left + (months.indexOf(monthOf(value)) + shareOfMonth(value)) * monthWidth;
  const callouts = [
    ...(p80FinishOn ? [{ at: x(p80FinishOn), name: 'finish (P80)', value: formatDay(p80FinishOn), limit: false }] : []),
    ...(termEndsOn ? [{ at: x(termEndsOn), name: 'term ends', value: formatDay(termEndsOn), limit: true }] : []),
  ];
  return [
    ...drawMonthAxis(months, { ...plot, monthWidth, rules: true }),
    ...drawCallouts(callouts, plot),
    line([plot.left, plot.bottom], [plot.right, plot.bottom], { stroke: palette.lineStrong }),
    ...phases.flatMap((phase, index) => {
      const rowTop = plot.top + index * layout.rowHeight;
      const barTop = rowTop + layout.rowHeight - layout.barHeight - layout.barGap;
      const size = { size: labelSize, weight: 'regular' as const };
      const label = fitText(labels[index] ?? '', layout.labelsAbove ? layout.width : labelRoom - 12, size);
      const room = textWidth(label, labelSize);
      return [
        ...(layout.labelsAbove ? [rect([0, barTop - 18], [room + 4, 17], { fill: palette.paper })] : []),
        text([0, layout.labelsAbove ? barTop - 5 : barTop + layout.barHeight / 2 + 4.5], label, { size: labelSize }),
        ...drawBar({
          from: x(phase.startOn),
          to: x(phase.finishOn),
          top: barTop,
          height: layout.barHeight,
          term: termEndsOn ? x(termEndsOn) : undefined,
        }),
      ];
    }),
  ];
}

function drawBar({ from, to, top, height, term }: Bar): Shape[] {
  const end = Math.max(to, from + 3);
  const cut = Math.max(from, Math.min(end, term ?? end));
  return [
    ...(cut > from ? [rect([from, top], [cut - from, height], { fill: palette.accent })] : []),
    ...(end > cut ? hatchedRect([cut, top], [end - cut, height], palette.stop) : []),
  ];
}

function describe({ phases, termEndsOn, p80FinishOn }: Phases): string {
  const starts = phases.map((phase) => phase.startOn).sort();
  const finishes = phases.map((phase) => phase.finishOn).sort();
  const [start, finish] = [starts[0], finishes.at(-1)];
  if (!start || !finish) return 'The plan has no phases.';
  const sure = p80FinishOn ? ` With 80 percent confidence it is finished by ${formatDay(p80FinishOn)}.` : '';
  if (!termEndsOn) return `Work runs from ${formatDay(start)} to ${formatDay(finish)}.${sure}`;
  const over = daysBetween(termEndsOn, finish);
  const days = (count: number) => (count === 1 ? '1 day' : `${count} days`);
  const place = over > 0 ? `${days(over)} after the term ends` : `${days(-over)} before the term ends`;
  return `Work runs from ${formatDay(start)} to ${formatDay(finish)}, ${place} on ${formatDay(termEndsOn)}.${sure}`;
}

interface Phases {
  /** In the order of the work. */
  phases: { title: string; startOn: Day; finishOn: Day; count: number }[];
  termEndsOn: Day | null;
  p80FinishOn?: Day | undefined;
}

interface Bar {
  from: number;
  to: number;
  top: number;
  height: number;
  term: number | undefined;
}

interface Layout {
  width: number;
  rowHeight: number;
  barHeight: number;
  /** Below the bar. */
  barGap: number;
  /** Most that labels left of the bars may take; 0 where they stand above. */
  labelRoom: number;
  labelsAbove: boolean;
}
