import { formatDay, toDay } from '../../../calendar.ts';
import { cents, formatCents } from '../../../money.ts';
import type { Issue } from '../../../result.ts';
import { counted } from '../../../words.ts';
import { fieldIssue, termFound, termPass } from '../../check-term-filing.ts';
import { rowIssue } from '../../read-entry-rows.ts';
import { termEndOf } from '../../term-clock.ts';
import type { TermCheck, TermFacts } from '../../term-filing.ts';
import { addedLineId, lineKey } from '../approved-lines.ts';
import { isWithdrawn } from '../standing.ts';
import { addedLines, changedLines, modificationRule, timelineRows } from './modification-fields.ts';
import { earlierModifications, moneySentence, readModification } from './modification-values.ts';

/** What a modification is about besides its cost lines: places, days, words, and what it means for the money. */
export const modificationChecks: readonly TermCheck[] = [
  {
    id: 'something-changes',
    title: 'Something is changed',
    citation: modificationRule,
    about: ['lines', 'added', 'scope', 'dates'],
    test: somethingChanges,
  },
  { id: 'added-kept', title: 'Every line added before is still in its row', citation: 'Tie-out of this form', about: ['added'], test: addedKept },
  {
    id: 'added-places',
    title: 'Every line added is at a site of the application',
    citation: modificationRule,
    about: ['added', 'scope'],
    test: addedPlaces,
  },
  {
    id: 'more-money',
    title: 'No money follows from a modification',
    citation: '47 CFR 1.50004(e)-(g)',
    about: ['after', 'follows'],
    test: moreMoney,
  },
  {
    id: 'dates-known',
    title: 'Every day changed is of the application and new',
    citation: modificationRule,
    about: ['dates'],
    test: datesKnown,
  },
  { id: 'within-term', title: 'The new days lie within the term', citation: '47 CFR 1.50004(h)', about: ['dates'], test: withinTerm },
  {
    id: 'changes-explained',
    title: 'What is said to change is explained',
    citation: modificationRule,
    about: ['timelineChanged', 'technologyChanged'],
    test: changesExplained,
  },
  {
    id: 'earlier-decided',
    title: 'The modifications before it are decided',
    citation: 'Good practice',
    about: ['earlier-modifications'],
    test: earlierDecided,
  },
];

function somethingChanges(facts: TermFacts): ReturnType<TermCheck['test']> {
  const { rows, answers } = facts;
  if (isWithdrawn(facts)) return termPass('This modification is withdrawn or was not approved: it changes nothing any more.');
  const count = ['lines', 'added', 'scope', 'dates'].reduce((sum, key) => sum + (rows[key]?.length ?? 0), 0);
  if (count > 0 || answers.timelineChanged === 'yes' || answers.technologyChanged === 'yes') return termPass('What is changed is stated.');
  const message = 'Nothing is changed yet. Enter a cost line, a site, a day, or a change of technology.';
  return termFound('fail', message, [{ severity: 'error', code: 'something-changes', message, field: changedLines.key }]);
}

/** A line that a modification adds is named by its row, in claims that are filed: a correction must leave it there. */
function addedKept(facts: TermFacts): ReturnType<TermCheck['test']> {
  const now = facts.rows.added ?? [];
  const moved = new Map<number, string>();
  for (const { entered } of isWithdrawn(facts) ? [] : facts.versions) {
    const before = entered.rows.added ?? [];
    for (const [index, row] of before.entries()) {
      const isElsewhere = now.some((one, place) => place !== index && isSame('item', row, one) && !isSame('item', row, before[place]));
      const isKept = isSame('item', row, now[index]) || (!isElsewhere && placed.every((key) => isSame(key, row, now[index])));
      if (!isKept) moved.set(index, `${addedLineId(facts.number, index)} (${row.item ?? ''})`);
    }
  }
  if (moved.size === 0) return termPass('No line that was added before is gone or in another row.');
  const sentence = `${[...moved.values()].join(', ')} ${moved.size === 1 ? 'is' : 'are'} no longer in the same row, and claims name a line by its row. Put it back; set its amount to 0.00 if it falls away, and add new lines at the end.`;
  return termFound('fail', sentence, [{ severity: 'error', code: 'added-kept', message: sentence, field: addedLines.key }]);
}

/** Where a line belongs: its item may be put in other words while these stay, or it may go to another place while its item stays. */
const placed = ['site', 'category', 'phase'];

function isSame(key: string, before: Row, after: Row | undefined): boolean {
  return after !== undefined && lineKey(before[key] ?? '') === lineKey(after[key] ?? '');
}

type Row = Readonly<Record<string, string>>;

