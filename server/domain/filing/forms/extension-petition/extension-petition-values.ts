import { addDays, addMonths, addYears, type Day, dayOf, daysBetween, formatDay, toDay } from '../../../calendar.ts';
import { delayCauses } from '../../../schedule/work-plan.ts';
import { capitalised, counted } from '../../../words.ts';
import { firstFiledOn } from '../../check-due-day.ts';
import type { ShownValue } from '../../filing.ts';
import { computed } from '../../shown-value.ts';
import { statuteOf, termEndOf } from '../../term-clock.ts';
import type { Award, FrozenTermFiling, TermAnswers, TermFacts, WorkFacts } from '../../term-filing.ts';

const notBegun = 'Open: no money was received yet';
const fromAward = 'award as recorded by the carrier';
const fromRecord = 'extensions as the carrier recorded them';
/** `Number of the extension asked for`. */
const whichLine = 'C.4';
const fromWork = 'record of the work against the baseline';
/** Site codes that a cell of the table of causes names before it counts the rest. */
const mostNamed = 8;
const mostFacts = 400;

/**
 * The days of a petition: where the term ends as extended so far, the last day before it, the most that one petition may ask for, and what is asked.
 * A correction asks for what its first version asked for, so the term is the one that it found. null before the first money, where there is no term to
 * extend. 47 CFR 1.50004(h)(2).
 */
export function timeOf(facts: Pick<TermFacts, 'program' | 'award' | 'answers' | 'versions'>): PetitionTime | null {
  const { program, award, answers } = facts;
  const endsOn = award ? termEndOf(program, { ...award, extensions: extensionsOf(facts).before }) : null;
  const months = program.extensionMonths.value;
  if (endsOn === null || months === null) return null;
  return { endsOn, fileBy: addDays(endsOn, -1), mostUntil: addMonths(endsOn, months), until: toDay(answers.until ?? '') ?? null };
}

/**
 * The extensions that were granted before the petition was first filed, and those since. On the day of filing, and where no day of the grant is known,
 * those came before that its first version counted.
 */
export function extensionsOf(facts: Pick<TermFacts, 'award' | 'versions'>): Record<'before' | 'since', Award['extensions']> {
  const granted = facts.award?.extensions ?? [];
  const filedOn = firstFiledOn(facts);
  if (filedOn === null) return { before: granted, since: [] };
  const known = countedIn(facts.versions[0]);
  const isBefore = ({ grantedOn }: Award['extensions'][number], index: number) =>
    grantedOn === null || grantedOn === filedOn ? index < known : grantedOn < filedOn;
  return { before: granted.filter(isBefore), since: granted.filter((extension, index) => !isBefore(extension, index)) };
}

/** A submitted petition says which extension it asks for: one more than were granted then. */
function countedIn(first: FrozenTermFiling | undefined): number {
  const which = first?.sections.flatMap(({ lines }) => lines).find(({ id }) => id === whichLine)?.value ?? '';
  return /^\d+$/.test(which) ? Number(which) - 1 : 0;
}

/** The time asked for: the expected finish of the tracked plan where it needs more time, at most what the rule allows; the causes recorded, summed up. */
export function prefillPetition(facts: TermFacts): TermAnswers {
  const time = timeOf(facts);
  const expected = facts.work?.expectedFinishOn;
  const until = time && expected && expected > time.endsOn ? (expected < time.mostUntil ? expected : time.mostUntil) : null;
  return { answers: until ? { until } : {}, rows: { causes: causeRows(facts.work?.delays ?? []) } };
}

/** The delays recorded, one row for each cause in the order in which it first struck. What has no stated cause is left for a person to choose. */
function causeRows(delays: WorkFacts['delays']): Record<string, string>[] {
  const byCause = new Map<string, WorkFacts['delays'][number][]>();
  for (const delay of [...delays].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
    byCause.set(delay.cause, [...(byCause.get(delay.cause) ?? []), delay]);
  }
  return [...byCause].map(([cause, mine]) => {
    const until = mine.map((delay) => delay.until).reduce((last, on) => (on > last ? on : last));
    return {
      cause: delayCauses.find((known) => capitalised(known) === cause) ?? '',
      where: placesOf(mine),
      from: mine[0]?.from ?? '',
      until,
      days: String(Math.max(...mine.map(({ days }) => days))),
      document: '',
      facts: factsOf(mine),
    };
  });
}

function factsOf(delays: WorkFacts['delays']): string {
  const notes = [...new Set(delays.map(({ note, activity }) => (note.trim() === '' ? activity : note.trim())))];
  const text = [`${counted(delays.length, 'delay')} recorded.`, ...notes.map((note) => (/[.!?]$/.test(note) ? note : `${note}.`))].join(' ');
  return text.length <= mostFacts ? text : `${text.slice(0, mostFacts - 1).trimEnd()}…`;
}

