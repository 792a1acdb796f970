import { addDays, type Day, daysBetween, formatDay, rollForward } from '../../../calendar.ts';
import { statusChoices, toLabel } from '../../../inventory/choices.ts';
import { counted, formatCount } from '../../../words.ts';
import type { ShownValue } from '../../filing.ts';
import { computed } from '../../shown-value.ts';
import { termEndOf } from '../../term-clock.ts';
import type { TermAnswers, TermFacts, TermFormLine, TermTable } from '../../term-filing.ts';
import { lastEarlier } from '../../term-values.ts';
import { allUnitsLabel, allUnitsOf, coveredUnits } from '../compliance-state.ts';
import { filedTimeline } from '../filed-timeline.ts';

const fromWork = 'record of the work against the baseline';
const notTracked = 'Not tracked: no baseline is set';

/** The period that an update is about: `from` the day after the one before, or the day of approval. Due days roll to the next business day. */
export function periodOf({ answers, award, program }: Pick<TermFacts, 'answers' | 'award' | 'program'>): Period | null {
  const every = program.statusReportDays.value;
  const number = /^\d{1,3}$/.test(answers.updateNumber ?? '') ? Number(answers.updateNumber) : 0;
  if (!award || every === null || number < 1) return null;
  const until = addDays(award.approvedOn, every * number);
  return { number, from: addDays(award.approvedOn, every * (number - 1) + (number > 1 ? 1 : 0)), until, dueOn: rollForward(until) };
}

/** The number that is asked for, or the one after the last update filed here, else the one whose period is the last to have ended; narratives and statements of the one before. */
export function prefillStatusUpdate(facts: TermFacts): TermAnswers {
  const before = lastEarlier(facts, 'status-update');
  const every = facts.program.statusReportDays.value ?? 90;
  const past = facts.award ? Math.floor(daysBetween(facts.award.approvedOn, facts.today) / every) : 1;
  const number = before ? Number(before.entered.answers.updateNumber ?? 0) + 1 : Math.max(1, past);
  return { answers: { ...before?.entered.answers, updateNumber: facts.answers.updateNumber ?? String(number) }, rows: {} };
}

export const statusValues = {
  period: (facts: TermFacts): ShownValue => {
    const period = periodOf(facts);
    const note = 'periods of 90 days from approval';
    return computed(period ? `${formatDay(period.from)} to ${formatDay(period.until)}` : 'Open: the approval or the number is missing', note);
  },
  due: (facts: TermFacts): ShownValue => {
    const period = periodOf(facts);
    return computed(period ? formatDay(period.dueOn) : 'Open', 'last day of the period, or the next business day');
  },
  posting: (): ShownValue =>
    computed(
      'About 30 days after it is submitted. The rule says within 30 days of submission, the statute not earlier than 30 days after receipt.',
      'the sources contradict each other',
    ),
  stepsDone: ({ work }: TermFacts): ShownValue => {
    if (!work) return computed(notTracked, fromWork);
    const [done, of] = [sum(work.steps.map((step) => step.done)), sum(work.steps.map((step) => step.of))];
    return computed(`${formatCount(done)} of ${counted(of, 'step')}`, `${fromWork} ${work.baseline}`);
  },
  stepsRunning: ({ work }: TermFacts): ShownValue =>
    computed(work ? formatCount(sum(work.steps.map((step) => step.running))) : notTracked, work ? `${fromWork} ${work.baseline}` : fromWork),
  delays: ({ work }: TermFacts): ShownValue => {
    if (!work) return computed(notTracked, fromWork);
    return computed(work.delays.length === 0 ? 'None' : `${counted(work.delays.length, 'delay')}, listed in table T3`, fromWork);
  },
  /** Lines that stand beside a statement, without their ids. */
  beside: { removal: unitLines(), timeline: timelineLines() } as Readonly<Record<string, Omit<TermFormLine, 'id'>[]>>,
};

