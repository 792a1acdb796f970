import type { SeasonRules } from '../read-access-seasons.ts';
import type { Durations } from '../read-durations.ts';
import type { ScheduleRiskData } from '../risk/schedule-risk-data.ts';
import type { RegionalSeason } from './read-regional-seasons.ts';
import type { TradeRules } from './read-trade-rules.ts';
import type { StepTemplate } from './read-work-templates.ts';

/** Reference data that a network of work is built from, each part with its sources. */
export interface WorkData {
  durations: Durations;
  seasons: SeasonRules;
  templates: readonly StepTemplate[];
  trades: TradeRules;
  regions: readonly RegionalSeason[];
  /** What the simulation assumes beyond the ranges of durations. */
  risks: ScheduleRiskData;
}
