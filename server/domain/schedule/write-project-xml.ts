import { type Day, dayOf, daysBetween, type Instant } from '../calendar.ts';
import type { AccessSeason } from '../inventory/site.ts';
import { capitalised } from '../words.ts';
import type { GanttPlace } from './arrange-gantt.ts';
import { type ClosedSpan, closedSpans } from './closed-spans.ts';
import { crewKey, crewKindOf, crewName, crewWords, shownCrewKinds } from './crew-words.ts';
import { type BusinessCounter, businessDayCounter } from './federal-days.ts';
import { followPlan } from './follow-plan.ts';
import type { ActivityLink } from './link-activities.ts';
import { listProjectTasks, type ProjectTask } from './list-project-tasks.ts';
import { businessCalendar, everyDayCalendar, type NumberedCalendars, numberCalendars, writeProjectCalendars } from './project-calendars.ts';
import type { SeasonRules } from './read-access-seasons.ts';
import type { CrewUse, DurationAssumption, PlannedActivity, Schedule } from './schedule.ts';
import type { StatutoryDay } from './statutory-days.ts';
import { workClassOf } from './work-class.ts';
import { elements } from './xml-text.ts';

const minutesPerDay = 480;
const tasksPerPiece = 200;
/** A lag is in tenths of a minute; of calendar days, as "elapsed days". */
const tenthsPerDay = 14_400;
const elapsedDays = 8;
const days = 7;
const startNoEarlierThan = 4;
const finishToStart = 1;
const startToStart = 3;

/**
 * A plan as a Microsoft Project XML file (MSPDI), in pieces to be written one after the other, with empty ones where it took long to get ready. Elements stand in the order of the published
 * schema, which Project insists on. Each step may start no earlier than planned and has a fixed duration in the calendar it is counted in, so
 * that a program that computes the dates anew comes to the planned ones. Ids of tasks are their places in the file.
 */
export function* writeProjectXml(plan: ProjectPlan): Generator<string> {
  const { schedule, places, statutory } = plan;
  const { linked, driving } = followPlan(schedule);
  const { links, gates } = linked;
  yield '';
  const tasks = listProjectTasks({ activities: schedule.activities, places, gates, statutory });
  const first = tasks.reduce((least, { startOn }) => (startOn < least ? startOn : least), schedule.summary.settings.startOn);
  const last = tasks.reduce((most, { finishOn }) => (finishOn > most ? finishOn : most), schedule.summary.finishOn);
  const teams = listTeams(schedule.activities);
  const seasons = plan.seasons ? closingSeasons(places, plan.seasons) : [];
  const calendars = numberCalendars(
    seasons,
    teams.map(({ key }) => key),
  );
  yield '';
  const count = businessDayCounter(first, last);
  const frame: Frame = {
    count,
    countOpen: new Map(seasons.map((season) => [season, openCounter(count, plan.seasons ? closedSpans(plan.seasons[season], first, last) : [])])),
    seasonOf: new Map(places.map(({ code, season }) => [code, season])),
    calendars,
    resourceOf: new Map(teams.map(({ key }, index) => [key, index + 1])),
    driving,
    assumptions: new Map(schedule.summary.assumptions.map((assumption) => [assumption.kind, assumption])),
    uidOf: new Map(tasks.map(({ id }, index) => [id, index + 1])),
    linksTo: linksByTarget(links),
    termEndsOn: schedule.summary.termEndsOn,
  };
  yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Project xmlns="http://schemas.microsoft.com/project">${projectHead(plan, first, last)}`;
  yield `${writeProjectCalendars({ first, last, calendars, rules: plan.seasons, teamNames: new Map(teams.map(({ key, name }) => [key, name])) })}<Tasks>${projectTask(plan, frame, { first, last })}`;
  const outline = outlineNumbers(tasks);
  for (let from = 0; from < tasks.length; from += tasksPerPiece) {
    yield tasks
      .slice(from, from + tasksPerPiece)
      .map((task, offset) => writeTask(task, frame, outline[from + offset] ?? ''))
      .join('');
  }
  yield `</Tasks><Resources>${teams.map((team) => writeTeam(team, frame, schedule.summary.crews)).join('')}</Resources><Assignments>`;
  const assigned = tasks.filter(({ activity }) => activity !== undefined && activity.crew !== null);
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
    CurrentDate: morning(dayOf(madeAt)),
    Autolink: 0,
  });
}

/** Task 0, which Project shows as the summary of all. */
function projectTask({ title }: ProjectPlan, { count }: Frame, { first, last }: { first: Day; last: Day }): string {
  const duration = hours(count(first, last) * minutesPerDay);
  return `<Task>${elements({ UID: 0, ID: 0, Name: cut(title, 512), Active: 1, Manual: 0, Type: 1, IsNull: 0, WBS: '0', OutlineNumber: '0', OutlineLevel: 0, Priority: 500, Start: morning(first), Finish: evening(last), Duration: duration, DurationFormat: days, Estimated: 0, Milestone: 0, Summary: 1, ConstraintType: 0, CalendarUID: -1 })}</Task>`;
}

function writeTask(task: ProjectTask, frame: Frame, outline: string): string {
  const { id, name, level, kind, startOn, finishOn } = task;
  const uid = frame.uidOf.get(id) ?? 0;
  const isMilestone = kind === 'milestone';
  const { calendar, days: length } = calendarOf(task, frame);
  const minutes = isMilestone ? 0 : minutesPerDay * length;
  const work = task.activity && task.activity.crew !== null ? hours(minutes) : hours(0);
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
    Critical: task.activity && frame.driving.has(id) ? 1 : undefined,
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
    // Work on days that are no business days is not moved to one by the calendar of its team.
    IgnoreResourceCalendar: calendar === everyDayCalendar ? 1 : 0,
    Notes: notesOf(task, frame) || undefined,
  })}${(frame.linksTo.get(id) ?? []).map((link) => writeLink(link, frame)).join('')}</Task>`;
}

