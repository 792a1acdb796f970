import type { Context } from '../../context.ts';
import { listPriceMoves, type PriceMove } from '../../domain/cost/totals/list-price-moves.ts';
import { type Cents, sumCents } from '../../domain/money.ts';
import { getEdition, type StoredEdition } from '../catalog/index.ts';
import { listPricedEstimates, type PricedEstimate } from './queries.ts';

/** Older estimates are history; nobody will file them. */
export const mostEstimates = 25;

/** What an edition would move in each of the carrier's newest estimates that were made with another one, price by price. */
export async function listMemoRows(ctx: Context, to: StoredEdition): Promise<MemoRow[]> {
  const rows: MemoRow[] = [];
  const editions = new Map<number, StoredEdition>();
  for (const estimate of await listPricedEstimates(ctx, mostEstimates)) {
    if (estimate.editionId === to.id) continue;
    const from = editions.get(estimate.editionId) ?? (await getEdition(ctx, estimate.editionId));
    editions.set(from.id, from);
    const moves = listPriceMoves(estimate.kinds, from, to);
    const sum = (of: (move: PriceMove) => Cents) => sumCents(moves.map(of));
    rows.push({ estimate, from, moves, beforeCents: sum((move) => move.beforeCents), movedCents: sum((move) => move.movedCents) });
  }
  return rows;
}

export interface MemoRow {
  estimate: PricedEstimate;
  from: StoredEdition;
  moves: PriceMove[];
  beforeCents: Cents;
  movedCents: Cents;
}
