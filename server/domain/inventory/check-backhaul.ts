import { findCircles, sayCircle } from './find-circles.ts';
import type { Problem } from './reading.ts';
import type { Site } from './site.ts';

/** What cannot be in the backhaul as carriers state it: a site nobody knows, a site that hangs on itself, a circle. `codes` are the sites concerned. */
export function checkBackhaul(sites: readonly StatedBackhaul[]): { codes: readonly string[]; problem: Problem }[] {
  const { parentOf, strangers } = readStatedBackhaul(sites);
  const circles = findCircles(
    sites.map(({ code }) => code),
    parentOf,
  );
  return [
    ...strangers.map(({ code, backhaulTo }) => ({ codes: [code], problem: unknown(code, backhaulTo ?? '') })),
    ...circles.map((codes) => ({ codes, problem: inCircle(codes) })),
  ];
}

/**
 * What carriers state, by lower-case code: the site that comes next, who has a line of its own, and who names a site that is not on the list. `fiber`
 * and `core` are a line of its own unless a site is called so; that site itself has one.
 */
export function readStatedBackhaul<S extends StatedBackhaul>(sites: readonly S[]): StatedPaths<S> {
  const known = new Set(sites.map(({ code }) => code.toLowerCase()));
  const parentOf = new Map<string, string>();
  const ownLines = new Set<string>();
  const strangers: S[] = [];
  for (const site of sites) {
    if (site.backhaulTo == null) continue;
    const [key, next] = [site.code.toLowerCase(), site.backhaulTo.toLowerCase()];
    const isWord = next === 'fiber' || next === 'core';
    if (isWord && (!known.has(next) || next === key)) ownLines.add(key);
    else if (known.has(next)) parentOf.set(key, next);
    else strangers.push(site);
  }
  return { parentOf, ownLines, strangers };
}

function unknown(code: string, backhaulTo: string): Problem {
  return {
    severity: 'warning',
    code: 'backhaul-unknown',
    message: `${code} sends its traffic to ${backhaulTo}, which is not in the inventory. Add that site, correct the code, or write “fiber” or “core” for a line of its own.`,
    wanted: 'the code of a site, “fiber” or “core”',
  };
}

function inCircle(circle: readonly string[]): Problem {
  const [first = ''] = circle;
  const message =
    circle.length === 1
      ? `${first} sends its traffic to itself. Name the next site toward the core, or write “fiber” or “core” for a line of its own.`
      : `The traffic runs in a circle and never reaches the core: ${sayCircle(circle)}. Correct “Backhaul to” at one of these sites.`;
  return { severity: 'warning', code: 'backhaul-circle', message, wanted: 'a path to the core' };
}

export type StatedBackhaul = Pick<Site, 'code' | 'backhaulTo'>;

interface StatedPaths<S> {
  parentOf: ReadonlyMap<string, string>;
  ownLines: ReadonlySet<string>;
  strangers: readonly S[];
}
