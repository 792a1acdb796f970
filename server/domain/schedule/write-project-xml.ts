import { type Day, daysBetween, type Instant } from '../calendar.ts';
import type { GanttPlace } from './arrange-gantt.ts';
import { businessDayCounter } from './federal-days.ts';
import { type ActivityLink, linkActivities } from './link-activities.ts';
import { listProjectTasks, type ProjectTask } from './list-project-tasks.ts';
import { businessCalendar, crewCalendar, everyDayCalendar, writeProjectCalendars } from './project-calendars.ts';
import type { Schedule } from './schedule.ts';
import type { StatutoryDay } from './statutory-days.ts';
import { towerCrewOf } from './tower-crew.ts';
import { elements } from './xml-text.ts';

const minutesPerDay = 480;
const tasksPerPiece = 500;
/** A lag is in tenths of a minute; of calendar days, as "elapsed days". */
const tenthsPerDay = 14_400;
const elapsedDays = 8;
const days = 7;
const startNoEarlierThan = 4;

/**
 * A plan as a Microsoft Project XML file (MSPDI), in pieces to be written one after the other. Elements stand in the order of the published
 * schema, which Project insists on. Each step may start no earlier than planned and has a fixed duration in the calendar it is counted in, so
 * that a program that computes the dates anew comes to the planned ones. Ids of tasks are their places in the file.
 */
