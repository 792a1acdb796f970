import { maxRecordCharacters } from './limits.ts';

/** Takes a text file in pieces and gives its records. */
export interface CsvParser {
  push(text: string): void;
  end(): void;
}

/**
 * A parser of delimited text (RFC 4180) that forgives: records of any length, quotes inside unquoted fields, text after a closing quote. Quoted
 * fields may hold delimiters, line ends and doubled quotes. `onRecord` gets every record, blank lines as one empty field, and ends the parsing by
 * returning false. A quote that is never closed ends it through `onUnclosed`, so memory stays bounded.
 */
export function createCsvParser(format: { delimiter: string; lineEnd: string }, handlers: CsvHandlers): CsvParser {
  let carry = '';
  let isDone = false;
  const take = (text: string, isLast: boolean): void => {
    let start = 0;
    // Looked up once per quote and not per record: a large file may have none.
    const reading = { ...format, isLast, quote: text.indexOf('"') };
    while (!isDone && start < text.length) {
      if (reading.quote >= 0 && reading.quote < start) reading.quote = text.indexOf('"', start);
      const record = readRecord(text, start, reading);
      if (!record) break;
      start = record.end;
      if (handlers.onRecord(record.fields) === false) isDone = true;
    }
    carry = isDone ? '' : text.slice(start);
    if (!isDone && (isLast ? carry !== '' : carry.length > maxRecordCharacters)) {
      isDone = true;
      handlers.onUnclosed();
    }
  };
  return { push: (text) => take(carry + text, false), end: () => take(carry, true) };
}

/** The record that starts at `start`; undefined when its end is not in the text. */
function readRecord(text: string, start: number, format: RecordFormat): CsvRecord | undefined {
  const lineEnd = text.indexOf(format.lineEnd, start);
  if (lineEnd < 0 && !format.isLast) return undefined;
  const end = lineEnd < 0 ? text.length : lineEnd;
  if (format.quote >= 0 && format.quote < end) return readQuotedRecord(text, start, format);
  return { fields: text.slice(start, trimReturn(text, start, end)).split(format.delimiter), end: lineEnd < 0 ? end : end + 1 };
}

function readQuotedRecord(text: string, start: number, format: RecordFormat): CsvRecord | undefined {
  const fields: string[] = [];
  let position = start;
  for (;;) {
    let field = '';
    if (text.charCodeAt(position) === 34) {
      const quoted = readQuoted(text, position + 1, format.isLast);
      if (!quoted) return undefined;
      field = quoted.value;
      position = quoted.end;
    }
    const delimiter = text.indexOf(format.delimiter, position);
    const lineEnd = text.indexOf(format.lineEnd, position);
    if (lineEnd < 0 && !format.isLast) return undefined;
    const end = lineEnd < 0 ? text.length : lineEnd;
    if (delimiter >= 0 && delimiter < end) {
      fields.push(field + text.slice(position, delimiter));
      position = delimiter + 1;
    } else {
      fields.push(field + text.slice(position, trimReturn(text, position, end)));
      return { fields, end: lineEnd < 0 ? end : end + 1 };
    }
  }
}

/** Text up to the closing quote, doubled quotes as one. */
function readQuoted(text: string, start: number, isLast: boolean): { value: string; end: number } | undefined {
  let value = '';
  let position = start;
  for (;;) {
    const quote = text.indexOf('"', position);
    if (quote < 0 || (quote === text.length - 1 && !isLast)) return undefined;
    value += text.slice(position, quote);
    if (text.charCodeAt(quote + 1) !== 34) return { value, end: quote + 1 };
    value += '"';
    position = quote + 2;
  }
}

function trimReturn(text: string, start: number, end: number): number {
  return end > start && text.charCodeAt(end - 1) === 13 ? end - 1 : end;
}

interface CsvHandlers {
  onRecord(fields: string[]): boolean;
  onUnclosed(): void;
}

interface RecordFormat {
  delimiter: string;
  lineEnd: string;
  isLast: boolean;
  /** The next quote in the text, -1 when there is none. */
  quote: number;
}

interface CsvRecord {
  fields: string[];
  /** Where the next record starts. */
  end: number;
}
