import type { RecordedDecision } from './decision-queries.ts';

/** A decision is about the version that stood: one that was submitted since is not decided. */
export function decisionOn(recorded: RecordedDecision | undefined, version: number): RecordedDecision | undefined {
  return recorded?.version === version ? recorded : undefined;
}
