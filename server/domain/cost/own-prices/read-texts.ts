import type { FieldReader } from '../../inventory/reading.ts';
import { toFound } from '../../inventory/reading.ts';
import type { Issue } from '../../result.ts';

/** The texts of a form, read field by field; every fault is kept with its field, so that all are shown at once. */
export function openTexts(fields: Readonly<Record<string, string>>): Texts {
  const issues: Issue[] = [];
  const text = (field: string): string => (Object.hasOwn(fields, field) ? (fields[field] ?? '').trim() : '');
  const found = (field: string) => (text(field) === '' ? {} : { found: toFound(text(field)) });
  return {
    issues,
    text,
    fault: (field, code, message) => void issues.push({ severity: 'error', code, field, message, ...found(field) }),
    read(field, reader, missing) {
      const value = text(field);
      if (value === '') {
        if (missing !== null) issues.push({ severity: 'error', code: 'missing', field, message: missing });
        return undefined;
      }
      const reading = reader(value);
      for (const problem of reading.problems) issues.push({ ...problem, field, ...found(field) });
      return reading.value;
    },
  };
}

export interface Texts {
  /** Errors and warnings so far, in the order of reading. */
  issues: Issue[];
  /** Trimmed; '' where the form has no such field. */
  text(field: string): string;
  fault(field: string, code: string, message: string): void;
  /** The value of a field; without text undefined, and a fault unless `missing` is null. */
  read<T>(field: string, reader: FieldReader<T>, missing: string | null): T | undefined;
}
