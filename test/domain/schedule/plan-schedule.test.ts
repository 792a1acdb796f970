import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, type Day, day, daysBetween, isBusinessDay } from '../../../server/domain/calendar.ts';
import { type AccessSeason, accessSeasons } from '../../../server/domain/inventory/site.ts';
import { planSchedule, type ScheduleInputs } from '../../../server/domain/schedule/plan-schedule.ts';
import type { Durations } from '../../../server/domain/schedule/read-durations.ts';
import type { PlannedActivity, Schedule } from '../../../server/domain/schedule/schedule.ts';
import type { WorkKind, WorkPackage, WorkProgram } from '../../../server/domain/schedule/work-packages.ts';
import { durations, seasons, value, workData } from '../cost/planning-seed.ts';

const fieldKinds = [
  'survey',
  'delivery',
  'civil',
  'install',
  'install-light',
  'indoor',
  'premises',
  'cut-over',
  'optimization',
  'removal',
  'removal-light',
  'pickup',
  'controller-removal',
];

function inputsFor(changes: Partial<ScheduleInputs> & { crews?: number; startOn?: Day } = {}): ScheduleInputs {
  const { crews, startOn = day('2026-06-01'), ...rest } = changes;
  return { settings: { startOn, termYears: 1, towerCrews: crews }, ...workData, runs: 15, schedules: 20, ...rest };
}

function aPackage(siteCode: string, changes: Partial<WorkPackage> = {}): WorkPackage {
  return {
    siteCode,
    work: 'tower',
    onTower: true,
    season: 'all-year',
    latitude: 40,
    longitude: -100,
    devices: 0,
    core: false,
    controller: false,
    ...changes,
  };
}

function towers(count: number): WorkProgram {
  const packages = Array.from({ length: count }, (_, index) =>
    aPackage(`T${index}`, { latitude: 38 + ((index * 7919) % count) / count, longitude: -103 + ((index * 104_729) % count) / count }),
  );
  return { packages, radio: true, core: true };
}

const program: fc.Arbitrary<WorkProgram> = fc
  .record({
    packages: fc
      .array(
        fc.record({
          work: fc.constantFrom<WorkKind>('tower', 'light', 'indoor', 'premises', 'storage'),
          season: fc.constantFrom<AccessSeason>(...accessSeasons),
          latitude: fc.option(fc.double({ min: 25, max: 49, noNaN: true })),
          devices: fc.integer({ min: 1, max: 200 }),
          core: fc.boolean(),
          controller: fc.boolean(),
        }),
        { minLength: 1, maxLength: 25 },
      )
      .map((list) =>
        list.map((one, index) =>
          aPackage(`S${index}`, { ...one, onTower: one.work === 'tower', devices: one.work === 'premises' ? one.devices : 0 }),
        ),
      ),
    radio: fc.boolean(),
    core: fc.boolean(),
  })
  .map(({ packages, ...rest }) => ({
    ...rest,
    packages: packages.map((one) => {
      const hasIt = one.work !== 'premises' && one.work !== 'storage';
      return { ...one, core: one.core === true && rest.core && hasIt, controller: one.controller === true && hasIt };
    }),
  }));
const start = fc.integer({ min: 0, max: 900 }).map((days) => addDays(day('2026-01-01'), days));

