import type { Confidence } from '../../programs/confidence.ts';
import type { ProgramKey } from '../../programs/program.ts';
import { asHr4998Asks } from '../../programs/s1625.ts';
import type { DocumentKind } from '../registered-document.ts';

/** What a cost line or an inventory line must be able to show. */
export type ProofKey = 'price' | 'invoice' | 'payment' | 'photo' | 'serial' | 'obtained' | 'certificate';

/** When a proof is due: with the application itself, with the claim for the line, or once the item is destroyed. */
export type ProofDue = 'application' | 'claim' | 'disposal';

/** One proof: for what it is asked, when it is due, and which paragraph asks for it. */
export interface Proof {
  key: ProofKey;
  of: 'line' | 'item';
  /** Head of its column. */
  title: string;
  /** What counts, in a sentence. */
  asks: string;
  due: ProofDue;
  /** Kinds of document that count; empty where any document about the line, or what is entered itself, is the proof. */
  kinds: readonly DocumentKind[];
  rules: Record<'hr4998' | 'scrp', ProofRule>;
}

interface ProofRule {
  citation: string;
  confidence: Confidence;
}

/** Every proof, those of cost lines first; the order is that of the columns. */
export const proofs: readonly Proof[] = [
  {
    key: 'price',
    of: 'line',
    title: 'Basis of the price',
    asks: 'The official catalog, a quote that still holds, or an own estimate that is certified and has its supporting document.',
    due: 'application',
    kinds: [],
    rules: {
      hr4998: { citation: 'H.R.4998 s.4(d)(2)(B)', confidence: 'read' },
      scrp: { citation: '47 CFR 1.50004(c)(1)(i)', confidence: 'read' },
    },
  },
  {
    key: 'invoice',
    of: 'line',
    title: 'Invoice',
    asks: 'An invoice linked to the cost line: a claim shows the actual expense, and invoices are kept.',
    due: 'claim',
    kinds: ['invoice'],
    rules: {
      hr4998: { citation: 'H.R.4998 s.4(e)(2)', confidence: 'derived' },
      scrp: { citation: '47 CFR 1.50004(g), (n)', confidence: 'read' },
    },
  },
  {
    key: 'payment',
    of: 'line',
    title: 'Payment',
    asks: 'A receipt, bank record or other proof of payment linked to the cost line; receipts are kept.',
    due: 'claim',
    kinds: ['payment'],
    rules: {
      hr4998: { citation: 'H.R.4998 s.4(e)(2)', confidence: 'derived' },
      scrp: { citation: '47 CFR 1.50004(c)(1)(v)(D), (n)', confidence: 'read' },
    },
  },
  {
    key: 'photo',
    of: 'item',
    title: 'Photo',
    asks: 'A photo of the equipment or of its site. No rule names photos; they show what was in the network.',
    due: 'application',
    kinds: ['photo'],
    rules: {
      hr4998: { citation: 'H.R.4998 s.4(d)(2)(B)', confidence: 'derived' },
      scrp: { citation: '47 CFR 1.50004(c)(1)(ii)', confidence: 'derived' },
    },
  },
  {
    key: 'serial',
    of: 'item',
    title: 'Serial numbers',
    asks: 'A serial number for each unit that is covered or not decided yet; software needs none. The rule asks for detailed information; that serial numbers are part of it is our reading.',
    due: 'application',
    kinds: [],
    rules: {
      hr4998: { citation: 'H.R.4998 s.4(d)(2)(B)', confidence: 'derived' },
      scrp: { citation: '47 CFR 1.50004(c)(1)(ii)', confidence: 'derived' },
    },
  },
  {
    key: 'obtained',
    of: 'item',
    title: 'Date obtained',
    asks: 'The day in the inventory, with an invoice or record of the purchase: the cut-off day decides whether the item counts.',
    due: 'application',
    kinds: ['invoice'],
    rules: {
      hr4998: { citation: 'H.R.4998 s.4(c)', confidence: 'derived' },
      scrp: { citation: '47 CFR 1.50004(i)(1)', confidence: 'derived' },
    },
  },
  {
    key: 'certificate',
    of: 'item',
    title: 'Destruction',
    asks: 'A certificate of destruction or other record that the item can never work again.',
    due: 'disposal',
    kinds: ['certificate'],
    rules: {
      hr4998: { citation: 'H.R.4998 s.4(d)(7)', confidence: 'derived' },
      scrp: { citation: '47 CFR 1.50004(j)', confidence: 'read' },
    },
  },
];

/** The rule behind a proof under a program. What S.1625 leaves to the FCC is asked as H.R.4998 asks it, and says so. */
export function ruleOf({ rules }: Proof, program: ProgramKey): ProofRule {
  if (program !== 's1625') return rules[program];
  return { citation: asHr4998Asks(rules.hr4998.citation), confidence: 'derived' };
}
