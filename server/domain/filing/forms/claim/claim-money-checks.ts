import { cents, formatCents } from '../../../money.ts';
import { termFound, termPass } from '../../check-term-filing.ts';
import type { TermCheck, TermFacts } from '../../term-filing.ts';
import { everyOther } from '../../term-values.ts';
import { approvedInPart, claimedElsewhere, disallowedIn, readClaim } from './claimed-amounts.ts';

/** Whether all claims together are within the money that there is, as far as they were approved. */
export const claimMoneyChecks: readonly TermCheck[] = [
  {
    id: 'parts-corrected',
    title: 'No claim that was approved in part waits for its correction',
    citation: 'Tie-out of this form',
    about: ['claimed-before'],
    test: partsCorrected,
  },
  {
    id: 'within-allocation',
    title: 'All claims together stay within the allocation',
    citation: '47 CFR 1.50004(e), (g)',
    about: ['claimed-together'],
    test: withinAllocation,
  },
];

function withinAllocation(facts: TermFacts): ReturnType<TermCheck['test']> {
  const allocated = facts.award?.allocatedCents ?? null;
  if (allocated === null) return termFound('warning', 'The allocation is not recorded, so nothing can be compared with it. Enter it under Award.');
  const together = cents(claimedElsewhere(facts).totalCents + readClaim(facts.rows).totalCents);
  const disallowed = disallowedIn(everyOther(facts), facts);
  const net = cents(together - disallowed);
  const of = formatCents(allocated);
  const parts = `${formatCents(together)} is claimed, ${formatCents(disallowed)} of it was not approved, and ${formatCents(net)} counts against the allocation of ${of}.`;
  if (net <= allocated) return termPass(disallowed === 0 ? `${formatCents(together)} of ${of} is claimed.` : parts);
  const over = formatCents(cents(net - allocated));
  const sentence = `All claims together are ${over} more than the allocation. What is above it may not be reviewed until more money is allocated.`;
  return termFound('warning', disallowed === 0 ? sentence : `${sentence} ${parts}`);
}

/** Which part of a claim was approved is not recorded by line: only its correction says it. */
function partsCorrected(facts: TermFacts): ReturnType<TermCheck['test']> {
  const waiting = approvedInPart(everyOther(facts), facts);
  if (waiting.length === 0) return termPass('No other claim was approved in part and is still to be corrected.');
  const each = waiting.map(
    ({ number, claim, approvedCents }) => `${number} was approved in part, ${formatCents(approvedCents)} of ${formatCents(claim.totalCents)}.`,
  );
  const it = waiting.length === 1 ? 'it' : 'each';
  return termFound(
    'warning',
    `${each.join(' ')} All of ${it} stays claimed, of its invoices and cost lines, until ${it} is corrected to what was approved: correct ${it} before its rest is claimed again.`,
  );
}
