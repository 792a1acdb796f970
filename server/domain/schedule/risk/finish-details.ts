import type { Day } from '../../calendar.ts';
import type { DelayCause } from '../work-plan.ts';

/** What the runs of a schedule say beyond its dates. */
export interface FinishDetails {
  seed: number;
  /** Days of the driving path by what they are told as, in the plan and on average over the runs. */
  parts: { cause: DelayCause; title: string; plannedDays: number; meanDays: number }[];
  /** How closely the finish follows the days of a kind of step, or of weather: rank correlation, the closest first. */
  drivers: { label: string; correlation: number }[];
  /** Days by which the work would end earlier without a cause, in the likely plan and on average over so many runs; they do not add up. */
  gains: { cause: DelayCause; days: number; finishOn: Day; meanDays: number }[];
  gainRuns: number;
  /** What the finish waited for most often, and the sites. */
  critical: { id: string; title: string; siteCode: string | null; share: number }[];
  criticalSites: { siteCode: string; title: string; share: number }[];
  /** What the runs assume beyond the ranges of durations, each with its source. */
  assumptions: { title: string; low: string; likely: string; high: string; source: string; confidence: 'read' | 'derived' | 'planning assumption' }[];
}
