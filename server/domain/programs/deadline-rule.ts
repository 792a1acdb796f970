import { addDays, addMonths, addYears, type Day, rollForward } from '../calendar.ts';
import type { Confidence, ProgramKey } from './program.ts';

/** A day that follows from an event by a rule. */
export interface DeadlineRule {
  /** `D05`: stable. */
  id: string;
  actor: 'Administrator' | 'Applicant' | 'Recipient' | 'Provider';
  /** What is due. */
  what: string;
  /** The event from which it is counted. */
  anchor: string;
  /** null where no number is set. */
  offset: { count: number; unit: 'days' | 'months' | 'years' } | null;
  /** How it repeats, or how the offset is to be read. */
  note?: string;
  /** Whether it moves to the next business day (47 CFR 1.4(j)); null where nobody says. */
  roll: { toBusinessDay: boolean; confidence: Confidence } | null;
  /** Paragraph by program; programs without one do not set it. */
  citations: Partial<Record<ProgramKey, string>>;
  confidence: Confidence;
  /** Id of the conflict that bears on it. */
  conflict?: string;
  /** Days on which it is known to have fallen. */
  known?: readonly { anchor: Day; due: Day; from: string }[];
}

/** The day that a rule gives for its anchor; null where the rule sets no number. Rolls over weekends and federal holidays where it is known to. */
export function dueOn({ offset, roll }: Pick<DeadlineRule, 'offset' | 'roll'>, anchor: Day): Day | null {
  if (offset === null) return null;
  const add = { days: addDays, months: addMonths, years: addYears }[offset.unit];
  const due = add(anchor, offset.count);
  return roll?.toBusinessDay ? rollForward(due) : due;
}
