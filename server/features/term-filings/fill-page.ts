import type { FormField } from '../../domain/filing/form-field.ts';
import { choiceLabel } from '../../domain/filing/form-field.ts';
import type { EntryColumn, EntryTable, TermFacts } from '../../domain/filing/term-filing.ts';
import { lastEarlier, shownCell } from '../../domain/filing/term-values.ts';
import type { Issue } from '../../domain/result.ts';
import { counted } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import { toControl } from '../../web/form-page.ts';
import type { Page } from '../../web/render-page.ts';
import { toFormField } from '../../web/to-form-field.ts';
import { momentText } from '../filings/index.ts';
import type { TermEntry } from './queries.ts';
import type { TermContent } from './read-term-content.ts';
import { partFingerprint } from './save-term-part.ts';
import { partAnchor, termCrumbs } from './words.ts';

const blankRows = 5;
/** Beyond so many documents a cell asks for the number: a list in every row would make the page too heavy. */
const mostListed = 40;
/** Characters, beyond which a cell takes a line of its own. */
const longCell = 200;

/** The page on which a filing of the term is filled in: one form for each section and each table, every one saved for itself. */
export function fillPage(filing: TermEntry, content: TermContent, sent: SentPart): Page {
  const { form } = content;
  const sections = [...new Set(form.fields.map(({ section }) => section))];
  const open = content.checks.flatMap(({ outcome, issues }) => (outcome === 'pass' ? [] : issues));
  const failing = content.failures.length;
  return {
    template: 'term-filings/answers',
    title: `Fill in filing ${filing.number}`,
    view: {
      head: {
        title: `Fill in: ${form.shortTitle.toLowerCase()}`,
        crumbs: termCrumbs(filing, 'and itself'),
        sentence: `What only you can say. Everything else is taken from what is recorded. Last saved ${momentText(filing.updatedAt)}.`,
      },
      summary:
        sent.issues.length === 0
          ? null
          : {
              title: sent.conflict ? 'Somebody else saved this part' : 'Please correct this',
              issues: sent.issues.map(({ message, field }) => ({ message, href: field ? `#${field}` : null })),
            },
      next:
        failing > 0
          ? {
              title: `Next: put right what ${counted(failing, 'check')} found.`,
              text: 'Each part is saved for itself; what a check found stands at its field.',
              who: 'You act.',
            }
          : {
              title: 'No check fails.',
              text: 'Next: say that the filing is complete.',
              who: 'You act.',
              action: { label: 'To the filing', href: paths.termFiling(filing.id) },
            },
      action: paths.termFilingAnswers(filing.id),
      backHref: paths.termFiling(filing.id),
      sections: sections.map((section) => sectionPart(section, { filing, content, sent, open })),
      tables: form.entries.map((table) => tablePart(table, { filing, content, sent, open })),
    },
  };
}

function sectionPart(section: string, of: Fill) {
  const { filing, content, sent, open } = of;
  const isSent = sent.part === section;
  return {
    ...partHead(section, of),
    title: section,
    button: `Save ${section.toLowerCase()}`,
    isHeld: isSent && sent.issues.length > 0,
    fields: content.form.fields
      .filter((field) => field.section === section)
      .map((field) => {
        const saved = filing.answersJson[field.key] ?? '';
        const value = isSent ? (sent.values[field.key] ?? '') : saved;
        const found = open.find((issue) => issue.field === field.key);
        return {
          control: toFormField(field, value, isSent ? (messageOf(sent.issues, field.key) ?? null) : null),
          found: isSent && sent.issues.length > 0 ? null : (found?.message ?? null),
          origin: originOf(field, saved, content.facts),
          theirs: isSent && sent.conflict && plain(value) !== plain(saved) ? shownAnswer(field, saved) : null,
        };
      }),
  };
}

function tablePart(table: EntryTable, of: Fill) {
  const { filing, content, sent } = of;
  const isSent = sent.part === table.key;
  const stored = filing.rowsJson[table.key] ?? [];
  const rows = isSent ? sent.rows : stored;
  const blank = Math.min(sent.more === table.key ? blankRows : 1, Math.max(0, table.mostRows - rows.length));
  const shown = [...rows, ...Array.from({ length: blank }, (): Record<string, string> => ({}))];
  return {
    ...partHead(table.key, of),
    title: table.title,
    help: table.help,
    count: `${counted(rows.length, 'row')} of ${table.mostRows} at most.`,
    fault: isSent ? (messageOf(sent.issues, table.key) ?? null) : null,
    rows: shown.map((row, index) => rowPart(row, { table, index, isNew: index >= rows.length, fill: of })),
    theirs:
      isSent && sent.conflict
        ? stored.map((row) => table.columns.map((column) => shownCell(column, row[column.key] ?? '', content.facts)).join(' · '))
        : null,
    isConflict: isSent && sent.conflict,
  };
}

