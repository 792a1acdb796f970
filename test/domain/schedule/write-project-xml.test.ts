import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, type Day, day, type Instant, isBusinessDay } from '../../../server/domain/calendar.ts';
import { scrp } from '../../../server/domain/programs/scrp.ts';
import type { PlannedActivity } from '../../../server/domain/schedule/schedule.ts';
import { statutoryDays } from '../../../server/domain/schedule/statutory-days.ts';
import { writeProjectXml } from '../../../server/domain/schedule/write-project-xml.ts';
import { seasons } from '../cost/planning-seed.ts';
import { inventedSchedule } from './invented-schedule.ts';
import { childrenOf, parseXml, textOf, type XmlNode } from './parse-xml.ts';

// The sequence of elements in the published schema (mspdi_pj12.xsd), with Active and Manual where Project 2010 and later write them.
const orders: Readonly<Record<string, string>> = {
  Project:
    'SaveVersion UID Name Title Subject Category Company Manager Author CreationDate Revision LastSaved ScheduleFromStart StartDate FinishDate FYStartDate CriticalSlackLimit CurrencyDigits CurrencySymbol CurrencyCode CurrencySymbolPosition CalendarUID DefaultStartTime DefaultFinishTime MinutesPerDay MinutesPerWeek DaysPerMonth DefaultTaskType DefaultFixedCostAccrual DefaultStandardRate DefaultOvertimeRate DurationFormat WorkFormat EditableActualCosts HonorConstraints EarnedValueMethod InsertedProjectsLikeSummary MultipleCriticalPaths NewTasksEffortDriven NewTasksEstimated SplitsInProgressTasks SpreadActualCost SpreadPercentComplete TaskUpdatesResource FiscalYearStart WeekStartDay MoveCompletedEndsBack MoveRemainingStartsBack MoveRemainingStartsForward MoveCompletedEndsForward BaselineForEarnedValue AutoAddNewResourcesAndTasks StatusDate CurrentDate MicrosoftProjectServerURL Autolink Calendars Tasks Resources Assignments',
  Calendar: 'UID Name IsBaseCalendar BaseCalendarUID WeekDays Exceptions WorkWeeks',
  WeekDay: 'DayType DayWorking TimePeriod WorkingTimes',
  Exception: 'EnteredByOccurrences TimePeriod Occurrences Name Type Period DaysOfWeek MonthItem MonthPosition Month MonthDay DayWorking WorkingTimes',
  Task: 'UID ID Name Active Manual Type IsNull CreateDate Contact WBS WBSLevel OutlineNumber OutlineLevel Priority Start Finish Duration DurationFormat Work Stop Resume ResumeValid EffortDriven Recurring OverAllocated Estimated Milestone Summary Critical PercentComplete PercentWorkComplete Cost ActualStart ActualFinish ActualDuration ActualCost ActualWork RegularWork RemainingDuration RemainingCost RemainingWork ConstraintType CalendarUID ConstraintDate Deadline LevelAssignments IgnoreResourceCalendar Notes HideBar Rollup PredecessorLink',
  PredecessorLink: 'PredecessorUID Type CrossProject CrossProjectName LinkLag LagFormat',
  Resource:
    'UID ID Name Type IsNull Initials Phonetics MaterialLabel Code Group WorkGroup MaxUnits PeakUnits OverAllocated Start Finish CanLevel AccrueAt Work StandardRate Cost CalendarUID Notes IsGeneric IsInactive',
  Assignment:
    'UID TaskUID ResourceUID PercentWorkComplete ActualCost ActualFinish ActualStart ActualWork Finish Milestone OvertimeWork PeakUnits RegularWork RemainingCost RemainingOvertimeWork RemainingWork Start Stop Resume Units UpdateNeeded VAC Work WorkContour',
};

