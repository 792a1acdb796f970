import type { TermForm } from '../term-filing.ts';
import { annualReport } from './annual-report.ts';
import { claim } from './claim.ts';
import { disposalRecord } from './disposal-record.ts';
import { extensionPetition } from './extension-petition.ts';
import { finalCertification, updatedCertification } from './final-certification.ts';
import { modification } from './modification.ts';
import { finalSpendingReport, spendingReport } from './spending-report.ts';
import { statusUpdate } from './status-update.ts';

/** Every form of the term that can be filed here, in the order in which they are listed. */
export const termForms: readonly TermForm[] = [
  statusUpdate,
  claim,
  spendingReport,
  extensionPetition,
  modification,
  finalCertification,
  updatedCertification,
  disposalRecord,
  finalSpendingReport,
  annualReport,
];

/** The form of a kind; undefined where none is on hand. */
export function termFormOf(kind: string): TermForm | undefined {
  return termForms.find((form) => form.kind === kind);
}
