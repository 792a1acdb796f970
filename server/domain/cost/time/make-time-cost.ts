import { type Cents, cents, dollars, formatCents, sumCents, timesCents } from '../../money.ts';
import type { ProgramKey } from '../../programs/program.ts';
import { randomStream } from '../../random.ts';
import type { WorkNetwork } from '../../schedule/network/work-network.ts';
import type { NetworkRun } from '../../schedule/risk/run-network.ts';
import { counted, formatCount } from '../../words.ts';
import { eligibilityOf } from '../cost-eligibility.ts';
import { triangularAt } from '../risk/distributions.ts';
import { prepareTimeUse, type TimeUse } from './measure-run.ts';
import type { TimeCost, TimeCostPart } from './time-cost.ts';
import type { TimeCostRate } from './time-cost-data.ts';

const daysPerMonth = 365.25 / 12;

/**
 * Gathers what time costs over the runs of a schedule: pass `note` to the simulation, then `finish` gives the parts by the plan with P50 and P80 over the
 * runs, and the sum by run. Rates are drawn once a run. Work, travel and first mobilization of crews are in the prices of the lines and are not in
 * it; a part that the lines hold is priced and left out of the sums.
 */
export function gatherTimeCost(network: WorkNetwork, { rates, runs, seed, isInLines, program }: TimeCostSettings): TimeCostGathering {
  const measure = prepareTimeUse(network);
  const crew = network.resources.find(({ key }) => key === 'tower-crew');
  const crewDay = { rateCents: crew?.costPerDayCents ?? 0, mobilisationCents: crew?.mobilisationCents ?? 0 };
  const streams = rates.map(({ key }) => randomStream(seed, `time cost ${key}`));
  const columns = rates.map(() => new Float64Array(runs));
  let planned: { quantity: number; cents: number; waits: number }[] = [];
  const note = (run: NetworkRun, number: number): void => {
    const use = measure(run);
    if (number < 0) {
      planned = rates.map((rate) => ({
        quantity: quantityOf(rate, use),
        cents: costOf(rate, rate.likely, { use, crewDay }),
        waits: countWaits(use),
      }));
      return;
    }
    rates.forEach((rate, index) => {
      const column = columns[index];
      const share = streams[index]?.() ?? 0;
      if (column) column[number] = costOf(rate, triangularAt(share, rate), { use, crewDay });
    });
  };
  const finish = (): { cost: Omit<TimeCost, 'joint'>; byRun: Float64Array } => {
    const parts = rates.map((rate, index): TimeCostPart => {
      const { low, likely, high, ...facts } = rate;
      const { quantity = 0, cents: amount = 0, waits = 0 } = planned[index] ?? {};
      const likelyCents = cents(Math.round(amount));
      return {
        ...facts,
        rate: { low, likely, high },
        quantity,
        formula: formulaOf(rate, { quantity, waits, crewDay, likelyCents }),
        likelyCents,
        p50Cents: rankOf(columns[index], 0.5),
        p80Cents: rankOf(columns[index], 0.8),
        isInLines: rate.per === 'site-month' && isInLines,
      };
    });
    const byRun = new Float64Array(runs);
    parts.forEach((part, index) => {
      if (part.isInLines) return;
      columns[index]?.forEach((amount, run) => {
        byRun[run] = (byRun[run] ?? 0) + amount;
      });
    });
    const { rule, citation } = eligibilityOf('operation', program);
    const likelyCents = sumCents(parts.filter((part) => !part.isInLines).map((part) => part.likelyCents));
    return { cost: { parts, likelyCents, p50Cents: rankOf(byRun, 0.5), p80Cents: rankOf(byRun, 0.8), runs, rule, citation }, byRun };
  };
  return { note, finish };
}

function quantityOf({ per }: TimeCostRate, { siteDays, coreDays, waits }: TimeUse): number {
  if (per === 'share of a crew day') return waits.reduce((sum, count, days) => sum + count * days, 0);
  return Math.round(((per === 'site-month' ? siteDays : coreDays) / daysPerMonth) * 10) / 10;
}

function countWaits({ waits }: TimeUse): number {
  return waits.reduce((sum, count) => sum + count, 0);
}

/** In cents, before rounding. Months as shown in the formula, to a tenth, so that the formula gives the amount. */
function costOf(rate: TimeCostRate, drawn: number, { use, crewDay }: { use: TimeUse; crewDay: CrewDay }): number {
  if (rate.per !== 'share of a crew day') return timesCents(dollars(Math.round(drawn)), quantityOf(rate, use));
  return use.waits.reduce((sum, count, days) => sum + count * Math.min(days * drawn * crewDay.rateCents, crewDay.mobilisationCents), 0);
}

function formulaOf(rate: TimeCostRate, { quantity, waits, crewDay, likelyCents }: FormulaParts): string {
  const amount = formatCents(likelyCents);
  if (rate.per === 'site-month') return `${formatCount(quantity)} site-months × ${formatCents(dollars(rate.likely))} = ${amount}`;
  if (rate.per === 'core-month') return `${formatCount(quantity)} months × ${formatCents(dollars(rate.likely))} = ${amount}`;
  const day = formatCents(timesCents(cents(crewDay.rateCents), rate.likely));
  return `${counted(waits, 'wait')} with ${counted(quantity, 'crew day')}, each wait at the smaller of its days × ${day} and ${formatCents(cents(crewDay.mobilisationCents))} to go home and come back = ${amount}`;
}

function rankOf(column: Float64Array | undefined, share: number): Cents {
  const sorted = (column ?? new Float64Array(0)).toSorted();
  return cents(Math.round(sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0));
}

interface TimeCostSettings {
  rates: readonly TimeCostRate[];
  runs: number;
  seed: number;
  program: ProgramKey;
  /** The estimate asks for two networks side by side in its lines. */
  isInLines: boolean;
}

export interface TimeCostGathering {
  /** Run -1 is the plan. */
  note: (run: NetworkRun, number: number) => void;
  finish: () => { cost: Omit<TimeCost, 'joint'>; byRun: Float64Array };
}

interface CrewDay {
  rateCents: number;
  mobilisationCents: number;
}

interface FormulaParts {
  quantity: number;
  waits: number;
  crewDay: CrewDay;
  likelyCents: Cents;
}
