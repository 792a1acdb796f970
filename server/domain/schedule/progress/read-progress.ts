import { type Day, day, formatDay } from '../../calendar.ts';
import { readDay } from '../../inventory/read-day.ts';
import { readText } from '../../inventory/read-text.ts';
import { quote, toFound } from '../../inventory/reading.ts';
import { bad, good, type Issue, type Result } from '../../result.ts';
import { type ActivityProgress, type AddedStep, type DelayCause, delayCauses } from '../work-plan.ts';

export const progressFields = ['startedOn', 'finishedOn', 'remainingDays', 'cause', 'note'] as const;
export type ProgressTexts = Partial<Record<(typeof progressFields)[number], string>>;
/** So that a day ahead is read, and told apart from a text that is no day. */
const lastDay = day('2199-12-31');
const mostNote = 2_000;

/** What was typed about an activity; null where nothing was. Every text that cannot be used comes back as an issue of its field. */
export function readProgress(activityId: string, texts: ProgressTexts, today: Day): Result<ActivityProgress | null> {
  const issues: Issue[] = [];
  const text = (field: keyof ProgressTexts): string => (texts[field] ?? '').trim();
  const refuse = (field: keyof ProgressTexts, message: string): null => {
    issues.push({ severity: 'error', code: 'input', field, message, found: toFound(text(field)), subject: activityId });
    return null;
  };
  if (progressFields.every((field) => text(field) === '')) return good(null);
  const dayIn = (field: 'startedOn' | 'finishedOn'): Day | null => {
    if (text(field) === '') return null;
    const { value, problems } = readDay(text(field), lastDay);
    if (value && value > today) refuse(field, notYet(field, value));
    return value ?? refuse(field, problems[0]?.message ?? `${quote(text(field))} is no day. Write it like 2027-03-09.`);
  };
  const startedOn = dayIn('startedOn');
  const finishedOn = dayIn('finishedOn');
  if (startedOn && finishedOn && finishedOn < startedOn) refuse('finishedOn', backwards(activityId, { startedOn, finishedOn }));
  if (text('startedOn') === '') refuse('startedOn', `${activityId}: state the day on which it began, or clear the other fields.`);
  const remainingDays = text('remainingDays') === '' ? null : readNumber(text('remainingDays'), (message) => refuse('remainingDays', message));
  const cause = readCause(text('cause'), (message) => refuse('cause', message));
  const note = text('note') === '' ? '' : readNote(text('note'), (message) => refuse('note', message));
  if (startedOn === null || note === null || issues.length > 0) return bad(issues);
  return good({ activityId, startedOn, finishedOn, remainingDays, cause, note });
}

function notYet(field: 'startedOn' | 'finishedOn', value: Day): string {
  if (field === 'startedOn') return `${formatDay(value)} has not come yet. Write the day on which the work began, or leave it empty until it does.`;
  return `${formatDay(value)} has not come yet. Write the day on which the work was finished, or leave it empty while it goes on.`;
}

function backwards(activityId: string, { startedOn, finishedOn }: { startedOn: Day; finishedOn: Day }): string {
  return `${activityId} is recorded as finished on ${formatDay(finishedOn)}, before it began on ${formatDay(startedOn)}. Correct one of the days.`;
}

/**
 * What was typed about a step that the baseline does not have: its days of work, and what is recorded of it once it has begun. `stored` are the days
 * known already, which count where none were typed. Null where nothing was typed at all.
 */
export function readAddedStep(activityId: string, texts: ProgressTexts & { addedDays?: string }, around: AddedFrame): Result<ReadStep> {
  const typed = (texts.addedDays ?? '').trim();
  if (typed === '' && progressFields.every((field) => (texts[field] ?? '').trim() === '')) return good({ progress: null, added: null });
  const issues: Issue[] = [];
  const refuse = (message: string): null => {
    issues.push({ severity: 'error', code: 'input', field: 'addedDays', message, subject: activityId });
    return null;
  };
  const missing = `${activityId} is not of the baseline: state its days of work to add it.`;
  const days = typed === '' ? (around.stored ?? refuse(missing)) : readNumber(typed, refuse);
  const isBegun = (['startedOn', 'finishedOn', 'remainingDays'] as const).some((field) => (texts[field] ?? '').trim() !== '');
  // Cause and note are read in the same way before the step has begun.
  const read = readProgress(activityId, isBegun ? texts : { ...texts, startedOn: around.today }, around.today);
  if (!read.ok || days === null) return bad([...issues, ...(read.ok ? [] : read.issues)]);
  const { cause = null, note = '' } = read.value ?? {};
  return good({ progress: isBegun ? read.value : null, added: { activityId, days, cause, note } });
}

/** Halves and negatives are read as well: the check says what is wrong with them. */
function readNumber(text: string, refuse: (message: string) => null): number | null {
  return /^-?\d{1,9}(\.\d{1,3})?$/.test(text.replaceAll(',', ''))
    ? Number(text.replaceAll(',', ''))
    : refuse(`Days left: ${quote(text)} is no number.`);
}

/** It is printed in the delay record: characters that cannot be seen, or that turn the line around, have no place there. */
function readNote(text: string, refuse: (message: string) => null): string | null {
  const { value, problems } = readText(mostNote, 'many lines')(text);
  return value ?? refuse(problems[0]?.message ?? 'The note cannot be read. Type it anew.');
}

function readCause(text: string, refuse: (message: string) => null): DelayCause | null {
  if (text === '') return null;
  return (
    delayCauses.find((cause) => cause === text.toLowerCase()) ??
    refuse(`${quote(text)} is none of the causes. Write one of: ${delayCauses.join(', ')}.`)
  );
}

interface AddedFrame {
  today: Day;
  stored: number | null;
}

interface ReadStep {
  progress: ActivityProgress | null;
  added: AddedStep | null;
}
