import type { DocumentFields } from './inputs.ts';

/** A document as the texts of its form. */
export function textsOf({ kind, title, datedOn, expiresOn }: DocumentFields): Record<string, string> {
  return { kind, title, datedOn: datedOn ?? '', expiresOn: expiresOn ?? '' };
}
