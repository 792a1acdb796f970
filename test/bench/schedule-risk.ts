import { day } from '../../server/domain/calendar.ts';
import { getProgram } from '../../server/domain/programs/programs.ts';
import { toWorkPlan } from '../../server/domain/schedule/default-settings.ts';
import { buildNetwork } from '../../server/domain/schedule/network/build-network.ts';
import { planNetwork } from '../../server/domain/schedule/network/plan-network.ts';
import { prepareReplay } from '../../server/domain/schedule/network/replay-plan.ts';
import { toActivityRisks } from '../../server/domain/schedule/risk/activity-risks.ts';
import { assessFinish } from '../../server/domain/schedule/risk/assess-finish.ts';
import { prepareDraws } from '../../server/domain/schedule/risk/draw-durations.ts';
import { countRuns, simulateSchedule } from '../../server/domain/schedule/risk/simulate-schedule.ts';
import type { WorkProgram } from '../../server/domain/schedule/work-packages.ts';
import { value, workData } from '../domain/cost/planning-seed.ts';
import { inventedProgram } from '../domain/schedule/invented-schedule.ts';
import { type Bench, type Figures, round } from './bench.ts';

const seed = 7;
const startOn = day('2026-12-01');

export const scheduleRiskBench: Bench = {
  title: 'the date of invented networks of 20, 100 and 1,000 sites, carried out many times; every team to its list beside it',
  run: async (say) =>
    [20, 100, 1000].map((sites) => {
      say(`${sites} sites.`);
      return measure(sites);
    }),
};

function measure(sites: number): Figures {
  const plan = toWorkPlan({ startOn, firstFundsOn: startOn, termYears: 1, towerCrews: Math.max(2, Math.ceil(sites / 25)) });
  const built = value(buildNetwork(onThePlains(sites), plan, workData));
  const { network } = built;
  const placed = value(planNetwork(network, { seed, schedules: Math.max(2, Math.floor(300_000 / network.activities.length)) }));
  const risks = toActivityRisks(built);
  const settings = {
    seed,
    data: workData.risks,
    risks,
    weather: { kinds: [], kindsAt: network.places.map(() => []) },
    freezeDays: new Uint8Array(network.dayCount),
    runs: countRuns(network),
  };
  simulateSchedule(network, placed, { ...settings, runs: 20 });
  const [dry, drySeconds] = timed(() => simulateSchedule(network, placed, settings));
  const [assessed, seconds] = timed(() =>
    assessFinish(built, placed, { data: workData.risks, seed, extensionMonths: getProgram('scrp').extensionMonths }),
  );
  if (!dry || !assessed) throw new Error('A run does not end.');
  const replay = prepareReplay(network, placed);
  const draw = prepareDraws(network, risks, { data: workData.risks, seed });
  const toTheList = Int32Array.from({ length: settings.runs }, () => {
    const { durations, releases } = draw();
    return replay.run(durations, releases);
  });
  return {
    sites,
    activities: network.activities.length,
    runs: settings.runs,
    processorSecondsWithoutWeather: round(drySeconds, 3),
    processorSecondsWithAllThatIsShown: round(seconds, 3),
    planDay: placed.finish,
    p80Day: rank(assessed.risk.finishes),
    p80DayWithoutWeather: rank(dry.finishes),
    p80DayTeamsToTheirList: rank(toTheList),
  };
}

/** In a state of which the weather is assumed. */
function onThePlains(sites: number): WorkProgram {
  const program = inventedProgram(sites);
  return { ...program, packages: program.packages.map((one) => ({ ...one, state: 'CO' })) };
}

/** Seconds of the processor, which other work on the machine does not lengthen. */
function timed<T>(work: () => T): [result: T, seconds: number] {
  const start = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(start);
  return [result, (user + system) / 1e6];
}

function rank(finishes: Int32Array): number {
  return finishes.toSorted()[Math.ceil(0.8 * finishes.length) - 1] ?? 0;
}
