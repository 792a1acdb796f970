import { conflict } from '../../platform/errors.ts';
import type { TermEntry } from './queries.ts';

/** Throws `conflict` with what to do, unless the filing is on the preparer's desk. */
export function refuseUnlessEditable({ number, state }: Pick<TermEntry, 'number' | 'state'>): void {
  if (state === 'Draft') return;
  if (state === 'Ready to certify') throw conflict(`Filing ${number} is locked for certification. Unlock it with a reason, then change it.`);
  if (state === 'Submitted') throw conflict(`Filing ${number} is submitted. Open it for a correction first, with a reason.`);
  throw conflict(`Filing ${number} is being submitted and cannot be changed.`);
}
