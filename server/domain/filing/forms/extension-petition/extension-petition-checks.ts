import { type Day, daysBetween, formatDay, toDay } from '../../../calendar.ts';
import type { Issue } from '../../../result.ts';
import { counted } from '../../../words.ts';
import { firstFiledOn } from '../../check-due-day.ts';
import { fieldIssue, termFound, termPass } from '../../check-term-filing.ts';
import { rowIssue } from '../../read-entry-rows.ts';
import type { TermCheck, TermFacts } from '../../term-filing.ts';
import { lastEarlier } from '../../term-values.ts';
import { causesTable, petitionRule } from './extension-petition-fields.ts';
import { extensionsOf, timeOf } from './extension-petition-values.ts';

type Row = Readonly<Record<string, string>>;

/** What a petition must meet, and what weakens it. */
export const petitionChecks: readonly TermCheck[] = [
  { id: 'in-time', title: 'It is filed before the term ends', citation: petitionRule, about: ['ends-now', 'file-by'], test: inTime },
  { id: 'length', title: 'It asks for more time, and for no more than 6 months', citation: petitionRule, about: ['until', 'most'], test: length },
  {
    id: 'covers-the-work',
    title: 'The time asked for reaches to the expected end of the work',
    citation: 'Good practice',
    about: ['until', 'finish-expected'],
    test: coversTheWork,
  },
  { id: 'causes-given', title: 'At least one cause of the delay is given', citation: petitionRule, about: ['causes'], test: causesGiven },
  { id: 'causes-dated', title: 'The days of each cause can be true', citation: petitionRule, about: ['causes'], test: causesDated },
  { id: 'causes-shown', title: 'A document shows each cause', citation: 'Good practice', about: ['causes'], test: causesShown },
  { id: 'record-agrees', title: 'No cause on record is left out', citation: 'Good practice', about: ['causes'], test: recordAgrees },
  {
    id: 'more-than-money',
    title: 'A further petition rests on more than the money',
    citation: 'Order of October 2024, as reported by press',
    about: ['causes'],
    test: moreThanMoney,
  },
  {
    id: 'earlier-decided',
    title: 'The petition before it is decided',
    citation: 'Good practice',
    about: ['earlier-petitions'],
    test: earlierDecided,
  },
];

function inTime(facts: TermFacts): ReturnType<TermCheck['test']> {
  const time = timeOf(facts);
  if (!time)
    return termFound(
      'fail',
      'No term runs yet: it begins with the first money, and none is recorded under Award. Enter its day, or wait with the petition until the money came.',
    );
  const end = formatDay(time.endsOn);
  const filedOn = firstFiledOn(facts);
  if (filedOn) return correctedInTime(filedOn, time.endsOn);
  if (facts.today > time.endsOn)
    return termFound(
      'fail',
      `The term ended on ${end}, and the rule takes a petition only before that. Nothing that was read says what becomes of a late one: ask the administrator or counsel. If more time was granted that is not recorded here, record it where the work is tracked, under Schedules.`,
    );
  if (facts.today === time.endsOn)
    return termFound(
      'warning',
      `The term ends today, ${end}. The rule says before the term ends, so ${formatDay(time.fileBy)} was the last safe day. File it today, and expect to be asked about the day.`,
    );
  return termPass(`The term ends on ${end}. File it on ${formatDay(time.fileBy)} at the latest.`);
}

/** A correction is as timely as its first version, which was let through under the term as it was recorded then. */
function correctedInTime(filedOn: Day, endsOn: Day): ReturnType<TermCheck['test']> {
  const [filed, end] = [formatDay(filedOn), formatDay(endsOn)];
  if (filedOn < endsOn) return termPass(`Its first version was filed on ${filed}, before the term as it stood then ended on ${end}.`);
  return termFound(
    'warning',
    `Its first version was filed on ${filed}, and the term as it stood then ended on ${end}: the rule takes a petition only before that. If a day under Award or of an extension is wrong, correct it.`,
  );
}

function length(facts: TermFacts): ReturnType<TermCheck['test']> {
  const time = timeOf(facts);
  if (!time || time.until === null) return termPass('It can be judged once the end of the term and the day asked for are known.');
  const { until, endsOn, mostUntil } = time;
  // What was filed already asks for that day: a correction of something else is not held up by it.
  const isAsFiled = facts.versions.at(-1)?.entered.answers.until === until;
  const fault = (sentence: string) => termFound(isAsFiled ? 'warning' : 'fail', sentence, [fieldIssue('until', sentence)]);
  if (until <= endsOn) return fault(`The term already runs to ${formatDay(endsOn)}. Ask for a later day.`);
  if (until > mostUntil)
    return fault(
      `One petition can ask for at most ${facts.program.extensionMonths.value} months, here until ${formatDay(mostUntil)}. Ask for that day or an earlier one; more than one petition is allowed.`,
    );
  return termPass(`It asks for ${counted(daysBetween(endsOn, until), 'day')} more, until ${formatDay(until)}; at most ${formatDay(mostUntil)}.`);
}

