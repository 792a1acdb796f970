import { formatDay, toDay } from '../calendar.ts';
import { type Cents, formatCents } from '../money.ts';
import { formatCount } from '../words.ts';
import type { ShownValue } from './filing.ts';
import { choiceLabel, type FormField } from './form-field.ts';
import { computed, entered, notGiven } from './shown-value.ts';
import type { EntryColumn, FrozenTermFiling, TermFacts, TermFilingKind } from './term-filing.ts';

/** What a person entered in one of a form's fields, in the words of the field; carried over where an earlier filing of the kind says the same. */
export function fromEntry(fields: readonly FormField[], key: string): (facts: TermFacts) => ShownValue {
  const field = fields.find((one) => one.key === key);
  if (!field) throw new Error(`The form has no field ${key}.`);
  return (facts) => {
    const value = facts.answers[key] ?? '';
    if (value === '') return entered(field.required ? notGiven : 'None');
    return { ...entered(shownText(field, value)), ...carriedFrom(facts, key, value) };
  };
}

/** `In process`: a value of a field as people read it. */
function shownText(field: FormField, value: string): string {
  if (field.kind === 'choice') return choiceLabel(field, value);
  if (field.kind === 'number') return /^\d+$/.test(value) ? formatCount(Number(value)) : value;
  const date = field.kind === 'date' ? toDay(value) : undefined;
  return date ? formatDay(date) : value;
}

/** A narrative that stands in the filing before it word for word was carried over, not written again. */
function carriedFrom(facts: TermFacts, key: string, value: string): Partial<ShownValue> {
  const before = lastEarlier(facts, facts.kind);
  if (!before || value.length < 20 || before.entered.answers[key] !== value) return {};
  return { origin: 'carried over', originNote: `word for word as in ${before.number}` };
}

/** The newest submitted filing of a kind; undefined where there is none. */
export function lastEarlier(facts: Pick<TermFacts, 'earlier'>, kind: TermFilingKind): FrozenTermFiling | undefined {
  return facts.earlier.findLast((one) => one.kind === kind);
}

/** Every other submitted filing, in the order in which they were first submitted: what counts sums takes those after a correction too. */
export function everyOther({ earlier, later }: Pick<TermFacts, 'earlier' | 'later'>): readonly FrozenTermFiling[] {
  return later.length === 0 ? earlier : [...earlier, ...later];
}

/**
 * A cell of an entry table as it is printed: choices by label, days and money in words, documents by their number alone. A title can say what is
 * confidential; it stands in the list of documents, which a public copy prints without titles.
 */
export function shownCell(column: EntryColumn, value: string): string {
  if (value === '') return '';
  if (column.kind === 'choice') return column.choices?.find((choice) => choice.value === value)?.label ?? value;
  if (column.kind === 'money') return /^\d+(\.\d\d)?$/.test(value) ? formatCents(readCellCents(value)) : value;
  if (column.kind === 'number') return /^\d+$/.test(value) ? formatCount(Number(value)) : value;
  const date = column.kind === 'date' ? toDay(value) : undefined;
  return date ? formatDay(date) : value;
}

/** Cents of a money cell as `readEntryRows` keeps it (`1250.00`); 0 for what is no amount yet. */
export function readCellCents(value: string): Cents {
  const found = /^(\d{1,11})(?:\.(\d\d))?$/.exec(value);
  return (found ? Number(found[1]) * 100 + Number(found[2] ?? 0) : 0) as Cents;
}

/** An amount, or that it is not known yet. */
export function computedCents(amount: Cents | null, originNote: string): ShownValue {
  return computed(amount === null ? 'Not known yet' : formatCents(amount), originNote);
}
