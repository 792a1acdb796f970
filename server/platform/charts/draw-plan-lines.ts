import { scaleLinear } from 'd3-scale';
import { type Chart, chartWidths } from './chart.ts';
import type { Drawing, Shape } from './drawing.ts';
import { drawMonthAxis, formatMonth, monthsBetween } from './month-axis.ts';
import { palette } from './palette.ts';
import { line, round, text } from './shapes.ts';

const title = 'Sites finished by the end of each month';
const height = 300;
const lineHeight = 18;
/** Told apart by dash and width, not by color alone. */
const looks = [
  { stroke: palette.accent, width: 3 },
  { stroke: palette.stop, width: 2.5, dash: [8, 4] },
  { stroke: palette.ink, width: 2, dash: [2, 3] },
  { stroke: palette.warn, width: 2, dash: [10, 3, 2, 3] },
] as const;

/** How many sites are finished by the end of each month, one line a plan; two to four plans. */
export function drawPlanLines(plans: readonly PlanLine[]): Chart {
  const months = monthsOf(plans);
  const sums = plans.map(({ months: finished }) => runningSums(months, finished));
  const drawAt = (width: number): Drawing => ({
    width,
    height: height + lineHeight * plans.length,
    title,
    description: plans.map(({ name }, plan) => describe(name, months, sums[plan] ?? [])).join(' '),
    shapes: drawShapes(plans, { months, sums, width }),
  });
  return {
    wide: drawAt(chartWidths.wide),
    narrow: drawAt(chartWidths.narrow),
    head: { label: 'End of month', value: plans.map(({ name }) => name).join(' · ') },
    rows: months.map((month, index) => ({ label: formatMonth(month), value: sums.map((sum) => String(sum[index] ?? 0)).join(' · ') })),
  };
}

function drawShapes(plans: readonly PlanLine[], { months, sums, width }: Drawn): Shape[] {
  const top = 14 + lineHeight * plans.length;
  const plot = { left: 40, right: width - 14, top, bottom: height + lineHeight * plans.length - 42 };
  const monthWidth = (plot.right - plot.left) / Math.max(1, months.length);
  const most = Math.max(1, ...sums.flat());
  const y = scaleLinear([0, most], [plot.bottom, plot.top]);
  const legend = plans.flatMap(({ name }, plan) => {
    const at = 8 + lineHeight * plan;
    const { stroke, ...look } = looks[plan] ?? looks[0];
    return [line([0, at], [34, at], { stroke, ...copied(look) }), text([42, at + 4], name, { size: 12 })];
  });
  const grid = y
    .ticks(5)
    .filter(Number.isInteger)
    .flatMap((tick) => [
      line([plot.left, y(tick)], [plot.right, y(tick)], { stroke: palette.grid }),
      text([plot.left - 6, y(tick) + 4], String(tick), { anchor: 'end', fill: palette.inkSoft }),
    ]);
  const curves = sums.map((sum, plan): Shape => {
    const { stroke, ...look } = looks[plan] ?? looks[0];
    const steps = sum.map((count, index) => `H${round(plot.left + (index + 1) * monthWidth)}V${round(y(count))}`);
    return { kind: 'path', d: `M${plot.left},${round(plot.bottom)}${steps.join('')}`, stroke, ...copied(look) };
  });
  return [
    ...legend,
    ...grid,
    ...drawMonthAxis(months, { ...plot, monthWidth, rules: false }),
    ...curves,
    line([plot.left, plot.bottom], [plot.right, plot.bottom], { stroke: palette.lineStrong }),
  ];
}

function copied({ width, dash }: { width: number; dash?: readonly number[] }): { width: number; dash?: number[] } {
  return { width, ...(dash && { dash: [...dash] }) };
}

function monthsOf(plans: readonly PlanLine[]): string[] {
  const all = plans
    .flatMap(({ months }) => months.flatMap(({ month, finished }) => (finished > 0 ? [month] : [])))
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const [first, last] = [all[0], all.at(-1)];
  return first && last ? monthsBetween(first, last) : [];
}

function runningSums(months: readonly string[], finished: PlanLine['months']): number[] {
  const byMonth = new Map(finished.map((one) => [one.month, one.finished]));
  let sum = 0;
  return months.map((month) => {
    sum += byMonth.get(month) ?? 0;
    return sum;
  });
}

function describe(name: string, months: readonly string[], sums: readonly number[]): string {
  const total = sums.at(-1) ?? 0;
  const at = (share: number) => months[sums.findIndex((sum) => sum >= total * share)];
  const [half, all] = [at(0.5), at(1)];
  return half && all && total > 0
    ? `${name}: half of ${total} sites by ${formatMonth(half)}, all by ${formatMonth(all)}.`
    : `${name}: no site is finished.`;
}

interface PlanLine {
  name: string;
  /** `2027-03`; months without a finished site may be absent. */
  months: readonly { month: string; finished: number }[];
}

interface Drawn {
  months: string[];
  sums: number[][];
  width: number;
}