export function* writeProjectXml(plan: ProjectPlan): Generator<string> {
  const { schedule, places, statutory } = plan;
  const { links, gates } = linkActivities(schedule.activities, schedule.summary.assumptions);
  const tasks = listProjectTasks({ activities: schedule.activities, places, gates, statutory });
  const first = tasks.reduce((least, { startOn }) => (startOn < least ? startOn : least), schedule.summary.settings.startOn);
  const last = tasks.reduce((most, { finishOn }) => (finishOn > most ? finishOn : most), schedule.summary.finishOn);
  const crews = [...new Set(schedule.activities.flatMap((activity) => towerCrewOf(activity) ?? []))].sort((a, b) => a - b);
  const frame: Frame = {
    count: businessDayCounter(first, last),
    dayKinds: new Map(schedule.summary.assumptions.map(({ kind, dayKind }) => [kind, dayKind])),
    uidOf: new Map(tasks.map(({ id }, index) => [id, index + 1])),
    linksTo: linksByTarget(links),
    termEndsOn: schedule.summary.termEndsOn,
  };
  yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Project xmlns="http://schemas.microsoft.com/project">${projectHead(plan, first, last)}`;
  yield `${writeProjectCalendars(first, last, crews)}<Tasks>${projectTask(plan, frame, { first, last })}`;
  const outline = outlineNumbers(tasks);
  for (let from = 0; from < tasks.length; from += tasksPerPiece) {
    yield tasks
      .slice(from, from + tasksPerPiece)
      .map((task, offset) => writeTask(task, frame, outline[from + offset] ?? ''))
      .join('');
  }
  yield `</Tasks><Resources>${crews.map(writeCrew).join('')}</Resources><Assignments>`;
  const assigned = tasks.filter(({ activity }) => activity !== undefined && towerCrewOf(activity) !== null);
  for (let from = 0; from < assigned.length; from += tasksPerPiece) {
    yield assigned
      .slice(from, from + tasksPerPiece)
      .map((task, offset) => writeAssignment(task, frame, from + offset + 1))
      .join('');
  }
  yield '</Assignments></Project>\n';
}

function projectHead({ name, title, company, madeAt }: ProjectPlan, first: Day, last: Day): string {
  const saved = madeAt.slice(0, 19);
  return elements({
    SaveVersion: 14,
    Name: cut(name, 255),
    Title: cut(title, 512),
    Company: cut(company, 512),
    CreationDate: saved,
    LastSaved: saved,
    ScheduleFromStart: 1,
    StartDate: morning(first),
    FinishDate: evening(last),
    FYStartDate: 1,
    CriticalSlackLimit: 0,
    CurrencyDigits: 2,
    CurrencySymbol: '$',
    CurrencyCode: 'USD',
    CurrencySymbolPosition: 0,
    CalendarUID: businessCalendar,
    DefaultStartTime: '08:00:00',
    DefaultFinishTime: '17:00:00',
    MinutesPerDay: minutesPerDay,
    MinutesPerWeek: 5 * minutesPerDay,
    DaysPerMonth: 20,
    DefaultTaskType: 1,
    DefaultFixedCostAccrual: 3,
    DurationFormat: days,
    WorkFormat: 2,
    HonorConstraints: 1,
    NewTasksEffortDriven: 0,
    NewTasksEstimated: 0,
    WeekStartDay: 0,
    CurrentDate: morning(madeAt.slice(0, 10) as Day),
    Autolink: 0,
  });
}

/** Task 0, which Project shows as the summary of all. */
function projectTask({ title }: ProjectPlan, { count }: Frame, { first, last }: { first: Day; last: Day }): string {
  const duration = hours(count(first, last) * minutesPerDay);
  return `<Task>${elements({ UID: 0, ID: 0, Name: cut(title, 512), Active: 1, Manual: 0, Type: 1, IsNull: 0, WBS: '0', OutlineNumber: '0', OutlineLevel: 0, Priority: 500, Start: morning(first), Finish: evening(last), Duration: duration, DurationFormat: days, Estimated: 0, Milestone: 0, Summary: 1, ConstraintType: 0, CalendarUID: -1 })}</Task>`;
}

function writeTask(task: ProjectTask, frame: Frame, outline: string): string {
  const { id, name, level, kind, startOn, finishOn, notes } = task;
  const uid = frame.uidOf.get(id) ?? 0;
  const isMilestone = kind === 'milestone';
  const calendar = calendarOf(task, frame);
  const minutes = isMilestone
    ? 0
    : minutesPerDay * (calendar === everyDayCalendar ? daysBetween(startOn, finishOn) + 1 : frame.count(startOn, finishOn));
  const work = task.activity && towerCrewOf(task.activity) !== null ? hours(minutes) : hours(0);
  const start = isMilestone ? evening(startOn) : morning(startOn);
  const isSummary = kind === 'summary';
  return `<Task>${elements({
    UID: uid,
    ID: uid,
    Name: cut(name, 512),
    Active: 1,
    Manual: 0,
    Type: 1,
    IsNull: 0,
    WBS: outline,
    OutlineNumber: outline,
    OutlineLevel: level,
    Priority: 500,
    Start: start,
    Finish: evening(finishOn),
    Duration: hours(minutes),
    DurationFormat: days,
    Work: work,
    EffortDriven: 0,
    Recurring: 0,
    Estimated: 0,
    Milestone: isMilestone ? 1 : 0,
    Summary: isSummary ? 1 : 0,
    PercentComplete: 0,
    PercentWorkComplete: 0,
    ActualDuration: hours(0),
    ActualWork: hours(0),
    RemainingDuration: hours(minutes),
    RemainingWork: work,
    ConstraintType: isSummary ? 0 : startNoEarlierThan,
    CalendarUID: isSummary || calendar === businessCalendar ? -1 : calendar,
    ConstraintDate: isSummary ? undefined : start,
    Deadline: id === 'NETWORK.destruction' && frame.termEndsOn !== null ? evening(frame.termEndsOn) : undefined,
    IgnoreResourceCalendar: 0,
    Notes: notes === undefined || notes === '' ? undefined : notes,
  })}${(frame.linksTo.get(id) ?? []).map((link) => writeLink(link, frame)).join('')}</Task>`;
}

function writeLink({ fromId, lagDays, kind }: ActivityLink, { uidOf }: Frame): string {
  const uid = uidOf.get(fromId);
  if (uid === undefined) return '';
  const lag = { LinkLag: lagDays * tenthsPerDay, LagFormat: lagDays === 0 ? days : elapsedDays };
  return `<PredecessorLink>${elements({ PredecessorUID: uid, Type: kind === 'start-start' ? 3 : 1, CrossProject: 0, ...lag })}</PredecessorLink>`;
}

function writeCrew(crew: number): string {
  const head = { UID: crew, ID: crew, Name: `Tower crew ${crew}`, Type: 1, IsNull: 0, Initials: `T${crew}`, Group: 'Tower crews' };
  return `<Resource>${elements({ ...head, MaxUnits: 1, CanLevel: 0, AccrueAt: 3, CalendarUID: crewCalendar(crew), IsGeneric: 0, IsInactive: 0 })}</Resource>`;
}

function writeAssignment({ id, startOn, finishOn, activity }: ProjectTask, { uidOf, count }: Frame, uid: number): string {
  const work = hours(count(startOn, finishOn) * minutesPerDay);
  return `<Assignment>${elements({
    UID: uid,
    TaskUID: uidOf.get(id) ?? 0,
    ResourceUID: activity?.crew ?? 0,
    PercentWorkComplete: 0,
    ActualWork: hours(0),
    Finish: evening(finishOn),
    RegularWork: work,
    RemainingWork: work,
    Start: morning(startOn),
    Units: 1,
    Work: work,
    WorkContour: 0,
  })}</Assignment>`;
}

/** Business days where the step is counted in them and begins and ends on one; else every day. The clock and what ends with it may fall on any day. */
function calendarOf({ kind, activity, startOn, finishOn }: ProjectTask, { dayKinds, count }: Frame): number {
  if (kind === 'summary') return businessCalendar;
  if (!activity || dayKinds.get(activity.kind) === 'calendar') return everyDayCalendar;
  return count(startOn, startOn) === 1 && count(finishOn, finishOn) === 1 ? businessCalendar : everyDayCalendar;
}

function outlineNumbers(tasks: readonly ProjectTask[]): string[] {
  const counts = [0, 0, 0];
  return tasks.map(({ level }) => {
    counts[level - 1] = (counts[level - 1] ?? 0) + 1;
    counts.fill(0, level);
    return counts.slice(0, level).join('.');
  });
}

function linksByTarget(links: readonly ActivityLink[]): Map<string, ActivityLink[]> {
  const byTarget = new Map<string, ActivityLink[]>();
  for (const link of links) {
    const list = byTarget.get(link.toId);
    if (list) list.push(link);
    else byTarget.set(link.toId, [link]);
  }
  return byTarget;
}

function morning(day: Day): string {
  return `${day}T08:00:00`;
}

function evening(day: Day): string {
  return `${day}T17:00:00`;
}

function hours(minutes: number): string {
  return `PT${Math.floor(minutes / 60)}H${minutes % 60}M0S`;
}

/** Line breaks end a name in Project. */
function cut(text: string, most: number): string {
  return [...text.replace(/\s+/g, ' ').trim()].slice(0, most).join('');
}

interface ProjectPlan {
  schedule: Schedule;
  places: readonly GanttPlace[];
  statutory: readonly StatutoryDay[];
  /** Name of the file, title of the plan, the carrier. */
  name: string;
  title: string;
  company: string;
  /** When the estimate was made. */
  madeAt: Instant;
}

interface Frame {
  count: (from: Day, to: Day) => number;
  dayKinds: ReadonlyMap<string, 'working' | 'calendar'>;
  uidOf: ReadonlyMap<string, number>;
  linksTo: ReadonlyMap<string, readonly ActivityLink[]>;
  termEndsOn: Day | null;
}