function coversTheWork(facts: TermFacts): ReturnType<TermCheck['test']> {
  const time = timeOf(facts);
  const expected = facts.work?.expectedFinishOn;
  if (expected === undefined)
    return termFound(
      'warning',
      'No plan is the baseline of the estimate behind the application, so nothing here shows when the work will be done. Set a baseline under Schedules, record what was done, and plan the rest.',
    );
  if (!time || time.until === null) return termPass('It can be judged once the end of the term and the day asked for are known.');
  const warn = (sentence: string) => termFound('warning', sentence, [fieldIssue('until', sentence)]);
  if (expected <= time.endsOn)
    return warn(
      `The work is expected to be done on ${formatDay(expected)}, and the term runs to ${formatDay(time.endsOn)}: as planned, no more time is needed. Record what has happened and plan the rest, so that the plan shows the need.`,
    );
  if (time.until >= expected) return termPass(`The work is expected to be done on ${formatDay(expected)}, within the time asked for.`);
  const next =
    expected > time.mostUntil ? `One petition cannot reach that day: another one will be needed before ${formatDay(time.until)}.` : 'Ask for more.';
  return warn(`The work is expected to be done on ${formatDay(expected)}, after ${formatDay(time.until)}, the day asked for. ${next}`);
}

function causesGiven({ rows }: TermFacts): ReturnType<TermCheck['test']> {
  const count = rowsOf(rows).length;
  if (count > 0) return termPass(`${counted(count, 'cause is', 'causes are')} given.`);
  const sentence = 'The finding of no fault needs facts. Enter at least one cause of the delay.';
  return termFound('fail', sentence, [{ severity: 'error', code: 'causes-given', message: sentence, field: causesTable.key }]);
}

function causesDated({ rows, today }: TermFacts): ReturnType<TermCheck['test']> {
  const issues = rowsOf(rows).flatMap((row, index) => {
    const [from, until] = [toDay(row.from ?? ''), toDay(row.until ?? '')];
    const days = /^\d+$/.test(row.days ?? '') ? Number(row.days) : null;
    if (!from) return [];
    if (from > today) return [at(index, 'from', 'is after today. A cause that has not begun has delayed nothing yet.')];
    if (until && until < from) return [at(index, 'until', 'is before the day on which it began. Correct one of them.')];
    const most = daysBetween(from, until ?? today) + 1;
    return days !== null && days > most ? [at(index, 'days', longerThan(days, most, until ?? null))] : [];
  });
  if (issues.length === 0) return termPass('No cause begins after today, ends before it began or delays longer than it lasted.');
  return termFound('fail', `${counted(issues.length, 'cause has', 'causes have')} days that cannot be true.`, issues);
}

function longerThan(days: number, most: number, until: Day | null): string {
  return `is ${counted(days, 'day')}, and from its first day to ${until ? 'its last' : 'today'} there are ${most}. Correct one of them.`;
}

function causesShown({ rows }: TermFacts): ReturnType<TermCheck['test']> {
  const issues = rowsOf(rows).flatMap((row, index) =>
    (row.document ?? '') === '' ? [at(index, 'document', 'is not named. Choose the document that shows the cause, or add it under Documents.')] : [],
  );
  if (issues.length === 0) return termPass('Each cause names a document.');
  return termFound(
    'warning',
    `${counted(issues.length, 'cause names', 'causes name')} no document. Facts that a paper shows are believed sooner.`,
    issues,
  );
}

function recordAgrees({ rows, work }: TermFacts): ReturnType<TermCheck['test']> {
  const labels = new Map(causeChoices.map(({ value, label }) => [label, value]));
  const given = new Set(rowsOf(rows).map(({ cause }) => cause));
  const recorded = [...new Set((work?.delays ?? []).flatMap(({ cause }) => labels.get(cause) ?? []))];
  const left = recorded.filter((cause) => !given.has(cause));
  const unstated = (work?.delays ?? []).filter(({ cause }) => !labels.has(cause)).length;
  const sentences = [
    ...(left.length > 0 ? [`Delays are recorded with causes that the table leaves out: ${left.join(', ')}. Add them, or correct the record.`] : []),
    ...(unstated > 0
      ? [`${counted(unstated, 'delay')} of table T3 ${unstated === 1 ? 'has' : 'have'} no stated cause. State it where the work is tracked.`]
      : []),
  ];
  return sentences.length === 0 ? termPass('Every cause on record is in the table.') : termFound('warning', sentences.join(' '));
}

function moreThanMoney(facts: TermFacts): ReturnType<TermCheck['test']> {
  const { rows } = facts;
  const causes = rowsOf(rows).flatMap(({ cause }) => cause || []);
  if (extensionsOf(facts).before.length === 0 || causes.length === 0 || causes.some((cause) => cause !== 'funding'))
    return termPass('It is the first extension, or it rests on more than a lack of money.');
  return termFound(
    'warning',
    'More time was granted before, and this petition rests on the lack of money alone. An order of October 2024 is reported to say that this will not necessarily suffice for several requests, because recipients should make progress all the time. Show the progress made, and every other cause.',
    rowsOf(rows).map((_row, index) => at(index, 'cause', 'is the lack of money, as in every row.')),
  );
}

function earlierDecided(facts: TermFacts): ReturnType<TermCheck['test']> {
  const before = lastEarlier(facts, 'extension-petition');
  const until = toDay(before?.entered.answers.until ?? '');
  const endsOn = timeOf(facts)?.endsOn;
  if (!before || !until || !endsOn || until <= endsOn) return termPass('No petition filed here waits for a decision.');
  return termFound(
    'warning',
    `${before.number} asked for time until ${formatDay(until)}, and the term still ends on ${formatDay(endsOn)}. If more time was granted, record it where the work is tracked, under Schedules; if it waits, see whether this petition is needed.`,
  );
}

const causeChoices = causesTable.columns.find(({ key }) => key === 'cause')?.choices ?? [];

function rowsOf(rows: TermFacts['rows']): readonly Row[] {
  return rows[causesTable.key] ?? [];
}

function at(index: number, key: string, fault: string): Issue {
  return rowIssue(causesTable, index, { key, fault });
}
