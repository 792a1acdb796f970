import type { Spread } from '../cost/risk/distributions.ts';

/** What the simulation of the schedule assumes beyond the spread of each duration. */
export interface ScheduleRisk {
  /** Factor on all field work of a run: weather, labor, training. Shared by all crews. */
  fieldPace: Spread;
  reasons: string[];
}

/** A planning assumption: no source gives the pace of whole programs. */
export const planningScheduleRisk: ScheduleRisk = {
  fieldPace: { low: 0.9, likely: 1, high: 1.5 },
  reasons: [
    'Each duration is drawn for each site as a triangular distribution; delivery and core are drawn once for the network.',
    'All field work of a run is faster or slower by one factor from 0.9 to 1.5, likely 1, for weather and labor (planning assumption).',
  ],
};