function placesOf(delays: WorkFacts['delays']): string {
  const codes = [...new Set(delays.map(({ siteCode }) => (siteCode === '' ? 'Whole network' : siteCode)))];
  const more = codes.length - mostNamed;
  return `${codes.slice(0, mostNamed).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

export const petitionValues = {
  firstTerm: ({ program, award }: TermFacts): ShownValue => {
    const years = program.termYears.value;
    if (!award?.firstMoneyOn || years === null) return computed(notBegun, statuteOf(program));
    return computed(formatDay(addYears(award.firstMoneyOn, years)), `${counted(years, 'year')} from the first money, ${statuteOf(program)}`);
  },
  granted: (facts: TermFacts): ShownValue => {
    const { before, since } = extensionsOf(facts);
    if (before.length + since.length === 0) return computed('None recorded', fromAward);
    const each = (granted: Award['extensions'], first: number) =>
      granted.map(({ until, note }, index) => `${index + first}: to ${formatDay(until)}, ${note}`);
    const later = since.length === 0 ? [] : ['Since this petition was filed:', ...each(since, before.length + 1)];
    return computed([...(before.length === 0 ? ['None before this petition'] : each(before, 1)), ...later].join('\n'), fromRecord);
  },
  endsNow: withTime(({ endsOn }, facts) => {
    const granted = extensionsOf(facts).before.length;
    const filedOn = firstFiledOn(facts);
    const then = filedOn === null ? '' : `, as it stood when this petition was filed on ${formatDay(filedOn)}`;
    return [formatDay(endsOn), `${granted === 0 ? 'term as first set' : `term with ${counted(granted, 'extension')} granted`}${then}`];
  }),
  which: (facts: TermFacts): ShownValue => computed(String(extensionsOf(facts).before.length + 1), 'extensions granted so far and this one'),
  earlier: ({ earlier }: TermFacts): ShownValue => {
    const petitions = earlier.filter(({ kind }) => kind === 'extension-petition');
    if (petitions.length === 0) return computed('None filed here', 'filings of this application');
    const each = petitions.map(({ number, submittedAt, entered }) => {
      const until = toDay(entered.answers.until ?? '');
      return `${number}, submitted ${formatDay(dayOf(submittedAt))}${until ? `, asked until ${formatDay(until)}` : ''}`;
    });
    return computed(each.join('\n'), 'filings of this application');
  },
  fileBy: withTime(({ fileBy }) => [formatDay(fileBy), 'the day before the term ends: the rule takes a petition only before that']),
  most: withTime(({ mostUntil }, { program }) => [formatDay(mostUntil), `${program.extensionMonths.value} months after the term ends`]),
  asked: withTime(({ until, endsOn }) =>
    until === null
      ? ['Not given', 'day entered above']
      : [until > endsOn ? `${counted(daysBetween(endsOn, until), 'day')} more` : 'No more time', 'from the end of the term to the day asked for'],
  ),
  expected: ({ work }: TermFacts): ShownValue =>
    work ? computed(formatDay(work.expectedFinishOn), work.expectedFrom ?? `${fromWork} ${work.baseline}`) : notTracked(),
  planned: ({ work }: TermFacts): ShownValue => (work ? computed(formatDay(work.baselineFinishOn), `baseline ${work.baseline}`) : notTracked()),
  reserve: withTime(({ until }, { work }) => {
    if (until === null || !work) return ['Not known', 'day asked for and expected finish'];
    const days = daysBetween(work.expectedFinishOn, until);
    return [days < 0 ? `None: ${counted(-days, 'day')} too short` : counted(days, 'day'), 'from the expected finish to the day asked for'];
  }),
  delays: ({ work }: TermFacts): ShownValue => {
    if (!work) return notTracked();
    return computed(work.delays.length === 0 ? 'None' : `${counted(work.delays.length, 'delay')}, listed in table T3`, fromWork);
  },
  sitesLeft: ({ work }: TermFacts): ShownValue => {
    if (!work) return notTracked();
    return computed(`${sitesLeft(work).length} of ${counted(work.sites.length, 'site')}`, fromWork);
  },
};

/** Sites with a step that is not recorded as finished, in the order in which they are expected to be. */
export function sitesLeft(work: WorkFacts): WorkFacts['sites'] {
  return work.sites
    .filter(({ finishedOn }) => !finishedOn)
    .sort((a, b) => compare(a.expectedFinishOn, b.expectedFinishOn) || compare(a.siteCode, b.siteCode));
}

function withTime(show: (time: PetitionTime, facts: TermFacts) => [value: string, note: string]): (facts: TermFacts) => ShownValue {
  return (facts) => {
    const time = timeOf(facts);
    return time ? computed(...show(time, facts)) : computed(notBegun, statuteOf(facts.program));
  };
}

function notTracked(): ShownValue {
  return computed('Not tracked: no baseline is set', fromWork);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

interface PetitionTime {
  endsOn: Day;
  /** The last day before the term ends. */
  fileBy: Day;
  mostUntil: Day;
  /** As asked for; null while it is not given or no day. */
  until: Day | null;
}
