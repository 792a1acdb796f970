import type { CertificationText } from '../../programs/program.ts';

/** What an officer certifies of every filing of the term, in our words. `what` is the filing: `status update`. */
export function trueAndComplete(what: string): CertificationText {
  return {
    id: 'true-and-complete',
    short: `The ${what} is true and complete`,
    text: `The statements in this ${what} and in its tables are true and complete to the best of my knowledge, after reasonable inquiry, and I am authorized to sign it for the carrier.`,
    citation: 'Words of this form; no paragraph that was read prescribes them',
    confidence: 'derived',
  };
}