function rowPart(
  row: Readonly<Record<string, string>>,
  { table, index, isNew, fill }: { table: EntryTable; index: number; isNew: boolean; fill: Fill },
) {
  const isSent = fill.sent.part === table.key;
  const found = isSent && fill.sent.issues.length > 0 ? fill.sent.issues : fill.open;
  const issues = found.filter(({ severity }) => severity === 'error');
  const warned = found.filter(({ severity, field }) => severity === 'warning' && field?.startsWith(`${table.key}.${index}.`));
  return {
    legend: isNew ? `New row ${index + 1}` : `Row ${index + 1}`,
    index,
    removeLabel: isNew ? null : `Remove row ${index + 1}`,
    // What only warns stands below the row: beside its cell it would look like what stands in the way.
    warnings: isNew ? [] : warned.map(({ message }) => withoutPlace(message)),
    fields: table.columns.map((column) => {
      const name = `${table.key}.${index}.${column.key}`;
      const fault = isNew && !isSent ? undefined : messageOf(issues, name);
      return { ...cellControl(column, { name, value: row[column.key] ?? '', fault, facts: fill.content.facts }), optional: !column.required };
    }),
  };
}

/** A cell as its control; long texts take a line of their own. */
function cellControl(column: EntryColumn, { name, value, fault, facts }: Cell) {
  const isDocument = column.kind === 'document';
  const isListed = isDocument && facts.register.length <= mostListed;
  const isChoice = column.kind === 'choice' || isListed;
  const choices = isDocument ? documentChoices(facts, value) : (column.choices ?? []);
  const hint = [column.help, isDocument && !isListed && 'Its number in the register, such as D-7.'].filter(Boolean);
  return toControl(
    {
      name,
      label: column.label,
      kind: isChoice ? 'select' : column.kind === 'date' ? 'date' : column.maxLength > longCell ? 'textarea' : 'text',
      width: 'full',
      rows: 2,
      value,
      maxLength: column.maxLength,
      ...(hint.length > 0 && { hint: hint.join(' ') }),
      ...(isChoice && { options: [{ value: '', label: 'Choose' }, ...choices] }),
    },
    fault ?? null,
  );
}

function documentChoices({ register }: TermFacts, value: string) {
  const known = register.map(({ number, title }) => ({ value: number, label: `${number}, ${title}` }));
  return value === '' || known.some((choice) => choice.value === value) ? known : [...known, { value, label: `${value}, not in the register` }];
}

function partHead(part: string, { filing, content, sent }: Fill) {
  const isClash = sent.part === part && sent.conflict;
  return { part, anchor: partAnchor(part), revision: filing.revision, seen: partFingerprint(filing, content.form, part), isClash };
}

/** Where a text comes from that nobody entered for this filing. */
function originOf(field: FormField, saved: string, facts: TermFacts): string | null {
  const before = lastEarlier(facts, facts.kind);
  if (saved === '' || before?.entered.answers[field.key] !== saved) return null;
  return `Carried over from ${before.number}. Look at it again, and change what is no longer so.`;
}

/** Of the fields of a section, those that were saved with another text than `entered`. */
export function listTheirs(fields: readonly FormField[], entered: Readonly<Record<string, string>>, stored: Readonly<Record<string, string>>) {
  return fields
    .filter(({ key }) => plain(entered[key] ?? '') !== plain(stored[key] ?? ''))
    .map((field) => ({ name: field.key, paragraphs: shownAnswer(field, stored[field.key] ?? '') }));
}

function shownAnswer(field: FormField, saved: string): string[] {
  if (saved === '') return ['Empty'];
  return (field.kind === 'choice' ? choiceLabel(field, saved) : saved).split('\n').filter((line) => line.trim() !== '');
}

function messageOf(issues: readonly Issue[], field: string): string | undefined {
  const found = issues.find((issue) => issue.field === field)?.message;
  return found === undefined ? undefined : withoutPlace(found);
}

/** `Amount is empty.` of `Invoices, row 3: Amount is empty.` */
function withoutPlace(message: string): string {
  return message.replace(/^.*?, row \d+: /, '');
}

function plain(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim();
}

export interface SentPart {
  /** The part that was sent and refused; null when none was. */
  part: string | null;
  values: Record<string, string>;
  rows: readonly Record<string, string>[];
  issues: readonly Issue[];
  /** Somebody else saved the same part meanwhile. */
  conflict: boolean;
  /** The table that shows more blank rows. */
  more: string | null;
}

interface Cell {
  name: string;
  value: string;
  fault: string | undefined;
  facts: TermFacts;
}

interface Fill {
  filing: TermEntry;
  content: TermContent;
  sent: SentPart;
  /** What the checks found in the filing as it is saved. */
  open: readonly Issue[];
}
