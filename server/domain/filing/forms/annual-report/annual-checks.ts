import { formatDay } from '../../../calendar.ts';
import type { Issue } from '../../../result.ts';
import { counted } from '../../../words.ts';
import { checkDueDay } from '../../check-due-day.ts';
import { fieldIssue, termFound, termPass } from '../../check-term-filing.ts';
import { cellIssue } from '../../read-entry-rows.ts';
import { annualDueOn } from '../../term-dues.ts';
import type { TermCheck, TermFacts } from '../../term-filing.ts';
import { everyOther } from '../../term-values.ts';
import { reportedItems, reportedSince, yearEndOf } from './annual-equipment.ts';
import { annualFields, othersTable } from './annual-fields.ts';

const paragraph = '47 CFR 1.50007';
/** What must be told where something was obtained, with the characters below which it says nothing. */
const reasons = { justification: 40, plan: 40, replaced: 4, buying: 1 } as const;

export const annualChecks: TermCheck[] = [
  {
    id: 'year-over',
    title: 'The year is over',
    citation: `${paragraph}(b)`,
    about: ['year'],
    test: (facts) => {
      const end = yearEndOf(facts);
      if (end === null) return termPass('No year is given that could be judged.');
      const first = Number(reportedSince.slice(0, 4));
      if (end < reportedSince) return failAt('year', `Reports are about ${first} and later years. Correct the year.`);
      if (end >= facts.today) return failAt('year', `The report has what stood on ${formatDay(end)}. File it after that day, or correct the year.`);
      return termPass(`${formatDay(end)} has passed.`);
    },
  },
  {
    id: 'year-once',
    title: 'No other report is about the same year',
    citation: 'Good practice',
    about: ['year'],
    test: (facts) => {
      const twin = everyOther(facts).find(({ kind, entered }) => kind === 'annual-report' && entered.answers.year === facts.answers.year);
      if (!twin) return termPass('No other report about the year was filed here.');
      const sentence = `${twin.number} is about the same year. To correct it, open that one: a new version then takes its place.`;
      return termFound('warning', sentence, [fieldIssue('year', sentence)]);
    },
  },
  {
    id: 'in-time',
    title: 'It is filed by March 31',
    citation: `${paragraph}(b)`,
    about: ['year'],
    test: (facts) => {
      const end = yearEndOf(facts);
      if (end === null) return termPass('The day on which it is due follows from the year.');
      return checkDueDay(facts, annualDueOn(Number(facts.answers.year)));
    },
  },
  {
    id: 'statement-agrees',
    title: 'What is stated agrees with the lists',
    citation: paragraph,
    about: ['has', 'units-listed', 'others-listed'],
    test: (facts) => {
      const { listed, open } = reportedItems(facts);
      const others = (facts.rows[othersTable.key] ?? []).length;
      if (facts.answers.has === 'some' && listed.length + others === 0)
        return failAt('has', 'Nothing is listed. Enter what was obtained, in the inventory or in the table, or state that there is none.');
      if (facts.answers.has !== 'none') return termPass('What is stated agrees with the lists.');
      if (listed.length > 0)
        return failAt(
          'has',
          `The inventory has ${namesOf(listed)}, obtained from ${formatDay(reportedSince)} on. Correct the statement, or the inventory.`,
        );
      if (others > 0) return failAt('has', `${counted(others, 'row is', 'rows are')} entered in the table. Remove them, or correct the statement.`);
      if (open.length > 0)
        return failAt(
          'has',
          `It is open whether ${namesOf(open)} belongs here. Complete maker, model and day in the inventory before you certify that there is none.`,
        );
      return termPass('The inventory has nothing that would have to be listed.');
    },
  },
  {
    id: 'open-items',
    title: 'It is settled what belongs to the list',
    citation: paragraph,
    about: ['units-open'],
    test: (facts) => {
      const { open } = reportedItems(facts);
      if (open.length === 0) return termPass('Maker, model and day of everything that may belong here are known.');
      return termFound('warning', `It is open whether ${namesOf(open)} belongs here. Complete maker, model and day obtained in the inventory.`);
    },
  },
  {
    id: 'reasons-told',
    title: 'Reasons, plans and buying are told for what was obtained',
    citation: paragraph,
    about: [...Object.keys(reasons), 'buyingNote'],
    test: ({ answers }) => {
      if (answers.has !== 'some') return termPass('Nothing is stated to have been obtained that would need reasons.');
      const issues = Object.entries(reasons).flatMap(([key, least]) => missing(answers, key, least));
      if (answers.buying === 'yes') issues.push(...missing(answers, 'buyingNote', 20));
      if (issues.length === 0) return termPass('Reasons, plans, what was replaced and whether buying goes on are told.');
      return termFound(
        'fail',
        `${counted(issues.length, 'answer is', 'answers are')} missing that the rule asks for where something was obtained.`,
        issues,
      );
    },
  },
  {
    id: 'buying-ended',
    title: 'Nothing covered is bought any more',
    citation: '47 CFR 1.50004(a)(3)(ii)(A), (i)(2)',
    about: ['buying'],
    test: ({ answers }) => {
      if (answers.has !== 'some' || answers.buying !== 'yes') return termPass('It is not stated that buying goes on.');
      const sentence =
        'From approval, a recipient of the program obtains no covered item with any funds. Ask counsel before you sign, if an application was approved.';
      return termFound('warning', sentence, [fieldIssue('buying', sentence)]);
    },
  },
  {
    id: 'rows-in-time',
    title: 'What the table lists was obtained in the time of the report',
    citation: paragraph,
    about: [othersTable.key],
    test: (facts) => {
      const issues = dayFaults(facts);
      if (issues.length === 0) return termPass('Every row was obtained in the time that the report covers.');
      return termFound('fail', `${counted(issues.length, 'row was', 'rows were')} obtained outside the time of the report.`, issues);
    },
  },
];

function dayFaults(facts: TermFacts): Issue[] {
  const column = othersTable.columns.find(({ key }) => key === 'obtainedOn');
  const until = yearEndOf(facts) ?? facts.today;
  return (facts.rows[othersTable.key] ?? []).flatMap(({ obtainedOn = '' }, index) => {
    if (!column || obtainedOn === '') return [];
    const at = { table: othersTable, index, column };
    if (obtainedOn < reportedSince) return [cellIssue(at, `is before ${formatDay(reportedSince)}. Such items are not reported; remove the row.`)];
    return obtainedOn > until ? [cellIssue(at, `is after ${formatDay(until)}. It belongs to the report of its year.`)] : [];
  });
}

function missing(answers: Readonly<Record<string, string>>, key: string, least: number): Issue[] {
  const text = answers[key] ?? '';
  if (text.length >= least) return [];
  const label = annualFields.find((field) => field.key === key)?.label ?? key;
  if (text === '') return [fieldIssue(key, `${label} is missing. The rule asks for it where something was obtained.`)];
  return [fieldIssue(key, `${label} has ${text.length} characters. Write at least ${least}, so that it can be judged.`)];
}

function failAt(field: string, sentence: string) {
  return termFound('fail', sentence, [fieldIssue(field, sentence)]);
}

/** `HP-0001-1, HP-0001-2 and 4 more lines`. */
function namesOf(items: readonly { tag: string }[]): string {
  const shown = items.slice(0, 3).map(({ tag }) => tag);
  return items.length > shown.length ? `${shown.join(', ')} and ${counted(items.length - shown.length, 'more line')}` : shown.join(', ');
}
