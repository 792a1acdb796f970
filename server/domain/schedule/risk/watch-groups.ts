import type { ActivityRisk } from './schedule-risk-data.ts';

const named = 8;
/** A link weaker than this is hardly told from chance in some hundred runs. */
const leastCorrelation = 0.05;
const weatherTitle = 'Days lost to weather';
/** One pace moves all field work of a run, so its steps are told together. */
const fieldTitle = 'Field work: days of all steps, and its pace';

/**
 * Watches the days that each kind of step takes over a run, and the days lost to weather, and ranks them by how closely the finish follows them:
 * Spearman's rank correlation. The days of the driving path would not serve: where one step leaves the path another takes its place.
 */
export function prepareGroups(risks: readonly ActivityRisk[], runs: number): Groups {
  const titleOf = ({ title, isFieldWork }: ActivityRisk): string => (isFieldWork ? fieldTitle : title);
  const titles = [...new Set(risks.filter(({ spread, share }) => spread.low < spread.high || share < 1).map(titleOf))];
  const groupOf = Int32Array.from(risks, (risk) => titles.indexOf(titleOf(risk)));
  const columns = titles.map(() => new Float64Array(runs));
  const lost = new Float64Array(runs);
  const sums = new Float64Array(titles.length);
  return {
    note: (run, durations) => {
      sums.fill(0);
      for (let activity = 0; activity < groupOf.length; activity++) {
        const group = groupOf[activity] ?? -1;
        if (group >= 0) sums[group] = (sums[group] ?? 0) + (durations[activity] ?? 0);
      }
      columns.forEach((column, group) => {
        column[run] = sums[group] ?? 0;
      });
    },
    noteLost: (run, days) => {
      lost[run] = days;
    },
    rank: (finishes) => {
      const ranks = toRanks(finishes);
      return [...titles.map((label, group) => ({ label, column: columns[group] ?? lost })), { label: weatherTitle, column: lost }]
        .map(({ label, column }) => ({ label, correlation: Math.round(correlate(toRanks(column), ranks) * 1e3) / 1e3 }))
        .filter(({ correlation }) => Math.abs(correlation) >= leastCorrelation)
        .sort((a, b) => Math.abs(b.correlation) - Math.abs(a.correlation))
        .slice(0, named);
    },
  };
}

/** Places in rising order; equal values share the middle of theirs. */
function toRanks(values: ArrayLike<number>): Float64Array {
  const order = Array.from(values, (_, index) => index).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const ranks = new Float64Array(order.length);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to < order.length && values[order[to] ?? 0] === values[order[from] ?? 0]) to++;
    for (let at = from; at < to; at++) ranks[order[at] ?? 0] = (from + to - 1) / 2;
    from = to;
  }
  return ranks;
}

/** Pearson's correlation; 0 where one of the two does not vary. */
function correlate(one: Float64Array, other: Float64Array): number {
  const mean = (list: Float64Array): number => list.reduce((sum, value) => sum + value, 0) / list.length;
  const [a, b] = [mean(one), mean(other)];
  let [product, squareOne, squareOther] = [0, 0, 0];
  one.forEach((value, index) => {
    const [x, y] = [value - a, (other[index] ?? 0) - b];
    product += x * y;
    squareOne += x * x;
    squareOther += y * y;
  });
  return squareOne > 0 && squareOther > 0 ? product / Math.sqrt(squareOne * squareOther) : 0;
}

interface Groups {
  note: (run: number, durations: Int32Array) => void;
  noteLost: (run: number, days: number) => void;
  /** The closest first; those that hardly differ from chance are left out. */
  rank: (finishes: Int32Array) => { label: string; correlation: number }[];
}
