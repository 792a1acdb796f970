import { conflict } from '../../platform/errors.ts';
import { isEditable } from './filing-state.ts';
import type { FilingEntry } from './queries.ts';
import { stateWords } from './words.ts';

/** Throws `conflict` with what to do, unless the filing is on the preparer's desk. */
export function refuseUnlessEditable(filing: Pick<FilingEntry, 'number' | 'state'>): void {
  if (isEditable(filing.state)) return;
  if (filing.state === 'Ready to certify')
    throw conflict(`Filing ${filing.number} is locked for certification. Unlock it with a reason, then change it.`);
  throw conflict(`Filing ${filing.number} is ${stateWords(filing.state)} and cannot be changed. Open it to see who acts next.`);
}
