import { describe, expect, test } from '@jest/globals';
import { day } from '../../../../server/domain/calendar.ts';
import { compareSites, compareWithBaseline } from '../../../../server/domain/schedule/progress/compare-with-baseline.ts';
import { explainSlip } from '../../../../server/domain/schedule/progress/explain-slip.ts';
import { listDelayEvents } from '../../../../server/domain/schedule/progress/list-delay-events.ts';
import { measureProgress } from '../../../../server/domain/schedule/progress/measure-progress.ts';
import { sumByCause } from '../../../../server/domain/schedule/progress/sum-by-cause.ts';
import { traceSlipPath } from '../../../../server/domain/schedule/progress/trace-slip-path.ts';
import { entry, moved, smallPlan } from './small-plan.ts';

/** Delivery came seven weeks late; the crew began a week after it and needed its planned days; the rest follows. */
const progress = [
  entry('NETWORK.order', '2026-06-01 2026-06-30'),
  entry('NETWORK.lead-time', '2026-07-01 2026-10-19', { cause: 'supply chain', note: 'Radios held at the port.' }),
  entry('HP-0001.install', '2026-10-27 2026-11-04', { cause: 'labor' }),
];
const current = moved({
  'NETWORK.lead-time': '2026-07-01 2026-10-19',
  'HP-0001.install': '2026-10-27 2026-11-04',
  'HP-0001.cut-over': '2026-11-05 2026-11-06',
  'HP-0001.removal': '2026-11-23 2026-11-25',
  'NETWORK.destruction': '2026-11-26 2026-12-25',
});
const baseline = { finishOn: day('2026-10-30'), activities: smallPlan };
const now = { finishOn: day('2026-12-25'), activities: current };
const path = traceSlipPath(now);
const statusOn = day('2026-11-05');

describe('a later finish is explained by what was recorded', () => {
  test('each delay carries its own days and its cause, and they sum to the slip', () => {
    const slip = explainSlip(baseline, now, { progress, path, statusOn });
    expect(path).toEqual(smallPlan.map(({ id }) => id));
    expect(slip.days).toBe(56);
    expect(slip.parts).toMatchObject([
      { activityId: 'NETWORK.lead-time', how: 'took longer', countedDays: 49, cause: 'supply chain' },
      { activityId: 'HP-0001.install', how: 'started later', countedDays: 7, cause: 'labor' },
    ]);
    expect(sumByCause(slip.parts)).toEqual([
      { cause: 'supply chain', days: 49 },
      { cause: 'labor', days: 7 },
    ]);
  });

  test('days made up are taken off the delay before them', () => {
    const sooner = {
      finishOn: day('2026-12-20'),
      activities: current.map((one) => (one.id === 'NETWORK.destruction' ? { ...one, finishOn: day('2026-12-20') } : one)),
    };
    const slip = explainSlip(baseline, sooner, { progress, path, statusOn });
    expect(slip.parts.map(({ how, days, countedDays }) => [how, days, countedDays])).toEqual([
      ['took longer', 49, 49],
      ['started later', 7, 2],
      ['plan', -5, 0],
    ]);
  });

  test('without a stated cause the days are not stated, never guessed', () => {
    const silent = progress.map((one) => ({ ...one, cause: null }));
    expect(sumByCause(explainSlip(baseline, now, { progress: silent, path, statusOn }).parts)).toEqual([{ cause: 'not stated', days: 56 }]);
  });

  test('what moved without a record is the plan of the rest', () => {
    const early = { progress: [], path, statusOn: day('2026-06-01') };
    expect(sumByCause(explainSlip(baseline, now, early).parts)).toEqual([{ cause: 'plan', days: 56 }]);
  });

  test('work that could have begun, and of which nothing is recorded, has no stated cause', () => {
    const slip = explainSlip(baseline, now, { progress: progress.slice(0, 2), path, statusOn: day('2026-10-27') });
    expect(slip.parts.map(({ activityId, how, countedDays, cause }) => [activityId, how, countedDays, cause])).toEqual([
      ['NETWORK.lead-time', 'took longer', 49, 'supply chain'],
      ['HP-0001.install', 'not begun', 7, null],
    ]);
  });

  test('every activity has its days late at start and in length', () => {
    expect(compareWithBaseline(smallPlan, current)[1]).toEqual({
      id: 'NETWORK.lead-time',
      siteCode: null,
      startDays: 0,
      lengthDays: 49,
      finishDays: 49,
    });
    expect(compareWithBaseline(smallPlan, current)[3]).toMatchObject({ startDays: 56, lengthDays: 0 });
  });
});

