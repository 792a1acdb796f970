import { type DurationKind, durationKinds } from '../duration-kinds.ts';
import type { Durations } from '../read-durations.ts';
import type { DurationAssumption } from '../schedule.ts';
import type { WorkPlan } from '../work-plan.ts';

/** The durations with what the carrier knows better in place of the assumption. */
export function withOwnDurations(durations: Durations, own: WorkPlan['durations']): Durations {
  const entries = durationKinds.map((kind): [DurationKind, DurationAssumption] => {
    const days = own[kind];
    if (!days) return [kind, durations[kind]];
    const { lowDays, likelyDays, highDays, reason } = days;
    return [
      kind,
      { ...durations[kind], lowDays, likelyDays, highDays, source: `Stated by the carrier: ${reason}`, confidence: 'stated by the carrier' },
    ];
  });
  return Object.fromEntries(entries) as Durations;
}

/** Likely days of a step in a plan: 0 where only a share of sites needs it, else whole days, 1 at least where somebody works. */
export function likelyDaysOf({ share, likelyDays, dayKind }: DurationAssumption, times: number): number {
  if (share !== undefined) return 0;
  return Math.max(dayKind === 'working' && likelyDays > 0 ? 1 : 0, Math.round(likelyDays * times));
}
