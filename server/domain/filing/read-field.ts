import { toDay } from '../calendar.ts';
import { findHiddenMark, hiddenMarkCode, sayHiddenMark } from '../hidden-mark.ts';
import type { Issue } from '../result.ts';
import type { FormField } from './form-field.ts';

const largestNumber = 1_000_000_000;

/**
 * Reads what a person entered in one field. Gives the text as it is kept (trimmed, line ends made one kind, control characters gone, numbers
 * without signs and commas, choices as their value) and at most one error, also for a mark that cannot be seen. Empty text is no error here: what a filing needs is checked later.
 */
export function readField(field: FormField, entered: string): { text: string; issue: Issue | null } {
  const text = entered
    .replace(/\r\n?/g, '\n')
    .replace(/(?!\n)\p{Cc}/gu, ' ')
    .trim();
  if (text === '') return { text, issue: null };
  const mark = findHiddenMark(text, 'many lines');
  if (mark !== undefined) return refuse(field, text, `${field.label} ${sayHiddenMark(mark)}`, hiddenMarkCode);
  if (text.length > field.maxLength) {
    return refuse(field, text, `${field.label} has ${text.length} characters. Shorten it to ${field.maxLength}.`, 'too-long');
  }
  if (field.kind === 'number') return readNumber(field, text);
  if (field.kind === 'date') {
    return toDay(text) ? { text, issue: null } : refuse(field, text, `${field.label} is not a date. Write it as 2026-03-31.`, 'not-a-date');
  }
  if (field.kind === 'choice') return readChoice(field, text);
  return { text: field.kind === 'text' ? text.replace(/\s+/g, ' ') : text, issue: null };
}

function readNumber(field: FormField, text: string): { text: string; issue: Issue | null } {
  const digits = text.replace(/[$,\s]/g, '');
  if (!/^\d+$/.test(digits)) return refuse(field, text, `${field.label} is not a whole number. Write digits only, such as 12500.`, 'not-a-number');
  if (Number(digits) > largestNumber) return refuse(field, text, `${field.label} is larger than one billion. Check the number.`, 'too-large');
  return { text: String(Number(digits)), issue: null };
}

function readChoice(field: FormField, text: string): { text: string; issue: Issue | null } {
  const wanted = text.toLowerCase();
  const choice = field.choices?.find(({ value, label }) => value.toLowerCase() === wanted || label.toLowerCase() === wanted);
  if (choice) return { text: choice.value, issue: null };
  const labels = field.choices?.map(({ label }) => label).join('; ') ?? '';
  return refuse(field, text, `${field.label} must be one of these: ${labels}.`, 'not-a-choice');
}

function refuse(field: FormField, text: string, message: string, code: string): { text: string; issue: Issue } {
  return { text, issue: { severity: 'error', code, message, field: field.key, found: text.slice(0, 80) } };
}
