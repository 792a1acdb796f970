import type { FlatNetwork } from './flat-network.ts';
import type { NetworkPair } from './pair-networks.ts';
import type { WorkNetwork } from './work-network.ts';

/** What is planned, in the forms in which the parts of the search ask for it. */
export interface Problem {
  network: WorkNetwork;
  flat: FlatNetwork;
  pairs: readonly NetworkPair[];
}
