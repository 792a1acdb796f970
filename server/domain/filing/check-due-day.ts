import { type Day, dayOf, formatDay } from '../calendar.ts';
import type { Issue } from '../result.ts';
import { termFound, termPass } from './check-term-filing.ts';
import type { TermFacts, TermFinding } from './term-filing.ts';

/** The day on which the filing was first submitted; null before. A correction changes what a paper says, not when it was filed. */
export function firstFiledOn({ versions }: Pick<TermFacts, 'versions'>): Day | null {
  const [first] = versions;
  return first ? dayOf(first.submittedAt) : null;
}

/** Whether a paper is in time for the day on which it is due: a draft by today, a correction by the day of its first version. */
export function checkDueDay(facts: Pick<TermFacts, 'versions' | 'today'>, dueOn: Day, at: (sentence: string) => Issue[] = () => []): TermFinding {
  const due = formatDay(dueOn);
  const filedOn = firstFiledOn(facts);
  const late = (sentence: string) => termFound('warning', sentence, at(sentence));
  if (filedOn === null) return facts.today > dueOn ? late(`It was due on ${due}. File it now; it will be late.`) : termPass(`It is due on ${due}.`);
  if (filedOn <= dueOn) return termPass(`Its first version was filed on ${formatDay(filedOn)}, in time: it was to be filed by ${due}.`);
  return late(`It was due on ${due}, and its first version was filed on ${formatDay(filedOn)}. A correction does not change that.`);
}
