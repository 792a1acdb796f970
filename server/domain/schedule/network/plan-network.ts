import { bad, good, type Result } from '../../result.ts';
import { counted } from '../../words.ts';
import { checkNetwork } from './check-network.ts';
import { finishBound } from './finish-bound.ts';
import { flattenNetwork } from './flat-network.ts';
import type { NetworkPlan, SearchSettings } from './network-plan.ts';
import { pairNetworks } from './pair-networks.ts';
import { searchNetwork } from './search-network.ts';
import type { PlacedNetwork, WorkNetwork } from './work-network.ts';

export type { NetworkPlan, SearchSettings } from './network-plan.ts';

/**
 * Plans the network: the goal as early as it can be found, then at least cost of roads, teams and two networks side by side, then with even work
 * from month to month. The plan is its own replay (see `prepareReplay`). A known plan that is also valid here, say of a network with fewer teams,
 * is improved: the finish is never later than its own. Refused, with sentences, as in `checkNetwork`, and where the teams need more days than the
 * calendars reach.
 */
export function planNetwork(network: WorkNetwork, settings: SearchSettings & { startFrom?: PlacedNetwork | undefined }): Result<NetworkPlan> {
  const checked = checkNetwork(network);
  if (!checked.ok) return checked;
  const flat = flattenNetwork(network);
  const plan = searchNetwork({ network, flat, pairs: pairNetworks(network) }, { ...settings, bound: finishBound(flat) });
  if (plan) return good(plan);
  const message = `The teams need more than the ${counted(network.dayCount, 'day')} of the plan. Plan more teams, or further ahead.`;
  return bad([{ severity: 'error', code: 'teams-beyond-calendar', message }]);
}
