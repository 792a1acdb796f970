import { addDays, type Day, formatDay, isBusinessDay } from '../../calendar.ts';
import type { Confidence } from '../../programs/confidence.ts';
import type { Program } from '../../programs/program.ts';

/**
 * The days to cure a deficiency, counted from the day on which the notice is e-mailed; null where the program states no number of days.
 * Source: 47 CFR 1.50004(d)(1) for the 15 days; that they run from the email is a report of a law firm, and no source read says whether a last
 * day on a weekend moves. Each part carries how sure it is.
 */
export function cureClock(program: Program, sentOn: Day): CureClock | null {
  const { value: days, citation, confidence } = program.cureDays;
  if (days === null) return null;
  const lastDay = addDays(sentOn, days);
  return {
    sentOn,
    days,
    lastDay,
    basis: [
      { text: `${days} days to cure before an application is denied.`, source: citation, confidence },
      { text: 'The days begin on the day on which the notice is e-mailed.', source: 'tlp.law, August 6, 2021', confidence: 'secondary' },
      {
        text: isBusinessDay(lastDay)
          ? 'Whether a last day on a weekend or holiday moves to the next business day is not known. This one is a business day.'
          : `${formatDay(lastDay)} is no business day. Whether the last day then moves is not known, so it is counted without moving: answer before it.`,
        source: 'no source read says so',
        confidence: 'unconfirmed',
      },
    ],
  };
}

export interface CureClock {
  sentOn: Day;
  days: number;
  /** The last day on which a cure counts. */
  lastDay: Day;
  basis: { text: string; source: string; confidence: Confidence }[];
}
