import type { EvidenceDocument, FilingFacts } from '../filing.ts';
import { lineKey } from '../forms/approved-lines.ts';
import { readClaim } from '../forms/claim/claimed-amounts.ts';
import { disposedTable } from '../forms/disposal-record/disposal-fields.ts';
import { tagKey } from '../forms/disposal-record/disposal-units.ts';
import type { RegisteredDocument } from '../registered-document.ts';
import type { FrozenTermFiling } from '../term-filing.ts';

/** A document that a claim or a disposal record names for a cost line or an item. */
export interface TermEvidence {
  document: EvidenceDocument & { about: string };
  /** `2026-0003-G1`. */
  filing: string;
  /** Units of the item that it is about; null where it is about a cost line. */
  units: number | null;
}

/**
 * What claims and disposal records prove, by what they say now: invoices and proofs of payment of the cost lines that a part of the invoice is claimed
 * for, certificates of the tags that were destroyed. `register` has the carrier's documents by number; a document that it lacks proves nothing.
 */
export function termEvidence(filed: readonly FrozenTermFiling[], register: ReadonlyMap<string, RegisteredDocument>): TermEvidence[] {
  return filed.flatMap((filing) => {
    const named = filing.kind === 'claim' ? ofClaim(filing) : filing.kind === 'disposal-record' ? ofDisposal(filing) : [];
    return named.flatMap(({ number, about, units }): TermEvidence[] => {
      const document = register.get(number);
      return document && about !== '' ? [{ document: { ...document, about }, filing: filing.number, units }] : [];
    });
  });
}

/** What is named for a cost line by its id, and for an item by its tag, however either was typed. */
export function indexNamed(filed: readonly TermEvidence[]): NamedFor {
  const bySubject = new Map<string, TermEvidence[]>();
  for (const one of filed) bySubject.set(keyOf(one), [...(bySubject.get(keyOf(one)) ?? []), one]);
  return { line: (id) => bySubject.get(`line ${lineKey(id)}`) ?? [], item: (tag) => bySubject.get(`item ${tagKey(tag)}`) ?? [] };
}

/** The same, about lines and items as the application calls them; what it does not have keeps the name that the filing gives it. */
export function calledAsHere(filed: readonly TermEvidence[], { estimate, inventory }: Pick<FilingFacts, 'estimate' | 'inventory'>): TermEvidence[] {
  if (filed.length === 0) return [];
  const names = new Map<string, string>([
    ...(estimate?.lines ?? []).map(({ id }) => [`line ${lineKey(id)}`, id] as const),
    ...inventory.items.map(({ tag }) => [`item ${tagKey(tag)}`, tag] as const),
  ]);
  return filed.map((one) => ({ ...one, document: { ...one.document, about: names.get(keyOf(one)) ?? one.document.about } }));
}

function keyOf({ document, units }: TermEvidence): string {
  return units === null ? `line ${lineKey(document.about)}` : `item ${tagKey(document.about)}`;
}

function ofClaim({ entered }: FrozenTermFiling): Named[] {
  const seen = new Set<string>();
  return readClaim(entered.rows).parts.flatMap(({ invoice, costLine }) =>
    [invoice?.document ?? '', invoice?.proof ?? ''].flatMap((number): Named[] => {
      const key = `${number} ${costLine}`;
      if (number === '' || seen.has(key)) return [];
      seen.add(key);
      return [{ number, about: costLine, units: null }];
    }),
  );
}

function ofDisposal({ entered }: FrozenTermFiling): Named[] {
  return (entered.rows[disposedTable.key] ?? []).map(({ tag = '', certificate = '', quantity = '' }) => ({
    number: certificate,
    about: tag.trim(),
    units: /^\d{1,9}$/.test(quantity) ? Number(quantity) : 0,
  }));
}

/** What filings of the term name for a cost line or an item. */
export interface NamedFor {
  line: (id: string) => readonly TermEvidence[];
  item: (tag: string) => readonly TermEvidence[];
}

interface Named {
  number: string;
  about: string;
  units: number | null;
}