function addedPlaces(facts: TermFacts): ReturnType<TermCheck['test']> {
  const known = new Set(facts.application?.frozen.sites.map(({ code }) => lineKey(code)));
  for (const row of facts.rows.scope ?? []) if (row.change === 'added') known.add(lineKey(row.what ?? ''));
  const issues = (facts.rows.added ?? []).flatMap(({ site = '' }, index) =>
    site === '' || known.has(lineKey(site))
      ? []
      : [
          rowIssue(addedLines, index, {
            key: 'site',
            fault: 'is no site of the application. Correct its code, or add the site under Sites and equipment.',
          }),
        ],
  );
  if (issues.length === 0) return termPass('Every line added is at a site of the application, at a site that is added, or network-wide.');
  return termFound('fail', `${counted(issues.length, 'line is', 'lines are')} added at a site that is not in the application.`, issues);
}

function moreMoney(facts: TermFacts): ReturnType<TermCheck['test']> {
  if (!facts.award || !facts.application) return termPass('It can be judged once the award is recorded.');
  const { afterCents, beforeCents } = readModification(facts);
  const { approvedCents, allocatedCents } = facts.award;
  const overApproved = approvedCents !== null && afterCents > approvedCents && afterCents > beforeCents;
  const overAllocated = allocatedCents !== null && afterCents > allocatedCents;
  if (!overApproved && !overAllocated) return termPass(moneySentence(facts));
  const approved = overApproved ? ` It is also ${formatCents(cents(afterCents - approvedCents))} more than the amount approved.` : '';
  return termFound('warning', `${moneySentence(facts)}${approved}`);
}

function datesKnown(facts: TermFacts): ReturnType<TermCheck['test']> {
  const timeline = facts.application?.frozen.timeline;
  const finishes = new Map(timeline?.sites.map(({ siteCode, finishOn }) => [lineKey(siteCode), finishOn]));
  if (timeline) finishes.set('', timeline.finishOn);
  const added = new Set((facts.rows.scope ?? []).flatMap(({ change, what = '' }) => (change === 'added' ? [lineKey(what)] : [])));
  const seen = new Set<string>();
  const issues = (facts.rows.dates ?? []).flatMap(({ site = '', finishOn = '' }, index): Issue[] => {
    const key = lineKey(site);
    const isAgain = seen.has(key);
    seen.add(key);
    if (isAgain) return [rowIssue(timelineRows, index, { key: 'site', fault: 'is in a row above already. Keep one of the two.' })];
    const filed = finishes.get(key);
    if (filed === undefined)
      return added.has(key) ? [] : [rowIssue(timelineRows, index, { key: 'site', fault: 'is no site of the application. Correct its code.' })];
    return filed === finishOn
      ? [rowIssue(timelineRows, index, { key: 'finishOn', fault: 'is the day in the application. Enter another one, or remove the row.' })]
      : [];
  });
  if (issues.length === 0) return termPass('Every day changed is of the application, and is another one.');
  return termFound('fail', `${counted(issues.length, 'row names', 'rows name')} no site of the application, one again, or its old day.`, issues);
}

function withinTerm({ rows, program, award }: TermFacts): ReturnType<TermCheck['test']> {
  const end = award ? termEndOf(program, award) : null;
  if (!end) return termPass('It can be judged once the first money is recorded.');
  const issues = (rows.dates ?? []).flatMap(({ finishOn = '' }, index) =>
    (toDay(finishOn) ?? end) > end
      ? [
          rowIssue(timelineRows, index, {
            key: 'finishOn',
            fault: `is after the term, which ends on ${formatDay(end)}. A petition for more time is needed besides.`,
          }),
        ]
      : [],
  );
  if (issues.length === 0) return termPass(`No new day is after the term, which ends on ${formatDay(end)}.`);
  return termFound(
    'warning',
    `${counted(issues.length, 'day lies', 'days lie')} after the term, which ends on ${formatDay(end)}. A modification extends no term: file a petition for more time before that day.`,
    issues,
  );
}

function changesExplained({ answers, rows }: TermFacts): ReturnType<TermCheck['test']> {
  const unexplained = ['timeline', 'technology'].filter((key) => answers[`${key}Changed`] === 'yes' && (answers[`${key}Note`] ?? '').length < 30);
  const issues = unexplained.map((key) => fieldIssue(`${key}Note`, `The ${key} changes. Say how and why, in 30 characters or more.`));
  if (answers.timelineChanged === 'no' && (rows.dates ?? []).length > 0)
    issues.push(fieldIssue('timelineChanged', 'Days are changed below. Say that the timeline changes, or remove the rows.'));
  if (issues.length === 0) return termPass('What is said to change is explained, and agrees with the tables.');
  return termFound('fail', 'What is said about timeline and technology is incomplete, or contradicts the tables.', issues);
}

function earlierDecided(facts: TermFacts): ReturnType<TermCheck['test']> {
  const before = earlierModifications(facts);
  if (before.length === 0) return termPass('No modification was filed here before.');
  return termFound(
    'warning',
    `The amounts until now are those after ${before.join(', ')}. Whether ${before.length === 1 ? 'it was' : 'they were'} approved is not recorded here: if not, the amounts until now are others. Correct it there first: a new version can say that it was not approved.`,
  );
}
