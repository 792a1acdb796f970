import { addDays, addYears, type Day, rollForward, toDay } from '../../../calendar.ts';
import { reportingRules } from '../../../schedule/reporting-rules.ts';
import { termEndOf } from '../../term-clock.ts';
import type { TermFacts } from '../../term-filing.ts';

/** 47 CFR 1.50004(g)(3): one extension of the last day for claims, of 120 days at most. */
const longestExtensionDays = 120;

/**
 * The days that claims must meet, rolled to business days; null where what they run from is not known. `lastOn` is the last day for claims, as
 * extended where the claim says so; `latestOn` is the day beyond which no extension reaches.
 */
export function claimDays({ program, award, answers }: Pick<TermFacts, 'program' | 'award' | 'answers'>): ClaimDays {
  const rules = reportingRules[program.key];
  const end = award ? termEndOf(program, award) : null;
  const last = end && rules ? addDays(end, rules.claimDays.count) : null;
  return {
    firstBy: award && rules ? rollForward(addYears(award.approvedOn, rules.firstClaimYears.count)) : null,
    endsOn: end,
    lastOn: toDay(answers.claimsUntil ?? '') ?? (last && rollForward(last)),
    latestOn: last && rollForward(addDays(last, longestExtensionDays)),
  };
}

interface ClaimDays {
  firstBy: Day | null;
  /** End of the term as extended. */
  endsOn: Day | null;
  lastOn: Day | null;
  latestOn: Day | null;
}