describe('a site that both plans have', () => {
  test('has its days late at its first and at its last day', () => {
    const site = { siteCode: 'HP-0001', startOn: day('2026-09-01'), finishOn: day('2026-09-30') };
    const late = { ...site, startOn: day('2026-10-27'), finishOn: day('2026-11-25') };
    expect(compareSites([site], [late, { ...site, siteCode: 'HP-0002' }])).toEqual([{ siteCode: 'HP-0001', startDays: 56, finishDays: 56 }]);
  });
});

describe('delay events are dated facts', () => {
  const record = progress.map((one) => ({ ...one, recordedOn: day('2026-11-05'), recordedBy: 'Pat Doe' }));

  test('an event has its days, its cause, and who recorded it when; lateness passed on is none', () => {
    expect(listDelayEvents(smallPlan, record, { statusOn: day('2026-11-05'), path })).toEqual([
      expect.objectContaining({
        activityId: 'NETWORK.lead-time',
        how: 'took longer',
        from: '2026-09-01',
        until: '2026-10-19',
        days: 49,
        cause: 'supply chain',
        note: 'Radios held at the port.',
        onPath: true,
        isOpen: false,
        recordedOn: '2026-11-05',
        recordedBy: 'Pat Doe',
      }),
      expect.objectContaining({
        activityId: 'HP-0001.install',
        how: 'started later',
        from: '2026-10-20',
        until: '2026-10-26',
        days: 7,
        cause: 'labor',
      }),
    ]);
  });

  test('work that goes on counts up to the status day', () => {
    const running = [{ ...entry('NETWORK.order', '2026-06-01', { cause: 'slow review' }), recordedOn: day('2026-07-10'), recordedBy: 'Pat Doe' }];
    expect(listDelayEvents(smallPlan, running, { statusOn: day('2026-07-10'), path: [] })).toMatchObject([
      { from: '2026-07-01', until: '2026-07-10', days: 10, isOpen: true, onPath: false },
    ]);
  });

  test('an event never reaches beyond the day on which it was recorded', () => {
    const running = [{ ...entry('NETWORK.order', '2026-06-01', { cause: 'slow review' }), recordedOn: day('2026-07-10'), recordedBy: 'Pat Doe' }];
    expect(listDelayEvents(smallPlan, running, { statusOn: day('2026-12-01'), path: [] })).toMatchObject([{ until: '2026-07-10', days: 10 }]);
  });
});

describe('progress is measured against what the baseline had planned by now', () => {
  test('nothing recorded is nothing earned', () => {
    expect(measureProgress(smallPlan, [], day('2026-09-30'))).toMatchObject({
      done: 0,
      plannedDone: 5,
      sites: 1,
      sitesDone: 0,
      sitesPlanned: 1,
      earnedPercent: 0,
    });
  });

  test('everything done as planned earns what was planned, by the day it was planned for', () => {
    const all = smallPlan.map(({ id, startOn, finishOn }) => entry(id, `${startOn} ${finishOn}`));
    expect(measureProgress(smallPlan, all, day('2026-10-30'))).toEqual({
      activities: 6,
      done: 6,
      running: 0,
      plannedDone: 6,
      sites: 1,
      sitesDone: 1,
      sitesPlanned: 1,
      plannedPercent: 100,
      earnedPercent: 100,
      earnedOn: '2026-10-30',
    });
  });

  test('work that goes on earns the share of its days that is behind it', () => {
    const half = [entry('NETWORK.order', '2026-06-01', { remainingDays: 15 })];
    const measured = measureProgress(smallPlan, half, day('2026-06-16'));
    expect(measured).toMatchObject({ running: 1, earnedOn: '2026-06-15' });
    expect(measured.earnedPercent).toBeCloseTo((100 * 15) / (30 + 62 + 9 + 2 + 3 + 30), 0);
  });
});
