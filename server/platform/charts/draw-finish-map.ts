import type { Day } from '../../domain/calendar.ts';
import { counted } from '../../domain/words.ts';
import type { Drawing, Shape } from './drawing.ts';
import { boxAround, mapSize, westward } from './geo-box.ts';
import { drawGround, drawNames, type Position, projectionFor } from './map-ground.ts';
import { formatMonth, monthOf, monthsBetween } from './month-axis.ts';
import { palette } from './palette.ts';
import type { BaseMap } from './read-base-map.ts';
import { circle, line, text } from './shapes.ts';

/** From early to late, each darker than the last; the number on a site says the same without color. */
const steps = [
  { fill: '#e6f0f1', ink: palette.ink },
  { fill: '#b7d6dc', ink: palette.ink },
  { fill: '#7fb3bf', ink: palette.ink },
  { fill: '#2f7f91', ink: palette.paper },
  { fill: '#0b5a6b', ink: palette.paper },
  { fill: '#052a33', ink: palette.paper },
] as const;
/** With more sites than this, they are too many for numbers. */
const mostNumbered = 400;
const radii = { numbered: 7, plain: 3.5 };

/**
 * Sites over county lines, told apart by the part of the plan in which each is finished: up to six parts of equal length, numbered from the first.
 * With `by`, sites that are not finished by the end of that month are small crosses.
 */
export function drawFinishMap(sites: readonly FinishedSite[], baseMap: BaseMap, by: string | null): FinishMap {
  const classes = toClasses(sites.map(({ finishOn }) => monthOf(finishOn)));
  const project = projectionFor(boxAround([...sites]));
  const isNumbered = sites.length <= mostNumbered;
  const placed = sites.map(({ latitude, longitude, finishOn }) => {
    const month = monthOf(finishOn);
    return {
      at: project([westward(longitude), latitude]),
      step: classes.findIndex(({ until }) => month <= until),
      isDone: by === null || month <= by,
    };
  });
  const done = placed.filter(({ isDone }) => isDone);
  const radius = isNumbered ? radii.numbered : radii.plain;
  const occupied = isNumbered ? placed.map(({ at: [x, y] }) => ({ left: x - 10, right: x + 10, top: y - 10, bottom: y + 10 })) : [];
  const last = classes.at(-1);
  const described = by === null ? `the last in ${last ? last.label : 'no month'}` : `${done.length} of them by ${formatMonth(by)}`;
  return {
    classes,
    doneCount: done.length,
    drawing: {
      width: mapSize.width,
      height: mapSize.height,
      title: 'Sites by month of finish',
      description: sites.length === 0 ? 'No site has coordinates.' : `${counted(sites.length, 'site')} by the month of finish, ${described}.`,
      shapes: [
        ...drawGround(baseMap, project),
        ...drawNames(baseMap, occupied, project),
        ...placed.filter(({ isDone }) => !isDone).flatMap(({ at }) => drawOpen(at)),
        ...done.flatMap(({ at, step }) => drawDone(at, { step, radius, isNumbered })),
      ],
    },
  };
}

function drawDone([x, y]: Position, { step, radius, isNumbered }: { step: number; radius: number; isNumbered: boolean }): Shape[] {
  const look = steps[step] ?? steps[0];
  const dot = circle([x, y], radius, { fill: look.fill, stroke: palette.ink, strokeWidth: isNumbered ? 1 : 0.5 });
  return isNumbered ? [dot, text([x, y + 3.5], String(step + 1), { size: 10, anchor: 'middle', weight: 'bold', fill: look.ink })] : [dot];
}

/** Not finished yet. */
function drawOpen([x, y]: Position): Shape[] {
  const style = { stroke: palette.stop, width: 1.25 };
  return [line([x - 2.5, y - 2.5], [x + 2.5, y + 2.5], style), line([x - 2.5, y + 2.5], [x + 2.5, y - 2.5], style)];
}

function toClasses(months: readonly string[]): FinishClass[] {
  const sorted = [...months].sort();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return [];
  const all = monthsBetween(first, last);
  const length = Math.ceil(all.length / steps.length);
  return Array.from({ length: Math.ceil(all.length / length) }, (_, index): FinishClass => {
    const part = all.slice(index * length, (index + 1) * length);
    const [from = first, until = last] = [part[0], part.at(-1)];
    const count = sorted.filter((month) => month >= from && month <= until).length;
    const label = from === until ? formatMonth(from) : `${formatMonth(from)} to ${formatMonth(until)}`;
    const { fill, ink } = steps[index] ?? steps[0];
    return { number: index + 1, from, until, label, count, fill, ink };
  });
}

export interface FinishedSite {
  latitude: number;
  longitude: number;
  finishOn: Day;
}

interface FinishClass {
  number: number;
  /** First and last month. */
  from: string;
  until: string;
  label: string;
  count: number;
  fill: string;
  ink: string;
}

export interface FinishMap {
  drawing: Drawing;
  classes: FinishClass[];
  /** Sites finished by the month asked for, all without one. */
  doneCount: number;
}
