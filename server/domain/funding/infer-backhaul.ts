import { milesBetween, type Place } from '../geography.ts';
import type { Site, SiteKind } from '../inventory/site.ts';
import { counted } from '../words.ts';

const earthRadiusMiles = 3958.8;
// Equipment at such places ends a line: it carries nobody else's traffic.
const endKinds: ReadonlySet<SiteKind> = new Set<SiteKind>(['small-cell', 'cabinet', 'customer-premises', 'warehouse']);
const coreKinds: ReadonlySet<SiteKind> = new Set<SiteKind>(['core', 'data-center', 'central-office']);

/**
 * Guesses over which site the traffic of each site runs, where the carrier has not said: starting from the core and the fiber nodes, the site
 * nearest to what is already connected joins it there, as long as the hop is short enough. Sites beyond that are taken to have a line of their
 * own, and serve the sites around them. Small cells, cabinets, premises and warehouses carry nobody. Ties go by site code; the order of the
 * input does not matter. Without any core or fiber node the site in the middle stands in for it. All of it is said in `assumptions`.
 */
export function inferBackhaul(sites: readonly BackhaulSite[], settings: BackhaulSettings): InferredBackhaul {
  const fiber = new Set(settings.fiberCodes.map((code) => code.toLowerCase()));
  const points = toPoints(sites);
  const unplaced = sites.filter(({ latitude, longitude }) => latitude === null || longitude === null).map(({ code }) => code);
  const known = points.filter(({ site }) => coreKinds.has(site.kind) || fiber.has(site.code.toLowerCase()));
  const middle = known.length === 0 ? nearestToMiddle(points) : undefined;
  const roots = middle ? [middle] : known;
  const hops: BackhaulHop[] = [];
  const ownLines: string[] = [];
  const open = new Set(points);
  const reach = chordOf(settings.longestHopMiles);
  for (const root of roots) connect(root, null);
  for (let next = nearest(open); next; next = nearest(open)) {
    if (next.via && next.chord <= reach) {
      connect(next, next.via);
      continue;
    }
    // Beyond reach: a site that can serve its neighbors gets the line.
    const served = nearest([...open].filter(({ site }) => !endKinds.has(site.kind))) ?? next;
    ownLines.push(served.site.code);
    connect(served, null);
  }
  hops.push(...unplaced.map((siteCode) => ({ siteCode, parentCode: null, miles: null })));
  hops.sort((a, b) => compareText(a.siteCode, b.siteCode));
  return {
    hops,
    assumptions: sayAssumptions({ settings, middle, ownLines, unplaced, hopCount: hops.filter(({ parentCode }) => parentCode).length }),
  };

  function connect(point: Point, via: Point | null): void {
    open.delete(point);
    const miles = via ? milesBetween(placeOf(point), placeOf(via)) : null;
    hops.push({ siteCode: point.site.code, parentCode: via?.site.code ?? null, miles });
    if (endKinds.has(point.site.kind)) return;
    for (const other of open) {
      const chord = (point.x - other.x) ** 2 + (point.y - other.y) ** 2 + (point.z - other.z) ** 2;
      if (chord < other.chord) [other.chord, other.via] = [chord, point];
    }
  }
}

/** Points in the order of their site codes, on a sphere of radius 1. */
function toPoints(sites: readonly BackhaulSite[]): Point[] {
  const points = sites.flatMap((site): Point[] => {
    const { latitude, longitude } = site;
    if (latitude === null || longitude === null) return [];
    const [north, east] = [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180];
    const [x, y, z] = [Math.cos(north) * Math.cos(east), Math.cos(north) * Math.sin(east), Math.sin(north)];
    return [{ site, latitude, longitude, x, y, z, chord: Number.POSITIVE_INFINITY, via: null }];
  });
  return points.sort((a, b) => compareText(a.site.code, b.site.code));
}

function nearestToMiddle(points: readonly Point[]): Point | undefined {
  const carriers = points.filter(({ site }) => !endKinds.has(site.kind));
  const pool = carriers.length > 0 ? carriers : points;
  const [x, y, z] = (['x', 'y', 'z'] as const).map((axis) => pool.reduce((sum, point) => sum + point[axis], 0) / pool.length);
  const away = (point: Point) => (point.x - (x ?? 0)) ** 2 + (point.y - (y ?? 0)) ** 2 + (point.z - (z ?? 0)) ** 2;
  return pool.reduce<Point | undefined>((best, point) => (best && away(best) <= away(point) ? best : point), undefined);
}

function nearest(open: Iterable<Point>): Point | undefined {
  let best: Point | undefined;
  for (const point of open) if (!best || point.chord < best.chord) best = point;
  return best;
}

/** Squared straight-line distance on the sphere of radius 1 for so many miles over ground. */
function chordOf(miles: number): number {
  return (2 * Math.sin(Math.min(Math.PI / 2, miles / earthRadiusMiles / 2))) ** 2;
}

function sayAssumptions({ settings, middle, ownLines, unplaced, hopCount }: Said): string[] {
  const assumptions = [
    `Planning assumption: the backhaul of ${counted(hopCount, 'site')} is inferred from coordinates, each over the nearest site toward the core, with hops of at most ${settings.longestHopMiles} miles. Replace it by the real paths where they differ.`,
  ];
  if (middle)
    assumptions.push(
      `No core, data center, central office or fiber node is on the list: ${middle.site.code}, in the middle of the network, stands in for it.`,
    );
  if (ownLines.length > 0)
    assumptions.push(`${counted(ownLines.length, 'site')} beyond reach of the others, each taken to have its own line: ${listNames(ownLines)}.`);
  if (unplaced.length > 0)
    assumptions.push(`${counted(unplaced.length, 'site')} without coordinates, each taken to have its own line: ${listNames(unplaced)}.`);
  return assumptions;
}

function listNames(codes: readonly string[]): string {
  return codes.length > 10 ? `${codes.slice(0, 10).join(', ')} and ${codes.length - 10} more` : codes.join(', ');
}

function placeOf({ latitude, longitude }: Point): Place {
  return { latitude, longitude };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export type BackhaulSite = Pick<Site, 'code' | 'kind' | 'latitude' | 'longitude'>;

export interface BackhaulSettings {
  /** Sites with fiber or another line to the core of their own. */
  fiberCodes: readonly string[];
  longestHopMiles: number;
}

export interface BackhaulHop {
  siteCode: string;
  /** Null: its own line to the core. */
  parentCode: string | null;
  miles: number | null;
}

export interface InferredBackhaul {
  /** One per site, by site code. */
  hops: BackhaulHop[];
  assumptions: string[];
}

interface Point extends Place {
  site: BackhaulSite;
  x: number;
  y: number;
  z: number;
  /** To the nearest connected site, squared. */
  chord: number;
  via: Point | null;
}

interface Said {
  settings: BackhaulSettings;
  middle: Point | undefined;
  ownLines: readonly string[];
  unplaced: readonly string[];
  hopCount: number;
}
