import type { IntegerAnswer } from '../../domain/funding/integer-program.ts';
import type { FundingCase } from '../../domain/funding/prepare-funding.ts';
import { solveIntegerProgram } from '../../platform/solve-integer-program.ts';

/** Each round may look at more than all before it, so that starting anew costs little; seconds are a safety net. */
const rounds = [
  { nodes: 500, seconds: 5 },
  { nodes: 4_000, seconds: 10 },
  { nodes: 20_000, seconds: 20 },
  { nodes: 100_000, seconds: 40 },
  { nodes: 500_000, seconds: 80 },
];
/** A point of the curve is for orientation: one short round beyond the search. */
export const curveRounds = [{ nodes: 300, seconds: 3 }];

/**
 * Lets the solver search in rounds, each from the best found before, until the best is proven, the rounds are over or somebody asks to stop,
 * which is asked between two rounds: the solver holds its process while it works. Null where it was stopped before the first.
 */
export async function solveInRounds(funding: FundingCase, watch: RoundWatch, limits: readonly RoundLimit[] = rounds): Promise<IntegerAnswer | null> {
  let best: IntegerAnswer | null = null;
  for (const [index, { nodes, seconds }] of limits.entries()) {
    if (await watch.shouldStop()) return best;
    watch.onRound(index + 1, limits.length);
    const start: readonly number[] = best?.values ?? funding.start;
    const answer = await solveIntegerProgram(funding.program, { nodes, seconds, relativeGap: 0, start });
    if (answer.status === 'optimal' || answer.status === 'infeasible') return answer;
    if (answer.status === 'failed') return best ?? answer;
    best = best ? merge(best, answer) : answer;
  }
  return best;
}

/** The newer values, which started from the older, and the tighter of two bounds. */
function merge(older: IntegerAnswer, newer: IntegerAnswer): IntegerAnswer {
  const bounds = [older.bound, newer.bound].filter((bound) => bound !== null);
  return { ...newer, values: newer.values ?? older.values, bound: bounds.length > 0 ? Math.min(...bounds) : null };
}

interface RoundLimit {
  nodes: number;
  seconds: number;
}

export interface RoundWatch {
  shouldStop(): Promise<boolean>;
  onRound(round: number, of: number): void;
}
