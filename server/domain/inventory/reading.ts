import type { Issue } from '../result.ts';

/** What is wrong with one value, before it is known where the value stands. */
export type Problem = Pick<Issue, 'severity' | 'code' | 'message' | 'wanted'>;

/** What one cell or form field says: a value, or undefined with the error that stands in its way. A value may carry warnings. */
export interface Reading<T> {
  value: T | undefined;
  problems: readonly Problem[];
}

/** A reader of one field's text. The text is trimmed and not empty. Readers never throw. */
export type FieldReader<T> = (text: string) => Reading<T>;

const nothingWrong: readonly Problem[] = [];

export function accept<T>(value: T): Reading<T> {
  return { value, problems: nothingWrong };
}

export function acceptWith<T>(value: T, warning: Omit<Problem, 'severity'>): Reading<T> {
  return { value, problems: [{ severity: 'warning', ...warning }] };
}

export function refuse(error: Omit<Problem, 'severity'>): Reading<never> {
  return { value: undefined, problems: [{ severity: 'error', ...error }] };
}

/** Text as it stands in a sentence: in quotes, cut to 40 characters. */
export function quote(text: string): string {
  return `“${text.length > 40 ? `${text.slice(0, 39)}…` : text}”`;
}

/** Text as `Issue.found` carries it: cut to 80 characters. */
export function toFound(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
