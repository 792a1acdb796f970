import type { EvidenceDocument } from '../filing.ts';
import { readClaim } from '../forms/claim/claimed-amounts.ts';
import { disposedTable } from '../forms/disposal-record/disposal-fields.ts';
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

interface Named {
  number: string;
  about: string;
  units: number | null;
}
