import { type Day, daysBetween, formatDay } from '../../domain/calendar.ts';
import type { ProgramKey } from '../../domain/programs/program.ts';
import { getProgram } from '../../domain/programs/programs.ts';
import { type GrantedExtension, lastEndOf } from '../../domain/schedule/granted-extensions.ts';
import type { SlipPart } from '../../domain/schedule/progress/explain-slip.ts';
import type { DelayEvent } from '../../domain/schedule/progress/list-delay-events.ts';
import type { CauseDays } from '../../domain/schedule/progress/sum-by-cause.ts';
import { statutoryDays } from '../../domain/schedule/statutory-days.ts';
import { capitalised, counted } from '../../domain/words.ts';
import type { SlipFacts } from './load-slip.ts';

/** Days after the work until which a record counts as made in time. */
const promptDays = 30;

/** `The finish moved from … to …: 74 days later. Of these, 51 are supply chain and 23 have no stated cause.` */
export function slipSentence({ slip, causes }: SlipFacts): string {
  if (slip.days === 0) return `The finish stays on ${formatDay(slip.currentOn)}.`;
  const moved = `The finish moved from ${formatDay(slip.baselineOn)} to ${formatDay(slip.currentOn)}: ${counted(Math.abs(slip.days), 'day')} ${slip.days > 0 ? 'later' : 'earlier'}.`;
  if (slip.days < 0) return moved;
  const [first, ...rest] = [...causes].sort((a, b) => b.days - a.days).map(({ cause, days }) => ({ days, words: inSentence(cause) }));
  if (!first) return moved;
  const start = rest.length === 0 ? (first.days === 1 ? 'It is' : 'All of them are') : `${first.days} of them ${first.days === 1 ? 'is' : 'are'}`;
  return `${moved} ${[`${start} ${first.words}`, ...rest.map(({ days, words }) => `${days} ${words}`)].join(', ')}.`;
}

/** `Supply chain`, `No cause stated`. */
export function causeName(cause: CauseDays['cause'] | null): string {
  if (cause === null || cause === 'not stated') return 'No cause stated';
  return cause === 'plan' ? 'Plan of the rest' : capitalised(cause);
}

function inSentence(cause: CauseDays['cause']): string {
  if (cause === 'not stated') return 'without a stated cause';
  return cause === 'plan' ? 'from the plan of the rest' : cause;
}

export const planWords = 'Moved without a record of its own: weekends, closed seasons, and the order in which crews take the sites that are left.';

/** What happened in an event, in a few words. */
export function eventWords({ how, isOpen }: Pick<DelayEvent, 'how' | 'isOpen'>): string {
  if (how === 'started later') return 'began later than it could have';
  if (how === 'added') return isOpen ? 'was not in the baseline, and goes on' : 'was not in the baseline';
  return isOpen ? 'takes longer, and goes on' : 'took longer';
}

/** What a part of the difference is, in a few words. */
export function partWords({ how, days }: Pick<SlipPart, 'how' | 'days'>): string {
  if (how === 'plan') return 'moved without a record';
  if (how === 'not begun') return 'not begun, and nothing recorded';
  if (how === 'added') return 'was not in the baseline';
  return days > 0 ? how : how === 'took longer' ? 'took less' : 'began sooner';
}

/** Term, extensions and petition for the forecast, and what they mean for it in a sentence. */
export function clockOf({ plan, slip }: SlipFacts, { program, today, granted }: ClockFrame) {
  const { settings, termEndsOn, p80FinishOn } = plan.summaryJson;
  const endsOn = termEndsOn === null ? null : lastEndOf(termEndsOn, granted);
  const finishOn = p80FinishOn > slip.currentOn ? p80FinishOn : slip.currentOn;
  const days = statutoryDays(getProgram(program), {
    approvedOn: settings.startOn,
    approvalNote: '',
    firstFundsOn: settings.firstFundsOn,
    termYears: settings.termYears,
    finishOn,
    granted,
  }).filter(({ kind }) => kind === 'petition' || kind === 'term-end' || kind === 'extension-end');
  return { days, sentence: clockSentence({ likelyOn: slip.currentOn, p80On: finishOn }, { termEndsOn: endsOn, days, today, count: granted.length }) };
}

