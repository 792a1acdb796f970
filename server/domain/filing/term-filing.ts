import type { Day, Instant } from '../calendar.ts';
import type { Inventory } from '../inventory/inventory.ts';
import type { Cents } from '../money.ts';
import type { InventoryCoverage } from '../programs/coverage.ts';
import type { CertificationText, Program, ProgramKey } from '../programs/program.ts';
import type { Issue } from '../result.ts';
import type { CarrierProfile } from './carrier-profile.ts';
import type { Finding } from './checks/check.ts';
import type { EvidenceDocument, ShownValue } from './filing.ts';
import type { FormField } from './form-field.ts';
import type { FilingSection, FrozenFiling, FrozenPaper } from './frozen-filing.ts';
import type { DocumentKind, RegisteredDocument } from './registered-document.ts';
import type { TermDecision } from './term-decision.ts';

/** What is filed after the application: each kind answers a paragraph of 47 CFR 1.50004, the annual report 47 CFR 1.50007. */
export const termFilingKinds = [
  'claim',
  'extension-petition',
  'modification',
  'status-update',
  'spending-report',
  'final-spending-report',
  'final-certification',
  'updated-certification',
  'disposal-record',
  'annual-report',
] as const;
export type TermFilingKind = (typeof termFilingKinds)[number];

/** A form of the term as data: what is asked, what is shown, what is certified, what is checked. One file each under `forms/`. */
export interface TermForm {
  kind: TermFilingKind;
  /** `Status update under 47 CFR 1.50004(k)`. */
  title: string;
  /** `Status update`. */
  shortTitle: string;
  /** `47 CFR 1.50004(k)`. */
  paragraph: string;
  programs: readonly ProgramKey[];
  edition: string;
  /** What the form is and what it is not: ours, organized by the paragraph; FCC item numbers only where confirmed. */
  statement: string;
  /** When and why it is filed, for who starts one. */
  purpose: string;
  /** It is made for an application; without, it is the provider's own (the annual report). */
  isForApplication: boolean;
  fields: readonly FormField[];
  /** Tables that a person fills row by row. */
  entries: readonly EntryTable[];
  sections: { id: string; title: string; intro: string; lines: TermFormLine[] }[];
  /** Tables on paper after the sections, in order; rows may be entered, computed or both. */
  tables: TermTable[];
  certifications: readonly CertificationText[];
  checks: readonly TermCheck[];
  /** Topics of the program's conflicts that a reader of this form must know. */
  conflictTopics?: readonly string[];
  /** Texts to start with, from what is known: `{answers, rows}`; what a person entered is never replaced by it. */
  prefill?: (facts: TermFacts) => TermAnswers;
}

export interface TermFormLine {
  /** `B.3`: stable within the form edition. */
  id: string;
  key: string;
  label: string;
  citation?: string;
  /** `Part G, item 1`, only where confirmed. */
  officialItem?: string;
  /** Left out of a public copy. */
  isConfidential?: boolean;
  show: (facts: TermFacts) => ShownValue;
}

/** A table whose rows are entered. Every cell is a text; `readRows` of the form's checks says what is wrong with it. */
export interface EntryTable {
  key: string;
  title: string;
  help: string;
  mostRows: number;
  columns: readonly EntryColumn[];
}

export interface EntryColumn {
  key: string;
  label: string;
  kind: 'text' | 'number' | 'money' | 'date' | 'choice' | 'document';
  required: boolean;
  maxLength: number;
  choices?: readonly { value: string; label: string }[];
  /** What is likely meant, offered while a text is typed; anything else may be typed too. */
  suggest?: (facts: TermFacts) => readonly { value: string; label: string }[];
  /** Of a document: what it should be in the register. */
  documentKinds?: readonly DocumentKind[];
  help?: string;
}

export interface TermTable {
  /** `T1`. */
  id: string;
  title: string;
  intro: string;
  columns: readonly { title: string; isAmount?: boolean; isConfidential?: boolean }[];
  /** Each row with an id that is unique in the filing: `T1.7`. Cells are texts as printed. */
  rows: (facts: TermFacts) => { id: string; cells: string[]; origin: ShownValue['origin']; originNote: string }[];
  /** Printed under the rows; cells as many as columns. */
  total?: (facts: TermFacts) => string[];
}

export interface TermAnswers {
  answers: Readonly<Record<string, string>>;
  /** By entry table. */
  rows: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;
}

/** What the administrator decided about an application and what came of it, as the carrier recorded it. */
export interface Award {
  approvedOn: Day;
  /** null while it is not known. */
  approvedCents: Cents | null;
  allocatedCents: Cents | null;
  /** Day on which the first money was received; null before. */
  firstMoneyOn: Day | null;
  /** Extensions granted, oldest first. */
  extensions: readonly { grantedOn: Day | null; until: Day; note: string }[];
}

