import { planNetwork } from '../../server/domain/schedule/network/plan-network.ts';
import { findNetworkFaults } from '../support/find-network-faults.ts';
import { peakMb } from './bench.ts';
import { inventNetwork } from './invent-network.ts';

/** Entry of a process that plans one network; the number of its sites is the only argument. */
const seed = 1;
/** Activities that are placed by all passes together. */
const work = 500_000;

const network = inventNetwork(Number(process.argv[2]), seed);
const activities = network.activities.length;
const started = performance.now();
const planned = planNetwork(network, { seed, schedules: Math.max(20, Math.round(work / activities)) });
const seconds = (performance.now() - started) / 1000;
if (!planned.ok) throw new Error(planned.issues.map(({ message }) => message).join(' '));
const { finish, bound, schedules } = planned.value;
const figures: PlannedSize = {
  activities,
  seconds,
  finishDay: finish,
  boundDay: bound.day,
  boundBy: bound.by,
  schedules,
  peakMb: peakMb(),
  faults: findNetworkFaults(network, planned.value),
};
process.send?.(figures, undefined, {}, () => process.disconnect());

export interface PlannedSize {
  activities: number;
  seconds: number;
  finishDay: number;
  boundDay: number;
  boundBy: string;
  schedules: number;
  /** Of the whole process, the invented network included. */
  peakMb: number;
  /** What the independent checker of the tests finds. */
  faults: string[];
}