function clockSentence(
  { likelyOn, p80On }: { likelyOn: Day; p80On: Day },
  { termEndsOn, days, today, count }: { termEndsOn: Day | null; days: ReturnType<typeof statutoryDays>; today: Day; count: number },
): string {
  if (termEndsOn === null) return 'The program sets no term that is known.';
  const over = daysBetween(termEndsOn, likelyOn);
  const term = count === 0 ? 'the term' : `the term with ${counted(count, 'extension')} as the carrier states`;
  const likely = `The likely finish, ${formatDay(likelyOn)}, lies ${over === 0 ? 'at' : `${counted(Math.abs(over), 'day')} ${over > 0 ? 'after' : 'before'}`} the end of ${term}, ${formatDay(termEndsOn)}.`;
  const p80 = `The finish with an 8 in 10 chance (P80), ${formatDay(p80On)},`;
  if (over <= 0 && p80On <= termEndsOn) return `${likely} ${p80} lies within it as well.`;
  const ends = days.filter(({ kind }) => kind === 'extension-end').slice(count);
  const neededFor = (finishOn: Day): number => ends.findIndex(({ day }) => day >= finishOn) + 1;
  const word = count === 0 ? 'extension' : 'more extension';
  const reached = over > 0 && neededFor(likelyOn) > 0 ? ` ${counted(neededFor(likelyOn), word)} would reach it, if granted.` : '';
  const needed = neededFor(p80On);
  const safe = needed > 0 ? `needs ${counted(needed, word)}, if granted.` : `lies ${counted(daysBetween(termEndsOn, p80On), 'day')} after that end.`;
  const petition = days.find(({ kind }) => kind === 'petition');
  const until = petition
    ? ` ${petition.day < today ? `The last day to ask for more time was ${formatDay(petition.day)}, unless the term was extended since.` : `A petition for more time must be filed by ${formatDay(petition.day)}.`}`
    : '';
  return `${likely}${reached} ${p80} ${safe}${until}`;
}

/** What the record does not show, in sentences: what a reader must know before relying on it. */
export function limitsOf({ plan: row, record, events, slip, causes, statusOn, isAccepted }: SlipFacts): string[] {
  const late = record.filter(({ finishedOn, startedOn, recordedOn }) => daysBetween(finishedOn ?? startedOn, recordedOn) > promptDays).length;
  const asPlanned = record.filter(({ source }) => source === 'as planned').length;
  const silent = events.filter(({ cause }) => cause === null).length;
  const plan = causes.find(({ cause }) => cause === 'plan')?.days ?? 0;
  const count = counted(record.length, 'entry', 'entries');
  return [
    'Causes are as the carrier stated them. Whether a delay was without fault of the carrier is for the petition to show and for the FCC to find.',
    `Work that goes on is counted up to the day on which it was last recorded, ${formatDay(statusOn)} at the latest; what comes after is a plan, not a fact.`,
    ...(isAccepted
      ? [
          [
            'The work is not that of the baseline; the carrier accepted the differences.',
            ...(row.issuesJson ?? []).map(({ message }) => message),
          ].join(' '),
        ]
      : []),
    silent === 0
      ? 'Every event has a stated cause.'
      : `${counted(silent, 'event')} of ${events.length} ${silent === 1 ? 'has' : 'have'} no stated cause.`,
    late === 0
      ? `All ${count} were recorded within ${promptDays} days.`
      : `${late} of ${count} ${late === 1 ? 'was' : 'were'} recorded more than ${promptDays} days after the day that ${late === 1 ? 'it states' : 'they state'}.`,
    ...(asPlanned === 0 ? [] : [`${asPlanned} of ${count} ${asPlanned === 1 ? 'was' : 'were'} recorded in bulk as done on the planned days.`]),
    ...(plan === 0 || slip.days === 0
      ? []
      : [
          `${counted(Math.abs(plan), 'day')} of the difference ${Math.abs(plan) === 1 ? 'has' : 'have'} no record: weekends, closed seasons and the order of the crews in the plan of the rest.`,
        ]),
    'Days of the driving path count calendar days; events beside it are dated, but did not move the finish.',
    'Invoices, shipping papers and letters that prove an event are not part of this record. Attach them.',
  ];
}

interface ClockFrame {
  program: ProgramKey;
  today: Day;
  /** Extensions that the carrier states as granted. */
  granted: readonly GrantedExtension[];
}