describe('every plan holds to the laws of the work, checked without the planner', () => {
  test('no crew is on two sites at once, precedence holds, and nobody works outside windows', () => {
    fc.assert(
      fc.property(program, fc.integer({ min: 1, max: 6 }), start, (work, crews, startOn) => {
        const schedule = value(planSchedule(work, inputsFor({ crews, startOn }), 1));
        checkCrews(schedule);
        checkPrecedence(schedule, work);
        checkWindows(schedule, work);
        for (const { startOn: first, finishOn } of schedule.activities) {
          expect(first >= startOn).toBe(true);
          expect(first <= finishOn).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('every site is planned once, and months add up to the sites', () => {
    fc.assert(
      fc.property(program, (work) => {
        const { sites, summary, activities } = value(planSchedule(work, inputsFor({ crews: 2 }), 1));
        expect(sites.map((site) => site.siteCode)).toEqual(work.packages.map((one) => one.siteCode));
        expect(summary.sitesByMonth.reduce((sum, month) => sum + month.finished, 0)).toBe(sites.length);
        expect(new Set(activities.map((activity) => activity.id)).size).toBe(activities.length);
        expect(summary.phases.reduce((sum, phase) => sum + phase.count, 0)).toBe(activities.length);
      }),
      { numRuns: 20 },
    );
  });

  test('the order in which sites are listed does not move any of them', () => {
    fc.assert(
      fc.property(program, (work) => {
        const plan = (packages: WorkPackage[]) => value(planSchedule({ ...work, packages }, inputsFor({ crews: 3 }), 1));
        const turned = plan([...work.packages].reverse());
        expect(turned.summary).toEqual(plan(work.packages).summary);
        expect(turned.sites.reverse()).toEqual(plan(work.packages).sites);
      }),
      { numRuns: 20 },
    );
  });

  test('the same seed gives the same schedule, byte for byte', () => {
    expect(JSON.stringify(planSchedule(towers(20), inputsFor(), 9))).toBe(JSON.stringify(planSchedule(towers(20), inputsFor(), 9)));
  });

  test('without uncertainty every run ends on the likely day', () => {
    const certain = Object.fromEntries(
      Object.entries(durations).map(([kind, one]) => [
        kind,
        { ...one, lowDays: one.likelyDays, highDays: one.likelyDays, ...(one.share !== undefined && { share: 0 }) },
      ]),
    ) as Durations;
    const { risks: usual } = workData;
    const risks = { ...usual, fieldPace: { ...usual.fieldPace, low: 1, high: 1 }, lateDelivery: { ...usual.lateDelivery, share: 0 } };
    const { summary } = value(planSchedule(towers(15), inputsFor({ durations: certain, risks, regions: [] }), 3));
    expect([summary.p50FinishOn, summary.p80FinishOn]).toEqual([summary.finishOn, summary.finishOn]);
    expect([0, 1]).toContain(summary.withinTermShare);
  });
});

describe('what the plan says', () => {
  test('P80 is not before P50, and the term ends one year after the first money', () => {
    const { summary } = value(planSchedule(towers(60), inputsFor(), 1));
    expect(summary.p80FinishOn >= summary.p50FinishOn).toBe(true);
    expect(summary.settings).toMatchObject({ towerCrews: 3, firstFundsOn: '2026-08-16' });
    expect(summary.termEndsOn).toBe('2027-08-16');
    expect(summary.withinTermShare).toBeGreaterThanOrEqual(0);
    expect(summary.bottleneck).toMatch(/^The finish waits/);
  });

  test('a program without a term has no end of term and no share', () => {
    const { summary } = value(planSchedule(towers(3), inputsFor({ settings: { startOn: day('2026-06-01'), termYears: null } }), 1));
    expect([summary.termEndsOn, summary.withinTermShare]).toEqual([null, null]);
  });

  test('a site with closures is built before it closes, though other sites wait for the same crew', () => {
    const packages = [...towers(8).packages, aPackage('MOUNTAIN', { season: 'no-winter' })];
    const { sites } = value(planSchedule({ packages, radio: true, core: false }, inputsFor({ crews: 1, startOn: day('2026-03-01') }), 1));
    const mountain = sites.find((site) => site.siteCode === 'MOUNTAIN');
    expect((mountain?.finishOn ?? '9') < '2026-12-01').toBe(true);
  });

  test('one crew on many towers is the bottleneck', () => {
    const { summary } = value(planSchedule({ ...towers(60), core: false }, inputsFor({ crews: 1 }), 1));
    expect(summary.bottleneck).toMatch(/^The finish waits most for tower crews: \d+ of the \d+ days of the path that sets it/);
    const waits = summary.finishRisk?.parts.find(({ title }) => title === 'Waiting for tower crews');
    expect(summary.bottleneck).toContain(`tower crews: ${waits?.plannedDays} of the`);
  });

  test('days that were chosen from what was read are not called read', () => {
    expect([durations.environment.confidence, durations.modification.confidence]).toEqual(['derived', 'derived']);
  });

  test('every duration comes with source and confidence', () => {
    for (const assumption of value(planSchedule(towers(2), inputsFor(), 1)).summary.assumptions) {
      expect(assumption.source).not.toBe('');
      expect(assumption.confidence).toMatch(/^(read|derived|planning assumption)$/);
    }
  });
});

describe('the old core and old controllers serve until the last radio is cut over', () => {
  const network = [
    ...towers(12).packages,
    aPackage('CORE', { work: 'indoor', onTower: false, core: true }),
    aPackage('BSC', { work: 'indoor', onTower: false, controller: true }),
    aPackage('RELAY-BSC', { work: 'light', onTower: false, controller: true }),
    aPackage('ROUTER', { work: 'indoor', onTower: false }),
  ];
  const { activities, sites } = value(planSchedule({ packages: network, radio: true, core: true }, inputsFor({ crews: 1 }), 1));
  const site = (code: string) => sites.find((one) => one.siteCode === code);
  const activity = (id: string) => activities.find((one) => one.id === id);
  const lastCutOver = activities
    .filter((one) => one.kind === 'cut-over')
    .map((one) => one.finishOn)
    .sort()
    .at(-1);

  test('a core site is finished when the old core is gone, and on air when the new core is ready', () => {
    const coreGone = activity('NETWORK.core-removal');
    expect((coreGone?.startOn ?? '') > (lastCutOver ?? '9')).toBe(true);
    expect(site('CORE')?.finishOn).toBe(coreGone?.finishOn);
    expect(site('CORE')?.cutOverOn).toBe(activity('NETWORK.core')?.finishOn);
  });

  test('an old controller is removed after the last cut-over, also where other work is done at height', () => {
    for (const code of ['BSC', 'RELAY-BSC']) {
      const removal = activity(`${code}.controller-removal`);
      expect((removal?.startOn ?? '') > (lastCutOver ?? '9')).toBe(true);
      expect((site(code)?.finishOn ?? '') >= (removal?.finishOn ?? '9')).toBe(true);
    }
  });

  test('other equipment in a building does not wait for the cut-overs', () => {
    expect((site('ROUTER')?.finishOn ?? '9') < (lastCutOver ?? '')).toBe(true);
  });
});

describe('plans that cannot be are refused in words', () => {
  test('no crew, half a crew, too few crews', () => {
    expect(planSchedule(towers(2), inputsFor({ crews: 0 }), 1).issues.map((issue) => issue.code)).toEqual(['no-crews']);
    expect(planSchedule(towers(2), inputsFor({ crews: 1.5 }), 1).issues.map((issue) => issue.code)).toEqual(['no-crews']);
    expect(planSchedule(towers(2_000), inputsFor({ crews: 1 }), 1).issues.map((issue) => issue.code)).toEqual(['too-few-crews']);
  });

  test('a site that never opens is named', () => {
    const shut = { ...seasons, helicopter: { ...seasons.helicopter, closures: [{ from: '01-01', until: '12-31' }] } };
    const packages = [aPackage('A'), aPackage('PEAK', { season: 'helicopter' })];
    const { issues } = planSchedule({ packages, radio: true, core: false }, inputsFor({ seasons: shut }), 1);
    expect(issues.map((issue) => [issue.code, issue.subject])).toEqual([['season-never-open', 'PEAK']]);
  });

  test('a window shorter than the work is used over two openings, not for ever', () => {
    const narrow = {
      ...seasons,
      helicopter: {
        ...seasons.helicopter,
        closures: [
          { from: '01-01', until: '06-30' },
          { from: '07-04', until: '12-31' },
        ],
      },
    };
    const schedule = value(
      planSchedule({ packages: [aPackage('PEAK', { season: 'helicopter' })], radio: true, core: false }, inputsFor({ seasons: narrow }), 1),
    );
    expect(schedule.sites[0]?.finishOn.slice(5, 7)).toBe('07');
    expect(Number(schedule.sites[0]?.finishOn.slice(0, 4))).toBeGreaterThan(2028);
  });
});

/** No team of a trade is on two jobs at once, and there are no more teams than the plan has. */
function checkCrews({ activities, summary }: Schedule): void {
  const crewed = activities.filter((activity) => activity.crew !== null).sort((a, b) => (a.startOn < b.startOn ? -1 : 1));
  const busyUntil = new Map<string, Day>();
  for (const { id, crew, crewKind = 'tower-crew', startOn, finishOn } of crewed) {
    const teams = summary.crews?.find((one) => one.crewKind === crewKind)?.teams ?? 0;
    expect(crew).toBeGreaterThanOrEqual(1);
    expect(crew).toBeLessThanOrEqual(teams);
    const key = `${crewKind} ${crew}`;
    expect([id, startOn > (busyUntil.get(key) ?? '')]).toEqual([id, true]);
    busyUntil.set(key, finishOn);
  }
}

function checkPrecedence({ activities, sites, summary }: Schedule, work: WorkProgram): void {
  const byId = new Map(activities.map((one) => [one.id, one]));
  const find = (site: string, kind: string): PlannedActivity => {
    const found = byId.get(`${site}.${kind}`);
    if (!found) throw new Error(`The plan has no ${site}.${kind}`);
    return found;
  };
  const after = (later: PlannedActivity, earlier: PlannedActivity): void =>
    expect([later.id, earlier.id, later.startOn > earlier.finishOn]).toEqual([later.id, earlier.id, true]);
  const network = (kind: string) => find('NETWORK', kind);
  const lastCutOver = activities.filter((one) => one.kind === 'cut-over').reduce((last, { finishOn }) => (finishOn > last ? finishOn : last), '');
  after(network('lead-time'), network('order'));
  for (const { siteCode, work: kind, core, controller } of work.packages) {
    const at = (step: string) => find(siteCode, step);
    if (kind === 'tower' || kind === 'light') {
      const [install, removal] = kind === 'tower' ? (['install', 'removal'] as const) : (['install-light', 'removal-light'] as const);
      const steps = ['survey', 'structural-analysis', 'design', 'permit', 'civil', install, 'cut-over', 'optimization', removal, 'sanitize'];
      // A structure that several sites share is analyzed for one of them.
      const own = steps.filter((step) => step !== 'structural-analysis' || byId.has(`${siteCode}.${step}`));
      for (const [turn, step] of own.slice(1).entries()) after(at(step), at(own[turn] ?? ''));
      for (const [later, earlier] of [
        ['delivery', 'staging'],
        [install, 'delivery'],
        ['soak', 'cut-over'],
        [removal, 'soak'],
      ] as const)
        after(at(later), at(earlier));
      after(at('staging'), network('lead-time'));
      const cutOver = at('cut-over');
      if (work.core) after(cutOver, network('core'));
      else if (work.radio) after(cutOver, network('interworking'));
      expect(daysBetween(cutOver.finishOn, at(removal).startOn)).toBeGreaterThan(durations.soak.likelyDays);
      if (work.core) after(network('core-removal'), cutOver);
    }
    if (kind === 'premises') after(at('premises'), network('lead-time'));
    if (kind === 'indoor' && !core && !controller) after(at('indoor'), at('staging'));
    if (controller) expect([siteCode, at('controller-removal').startOn > lastCutOver]).toEqual([siteCode, true]);
    if (core) {
      const site = sites.find((one) => one.siteCode === siteCode);
      expect([siteCode, (site?.finishOn ?? '') >= network('core-removal').finishOn]).toEqual([siteCode, true]);
      if (kind === 'indoor') after(at('controller-removal'), network('core'));
    }
  }
  for (const one of activities) if (fieldKinds.includes(one.kind)) after(network('transport'), one);
  after(network('destruction'), network('transport'));
  after(network('close-out'), network('destruction'));
  expect(network('destruction').finishOn).toBe(summary.finishOn);
}

function checkWindows({ activities }: Schedule, { packages }: WorkProgram): void {
  for (const { siteCode, kind, startOn, finishOn } of activities) {
    if (!fieldKinds.includes(kind)) continue;
    const season = packages.find((one) => one.siteCode === siteCode)?.season ?? 'all-year';
    for (const end of [startOn, finishOn]) expect([siteCode, kind, end, isBusinessDay(end)]).toEqual([siteCode, kind, end, true]);
    for (let date = startOn; date <= finishOn; date = addDays(date, 1)) {
      const closed = seasons[season].closures.some(({ from, until }) => {
        const md = date.slice(5);
        return from <= until ? md >= from && md <= until : md >= from || md <= until;
      });
      expect([siteCode, kind, date, closed]).toEqual([siteCode, kind, date, false]);
    }
  }
}