function unitLines(): Omit<TermFormLine, 'id'>[] {
  const line = (key: string, label: string, of: (units: ReturnType<typeof coveredUnits>) => number): Omit<TermFormLine, 'id'> => ({
    key,
    label,
    show: (facts) => computed(counted(of(coveredUnits(facts)), 'unit'), `inventory version ${facts.inventory.version}`),
  });
  return [
    { key: 'units-covered', label: allUnitsLabel, show: allUnitsOf },
    line('units-in-place', 'Of these in service, on standby or stored', ({ inPlace }) => inPlace),
    line('units-removed', 'Of these removed, not yet destroyed', ({ removed }) => removed),
    line('units-destroyed', 'Of these destroyed', ({ destroyed }) => destroyed),
  ];
}

function timelineLines(): Omit<TermFormLine, 'id'>[] {
  const line = (key: string, label: string, show: TermFormLine['show']): Omit<TermFormLine, 'id'> => ({ key, label, show });
  return [
    line('finish-as-filed', 'Finish as filed in the application', filedTimeline.finish),
    line('finish-expected', 'Finish as expected now', ({ work }) =>
      work ? computed(formatDay(work.expectedFinishOn), work.expectedFrom ?? `${fromWork} ${work.baseline}`) : computed(notTracked, fromWork),
    ),
    line('finish-term', 'End of the term', ({ program, award }) => {
      const end = award ? termEndOf(program, award) : null;
      return computed(end ? formatDay(end) : 'Open: no money was received yet', program.termYears.citation);
    }),
  ];
}

/** T1: what is done, by kind of step. */
export const progressTable: TermTable = {
  id: 'T1',
  title: 'Progress by kind of step',
  intro: 'Steps of the plan that is the baseline, by kind, in the order of the work.',
  columns: [{ title: 'Step' }, { title: 'Done', isAmount: true }, { title: 'Under way', isAmount: true }, { title: 'In the plan', isAmount: true }],
  rows: ({ work }) =>
    (work?.steps ?? []).map(({ title, done, running, of }, index) => ({
      id: `T1.${index + 1}`,
      cells: [title, formatCount(done), formatCount(running), formatCount(of)],
      origin: 'computed',
      originNote: fromWork,
    })),
  total: ({ work }) => {
    const all = work?.steps ?? [];
    return ['All steps', ...(['done', 'running', 'of'] as const).map((key) => formatCount(sum(all.map((step) => step[key]))))];
  },
};

/** T2: covered units by status, as the inventory has them on the day of filing. */
export const inventoryTable: TermTable = {
  id: 'T2',
  title: 'Covered units by status',
  intro: 'Units of the inventory that are covered or open under the rules, by where they are on their way to destruction.',
  columns: [{ title: 'Status' }, { title: 'Units', isAmount: true }],
  rows: (facts) =>
    statusChoices.map(({ value }, index) => ({
      id: `T2.${index + 1}`,
      cells: [toLabel(statusChoices, value), formatCount(unitsOf(facts, value))],
      origin: 'computed',
      originNote: `inventory version ${facts.inventory.version}`,
    })),
  total: (facts) => ['All of these units', formatCount(coveredUnits(facts).all)],
};

/** T3: each delay that was recorded, up to today. */
export const delayTable: TermTable = {
  id: 'T3',
  title: 'Delays recorded',
  intro: 'What began or ended later than in the baseline, with the cause as it was recorded. Days are calendar days.',
  columns: [{ title: 'Site' }, { title: 'Step' }, { title: 'Cause' }, { title: 'From' }, { title: 'To' }, { title: 'Days', isAmount: true }],
  rows: ({ work }) =>
    (work?.delays ?? []).map(({ siteCode, activity, cause, from, until, days }, index) => ({
      id: `T3.${index + 1}`,
      cells: [siteCode === '' ? 'Whole network' : siteCode, activity, cause, formatDay(from), formatDay(until), formatCount(days)],
      origin: 'computed',
      originNote: fromWork,
    })),
};

function unitsOf({ inventory, coverage }: TermFacts, status: string): number {
  return sum(
    inventory.items.map((item, index) => {
      const verdict = coverage.items[index]?.verdict;
      return item.status === status && (verdict === 'covered' || verdict === 'boundary') ? item.quantity : 0;
    }),
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

export interface Period {
  number: number;
  from: Day;
  until: Day;
  dueOn: Day;
}
