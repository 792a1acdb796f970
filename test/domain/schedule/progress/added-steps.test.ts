import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, type Day, day } from '../../../../server/domain/calendar.ts';
import { cents } from '../../../../server/domain/money.ts';
import { toWorkPlan } from '../../../../server/domain/schedule/default-settings.ts';
import { buildNetwork } from '../../../../server/domain/schedule/network/build-network.ts';
import { planSchedule } from '../../../../server/domain/schedule/plan-schedule.ts';
import { checkAdded, listAddable, withAddedSteps } from '../../../../server/domain/schedule/progress/added-steps.ts';
import type { ProgressRecord } from '../../../../server/domain/schedule/progress/apply-progress.ts';
import { explainSlip } from '../../../../server/domain/schedule/progress/explain-slip.ts';
import { listDelayEvents } from '../../../../server/domain/schedule/progress/list-delay-events.ts';
import { measureProgress } from '../../../../server/domain/schedule/progress/measure-progress.ts';
import { planRest } from '../../../../server/domain/schedule/progress/plan-rest.ts';
import { sumByCause } from '../../../../server/domain/schedule/progress/sum-by-cause.ts';
import { traceSlipPath } from '../../../../server/domain/schedule/progress/trace-slip-path.ts';
import { toActivityRisks } from '../../../../server/domain/schedule/risk/activity-risks.ts';
import { prepareDraws } from '../../../../server/domain/schedule/risk/draw-durations.ts';
import type { Schedule } from '../../../../server/domain/schedule/schedule.ts';
import type { WorkPackage } from '../../../../server/domain/schedule/work-packages.ts';
import type { ActivityProgress, AddedStep } from '../../../../server/domain/schedule/work-plan.ts';
import { value, workData } from '../../cost/planning-seed.ts';

const start = day('2026-06-01');
const packages = [0, 1, 2].map((index): WorkPackage => {
  return {
    siteCode: `HP-000${index + 1}`,
    work: index === 2 ? 'indoor' : 'tower',
    onTower: index < 2,
    season: 'all-year',
    latitude: 37 + index / 10,
    longitude: -102,
    devices: 0,
    core: index === 0,
    controller: false,
  };
});
const program = { packages, radio: true, core: true };
const settings = { startOn: start, firstFundsOn: start, termYears: 1, towerCrews: 2 };
const plan = (rest?: ProgressRecord) => planSchedule(program, { settings, ...workData, runs: 20, schedules: 60, rest }, 7);
const baseline = value(plan());
const baselineIds = baseline.activities.map(({ id }) => id);
const find = ({ activities }: Schedule, id: string) => activities.find((one) => one.id === id);
const atSite = (code: string) => baseline.activities.filter(({ siteCode }) => siteCode === code);
const review = (more: Partial<AddedStep> = {}): AddedStep => {
  return { activityId: 'HP-0001.environment', days: 200, cause: 'slow review', note: 'The state asked for a survey.', ...more };
};

/** What the plan had begun by a day, as planned. */
function asPlannedUntil(statusOn: Day): ActivityProgress[] {
  return baseline.activities.flatMap(({ id, startOn, finishOn }): ActivityProgress[] => {
    if (startOn >= statusOn) return [];
    return [{ activityId: id, startedOn: startOn, finishedOn: finishOn < statusOn ? finishOn : null, remainingDays: null, cause: null, note: '' }];
  });
}

function slipOf(progress: ActivityProgress[], added: AddedStep[], statusOn: Day) {
  const rest = value(plan({ baselineIds, progress, added, statusOn }));
  const before = { finishOn: baseline.summary.finishOn, activities: withAddedSteps(baseline.activities, added, workData) };
  const now = { finishOn: rest.summary.finishOn, activities: rest.activities };
  const path = traceSlipPath(now);
  return { rest, before, path, slip: explainSlip(before, now, { progress, added, path, statusOn }) };
}

