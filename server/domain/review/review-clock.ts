import { addDays, type Day, dayOf, formatDay, rollForward } from '../calendar.ts';
import type { Program } from '../programs/program.ts';
import type { ReviewStep } from './review.ts';
import { reviewStatus } from './review-status.ts';

/** The deadlines of a review. Days are calendar days, as they are counted in Washington, D.C. */
export interface ReviewClock {
  /** Day 0. */
  startsOn: Day;
  /** Last day for the decision, the days to cure included. */
  dueOn: Day;
  /** The same with the longest extension the program allows; null where it allows none. */
  extendedDueOn: Day | null;
  /** Last day for the carrier to cure, while the filing is returned or once it was; null otherwise or where no figure is known. */
  cureDueOn: Day | null;
  /** From what the days were counted, with the citation. */
  note: string;
}

/**
 * The review clock of a filing, or null before its submission or where the program sets none. Where the rule counts from the close of a filing
 * window, `windowClosedOn` is that day; without a window the day of submission stands for it. Day 0 is then the next business day.
 * Source: 47 CFR 1.50004(d), (d)(1); H.R.4998 s.4(d)(3).
 */
export function reviewClock(steps: readonly ReviewStep[], program: Program, windowClosedOn: Day | null = null): ReviewClock | null {
  const submission = steps.find((step) => step.kind === 'submission');
  const days = program.reviewDays.value;
  if (!submission || days === null) return null;
  const submittedOn = dayOf(submission.at);
  const countsFromWindow = program.reviewStart.value === 'window close';
  const startsOn = countsFromWindow ? rollForward(addDays(windowClosedOn ?? submittedOn, 1)) : submittedOn;
  const cureDueOn = lastCureDay(steps, program);
  const extension = program.reviewExtensionDays.value;
  return {
    startsOn,
    dueOn: later(addDays(startsOn, days), cureDueOn),
    extendedDueOn: extension === null ? null : later(addDays(startsOn, days + extension), cureDueOn),
    cureDueOn,
    note: `${days} days from ${originOf(countsFromWindow, windowClosedOn)}, day 0 ${formatDay(startsOn)} (${program.reviewDays.citation}).${
      cureDueOn === null ? '' : ' Not before the days to cure are over.'
    }`,
  };
}

function originOf(countsFromWindow: boolean, windowClosedOn: Day | null): string {
  if (!countsFromWindow) return 'submission';
  return windowClosedOn === null
    ? 'the business day after submission, since no filing window is recorded'
    : 'the business day after the filing window closed';
}

function lastCureDay(steps: readonly ReviewStep[], program: Program): Day | null {
  const returned = steps.findLast((step) => step.kind === 'return');
  if (!returned || program.cureDays.value === null || reviewStatus(steps) === null) return null;
  return addDays(dayOf(returned.at), program.cureDays.value);
}

function later(a: Day, b: Day | null): Day {
  return b !== null && b > a ? b : a;
}
