import type { Day } from '../calendar.ts';
import type { Cents } from '../money.ts';
import type { Confidence } from './confidence.ts';
import type { Provision } from './provision.ts';

export const programKeys = ['s1625', 'hr4998', 'scrp'] as const;
export type ProgramKey = (typeof programKeys)[number];

export type { Confidence };

/** A rule figure with where it comes from. `value` is null where no source states it. */
export interface Rule<T> {
  value: T | null;
  citation: string;
  confidence: Confidence;
  note?: string;
}

export interface CertificationText {
  /** Stable id: `plan`, `timeline`, `no-covered-purchase`. */
  id: string;
  /** The same in few words, to name it by; never what is signed. */
  short: string;
  /** Our words for what is certified, following the cited paragraph. */
  text: string;
  citation: string;
  confidence: Confidence;
  /** It says that supporting documents are submitted: whoever signs is told beside it what lacks a proof. */
  speaksOfDocuments?: true;
}

/** The last day that counts. */
export interface CutOff {
  /** The program pays for items obtained before this day (`inclusive: false`) or on or before it (`inclusive: true`). */
  day: Day;
  inclusive: boolean;
  /** True where the sources contradict each other about the day itself: an item of that day is flagged, never decided. */
  disputed: boolean;
}

/** Days on which applications are taken, both included. */
export interface FilingWindow {
  from: Day;
  until: Day;
}

/** A bill or rule set as data. */
export interface Program {
  key: ProgramKey;
  /** `H.R.4998, Secure and Trusted Communications Networks Act of 2019`. */
  title: string;
  shortTitle: string;
  /** Enacted, superseded or never enacted, in one sentence. */
  standing: string;
  customerCap: Rule<number>;
  /** Whether the customers of affiliates count towards the cap. */
  countsAffiliates: Rule<boolean>;
  /** Kinds of provider that may apply, as values of the carrier profile's provider type. */
  providerTypes: Rule<string[]>;
  cutOff: Rule<CutOff>;
  /** Where applications are taken only during a window: the rule, and the last window that is known. */
  window?: { citation: string; confidence: Confidence; last: Rule<FilingWindow> };
  /** Makers whose equipment is covered, in lower case, with their common other names. */
  coveredMakers: Rule<string[]>;
  /** What counts as communications equipment or service, in our words. */
  capability: Rule<string>;
  /** What the program may spend in all, after every appropriation. */
  fundingCents: Rule<Cents>;
  /** Each appropriation on its own. */
  fundings: { title: string; amountCents: Rule<Cents> }[];
  /** Who is paid first when the money does not suffice, first to last. */
  priorities: Rule<string[]>;
  reviewDays: Rule<number>;
  /** From which event the review days run. */
  reviewStart: Rule<'submission' | 'window close'>;
  reviewExtensionDays: Rule<number>;
  cureDays: Rule<number>;
  /** Years from the first disbursement to the end of the term. */
  termYears: Rule<number>;
  extensionMonths: Rule<number>;
  retentionYears: Rule<number>;
  statusReportDays: Rule<number>;
  eligibleUses: Rule<string[]>;
  ineligibleUses: Rule<string[]>;
  certifications: CertificationText[];
  /** Places where the sources contradict each other or stop, told to the user. */
  conflicts: ProgramConflict[];
  /** What it says topic by topic, the figures above apart. */
  provisions: readonly Provision[];
  /** Bills of the same family and how they differ. */
  relatedBills: { title: string; text: string; citation: string; confidence: Confidence }[];
}

/** A conflict between sources as one program shows it: `text` is all of it in one paragraph. */
export interface ProgramConflict {
  id: string;
  topic: string;
  text: string;
  sources: readonly { says: string; citation: string }[];
  here: string;
  lineKeys: readonly string[];
  /** Not for the paper of a filing. */
  isAtLarge: boolean;
}
