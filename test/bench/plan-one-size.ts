import { day } from '../../server/domain/calendar.ts';
import { toWorkPlan } from '../../server/domain/schedule/default-settings.ts';
import { buildNetwork } from '../../server/domain/schedule/network/build-network.ts';
import { planNetwork } from '../../server/domain/schedule/network/plan-network.ts';
import { loadReferenceData } from '../../server/platform/reference-data.ts';
import { findNetworkFaults } from '../support/find-network-faults.ts';
import { peakMb } from './bench.ts';
import { inventProgram } from './invent-program.ts';

/** Entry of a process that builds and plans one network; the number of its sites is the only argument. */
const seed = 1;
/** Activities that are placed by all passes together. */
const placements = 500_000;
const fewestPasses = 30;

const program = inventProgram(Number(process.argv[2]), seed);
const { work: data } = loadReferenceData();
const started = performance.now();
const used = process.cpuUsage();
const built = buildNetwork(program, toWorkPlan({ startOn: day('2026-06-01'), termYears: 1 }), data);
if (!built.ok) throw new Error(built.issues.map(({ message }) => message).join(' '));
const { network } = built.value;
const activities = network.activities.length;
const planned = planNetwork(network, { seed, schedules: Math.max(fewestPasses, Math.round(placements / activities)) });
const seconds = (performance.now() - started) / 1000;
const { user, system } = process.cpuUsage(used);
if (!planned.ok) throw new Error(planned.issues.map(({ message }) => message).join(' '));
const { finish, bound, schedules } = planned.value;
const figures: PlannedSize = {
  activities,
  crews: network.resources.find(({ key }) => key === 'tower-crew')?.teams ?? 0,
  seconds,
  cpuSeconds: (user + system) / 1e6,
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
  /** Tower crews. */
  crews: number;
  seconds: number;
  /** Of all threads of the process, also those that compile and collect garbage: what it takes where nothing else runs. */
  cpuSeconds: number;
  finishDay: number;
  boundDay: number;
  boundBy: string;
  schedules: number;
  /** Of the whole process, the reference data included. */
  peakMb: number;
  /** What the independent checker of the tests finds. */
  faults: string[];
}
