import type { WeatherKind } from './draw-weather.ts';
import type { FinishDetails } from './finish-details.ts';
import type { Basis, ScheduleRiskData } from './schedule-risk-data.ts';

/** What the runs assume beyond the ranges of durations, in words, with the weather that touches a site. */
export function listRiskAssumptions(
  data: ScheduleRiskData,
  kinds: readonly (WeatherKind & Pick<Basis, 'source'> & { title: string })[],
): FinishDetails['assumptions'] {
  const { fieldPace, badSeason, lateDelivery, slowReview } = data;
  const factor = (value: number): string => `× ${value}`;
  const days = (value: number): string => `${value} days`;
  const row = (title: string, { low, likely, high, source, confidence }: Row, say: (value: number) => string) => {
    return { title, low: say(low), likely: say(likely), high: say(high), source, confidence };
  };
  return [
    row('Pace of all field work of a run', fieldPace, factor),
    row('How bad a season is, for one kind of weather', badSeason, factor),
    row(`Delivery in a shortage, in ${formatPerHundred(lateDelivery.share)} of 100 runs`, lateDelivery, days),
    row('Money that follows claims comes later by', slowReview, days),
    ...kinds.map(({ title, lostDayShares, source }) => {
      const shares = lostDayShares.map((share) => Math.round(share * 100));
      const mean = Math.round(shares.reduce((sum, share) => sum + share, 0) / shares.length);
      const percent = (value: number): string => `${value} % of days lost`;
      // A closure may have been read; no source says how many days are lost.
      const basis = { source, confidence: 'planning assumption' as const };
      return row(`${title}, by month`, { low: Math.min(...shares), likely: mean, high: Math.max(...shares), ...basis }, percent);
    }),
  ];
}

/** The same in sentences, for the assumptions of an estimate. */
export function riskReasons({ fieldPace, lateDelivery }: ScheduleRiskData): string[] {
  const late = `${formatPerHundred(lateDelivery.share)} of 100 runs`;
  return [
    'Each duration is drawn for each site as a triangular distribution; delivery and core are drawn once for the network.',
    `All field work of a run is faster or slower by one factor from ${fieldPace.low} to ${fieldPace.high}, likely ${fieldPace.likely}, for labor (planning assumption); days lost to weather are drawn by region and month.`,
    `In ${late} equipment is short everywhere and takes ${lateDelivery.low} to ${lateDelivery.high} days (planning assumption).`,
  ];
}

function formatPerHundred(share: number): string {
  return String(Math.round(share * 1000) / 10);
}

interface Row extends Basis {
  low: number;
  likely: number;
  high: number;
}
