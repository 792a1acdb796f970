import type { Confidence } from '../programs/program.ts';

const words: Readonly<Record<Confidence, string>> = {
  read: 'Read in a source',
  'opening read': 'Read in part',
  secondary: 'Secondary source',
  derived: 'Derived from a source',
  unconfirmed: 'From memory, planning assumption',
};

/** How sure a day of the program's clock is, in a few words; of a day that the carrier states itself, that it does. */
export function clockConfidence(confidence: Confidence | null): string {
  return confidence === null ? 'Stated in your plan' : words[confidence];
}
