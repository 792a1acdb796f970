import type { Drawing, Shape } from './drawing.ts';
import { boxAround, mapSize, westward } from './geo-box.ts';
import { drawGround, drawNames, type Position, projectionFor } from './map-ground.ts';
import { palette } from './palette.ts';
import type { BaseMap } from './read-base-map.ts';
import { round } from './shapes.ts';

const { width, height } = mapSize;
const manySites = 400;
/** Sites left out are drawn first, so that on one spot the chosen one stays in sight. */
const marks = [
  { isChosen: false, fill: palette.paper, stroke: palette.stop },
  { isChosen: true, fill: palette.accent, stroke: palette.paper },
] as const;

/** Sites over state and county lines: chosen ones as full dots, the others as hollow squares, so that a grey print tells them apart. */
export function drawChoiceMap(sites: readonly ChosenSite[], baseMap: BaseMap, words: { title: string; description: string }): Drawing {
  const project = projectionFor(boxAround([...sites]));
  const radius = sites.length > manySites ? 2.5 : 5;
  const placed = sites.map(({ latitude, longitude, ...marked }) => ({ at: project([westward(longitude), latitude]), ...marked }));
  const occupied =
    sites.length > manySites ? [] : placed.map(({ at: [x, y] }) => ({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius }));
  return {
    width,
    height,
    ...words,
    shapes: [
      ...drawGround(baseMap, project),
      ...drawNames(baseMap, occupied, project),
      ...marks.flatMap(({ isChosen, fill, stroke }): Shape[] => {
        const d = placed
          .filter((site) => site.isChosen === isChosen)
          .map(({ at }) => markPath(isChosen, at, radius))
          .join('');
        return d === '' ? [] : [{ kind: 'path', d, fill, stroke, width: isChosen ? 1 : 1.5 }];
      }),
      ...drawRings(
        placed.filter(({ isRinged }) => isRinged).map(({ at }) => at),
        radius + 3.5,
      ),
    ],
  };
}

function drawRings(places: readonly Position[], radius: number): Shape[] {
  const d = places.map((at) => markPath(true, at, radius)).join('');
  return d === '' ? [] : [{ kind: 'path', d, fill: 'none', stroke: palette.ink, width: 1.5 }];
}

function markPath(isChosen: boolean, [x, y]: Position, r: number): string {
  if (isChosen) return `M${round(x - r)},${round(y)}a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0z`;
  const half = round(0.85 * r);
  return `M${round(x - half)},${round(y - half)}h${2 * half}v${2 * half}h${-2 * half}z`;
}

interface ChosenSite {
  latitude: number;
  longitude: number;
  isChosen: boolean;
  /** Drawn with a ring around its mark. */
  isRinged?: boolean;
}
