import type { Cents } from '../../money.ts';
import type { ProgramKey } from '../../programs/program.ts';
import type { FilingFacts } from '../filing.ts';

/** Where to put right what a check found. `key` is a field, site code, item tag or cost line id. */
export interface FilingLink {
  to: 'profile' | 'answers' | 'inventory' | 'site' | 'item' | 'estimate' | 'own prices' | 'schedule';
  key: string | null;
}

/** What a check found in the facts. */
export interface Finding {
  outcome: 'pass' | 'warning' | 'fail';
  /** What was found, and what to do unless all is well. */
  sentence: string;
  /** How many things it concerns; 0 when all is well. */
  count: number;
  /** The first of them: site codes, item tags or cost line ids. */
  subjects: string[];
  link: FilingLink | null;
  /** What is asked for and rests on it; absent where no amount is known. */
  atStakeCents?: Cents;
}

/** One rule of the administrator's list. `fail` means that a filing would come back for it. */
export interface Check {
  id: string;
  /** What should be true: `Every covered item has a date obtained`. */
  title: string;
  /** Paragraph behind it under each program; without one it is good practice, and says so. */
  citations: Partial<Record<ProgramKey, string>>;
  /** Keys of the form lines it is about. */
  lineKeys: string[];
  test: (facts: FilingFacts) => Finding;
}

const shownSubjects = 50;

export function pass(sentence: string): Finding {
  return { outcome: 'pass', sentence, count: 0, subjects: [], link: null };
}

/** A finding about things that are counted and listed; the link leads to the first unless another is given. */
export function found(
  outcome: 'warning' | 'fail',
  sentence: string,
  of: { subjects?: readonly string[]; count?: number; link: FilingLink; atStakeCents?: Cents },
): Finding {
  const { subjects = [], link, atStakeCents } = of;
  const count = of.count ?? Math.max(subjects.length, 1);
  return { outcome, sentence, count, subjects: subjects.slice(0, shownSubjects), link, ...(atStakeCents !== undefined && { atStakeCents }) };
}

/** Codes of the sites with covered equipment that is not yet destroyed, in the order of the inventory. */
export function sitesToClear({ inventory, coverage }: FilingFacts): string[] {
  const live = new Set<string>();
  inventory.items.forEach((item, index) => {
    if (coverage.items[index]?.verdict === 'covered' && item.status !== 'destroyed') live.add(item.siteCode.toLowerCase());
  });
  return inventory.sites.map(({ code }) => code).filter((code) => live.has(code.toLowerCase()));
}

export function toItem(tag: string | undefined): FilingLink {
  return { to: 'item', key: tag ?? null };
}

export function toSite(code: string | undefined): FilingLink {
  return { to: 'site', key: code ?? null };
}

export function toAnswer(key: string): FilingLink {
  return { to: 'answers', key };
}
