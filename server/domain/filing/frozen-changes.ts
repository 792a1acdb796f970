import type { Day, Instant } from '../calendar.ts';
import type { Cents } from '../money.ts';

/** The largest changes of a kind, whole; the others are counted. */
export interface FrozenChangeList<Change> {
  /** Of all changes, shown or not. */
  counts: Partial<Record<ChangeKind, number>>;
  shown: Change[];
  /** How many are not shown. */
  more: number;
}

export type ChangeKind = 'added' | 'removed' | 'changed' | 'moved';

/** What a version of a filing has that the one before it had not, as it stands forever. */
export interface FrozenChanges {
  /** The version before, with the SHA-256 of its canonical JSON. */
  since: { version: number; submittedAt: Instant; sha256: string };
  money: {
    beforeCents: Cents;
    afterCents: Cents;
    /** Before and after of all cost lines of a kind: their differences add up to that of the totals. */
    lines: { change: ChangeKind; count: number; beforeCents: Cents; afterCents: Cents }[];
    /** Those whose total changed. */
    categories: { category: string; beforeCents: Cents; afterCents: Cents }[];
  };
  costLines: FrozenChangeList<FrozenLineChange>;
  sites: FrozenChangeList<{ code: string; name: string; change: ChangeKind; parts: FrozenChangedPart[] }>;
  items: FrozenChangeList<{ tag: string; siteCode: string; change: ChangeKind; what: string; parts: FrozenChangedPart[] }>;
  /** Lines of the form that read otherwise; where one is long, only what differs of it. */
  answers: FrozenChangeList<FrozenAnswerChange>;
  timeline: {
    /** Days of the plan as a whole that are others; null where there is none. */
    days: { label: string; before: Day | null; after: Day | null }[];
    /** Sites in both versions whose last day moved: the furthest first, `days` later or, negative, earlier. */
    sites: FrozenChangeList<{ siteCode: string; before: Day; after: Day; days: number }>;
  };
}

export interface FrozenLineChange {
  id: string;
  item: string;
  change: ChangeKind;
  siteBefore: string | null;
  siteAfter: string | null;
  beforeCents: Cents;
  afterCents: Cents;
}

export interface FrozenAnswerChange {
  lineId: string;
  label: string;
  change: ChangeKind;
  /** null where the line is new. */
  before: string | null;
  /** null where the line is gone. */
  after: string | null;
  /** Characters of the whole text, where only what differs is shown. */
  cutFrom?: { before: number; after: number };
}

export interface FrozenChangedPart {
  what: string;
  before: string;
  after: string;
}