function writeLink({ fromId, kind, lagDays }: ActivityLink, { uidOf }: Frame): string {
  const uid = uidOf.get(fromId);
  if (uid === undefined) return '';
  const lag = { LinkLag: lagDays * tenthsPerDay, LagFormat: lagDays === 0 ? days : elapsedDays };
  return `<PredecessorLink>${elements({ PredecessorUID: uid, Type: kind === 'start-start' ? startToStart : finishToStart, CrossProject: 0, ...lag })}</PredecessorLink>`;
}

function writeTeam({ key, name, first }: Team, { calendars, resourceOf }: Frame, uses: readonly CrewUse[] = []): string {
  const uid = resourceOf.get(key) ?? 0;
  const kind = crewKindOf(first);
  const words = kind ? crewWords[kind] : { one: '', many: '' };
  const use = uses.find(({ crewKind }) => crewKind === kind);
  return `<Resource>${elements({
    UID: uid,
    ID: uid,
    Name: name,
    Type: 1,
    IsNull: 0,
    Initials: `${words.one.charAt(0)}${first.crew}`,
    Group: words.many,
    MaxUnits: 1,
    CanLevel: 0,
    AccrueAt: 3,
    CalendarUID: calendars.teams.get(key) ?? businessCalendar,
    Notes: use && `${use.basis} Basis: ${use.confidence}.`,
    IsGeneric: 0,
    IsInactive: 0,
  })}</Resource>`;
}

