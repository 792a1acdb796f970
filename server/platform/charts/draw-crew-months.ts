import { scaleLinear } from 'd3-scale';
import type { CrewMonth } from '../../domain/schedule/count-crew-months.ts';
import { type Chart, chartWidths } from './chart.ts';
import type { Drawing, Shape } from './drawing.ts';
import { drawMonthAxis, formatMonth } from './month-axis.ts';
import { palette } from './palette.ts';
import { line, rect, text } from './shapes.ts';
import { textWidth } from './text-width.ts';

const title = 'Tower crews at work by month';
const height = 226;
const widestMonth = 56;

/** How many tower crews are busy on an average business day of each month, below the line of the crews that there are. */
export function drawCrewMonths({ months, towerCrews }: CrewMonths): Chart {
  const drawAt = (width: number): Drawing => ({
    width,
    height,
    title,
    description: describe(months, towerCrews),
    shapes: drawShapes(months, { width, towerCrews }),
  });
  return {
    wide: drawAt(chartWidths.wide),
    narrow: drawAt(chartWidths.narrow),
    head: { label: 'Month', value: 'Crews busy on an average day' },
    rows: months.map(({ month, busy, crews, crewDays }) => ({
      label: formatMonth(month),
      value: `${busy.toFixed(1)} (${crews === 1 ? '1 crew' : `${crews} different crews`}, ${crewDays === 1 ? '1 crew day' : `${crewDays} crew days`})`,
    })),
  };
}

function drawShapes(months: readonly CrewMonth[], { width, towerCrews }: { width: number; towerCrews: number }): Shape[] {
  const plot = { left: 30, right: width - 14, top: 26, bottom: height - 42 };
  if (months.length === 0) return [text([0, plot.top], 'No tower crew works in this plan.', { size: 13, fill: palette.inkSoft })];
  const monthWidth = Math.min(widestMonth, (plot.right - plot.left) / months.length);
  const right = plot.left + Math.max(months.length * monthWidth, width / 2);
  const y = scaleLinear([0, Math.max(towerCrews, ...months.map(({ busy }) => busy))], [plot.bottom, plot.top]);
  const words = towerCrews === 1 ? '1 crew in the plan' : `${towerCrews} crews in the plan`;
  return [
    ...y
      .ticks(4)
      .filter(Number.isInteger)
      .flatMap((tick) => [
        line([plot.left, y(tick)], [right, y(tick)], { stroke: palette.grid }),
        text([plot.left - 6, y(tick) + 4], String(tick), { anchor: 'end', fill: palette.inkSoft }),
      ]),
    ...drawMonthAxis(
      months.map(({ month }) => month),
      { ...plot, monthWidth, rules: false },
    ),
    ...months.flatMap(({ busy }, offset) => {
      const inset = Math.min(4, monthWidth * 0.15);
      const [left, top] = [plot.left + offset * monthWidth + inset, y(busy)];
      const number = busy.toFixed(1);
      const shown = busy > 0 && textWidth(number, 11, 'bold') + 2 <= monthWidth && plot.bottom - top > 16;
      return [
        rect([left, top], [monthWidth - 2 * inset, plot.bottom - top], { fill: palette.accent }),
        ...(shown
          ? [text([left + monthWidth / 2 - inset, top + 13], number, { size: 11, anchor: 'middle', weight: 'bold', fill: palette.paper })]
          : []),
      ];
    }),
    line([plot.left, y(towerCrews)], [right, y(towerCrews)], { stroke: palette.ink, width: 1.5, dash: [5, 3] }),
    text([plot.left, y(towerCrews) - 7], words, { size: 12, weight: 'bold' }),
    line([plot.left, plot.bottom], [plot.right, plot.bottom], { stroke: palette.lineStrong }),
  ];
}

function describe(months: readonly CrewMonth[], towerCrews: number): string {
  const busiest = months.reduce<CrewMonth | undefined>((most, month) => (most && most.busy >= month.busy ? most : month), undefined);
  const [first, last] = [months[0], months.at(-1)];
  if (!busiest || !first || !last) return 'No tower crew works in this plan.';
  const share = months.reduce((sum, { busy }) => sum + busy, 0) / months.length;
  return `${towerCrews === 1 ? '1 tower crew works' : `${towerCrews} tower crews work`} from ${formatMonth(first.month)} to ${formatMonth(last.month)}, ${share.toFixed(1)} of them on an average day, most in ${formatMonth(busiest.month)} with ${busiest.busy.toFixed(1)}.`;
}

interface CrewMonths {
  months: readonly CrewMonth[];
  towerCrews: number;
}