const invented = inventedSchedule(60);
const madeAt = '2026-11-22T14:05:06.789Z' as Instant;
const { settings, p80FinishOn } = invented.schedule.summary;
const statutory = statutoryDays(scrp, {
  approvedOn: settings.startOn,
  approvalNote: 'As planned.',
  firstFundsOn: settings.firstFundsOn,
  termYears: 1,
  finishOn: p80FinishOn,
});
const words = { name: 'plan.xml', title: 'Plan', company: 'High Plains', madeAt };
const text = [...writeProjectXml({ ...invented, ...words, statutory })].join('');
const project = parseXml(text);
const tasks = childrenOf(childrenOf(project, 'Tasks')[0], 'Task');
const byUid = new Map(tasks.map((task) => [textOf(task, 'UID'), task]));

describe('the Project file', () => {
  test('begins as Project wants it', () => {
    expect(text.startsWith('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Project xmlns="http://schemas.microsoft.com/project">')).toBe(
      true,
    );
  });

  test('was made on the day that it was in Washington, also late in the evening there', () => {
    const evening = [...writeProjectXml({ ...invented, ...words, statutory, madeAt: '2026-11-22T03:00:00.000Z' as Instant })].join('');
    expect(evening).toContain('<CurrentDate>2026-11-21T08:00:00</CurrentDate>');
    expect(text).toContain('<CurrentDate>2026-11-22T08:00:00</CurrentDate>');
  });

  test('has its elements in the order of the schema, and none that the schema does not know', () => {
    const visit = (node: XmlNode): void => {
      const order = orders[node.name]?.split(' ');
      if (order) {
        const places = node.children.map(({ name }) => order.indexOf(name));
        expect(node.children.filter((_, index) => (places[index] ?? -1) < 0).map(({ name }) => `${node.name}/${name}`)).toEqual([]);
        expect(places).toEqual([...places].sort((a, b) => a - b));
      }
      node.children.forEach(visit);
    };
    visit(project);
  });

  test('has every activity once, below its site, below its county', () => {
    const levels = tasks.map((task) => Number(textOf(task, 'OutlineLevel')));
    expect(levels.slice(1).filter((level, index) => level > (levels[index] ?? 0) + 1)).toEqual([]);
    const steps = tasks.filter((task) => textOf(task, 'Summary') === '0' && textOf(task, 'Milestone') === '0');
    expect(steps.length).toBe(invented.schedule.activities.length);
    expect(new Set(byUid.keys()).size).toBe(tasks.length);
    expect(tasks.map((task) => textOf(task, 'ID'))).toEqual(tasks.map((_, index) => String(index)));
  });

  test('names only tasks, crews and calendars that are in the file', () => {
    const calendars = childrenOf(childrenOf(project, 'Calendars')[0], 'Calendar').map((calendar) => textOf(calendar, 'UID'));
    const crews = childrenOf(childrenOf(project, 'Resources')[0], 'Resource');
    for (const node of [...tasks, ...crews]) expect(['-1', ...calendars]).toContain(textOf(node, 'CalendarUID'));
    const assignments = childrenOf(childrenOf(project, 'Assignments')[0], 'Assignment');
    expect(assignments.length).toBe(invented.schedule.activities.filter(({ crew }) => crew !== null).length);
    for (const assignment of assignments) {
      const task = byUid.get(textOf(assignment, 'TaskUID'));
      expect(crews.map((crew) => textOf(crew, 'UID'))).toContain(textOf(assignment, 'ResourceUID'));
      for (const name of ['Start', 'Finish', 'Work']) expect(textOf(assignment, name)).toBe(textOf(task, name));
    }
    for (const task of tasks) {
      for (const link of childrenOf(task, 'PredecessorLink')) {
        expect(textOf(byUid.get(textOf(link, 'PredecessorUID')), 'Summary')).toBe('0');
        expect(textOf(task, 'Summary')).toBe('0');
      }
    }
  });

  test('a program that computes the dates anew from durations, calendars, links and constraints comes to the planned ones', () => {
    expectSameDates(project);
  });

  test('a plan of several trades keeps its dates too: links of both kinds, lags, closed seasons, teams with the same number', () => {
    const at = (siteCode: string, kind: string, rest: Partial<PlannedActivity> & { startOn: Day; finishOn: Day }): PlannedActivity => {
      return { id: `${siteCode}.${kind}`, siteCode, kind, title: kind, crew: 1, ...rest };
    };
    const activities = [
      at('A', 'staging', { crewKind: 'technician', startOn: day('2027-01-05'), finishOn: day('2027-01-07'), waitsFor: [] }),
      at('A', 'install', {
        crewKind: 'tower-crew',
        startOn: day('2027-03-30'),
        finishOn: day('2027-04-05'),
        waitsFor: [{ id: 'A.staging', kind: 'start-start', lagDays: 2 }],
      }),
      // Begins before the site closes for the winter and goes on after it.
      at('A', 'removal', {
        crewKind: 'tower-crew',
        startOn: day('2027-11-29'),
        finishOn: day('2028-04-03'),
        waitsFor: [{ id: 'A.install', kind: 'finish-start', lagDays: 14 }],
      }),
      at('A', 'cut-over', { crewKind: 'integration-engineer', startOn: day('2027-04-10'), finishOn: day('2027-04-11'), waitsFor: [] }),
    ];
    const places = [{ code: 'A', name: 'Red Hill', county: 'Baca County', season: 'no-winter' as const }];
    const schedule = { ...invented.schedule, activities };
    const file = parseXml([...writeProjectXml({ schedule, places, statutory: [], seasons, ...words })].join(''));
    expectSameDates(file);
    const names = childrenOf(childrenOf(file, 'Resources')[0], 'Resource').map((one) => textOf(one, 'Name'));
    expect(names).toEqual(['Tower crew 1', 'Technician team 1', 'Integration engineer 1']);
    const links = childrenOf(childrenOf(file, 'Tasks')[0], 'Task').flatMap((task) => childrenOf(task, 'PredecessorLink'));
    expect(links.filter((link) => textOf(link, 'Type') === '3').map((link) => textOf(link, 'LinkLag'))).toEqual(['28800']);
    const calendars = childrenOf(childrenOf(file, 'Calendars')[0], 'Calendar').map((one) => textOf(one, 'Name'));
    expect(calendars).toContain('Business days, no-winter');
  });

  test('the holidays of its calendar are the days that are no business days', () => {
    const calendar = childrenOf(childrenOf(project, 'Calendars')[0], 'Calendar')[0];
    const days = childrenOf(childrenOf(calendar, 'Exceptions')[0], 'Exception').map(
      (one) => textOf(childrenOf(one, 'TimePeriod')[0], 'FromDate').slice(0, 10) as Day,
    );
    expect(days).toEqual(expect.arrayContaining(['2026-11-26', '2026-12-25', '2027-01-01', '2027-06-18', '2027-07-05']));
    expect(days.filter((one) => isBusinessDay(one))).toEqual([]);
    const twice = childrenOf(childrenOf(calendar, 'WeekDays')[0], 'WeekDay').filter((one) => textOf(one, 'DayType') === '0');
    expect(twice.length).toBe(days.length);
  });

  test('carries the end of the term as deadline of the destruction, and the days of the program as milestones with their source', () => {
    const destruction = tasks.find((task) => textOf(task, 'Name').startsWith('Destruction'));
    expect(textOf(destruction, 'Deadline')).toBe('2027-12-01T17:00:00');
    const term = tasks.find((task) => textOf(task, 'Name') === 'Term ends');
    expect(textOf(term, 'Milestone')).toBe('1');
    expect(textOf(term, 'Finish')).toBe('2027-12-01T17:00:00');
    expect(textOf(term, 'Notes')).toContain('47 CFR 1.50004(h)');
  });

  test('whatever sites and counties are called, the file is well-formed and the names come back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (wild) => {
        const name = `Site ${wild}`;
        const places = [{ code: 'A-1', name, county: 'Baca & <Co> "x"' }];
        const activity = {
          id: 'A-1.survey',
          siteCode: 'A-1',
          kind: 'survey',
          title: wild,
          startOn: day('2027-01-04'),
          finishOn: day('2027-01-04'),
          crew: null,
        };
        const schedule = { ...invented.schedule, activities: [activity] };
        const parsed = parseXml([...writeProjectXml({ schedule, places, statutory: [], ...words })].join(''));
        const names = childrenOf(childrenOf(parsed, 'Tasks')[0], 'Task').map((task) => textOf(task, 'Name'));
        const clean = (value: string) =>
          value
            .replace(/[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ' ')
            .replace(/\s+/g, ' ')
            .trim();
        expect(names[1]).toBe('Baca & <Co> "x"');
        expect(clean(names[2] ?? '')).toBe(clean(`${clean(name)} (A-1)`));
      }),
      { numRuns: 60 },
    );
  });
});

