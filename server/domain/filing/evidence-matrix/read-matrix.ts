import type { Cents } from '../../money.ts';
import { formatCount } from '../../words.ts';
import type { FilingFacts } from '../filing.ts';
import type { FrozenFiling } from '../frozen-filing.ts';
import type { EvidenceMatrix, MatrixCell, MatrixProof, ProofState } from './matrix.ts';
import { orderItems } from './order-items.ts';

/** A cost line or an item with its cells, in the order of the proofs of its sort. */
export interface MatrixRow {
  /** Line id, or tag. */
  id: string;
  /** What it is, in words. */
  what: string;
  /** Of a cost line; null on an item. */
  amountCents: Cents | null;
  cells: readonly MatrixCell[];
}

/** What stands at one site, or for the whole network. */
export interface MatrixPlace {
  /** null for the whole network. */
  siteCode: string | null;
  name: string;
  items: readonly MatrixRow[];
  lines: readonly MatrixRow[];
}

/** How many rows stand in each state of a proof. */
export interface ProofCount {
  proof: MatrixProof;
  states: Record<ProofState, number>;
}

/** What the places in a matrix are about: in the order in which the matrix was made. */
export interface MatrixSubjects {
  sites: readonly { code: string; name: string; items: readonly { tag: string; what: string }[] }[];
  lines: readonly { id: string; siteCode: string | null; item: string; amountCents: Cents }[];
}

export function subjectsOfFacts({ inventory, estimate }: FilingFacts): MatrixSubjects {
  const order = orderItems(inventory);
  return {
    sites: inventory.sites.map(({ code, name }, index) => ({
      code,
      name,
      items: (order[index] ?? []).flatMap((place) => {
        const item = inventory.items[place];
        return item ? [{ tag: item.tag, what: itemWords(item) }] : [];
      }),
    })),
    lines: (estimate?.lines ?? []).map(({ id, siteCode, item, likelyCents }) => ({ id, siteCode, item, amountCents: likelyCents })),
  };
}

export function subjectsOfFrozen({ sites, cost }: FrozenFiling): MatrixSubjects {
  return {
    sites: sites.map(({ code, name, items }) => ({ code, name, items: items.map((item) => ({ tag: item.tag, what: itemWords(item) })) })),
    lines: cost.lines,
  };
}

/** The places of a matrix: the whole network first where it has lines, then each site that has a line or an item, in the order of the filing. */
export function listPlaces(matrix: EvidenceMatrix, { sites, lines }: MatrixSubjects): MatrixPlace[] {
  const bySite = new Map<string | null, MatrixRow[]>();
  for (const [index, { id, siteCode, item, amountCents }] of lines.entries()) {
    const row = { id, what: item, amountCents, cells: matrix.lineRows[matrix.lines[index] ?? -1] ?? [] };
    const key = siteCode === null ? null : siteCode.toLowerCase();
    const known = bySite.get(key);
    if (known) known.push(row);
    else bySite.set(key, [row]);
  }
  let next = 0;
  const ofSites = sites.map(({ code, name, items }): MatrixPlace => {
    const rows = items.map(({ tag, what }) => ({ id: tag, what, amountCents: null, cells: matrix.itemRows[matrix.items[next++] ?? -1] ?? [] }));
    return { siteCode: code, name, items: rows, lines: bySite.get(code.toLowerCase()) ?? [] };
  });
  const network = bySite.get(null);
  return [
    ...(network ? [{ siteCode: null, name: 'Whole network', items: [], lines: network }] : []),
    ...ofSites.filter((place) => place.items.length > 0 || place.lines.length > 0),
  ];
}

/** For each proof, how many lines or items stand in each state; the states of a proof add up to all of them. */
export function countProofs({ proofs, lineRows, lines, itemRows, items }: EvidenceMatrix): ProofCount[] {
  const uses = { line: usesOf(lines, lineRows.length), item: usesOf(items, itemRows.length) };
  const rows = { line: lineRows, item: itemRows };
  return proofs.map((proof) => {
    const column = proofs.filter(({ of }) => of === proof.of).indexOf(proof);
    const states: ProofCount['states'] = { present: 0, missing: 0, later: 0, 'not needed': 0 };
    for (const [index, cells] of rows[proof.of].entries()) {
      const cell = cells[column];
      if (cell) states[cell.state] += uses[proof.of][index] ?? 0;
    }
    return { proof, states };
  });
}

/** Proofs that a row lacks; `only` looks at one of them, which stands in this column of rows of its sort. */
export function countGaps({ cells }: MatrixRow, column?: number): number {
  return cells.filter(({ state }, index) => state === 'missing' && (column === undefined || column === index)).length;
}

function usesOf(places: readonly number[], length: number): number[] {
  const uses = new Array<number>(length).fill(0);
  for (const place of places) uses[place] = (uses[place] ?? 0) + 1;
  return uses;
}

function itemWords({ maker, model, quantity }: { maker: string; model: string; quantity: number }): string {
  return `${formatCount(quantity)} × ${maker} ${model}`.trim();
}

/** Numbers of the documents that prove something at a place, each once. */
export function documentNumbersAt({ items, lines }: MatrixPlace): string[] {
  return [...new Set([...items, ...lines].flatMap(({ cells }) => cells.flatMap(({ documents }) => documents ?? [])))];
}
