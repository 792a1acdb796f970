import { type Day, day } from '../../../server/domain/calendar.ts';
import type { GanttPlace } from '../../../server/domain/schedule/arrange-gantt.ts';
import { planSchedule } from '../../../server/domain/schedule/plan-schedule.ts';
import type { Schedule } from '../../../server/domain/schedule/schedule.ts';
import type { WorkPackage, WorkProgram } from '../../../server/domain/schedule/work-packages.ts';
import { value, workData } from '../cost/planning-seed.ts';

const counties = ['Baca', 'Cimarron', 'Grant', 'Morton', 'Prowers', 'Stanton', 'Stevens', 'Texas', 'Union'];
const words = ['Caliche', 'Two Buttes', 'Elkhart', 'Red Hill', 'Sand Draw', 'Lone Elm', 'Carrizo', 'Ulysses', 'Black Mesa', 'Pritchett'];

/** A plan of so many invented sites: towers mostly, some roofs and shelters, every ninth closed in winter, the core at the first. */
export function inventedSchedule(
  count: number,
  { towerCrews = 4, startOn = day('2026-12-01') }: { towerCrews?: number; startOn?: Day } = {},
): Invented {
  const program = inventedProgram(count);
  const settings = { startOn, firstFundsOn: startOn, termYears: 1, towerCrews };
  const schedule = value(planSchedule(program, { settings, ...workData, runs: 15 }, 7));
  const places = program.packages.map(({ siteCode }, index): GanttPlace => {
    const name = `${words[index % words.length]} ${Math.floor(index / words.length) + 1}`;
    return { code: siteCode, name, county: `${counties[(index * 7) % counties.length]} County` };
  });
  return { schedule, places };
}

/** The work of the same invented sites. */
export function inventedProgram(count: number): WorkProgram {
  const packages = Array.from({ length: count }, (_, index): WorkPackage => {
    const work = index % 7 === 5 ? 'light' : index % 11 === 10 ? 'indoor' : index % 53 === 52 ? 'storage' : 'tower';
    return {
      siteCode: `HP-${String(index + 1).padStart(4, '0')}`,
      work,
      onTower: work === 'tower',
      season: index % 9 === 4 ? 'no-winter' : 'all-year',
      latitude: 36.6 + ((index * 7919) % 97) / 60,
      longitude: -103.1 + ((index * 104_729) % 89) / 40,
      devices: 0,
      core: index === 0,
      controller: index === 1,
    };
  });
  return { packages, radio: true, core: true };
}

interface Invented {
  schedule: Schedule;
  places: GanttPlace[];
}