/** Computes every task from its constraint, its calendar and its links, as Project does, and compares with the dates in the file. */
function expectSameDates(file: XmlNode): void {
  const all = new Map(childrenOf(childrenOf(file, 'Tasks')[0], 'Task').map((task) => [textOf(task, 'UID'), task]));
  const calendars = new Map(childrenOf(childrenOf(file, 'Calendars')[0], 'Calendar').map((calendar) => [textOf(calendar, 'UID'), daysOff(calendar)]));
  const spans = new Map<string, { start: number; finish: number }>();
  const spanOf = (uid: string): { start: number; finish: number } => {
    const known = spans.get(uid);
    if (known) return known;
    const task = all.get(uid);
    const calendar = textOf(task, 'CalendarUID');
    const isOpen = (date: number): boolean => calendar === '2' || isWorkday(date, calendars.get(calendar === '-1' ? '1' : calendar) ?? new Set());
    const minutes = Number(/^PT(\d+)H0M0S$/.exec(textOf(task, 'Duration'))?.[1]) * 60;
    let start = Date.parse(`${textOf(task, 'ConstraintDate')}Z`);
    for (const link of childrenOf(task, 'PredecessorLink')) {
      const lag = Number(textOf(link, 'LinkLag')) * 6000;
      expect(textOf(link, 'LagFormat')).toBe(lag === 0 ? '7' : '8');
      const from = spanOf(textOf(link, 'PredecessorUID'));
      start = Math.max(start, (textOf(link, 'Type') === '3' ? from.start : from.finish) + lag);
    }
    const span = { start, finish: minutes === 0 ? start : endOfWork(start, minutes / 480, isOpen) };
    spans.set(uid, span);
    return span;
  };
  for (const [uid, task] of all) {
    if (textOf(task, 'Summary') === '1') continue;
    expect(`${uid} ${new Date(spanOf(uid).finish).toISOString().slice(0, 19)}`).toBe(`${uid} ${textOf(task, 'Finish')}`);
  }
}

