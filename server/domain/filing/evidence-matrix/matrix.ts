import type { Confidence } from '../../programs/confidence.ts';

export type ProofState = 'present' | 'missing' | 'not needed' | 'later';

/** Whether one proof is there: which documents, or what stands or lacks instead. */
export interface MatrixCell {
  state: ProofState;
  /** In a few words: `Q-3 expired on Jan 4, 2027`; empty where the documents say it. */
  shows: string;
  /** `D-7`, in the order of the register. */
  documents?: string[];
}

/** A proof in the words in which it is asked for. */
export interface MatrixProof {
  key: string;
  of: 'line' | 'item';
  title: string;
  asks: string;
  due: 'application' | 'claim' | 'disposal';
  citation: string;
  confidence: Confidence;
}

/**
 * Each cost line and each item against the proof it needs, kept small: most rows look alike, so each different row of cells stands once and is
 * named by its place. `lines` follows `cost.lines`; `items` follows the items of `sites`, site by site.
 */
export interface EvidenceMatrix {
  proofs: MatrixProof[];
  /** Different rows: one cell for each proof of lines, or of items, in the order of `proofs`. */
  lineRows: MatrixCell[][];
  lines: number[];
  itemRows: MatrixCell[][];
  items: number[];
}
