import type { CompletePlan } from '../default-settings.ts';
import type { Durations } from '../read-durations.ts';
import type { WorkPackage } from '../work-packages.ts';

/** Beyond it a plan is refused. */
export const longestPlanDays = 40 * 365;
const leastPlanDays = 5 * 365;
/** For weekends, closures and slow draws. */
const spare = 4;

/** Days for which calendars are made: the slowest field work shared by the tower crews or the technicians, several times over, and all lead times. */
export function planLength(sites: readonly WorkPackage[], { plan, durations }: LengthSettings): number {
  let [crewDays, technicianDays, engineerDays] = [0, 0, 0];
  for (const { work, devices, controller, core } of sites) {
    if (work === 'tower') crewDays += durations.install.highDays + durations.removal.highDays;
    if (work === 'light') crewDays += durations['install-light'].highDays + durations['removal-light'].highDays;
    if (work === 'tower' || work === 'light') {
      technicianDays += durations.staging.highDays + durations.civil.highDays;
      engineerDays += durations['cut-over'].highDays;
    }
    if (work === 'indoor' || controller || core) technicianDays += durations.indoor.highDays;
    if (work === 'premises') technicianDays += Math.ceil(devices / (durations.premises.perUnits ?? 1)) * durations.premises.highDays;
    if (work === 'storage') technicianDays += durations.pickup.highDays;
  }
  const { teams } = plan;
  const shared = (days: number, count: number): number => days / Math.max(1, count);
  const longest = Math.max(
    shared(crewDays, teams['tower-crew'].teams),
    shared(technicianDays, teams.technician.teams),
    shared(engineerDays, teams['integration-engineer'].teams),
  );
  return Math.min(longestPlanDays, leastPlanDays + Math.ceil(spare * longest));
}

interface LengthSettings {
  plan: CompletePlan;
  durations: Durations;
}