function writeAssignment(task: ProjectTask, frame: Frame, uid: number): string {
  const { id, startOn, finishOn, activity } = task;
  const work = hours(calendarOf(task, frame).days * minutesPerDay);
  return `<Assignment>${elements({
    UID: uid,
    TaskUID: frame.uidOf.get(id) ?? 0,
    ResourceUID: frame.resourceOf.get((activity && crewKey(activity)) ?? '') ?? 0,
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

/**
 * The calendar of a task and its days in it: business days, at a site that a season closes without its closures, where the step is counted in them
 * and begins and ends on one; else every day. The clock and what ends with it may fall on any day.
 */
function calendarOf({ kind, activity, startOn, finishOn }: ProjectTask, frame: Frame): { calendar: number; days: number } {
  const { count, countOpen, calendars, assumptions } = frame;
  if (kind === 'summary') return { calendar: businessCalendar, days: count(startOn, finishOn) };
  const everyDay = { calendar: everyDayCalendar, days: daysBetween(startOn, finishOn) + 1 };
  if (!activity || assumptions.get(activity.kind)?.dayKind === 'calendar') return everyDay;
  const isWithin = (counter: BusinessCounter) => counter(startOn, startOn) === 1 && counter(finishOn, finishOn) === 1;
  const season = frame.seasonOf.get(activity.siteCode ?? '');
  const seasonal = season && countOpen.get(season);
  // Papers are written while a site is closed.
  if (season && seasonal && isWithin(seasonal) && workClassOf(activity.kind) !== 'prepare') {
    return { calendar: calendars.seasons.get(season) ?? businessCalendar, days: seasonal(startOn, finishOn) };
  }
  return isWithin(count) ? { calendar: businessCalendar, days: count(startOn, finishOn) } : everyDay;
}

/** What a task rests on: the clock's own words, or the duration assumed with its source. */
function notesOf({ notes, activity }: ProjectTask, { assumptions }: Frame): string {
  if (notes !== undefined) return notes;
  const assumed = activity && assumptions.get(activity.kind);
  if (!assumed) return '';
  const { lowDays, likelyDays, highDays, dayKind, confidence, source } = assumed;
  return `Assumed: ${lowDays} to ${highDays} ${dayKind} days, likely ${likelyDays}. ${capitalised(confidence)}: ${source}`;
}

/** Seasons that close a site of the plan. */
function closingSeasons(places: readonly GanttPlace[], rules: SeasonRules): AccessSeason[] {
  return [...new Set(places.flatMap(({ season }) => season ?? []))].filter((season) => rules[season].closures.length > 0).sort();
}

/** Counts the days of a counter without those of spans that do not overlap. */
function openCounter(count: BusinessCounter, closed: readonly ClosedSpan[]): BusinessCounter {
  return (from, to) =>
    closed.reduce(
      (days, { startOn, finishOn }) => {
        const [start, end] = [startOn > from ? startOn : from, finishOn < to ? finishOn : to];
        return start > end ? days : days - count(start, end);
      },
      count(from, to),
    );
}

/** The teams at work, by trade and number. */
function listTeams(activities: readonly PlannedActivity[]): Team[] {
  const teams = new Map<string, Team>();
  for (const first of activities) {
    const key = crewKey(first);
    if (key !== undefined && !teams.has(key)) teams.set(key, { key, name: crewName(first), first });
  }
  const rank = ({ first }: Team) => shownCrewKinds.indexOf(crewKindOf(first) ?? 'tower-crew') * 1_000_000 + (first.crew ?? 0);
  return [...teams.values()].sort((a, b) => rank(a) - rank(b));
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
  /** When seasons close sites; left out, the calendars have no closures. */
  seasons?: SeasonRules | undefined;
  /** Name of the file, title of the plan, the carrier. */
  name: string;
  title: string;
  company: string;
  /** When the estimate was made. */
  madeAt: Instant;
}

interface Team {
  key: string;
  name: string;
  /** One of its jobs. */
  first: PlannedActivity;
}

interface Frame {
  count: BusinessCounter;
  countOpen: ReadonlyMap<AccessSeason, BusinessCounter>;
  seasonOf: ReadonlyMap<string, AccessSeason | undefined>;
  calendars: NumberedCalendars;
  resourceOf: ReadonlyMap<string, number>;
  driving: ReadonlySet<string>;
  assumptions: ReadonlyMap<string, DurationAssumption>;
  uidOf: ReadonlyMap<string, number>;
  linksTo: ReadonlyMap<string, readonly ActivityLink[]>;
  termEndsOn: Day | null;
}