/** The days that the exceptions of a calendar take out. */
function daysOff(calendar: XmlNode): ReadonlySet<string> {
  const days = new Set<string>();
  for (const list of childrenOf(calendar, 'Exceptions')) {
    for (const one of childrenOf(list, 'Exception')) {
      const period = childrenOf(one, 'TimePeriod')[0];
      const last = textOf(period, 'ToDate').slice(0, 10);
      for (let value = textOf(period, 'FromDate').slice(0, 10) as Day; value <= last; value = addDays(value, 1)) {
        expect(days.has(value)).toBe(false);
        days.add(value);
      }
    }
  }
  return days;
}

function isWorkday(date: number, holidays: ReadonlySet<string>): boolean {
  const weekday = new Date(date).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidays.has(new Date(date).toISOString().slice(0, 10));
}

/** From 8 to 17 with an hour of rest; all durations are whole days, and work begins in the morning. */
function endOfWork(start: number, length: number, isOpen: (date: number) => boolean): number {
  const hour = 3_600_000;
  let date = Math.floor(start / (24 * hour)) * 24 * hour;
  if (start - date > 8 * hour) date += 24 * hour;
  for (let left = length; ; date += 24 * hour) {
    if (isOpen(date)) left--;
    if (left === 0) return date + 17 * hour;
  }
}
