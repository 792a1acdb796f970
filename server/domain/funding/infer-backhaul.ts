import { milesBetween, type Place } from '../geography.ts';
import { checkBackhaul, readStatedBackhaul } from '../inventory/check-backhaul.ts';
import type { Site, SiteKind } from '../inventory/site.ts';
import type { Issue } from '../result.ts';
import { counted } from '../words.ts';

const earthRadiusMiles = 3958.8;
// Equipment at such places ends a line: it carries nobody else's traffic.
const endKinds: ReadonlySet<SiteKind> = new Set<SiteKind>(['small-cell', 'cabinet', 'customer-premises', 'warehouse']);
const coreKinds: ReadonlySet<SiteKind> = new Set<SiteKind>(['core', 'data-center', 'central-office']);

/**
 * Over which site the traffic of each site runs: as the carrier states it (`backhaulTo`), guessed where it has said nothing. Guessing starts from the
 * core, the fiber nodes and what is stated to have a line of its own: the site nearest to what is already connected joins it there, as long as the hop
 * is short enough, and what is stated to hang on it follows at once. Sites beyond that are taken to have a line of their own, and serve the sites
 * around them. Small cells, cabinets, premises and warehouses carry nobody but whom they are stated to carry. Ties go by site code; the order of the
 * input does not matter. Without any core or fiber node the site in the middle stands in for it. All of it is said in `assumptions`. What is stated
 * and cannot be (a site nobody knows, a circle) is in `issues`, and guessed.
 */
export function inferBackhaul(sites: readonly BackhaulSite[], settings: BackhaulSettings): InferredBackhaul {
  const fiber = new Set(settings.fiberCodes.map((code) => code.toLowerCase()));
  const points = toPoints(sites);
  const { childrenOf, hanging, ownLines: statedLines, issues } = readStated(sites);
  const isStated = ({ site: { code } }: Point): boolean => hanging.has(code.toLowerCase());
  const known = points.filter(
    ({ site }) => coreKinds.has(site.kind) || fiber.has(site.code.toLowerCase()) || statedLines.has(site.code.toLowerCase()),
  );
  const free = points.filter((point) => !isStated(point));
  const middle = known.length === 0 ? nearestToMiddle(free) : undefined;
  const hops: BackhaulHop[] = [];
  const ownLines: string[] = [];
  const pointOf = new Map(points.map((point) => [point.site.code.toLowerCase(), point]));
  const open = new Set(free);
  const reach = chordOf(settings.longestHopMiles);
  for (const root of middle ? [middle] : known) if (!isStated(root)) connect(root, null);
  for (const { code, latitude, longitude } of sites) {
    const key = code.toLowerCase();
    if ((latitude === null || longitude === null) && !hanging.has(key)) {
      hops.push({ siteCode: code, parentCode: null, miles: null, basis: statedLines.has(key) ? 'stated' : 'inferred' });
      follow(code);
    }
  }
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
  hops.sort((a, b) => compareText(a.siteCode, b.siteCode));
  const unplaced = sites.filter((site) => isUnplaced(site) && !hanging.has(site.code.toLowerCase()) && !statedLines.has(site.code.toLowerCase()));
  return { hops, issues, assumptions: sayAssumptions({ settings, middle, ownLines, unplaced: unplaced.map(({ code }) => code), hops }) };

  function connect(point: Point, via: Point | null): void {
    open.delete(point);
    const { code } = point.site;
    const miles = via ? milesBetween(placeOf(point), placeOf(via)) : null;
    const basis = !via && statedLines.has(code.toLowerCase()) ? ('stated' as const) : ('inferred' as const);
    hops.push({ siteCode: code, parentCode: via?.site.code ?? null, miles, basis });
    reachOut(point);
    follow(code);
  }

  /** Connects what is stated to hang on a site, and what hangs on that. */
  function follow(first: string): void {
    const waiting = [first];
    for (let parentCode = waiting.pop(); parentCode !== undefined; parentCode = waiting.pop()) {
      const from = pointOf.get(parentCode.toLowerCase());
      for (const siteCode of childrenOf.get(parentCode.toLowerCase()) ?? []) {
        const to = pointOf.get(siteCode.toLowerCase());
        const miles = from && to ? milesBetween(placeOf(from), placeOf(to)) : null;
        hops.push({ siteCode, parentCode, miles, basis: 'stated' });
        if (to) reachOut(to);
        waiting.push(siteCode);
      }
    }
  }

  function reachOut(point: Point): void {
    if (endKinds.has(point.site.kind)) return;
    for (const other of open) {
      const chord = (point.x - other.x) ** 2 + (point.y - other.y) ** 2 + (point.z - other.z) ** 2;
      if (chord < other.chord) [other.chord, other.via] = [chord, point];
    }
  }
}

/** What is stated and can be, by lower-case code: what hangs on each site, who hangs on another, who has a line of its own. */
function readStated(sites: readonly BackhaulSite[]): Stated {
  const stated = sites.map(({ code, backhaulTo }) => ({ code, backhaulTo: backhaulTo ?? null }));
  const { parentOf, ownLines } = readStatedBackhaul(stated);
  const faults = checkBackhaul(stated);
  const inCircle = new Set(faults.flatMap(({ codes }) => codes.map((code) => code.toLowerCase())));
  const childrenOf = new Map<string, string[]>();
  const hanging = new Set<string>();
  for (const { code } of [...sites].sort((a, b) => compareText(a.code, b.code))) {
    const parent = parentOf.get(code.toLowerCase());
    if (parent === undefined || inCircle.has(code.toLowerCase())) continue;
    hanging.add(code.toLowerCase());
    childrenOf.set(parent, [...(childrenOf.get(parent) ?? []), code]);
  }
  const issues = faults.map(({ codes: [subject], problem }): Issue => ({ ...problem, severity: 'error', subject }));
  return { childrenOf, hanging, ownLines, issues };
}

function isUnplaced({ latitude, longitude }: BackhaulSite): boolean {
  return latitude === null || longitude === null;
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

function sayAssumptions({ settings, middle, ownLines, unplaced, hops }: Said): string[] {
  const statedCount = hops.filter(({ basis }) => basis === 'stated').length;
  const inferredCount = hops.filter(({ basis, parentCode }) => basis === 'inferred' && parentCode !== null).length;
  const assumptions = [
    ...(statedCount === 0 ? [] : [`The backhaul of ${counted(statedCount, 'site')} is as the carrier states it (“Backhaul to” in the inventory).`]),
    ...(inferredCount === 0
      ? []
      : [
          `Planning assumption: the backhaul of ${counted(inferredCount, 'site')} is inferred from coordinates, each over the nearest site toward the core, with hops of at most ${settings.longestHopMiles} miles. State “Backhaul to” in the inventory where the real path differs.`,
        ]),
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

export type BackhaulSite = Pick<Site, 'code' | 'kind' | 'latitude' | 'longitude'> & Partial<Pick<Site, 'backhaulTo'>>;

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
  basis: 'stated' | 'inferred';
}

export interface InferredBackhaul {
  /** One per site, by site code. */
  hops: BackhaulHop[];
  assumptions: string[];
  /** What the carrier states and cannot be, with the site as subject. */
  issues: Issue[];
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
  hops: readonly BackhaulHop[];
}

interface Stated {
  childrenOf: ReadonlyMap<string, readonly string[]>;
  hanging: ReadonlySet<string>;
  ownLines: ReadonlySet<string>;
  issues: Issue[];
}
