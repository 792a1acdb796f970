import type { ColumnKey } from './column-key.ts';
import { columnsByKey, inventoryColumns, normalizeHeader } from './inventory-columns.ts';

/** What a carrier's people chose for a header before, by `normalizeHeader` of the header. */
export type RememberedColumns = Readonly<Record<string, ColumnKey | 'ignore'>>;

/** One thing that a header may mean. */
export interface Claim {
  key: ColumnKey;
  how: 'remembered' | 'exact' | 'alias';
  rank: number;
}

/** Ranks of the ways to know a column; lower is surer. Aliases follow in the order of their list. */
const ranks = { remembered: 0, exact: 1, alias: 2 } as const;

/** What each known header may mean, surest first. */
const claimsByHeader: ReadonlyMap<string, readonly Claim[]> = (() => {
  const claims = new Map<string, Claim[]>();
  const add = (header: string, claim: Claim) => {
    const known = claims.get(header) ?? [];
    if (!known.some((other) => other.key === claim.key)) claims.set(header, [...known, claim]);
  };
  for (const column of inventoryColumns) {
    add(normalizeHeader(column.header), { key: column.key, how: 'exact', rank: ranks.exact });
    for (const [order, alias] of column.aliases.entries()) add(normalizeHeader(alias), { key: column.key, how: 'alias', rank: ranks.alias + order });
  }
  return claims;
})();

/** What a normalized header may mean, surest first; what was chosen before alone. */
export function claimsOf(header: string, remembered: RememberedColumns): readonly Claim[] {
  const chosen = remembered[header];
  if (chosen !== undefined)
    return chosen === 'ignore' || !columnsByKey.has(chosen) ? [] : [{ key: chosen, how: 'remembered', rank: ranks.remembered }];
  return claimsByHeader.get(header) ?? [];
}

/** Whether a row looks like headers: how many of its cells the import understands. */
export function countKnownHeaders(cells: readonly string[]): number {
  return cells.filter((cell) => claimsOf(normalizeHeader(cell), {}).length > 0).length;
}
