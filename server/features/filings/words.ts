import { type Day, dayOf, formatDay, type Instant, utcDayOf } from '../../domain/calendar.ts';
import type { Confidence } from '../../domain/programs/confidence.ts';
import type { ProgramKey } from '../../domain/programs/program.ts';
import { getProgram } from '../../domain/programs/programs.ts';
import type { FilingState } from './filing-state.ts';

const tones: Record<FilingState, string> = {
  Draft: '',
  'Ready to certify': 'info',
  'Being submitted': 'info',
  Submitted: 'info',
  Returned: 'warn',
  Accepted: 'ok',
};

export function stateTag(state: FilingState): { label: string; tone: string } {
  return { label: state, tone: tones[state] };
}

/** The state as it stands after "is". */
export function stateWords(state: FilingState): string {
  return state === 'Draft' ? 'a draft' : state.toLowerCase();
}

export function whole(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 4 });
}

/** The day of an instant in Washington, D.C. */
export function dayText(instant: string): string {
  return formatDay(dayOf(instant as Instant));
}

/** `Nov 23, 2026, 15:04 UTC`. */
export function momentText(instant: string): string {
  return `${formatDay(utcDayOf(instant as Instant))}, ${instant.slice(11, 16)}\u00a0UTC`;
}

export function dayOr(day: Day | null, instead: string): string {
  return day === null ? instead : formatDay(day);
}

/** A day as a key figure, which may break between its parts. */
export function dayFigure(day: Day): string {
  return formatDay(day).replace(/\u00a0/g, ' ');
}

/** `H.R.4998 (2019)` or `the FCC program`: as it stands in a sentence. */
export function programWords(key: ProgramKey): string {
  const { shortTitle } = getProgram(key);
  return shortTitle.endsWith('program') ? `the ${shortTitle}` : shortTitle;
}

/** The lines of a text that was typed with line ends. */
export function paragraphsOf(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}

/** The anchor of a section of the answers. */
export function sectionAnchor(section: string): string {
  return `section-${section.toLowerCase().replace(/[^a-z]+/g, '-')}`;
}

/** How sure a rule is, for people who do not know our sources. */
export const sureWords: Record<Confidence, string> = {
  read: 'the rule itself was read',
  'opening read': 'only the beginning of the text was read',
  secondary: 'as others report it; the rule itself was not read',
  derived: 'our reading of the rule',
  unconfirmed: 'not confirmed: a planning assumption',
};
