import type { Issue } from '../../domain/result.ts';
import type { TermEntry } from './queries.ts';
import type { TermContent } from './read-term-content.ts';
import { partFingerprint } from './save-term-part.ts';
import type { TableWindow } from './table-window.ts';
import { partAnchor } from './words.ts';

/** What every part of the page carries along when it is sent; of a table, for the rows of a window. */
export function partHead(part: string, { filing, content, sent }: Pick<Fill, 'filing' | 'content' | 'sent'>, window?: TableWindow) {
  const isClash = sent.part === part && sent.conflict;
  const seen = partFingerprint(filing, content.form, { part, ...(window && { window }) });
  return { part, anchor: partAnchor(part), revision: filing.revision, seen, isClash };
}

export function messageOf(issues: readonly Issue[], field: string): string | undefined {
  const found = issues.find((issue) => issue.field === field)?.message;
  return found === undefined ? undefined : withoutPlace(found);
}

/** What an issue says, where it already stands at its row. */
export function withoutPlace(message: string): string {
  return message.replace(/^.*?, row \d+: /, '');
}

export interface SentPart {
  /** The part that was sent and refused; null when none was. */
  part: string | null;
  values: Record<string, string>;
  rows: readonly Record<string, string>[];
  /** Of the first of those rows in its table, from 0. */
  from: number;
  /** What was sent is text pasted for a table. */
  isPasted: boolean;
  issues: readonly Issue[];
  /** Somebody else saved the same part meanwhile. */
  conflict: boolean;
  /** The table that shows more blank rows. */
  more: string | null;
  /** The page, from 1, that is asked for of a table; null for the first of each. */
  page: { table: string; number: number } | null;
}

/** A page on which nothing was sent. */
export const nothingSent: SentPart = {
  part: null,
  values: {},
  rows: [],
  from: 0,
  isPasted: false,
  issues: [],
  conflict: false,
  more: null,
  page: null,
};

export interface Fill {
  filing: TermEntry;
  content: TermContent;
  sent: SentPart;
  /** What the checks found in the filing as it is saved. */
  open: readonly Issue[];
}
