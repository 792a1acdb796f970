import { day } from '../../../../server/domain/calendar.ts';
import { toWorkPlan } from '../../../../server/domain/schedule/default-settings.ts';
import { type BuiltNetwork, buildNetwork, type NetworkData } from '../../../../server/domain/schedule/network/build-network.ts';
import type { NetworkActivity } from '../../../../server/domain/schedule/network/work-network.ts';
import type { WorkPackage, WorkProgram } from '../../../../server/domain/schedule/work-packages.ts';
import type { WorkPlan } from '../../../../server/domain/schedule/work-plan.ts';
import { value, workData } from '../../cost/planning-seed.ts';

export const startOn = day('2026-06-01');

export function aTower(siteCode: string, changes: Partial<WorkPackage> = {}): WorkPackage {
  const place = { latitude: 40 + Number(siteCode.replace(/\D/g, '')) / 20, longitude: -100 };
  return { siteCode, work: 'tower', onTower: true, season: 'all-year', devices: 0, ...place, ...changes };
}

export function aPlan(changes: Partial<WorkPlan> = {}): WorkPlan {
  return { ...toWorkPlan({ startOn, termYears: 1 }), ...changes };
}

export function towers(count: number): WorkProgram {
  return { packages: Array.from({ length: count }, (_, index) => aTower(`T${index + 1}`)), radio: true, core: true };
}

export function built(program: WorkProgram, plan: Partial<WorkPlan> = {}, data: Partial<NetworkData> = {}): BuiltNetwork {
  return value(buildNetwork(program, aPlan(plan), { ...workData, ...data }));
}

/** Codes and sentences of what is refused. */
export function refused(program: WorkProgram, plan: Partial<WorkPlan>): { code: string; subject: string | undefined; message: string }[] {
  const result = buildNetwork(program, aPlan(plan), workData);
  if (result.ok) throw new Error('The network was built.');
  return result.issues.map(({ code, subject, message }) => ({ code, subject, message }));
}

export function find({ network }: BuiltNetwork, id: string): NetworkActivity {
  const found = network.activities.find((activity) => activity.id === id);
  if (!found) throw new Error(`The network has no ${id}.`);
  return found;
}

/** What an activity waits for: `T1.install`, with `(start)` for a link from start to start and days of lag. */
export function waits({ network }: BuiltNetwork, id: string): string[] {
  const to = network.activities.findIndex((activity) => activity.id === id);
  return network.links
    .filter((link) => link.to === to)
    .map(({ from, kind, lagDays }) => {
      const name = network.activities[from]?.id ?? '';
      return `${name}${kind === 'start-start' ? ' (start)' : ''}${lagDays > 0 ? ` + ${lagDays}` : ''}`;
    })
    .sort();
}