describe('a step that only a share of sites needs, and that a site turned out to need', () => {
  test('can be added where the work of the site may need it, and nothing else can', () => {
    expect(listAddable(atSite('HP-0001'), workData).map(({ kind }) => kind)).toEqual(['environment', 'tribal-notice', 'modification']);
    expect(listAddable(atSite('HP-0003'), workData)).toEqual([]);
    expect(checkAdded(review(), baseline.activities, workData)).toEqual([]);
    const codes = (step: AddedStep) => checkAdded(step, baseline.activities, workData).map(({ code }) => code);
    expect(codes(review({ activityId: 'HP-0003.environment' }))).toEqual(['not-addable']);
    expect(codes(review({ activityId: 'HP-0001.survey' }))).toEqual(['not-addable']);
    expect(codes(review({ activityId: 'HP-0099.environment' }))).toEqual(['not-addable']);
    expect(codes(review({ days: 0 }))).toEqual(['added-days']);
    expect(codes(review({ days: 2.5 }))).toEqual(['added-days']);
  });

  test('stands in the baseline after what it waits for, takes no day there, and is waited for', () => {
    const before = withAddedSteps(baseline.activities, [review()], workData);
    expect(before.slice(0, -1).map(({ id }) => id)).toEqual(baselineIds);
    const step = before.at(-1);
    expect(step?.startOn).toBe(addDays(find(baseline, 'HP-0001.design')?.finishOn as Day, 1));
    expect(step?.finishOn).toBe(find(baseline, 'HP-0001.design')?.finishOn);
    expect(before.filter(({ waitsFor }) => waitsFor?.some(({ id }) => id === 'HP-0001.environment')).map(({ id }) => id)).toEqual([
      'HP-0001.delivery',
      'HP-0001.civil',
    ]);
    expect(measureProgress(before, [], start)).toMatchObject({ plannedPercent: measureProgress(baseline.activities, [], start).plannedPercent });
  });

  test('stands in the plan of the rest with its days, and what waits for it waits', () => {
    const statusOn = addDays(find(baseline, 'HP-0001.design')?.finishOn as Day, 1);
    const rest = value(plan({ baselineIds, progress: asPlannedUntil(statusOn), added: [review()], statusOn }));
    const step = find(rest, 'HP-0001.environment');
    expect(step?.startOn).toBe(statusOn);
    expect(step?.finishOn).toBe(addDays(statusOn, 199));
    expect((find(rest, 'HP-0001.civil')?.startOn ?? '') > addDays(statusOn, 199)).toBe(true);
    expect(rest.activities.map(({ id }) => id).sort()).toEqual([...baselineIds, 'HP-0001.environment'].sort());
  });

  test('explains the later finish by its cause, begun or not', () => {
    const statusOn = addDays(find(baseline, 'HP-0001.design')?.finishOn as Day, 1);
    const done = asPlannedUntil(statusOn);
    const planned = slipOf(done, [review({ days: 400 })], statusOn);
    expect(planned.slip.days).toBeGreaterThan(30);
    expect(planned.path).toContain('HP-0001.environment');
    expect(planned.slip.parts.find(({ how }) => how === 'added')).toMatchObject({ activityId: 'HP-0001.environment', cause: 'slow review' });
    const later = addDays(statusOn, 20);
    const entry = {
      activityId: 'HP-0001.environment',
      startedOn: statusOn,
      finishedOn: null,
      remainingDays: 380,
      cause: 'permits' as const,
      note: '',
    };
    const begun = slipOf([...done, entry], [review({ days: 400 })], later);
    expect(begun.slip.parts.find(({ how }) => how === 'added')?.cause).toBe('permits');
    expect(sumByCause(begun.slip.parts).find(({ cause }) => cause === 'permits')?.days).toBeGreaterThan(30);
    const recorded = [...done, entry].map((one) => ({ ...one, recordedOn: later, recordedBy: 'Kim' }));
    const events = listDelayEvents(begun.before.activities, recorded, { statusOn: later, path: begun.path });
    expect(events.filter(({ activityId }) => activityId === 'HP-0001.environment')).toMatchObject([
      { how: 'added', from: statusOn, until: later, days: 21, isOpen: true, onPath: true, cause: 'permits' },
    ]);
  });

  test('never breaks the tie between the parts and the slip', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 200 }),
        fc.subarray(['HP-0001.environment', 'HP-0001.tribal-notice', 'HP-0002.modification', 'HP-0002.environment'], { minLength: 1 }),
        fc.integer({ min: 1, max: 300 }),
        (after, ids, days) => {
          const statusOn = addDays(start, after);
          const added = ids.map((activityId) => review({ activityId, days }));
          const progress = asPlannedUntil(statusOn).filter(
            ({ activityId }) => !/civil|delivery|install|cut-over|soak|optim|remov|sanit/.test(activityId),
          );
          const { slip } = slipOf(progress, added, statusOn);
          expect(slip.parts.reduce((sum, { countedDays }) => sum + countedDays, 0)).toBe(slip.days);
        },
      ),
      { numRuns: 15 },
    );
  });

  test('that the work of the site does not have is refused by name, and left out with a warning where differences are accepted', () => {
    const added = [review({ activityId: 'HP-0003.environment' })];
    const refused = plan({ baselineIds, progress: [], added, statusOn: start });
    expect(refused.issues).toMatchObject([{ code: 'added-step-unknown', subject: 'HP-0003.environment' }]);
    const accepted = plan({ baselineIds, progress: [], added, statusOn: start, differences: 'accept' });
    expect(accepted.ok).toBe(true);
    expect(accepted.issues).toContainEqual(expect.objectContaining({ severity: 'warning', code: 'added-step-unknown' }));
  });
});

describe('the simulation of a rest', () => {
  const statusOn = addDays(find(baseline, 'HP-0001.civil')?.finishOn as Day, 1);
  const drawn = (record: Omit<ProgressRecord, 'baselineIds' | 'statusOn'>, id: string): number[] => {
    const built = value(buildNetwork(program, toWorkPlan(settings), { ...workData, siteCents: new Map(), networkCents: cents(0) }));
    const rest = value(planRest(built, { baselineIds, statusOn, ...record }, { seed: 1, schedules: 4 }));
    const at = rest.built.network.activities.findIndex((one) => one.id === id);
    const draw = prepareDraws(rest.built.network, toActivityRisks(rest.built), { data: workData.risks, seed: 3 });
    return Array.from({ length: 60 }, () => draw().durations[at] ?? -1);
  };

  test('never draws a running step as not needed, although only a share of sites needs it', () => {
    const running = { activityId: 'HP-0001.environment', startedOn: start, finishedOn: null, remainingDays: 40, cause: null, note: '' };
    const notice = { ...running, activityId: 'HP-0001.tribal-notice', remainingDays: 10 };
    const added = [review(), review({ activityId: 'HP-0001.tribal-notice', days: 75 })];
    const progress = [running, notice];
    for (const id of ['HP-0001.environment', 'HP-0001.tribal-notice']) expect(Math.min(...drawn({ progress, added }, id))).toBeGreaterThan(0);
  });

  test('draws a step that may still turn out to be needed, and none that begun work has passed', () => {
    expect(Math.max(...drawn({ progress: [] }, 'HP-0001.environment'))).toBeGreaterThan(0);
    const progress = asPlannedUntil(statusOn);
    expect(Math.max(...drawn({ progress }, 'HP-0001.environment'))).toBe(0);
  });
});
