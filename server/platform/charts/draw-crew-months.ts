import { scaleLinear } from 'd3-scale';
import type { CrewMonth, TradeMonths } from '../../domain/schedule/count-crew-months.ts';
import { crewWords } from '../../domain/schedule/crew-words.ts';
import { counted } from '../../domain/words.ts';
import { type Chart, chartWidths } from './chart.ts';
import type { Drawing, Shape } from './drawing.ts';
import { drawMonthAxis, formatMonth } from './month-axis.ts';
import { palette } from './palette.ts';
import { hatchedRect, line, rect, text } from './shapes.ts';
import { textWidth } from './text-width.ts';

const title = 'Crews at work by month';
const nobody = 'No crew works in this plan.';
const axisHeight = 42;
const headHeight = 34;
const widestMonth = 56;
/** A trade alone gets a high picture, several share one. */
const plotHeights = { alone: 150, together: 56 };

/**
 * How many teams of each trade are busy on an average business day of each month, a strip for each trade over the same months, below the line of
 * the teams that there are. The peak of each is hatched and named.
 */
export function drawCrewMonths(trades: readonly TradeMonths[]): Chart {
  const drawAt = (width: number): Drawing => ({ width, ...drawShapes(trades, width), title, description: describe(trades) });
  return {
    wide: drawAt(chartWidths.wide),
    narrow: drawAt(chartWidths.narrow),
    head: { label: 'Trade and month', value: 'Teams busy on an average day' },
    rows: trades.flatMap(({ crewKind, months }) => {
      const peak = peakOf(months);
      return months.map((month) => ({ label: `${crewWords[crewKind].many}, ${formatMonth(month.month)}`, value: monthWords(month, month === peak) }));
    }),
  };
}

function monthWords({ busy, crews, crewDays }: CrewMonth, isPeak: boolean): string {
  return `${busy.toFixed(1)} (${crews === 1 ? '1 team' : `${crews} different teams`}, ${counted(crewDays, 'team day')})${isPeak ? ', the most' : ''}`;
}

function drawShapes(trades: readonly TradeMonths[], width: number): { height: number; shapes: Shape[] } {
  const months = trades[0]?.months ?? [];
  if (months.length === 0) return { height: 40, shapes: [text([0, 26], nobody, { size: 13, fill: palette.inkSoft })] };
  const sides = { left: 30, right: width - 14 };
  const monthWidth = Math.min(widestMonth, (sides.right - sides.left) / months.length);
  const plotHeight = trades.length === 1 ? plotHeights.alone : plotHeights.together;
  const strip = headHeight + plotHeight;
  const strips = trades.flatMap((trade, index) => drawTrade(trade, { ...sides, width, monthWidth, top: index * strip + headHeight, plotHeight }));
  const bottom = trades.length * strip;
  const axis = drawMonthAxis(
    months.map(({ month }) => month),
    { ...sides, top: bottom, bottom, monthWidth, rules: false },
  );
  return { height: bottom + axisHeight, shapes: [...strips, ...axis] };
}

function drawTrade({ crewKind, teams, months }: TradeMonths, { left, width, monthWidth, top, plotHeight }: Strip): Shape[] {
  const bottom = top + plotHeight;
  const right = Math.min(width - 14, left + Math.max(months.length * monthWidth, width / 2));
  const peak = peakOf(months);
  const y = scaleLinear([0, Math.max(teams, peak?.busy ?? 0)], [bottom, top]);
  const words = `${crewWords[crewKind].many}: `;
  const wordsEnd = textWidth(words, 12, 'bold') + 4;
  const share = `${peak?.busy.toFixed(1)} of ${teams}`;
  const most = peak ? [`${share} in ${formatMonth(peak.month)} at most`, `${share}, ${formatMonth(peak.month)}`, share] : [];
  const shown = most.find((one) => wordsEnd + textWidth(one, 12) <= width) ?? '';
  return [
    text([0, top - 12], words.trimEnd(), { size: 12, weight: 'bold' }),
    text([wordsEnd, top - 12], shown, { size: 12, fill: palette.inkSoft }),
    line([left, y(teams)], [right, y(teams)], { stroke: palette.ink, width: 1, dash: [5, 3] }),
    text([left - 6, y(teams) + 4], String(teams), { anchor: 'end', fill: palette.inkSoft, size: 11 }),
    ...(y(0) - y(teams) > 14 ? [text([left - 6, bottom + 1], '0', { anchor: 'end', fill: palette.inkSoft, size: 11 })] : []),
    ...months.flatMap((month, offset) => {
      if (month.busy === 0) return [];
      const inset = Math.min(4, monthWidth * 0.15);
      const at: [number, number] = [left + offset * monthWidth + inset, y(month.busy)];
      const size: [number, number] = [monthWidth - 2 * inset, bottom - y(month.busy)];
      return month === peak ? hatchedRect(at, size, palette.accent) : [rect(at, size, { fill: palette.accent })];
    }),
    line([left, bottom], [right, bottom], { stroke: palette.lineStrong }),
  ];
}

function describe(trades: readonly TradeMonths[]): string {
  const [first] = trades;
  const last = first?.months.at(-1);
  const begin = first?.months[0];
  if (!first || !begin || !last) return nobody;
  const parts = trades.map(({ crewKind, teams, months }) => {
    const peak = peakOf(months);
    const { one, many } = crewWords[crewKind];
    const most = peak ? `, most in ${formatMonth(peak.month)} with ${peak.busy.toFixed(1)} at work` : '';
    return `${counted(teams, one.toLowerCase(), many.toLowerCase())}${most}`;
  });
  return `From ${formatMonth(begin.month)} to ${formatMonth(last.month)}: ${parts.join('; ')}.`;
}

function peakOf(months: readonly CrewMonth[]): CrewMonth | undefined {
  return months.reduce<CrewMonth | undefined>((most, month) => (month.busy > (most?.busy ?? 0) ? month : most), undefined);
}

interface Strip {
  left: number;
  width: number;
  monthWidth: number;
  top: number;
  plotHeight: number;
}