/** Everything that a form of the term can show, as it stands today. */
export interface TermFacts extends TermAnswers {
  kind: TermFilingKind;
  program: Program;
  profile: CarrierProfile;
  today: Day;
  /** This filing's own number: `2026-0003-K2`. */
  number: string;
  /** The newest submitted version of the application; null where the form is not for one. */
  application: { number: string; version: number; sha256: string; frozen: FrozenFiling } | null;
  award: Award | null;
  /** Filings of the term of the same application (or provider) that were first submitted before this one, in that order, newest version each. */
  earlier: readonly FrozenTermFiling[];
  /** Those first submitted after this one, in that order: only a correction has some. What follows from the order of filings leaves them out. */
  later: readonly FrozenTermFiling[];
  /** What was decided about the newest versions of filings, by their numbers. Those that were denied count for nothing in `earlier` and `later`. */
  decisions: ReadonlyMap<string, TermDecision>;
  /** What was submitted of this filing itself, oldest first: empty until it is corrected. */
  versions: readonly FrozenTermFiling[];
  /** Submitted disposal records of the carrier's other applications, oldest first, newest version each: the inventory is one. */
  otherDisposals: readonly FrozenTermFiling[];
  inventory: Inventory;
  coverage: InventoryCoverage;
  /** The tracked work: null where no baseline is set. */
  work: WorkFacts | null;
  documents: readonly EvidenceDocument[];
  /** The carrier's register of documents; a cell of kind `document` names one by its number, `D-7`. */
  register: readonly RegisterDocument[];
  /** Numbers of the documents attached to the filing as a whole. */
  attached: readonly string[];
}

export type RegisterDocument = Pick<RegisteredDocument, 'number' | 'kind' | 'title' | 'fileName' | 'sha256'>;

/** What the record of the work says today, for forms. */
export interface WorkFacts {
  /** Name of the plan that is the baseline. */
  baseline: string;
  baselineFinishOn: Day;
  expectedFinishOn: Day;
  /** Where the expected finish comes from: `plan of the rest of May 3, 2027`, or that there is none. */
  expectedFrom?: string;
  /** By kind of step in the order of the work. */
  steps: readonly { title: string; done: number; running: number; of: number }[];
  sites: readonly {
    siteCode: string;
    name: string;
    state: string;
    plannedFinishOn: Day;
    expectedFinishOn: Day;
    /** The day on which the last of its steps was done; null while one is not recorded as finished. */
    finishedOn?: Day | null;
  }[];
  /** Each recorded delay. */
  delays: readonly { siteCode: string; activity: string; cause: string; days: number; from: Day; until: Day; note: string }[];
}

/** One rule that a form of the term must meet; `fail` stands in the way of filing. */
export interface TermCheck {
  id: string;
  title: string;
  citation: string;
  /** Fields, entry tables or lines that it is about. */
  about: readonly string[];
  test: (facts: TermFacts) => TermFinding;
}

export interface TermFinding extends Omit<Finding, 'link'> {
  /** Each fault with its place: `field` is a field key or `table.row.column` (row from 0). */
  issues: Issue[];
}

/** A submitted filing of the term as it stands forever; its PDF is drawn from this alone (see `FrozenFiling`). */
export interface FrozenTermFiling {
  schema: 'changeout-term-filing-1';
  software: string;
  kind: TermFilingKind;
  number: string;
  version: number;
  program: FrozenFiling['program'];
  form: FrozenFiling['form'];
  carrierName: string;
  paper: FrozenPaper;
  application: { number: string; version: number; sha256: string } | null;
  submittedAt: Instant;
  submittedBy: { name: string; title: string };
  sections: FilingSection[];
  tables: FrozenTermTable[];
  /** Ids of the lines that a public copy leaves out. */
  confidentialLines: string[];
  /** What was entered, so that a later filing can carry it over. */
  entered: TermAnswers;
  certifications: FrozenFiling['certifications'];
  /** Documents attached, by hash. */
  documents: { number: string; title: string; fileName: string; sha256: string; about: string }[];
  /** Warnings that stood when it was signed. */
  warnings: { id: string; title: string; sentence: string }[];
  conflicts: FrozenFiling['conflicts'];
}

export interface FrozenTermTable {
  id: string;
  title: string;
  intro: string;
  columns: { title: string; isAmount: boolean; isConfidential?: true }[];
  rows: { id: string; cells: string[]; originNote: string }[];
  total: string[] | null;
}
