import type { WorkNetwork } from './work-network.ts';

const removals: ReadonlySet<string> = new Set(['removal', 'removal-light']);

/** Positions of two activities of a site: between their last days two networks stand there. */
export interface NetworkPair {
  /** The new network serves. */
  on: number;
  /** The old one is taken down. */
  off: number;
}

export function pairNetworks({ activities }: Pick<WorkNetwork, 'activities'>): NetworkPair[] {
  const cutOverAt = new Map(activities.flatMap(({ step, place }, index) => (step === 'cut-over' ? [[place, index] as const] : [])));
  return activities.flatMap(({ step, place }, off) => {
    const on = removals.has(step) ? cutOverAt.get(place) : undefined;
    return on === undefined ? [] : [{ on, off }];
  });
}
