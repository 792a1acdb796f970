import type { Issue } from '../domain/result.ts';
import { fingerprintOf } from './fingerprint.ts';

const code = 'saved-meanwhile';

/**
 * What to tell a person whose form shows a record as it no longer is: one line for all, and for each field that differs the text as saved; their
 * own stays in the form. Empty when the record is as the form showed it, or already as entered. `seen` is the fingerprint the form carries.
 */
export function findSavedMeanwhile(texts: { stored: Texts; entered: Texts }, seen: string | undefined): Issue[] {
  const { stored, entered } = texts;
  if (seen === undefined || seen === fingerprintOf(stored)) return [];
  const fields = Object.keys({ ...stored, ...entered }).filter((field) => (stored[field] ?? '') !== (entered[field] ?? ''));
  if (fields.length === 0) return [];
  const all =
    'Somebody else saved this while you were editing. Nothing you typed is lost: compare, correct, and save once more to put yours in its place.';
  const each = fields.map((field): Issue => {
    const theirs = (stored[field] ?? '') === '' ? 'it is empty' : `it says “${stored[field]}”`;
    return { severity: 'error', code, field, message: `As saved now, ${theirs}. Your entry stands in the field.` };
  });
  return [{ severity: 'error', code, message: all }, ...each];
}

/** Whether a form came back because of `findSavedMeanwhile`, rather than for a value. */
export function isSavedMeanwhile(issues: readonly Issue[]): boolean {
  return issues.some((issue) => issue.code === code);
}

type Texts = Readonly<Record<string, string>>;
