import { type Cents, cents, formatShort } from '../../domain/money.ts';
import type { Drawing, Shape } from './drawing.ts';
import { boxAround, mapSize, westward } from './geo-box.ts';
import { drawGround, drawNames, type Position, projectionFor } from './map-ground.ts';
import { palette } from './palette.ts';
import type { BaseMap } from './read-base-map.ts';
import { circle, rect, round, text } from './shapes.ts';
import { textWidth } from './text-width.ts';

const { width, height } = mapSize;
/** From cheap to dear, each darker than the last, so that a grey print keeps the order. */
const steps = [
  { fill: '#d5e6e9', radius: 4 },
  { fill: '#93c0c9', radius: 5.5 },
  { fill: '#4d93a3', radius: 7 },
  { fill: '#0b5a6b', radius: 8.5 },
  { fill: '#052a33', radius: 10 },
];
const manySites = 400;
/** With more sites than `manySites`, of those that fall on one spot of the picture only the dearest is drawn. */
const spot = 3;
const legendRow = 32;
const legendSize = 11;
/** From the left edge of a class to its words, and from its words to the next class. */
const legendText = 27;
const legendGap = 20;

/** Sites over state and county lines, larger and darker the more each costs, with the classes that a legend needs. Sites in any order. */
export function drawCostMap(sites: readonly CostedSite[], baseMap: BaseMap, { title, legendInside }: MapWords): CostMap {
  const classes = toClasses(sites.map((site) => site.likelyCents));
  const shrink = sites.length > manySites ? 0.5 : 1;
  const project = projectionFor(boxAround([...sites]));
  const placed = thin(
    sites.map(({ latitude, longitude, likelyCents }) => ({
      at: project([westward(longitude), latitude]),
      step: classes.findIndex(({ toCents }) => likelyCents <= toCents),
    })),
  );
  const legend = placeLegend(classes);
  const dearest = classes.at(-1);
  const description =
    dearest === undefined
      ? 'No site has coordinates.'
      : `${sites.length === 1 ? '1 site' : `${sites.length} sites`} by likely cost; ${dearest.count} of them cost ${dearest.label}.`;
  const occupied = sites.length > manySites ? [] : placed.map(({ at: [x, y] }) => ({ left: x - 10, right: x + 10, top: y - 10, bottom: y + 10 }));
  return {
    classes,
    drawing: {
      width,
      height: height + (legendInside ? legendRow * legend.rows : 0),
      title,
      description,
      shapes: [
        ...drawGround(baseMap, project),
        ...drawNames(baseMap, occupied, project),
        ...classes.flatMap((one, step) =>
          drawClass(
            one,
            placed.filter((site) => site.step === step).map(({ at }) => at),
            shrink,
          ),
        ),
        ...(legendInside ? drawLegend(legend) : []),
      ],
    },
  };
}

function thin(placed: readonly PlacedSite[]): readonly PlacedSite[] {
  if (placed.length <= manySites) return placed;
  const spots = new Map<string, PlacedSite>();
  for (const { at, step } of placed) {
    const [x, y] = [Math.round(at[0] / spot), Math.round(at[1] / spot)];
    const known = spots.get(`${x} ${y}`);
    if (!known || known.step < step) spots.set(`${x} ${y}`, { at: [x * spot, y * spot], step });
  }
  return [...spots.values()];
}

/** Up to five classes with about as many sites each, cut at round amounts. */
function toClasses(amounts: readonly Cents[]): CostClass[] {
  const sorted = [...amounts].sort((one, other) => one - other);
  const most = sorted.at(-1);
  if (most === undefined) return [];
  const cuts = [0.2, 0.4, 0.6, 0.8].map((share) => roundUp(sorted[Math.floor(share * (sorted.length - 1))] ?? most));
  const bounds = [...new Set([...cuts.filter((cut) => cut < most), most])];
  const darkest = steps.length - bounds.length;
  return bounds.flatMap((toCents, index) => {
    const from = bounds[index - 1];
    const step = steps[darkest + index];
    const count = sorted.filter((amount) => amount <= toCents && (from === undefined || amount > from)).length;
    if (!step || count === 0) return [];
    const upTo = formatShort(cents(toCents));
    const label = from === undefined ? `up to ${upTo}` : `over ${formatShort(cents(from))}${index < bounds.length - 1 ? ` to ${upTo}` : ''}`;
    return [{ ...step, toCents, label, count }];
  });
}

/** To two digits, upward: a class holds the amount it was cut at. */
function roundUp(amount: number): number {
  if (amount <= 0) return 0;
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(amount)) - 1);
  return Math.ceil(amount / unit) * unit;
}

function drawClass({ fill, radius }: CostClass, spots: readonly Position[], shrink: number): Shape[] {
  const r = round(radius * shrink);
  const d = spots.map(([x, y]) => `M${round(x - r)},${round(y)}a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0z`).join('');
  return d === '' ? [] : [{ kind: 'path', d, fill, stroke: palette.ink, width: shrink === 1 ? 1 : 0.5 }];
}

/** The classes side by side, in as many rows as their words need. */
function placeLegend(classes: readonly CostClass[]): { keys: (CostClass & { x: number; row: number })[]; rows: number } {
  let [x, row] = [0, 0];
  const keys = classes.map((one) => {
    const room = legendText + textWidth(one.label, legendSize) + legendGap;
    if (x > 0 && x + room - legendGap > width) [x, row] = [0, row + 1];
    const key = { ...one, x, row };
    x += room;
    return key;
  });
  return { keys, rows: row + 1 };
}

function drawLegend({ keys, rows }: ReturnType<typeof placeLegend>): Shape[] {
  return [
    rect([0, height], [width, legendRow * rows], { fill: palette.paper }),
    ...keys.flatMap(({ fill, radius, label, x, row }) => {
      const middle = height + legendRow * (row + 0.5);
      return [circle([x + 12, middle], radius, { fill, stroke: palette.ink }), text([x + legendText, middle + 4], label, { size: legendSize })];
    }),
  ];
}

export interface CostedSite {
  latitude: number;
  longitude: number;
  likelyCents: Cents;
}

interface PlacedSite {
  at: Position;
  /** Its class, from the cheapest. */
  step: number;
}

interface MapWords {
  title: string;
  /** For paper, where no list of the page can be the legend. */
  legendInside: boolean;
}

interface CostMap {
  drawing: Drawing;
  classes: CostClass[];
}

interface CostClass {
  fill: string;
  radius: number;
  /** The dearest that belongs to it. */
  toCents: number;
  label: string;
  count: number;
}
