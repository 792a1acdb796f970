import type { Day, Instant } from '../calendar.ts';
import type { CostCategory, PriceBasis } from '../catalog/price-book.ts';
import type { CostPhase, StructureClass } from '../catalog/recipe.ts';
import type { Cents } from '../money.ts';
import type { ProgramKey } from '../programs/program.ts';
import type { GanttLine } from '../schedule/arrange-gantt.ts';
import type { StatutoryDay } from '../schedule/statutory-days.ts';
import type { EvidenceMatrix } from './evidence-matrix/matrix.ts';
import type { FrozenChanges } from './frozen-changes.ts';
import type { RegisteredDocument } from './registered-document.ts';

/** Where the value of a line comes from. */
export type LineOrigin = 'entered' | 'computed' | 'carried over';

/** One value of a filing, in the words in which it is shown. */
export interface FilingLine {
  /** `B.3`: stable within the form edition. */
  id: string;
  label: string;
  value: string;
  origin: LineOrigin;
  /** From where, by which rule: `inventory version 7`, `estimate of Nov 22, 2026`. */
  originNote: string;
  /** Paragraph that the line answers; null where none does. */
  citation: string | null;
  /** Item number on the FCC's own form, only where it is confirmed. */
  officialItem: string | null;
}

export interface FilingSection {
  /** `A`, `B`, … */
  id: string;
  title: string;
  intro: string;
  lines: FilingLine[];
}

export interface FrozenSite {
  code: string;
  name: string;
  kind: string;
  place: string;
  coordinates: string;
  structure: string;
  /** What the equipment hangs on, to compare prices of like sites. */
  structureClass?: StructureClass;
  items: {
    tag: string;
    maker: string;
    model: string;
    category: string;
    quantity: number;
    serials: string;
    obtainedOn: string;
    status: string;
    covered: string;
    reason: string;
  }[];
}

export interface FrozenCostLine {
  id: string;
  /** null for network-wide lines. */
  siteCode: string | null;
  category: CostCategory;
  phase: CostPhase;
  entryCode: string;
  item: string;
  unit: string;
  quantity: number;
  unitCents: Cents;
  amountCents: Cents;
  basis: PriceBasis;
  formula: string;
  /** What the carrier changed in the recipe, with its reason. */
  change?: string;
  /** Code of the own price in `ownPrices`. */
  ownPrice?: string;
}

/** A quote or own estimate behind cost lines, in the words in which it is shown. */
export interface FrozenOwnPrice {
  code: string;
  kind: 'vendor quote' | 'own estimate';
  /** The price-book entry that it replaces, or the item of a line of its own. */
  what: string;
  /** `Everywhere`, `Only at HP-0012`, `Whole network`. */
  where: string;
  unit: string;
  lowCents: Cents;
  likelyCents: Cents;
  highCents: Cents;
  /** What the program pays of it where that is not all, in words. */
  paid?: string;
  from: string;
  reference: string;
  /** `Quoted Jan 4, 2027, held to Apr 4, 2027`. */
  dates: string;
  reason: string;
  /** Titles with their SHA-256. */
  documents: { title: string; sha256: string }[];
  /** Who certified an own estimate in good faith; empty for a quote. */
  certified: string;
}

/** The edition of the rules by which what is frozen now is laid out. */
export const currentPaperEdition = 4;

export interface FrozenPaper {
  /** Of the rules by which the pages are laid out: `server/platform/pdf/flow-spec.md`. */
  edition: 2 | 3 | 4;
  /** The address that the verify code on each page is appended to; empty where the server had no public one. A draft has none and no stamp. */
  verifyAt?: string;
}

/** One way in which the total divides: by phase, year or county. */
export interface FrozenRollUp {
  title: string;
  parts: { key: string; lowCents: Cents; likelyCents: Cents; highCents: Cents }[];
}

/** A document attached to something in the filing. Its bytes are kept under their hash. */
export interface FrozenDocument extends RegisteredDocument {
  /** `HP-0012`, an item tag, a line id, an own price's code; empty where it is about the filing as a whole only. */
  about: string[];
}

/** The plan as rows of bars, with the program's clock above them. */
export interface FrozenWorkChart {
  /** What each row is. */
  by: 'sites' | 'counties' | 'states';
  lines: GanttLine[];
  statutory: StatutoryDay[];
}

/** Cost that the program does not pay: never part of the amount asked for. */
export interface FrozenKeptOut {
  id: string;
  siteCode: string | null;
  kind: string;
  item: string;
  amountCents: Cents;
  formula: string;
  rule: string;
  citation: string;
  reason: string;
}

/**
 * A submitted filing as it stands forever: every value and word that the paper shows. The PDF is drawn from this value alone, and its hash is
 * the SHA-256 of its canonical JSON (see `canonical-json.ts`).
 */
export interface FrozenFiling {
  schema: 'changeout-filing-1';
  software: string;
  number: string;
  version: number;
  program: { key: ProgramKey; title: string; shortTitle: string; standing: string };
  form: { title: string; edition: string; statement: string };
  carrierName: string;
  /** How the paper is drawn; versions frozen before it was noted are drawn by the first edition of the rules, without a stamp. */
  paper?: FrozenPaper;
  submittedAt: Instant;
  submittedBy: { name: string; title: string };
  sections: FilingSection[];
  sites: FrozenSite[];
  cost: {
    totalCents: Cents;
    lowCents: Cents;
    highCents: Cents;
    p50Cents: Cents;
    p80Cents: Cents;
    /** How often the amount asked for sufficed in the simulation, in words. */
    pointShare?: string;
    comparison: string;
    categories: { category: CostCategory; lowCents: Cents; likelyCents: Cents; highCents: Cents; lineCount: number; bases: string }[];
    sites: { siteCode: string; name: string; likelyCents: Cents }[];
    networkCents: Cents;
    lines: FrozenCostLine[];
    prices: {
      code: string;
      item: string;
      unit: string;
      lowCents: Cents;
      likelyCents: Cents;
      highCents: Cents;
      year: string;
      basis: PriceBasis;
      source: string;
      notes: string;
    }[];
    assumptions: string[];
    exclusions: string[];
    rollUps?: FrozenRollUp[];
    ownPrices?: FrozenOwnPrice[];
    keptOut?: FrozenKeptOut[];
    /** What stands apart from the amount asked for. */
    apart?: { contingencyCents: Cents; contingency: string; reserveCents: Cents; reserve: string };
  };
  timeline: {
    startOn: Day;
    finishOn: Day;
    p80FinishOn: Day;
    termEndsOn: Day | null;
    sentence: string;
    phases: { title: string; startOn: Day; finishOn: Day; count: number }[];
    sites: { siteCode: string; name: string; startOn: Day; cutOverOn: Day; finishOn: Day }[];
    durations: { title: string; days: string; source: string; confidence: string }[];
    /** Left out by earlier releases. */
    chart?: FrozenWorkChart;
  };
  certifications: { id: string; text: string; citation: string; certifiedBy: string; title: string; certifiedAt: Instant }[];
  evidence: { id: string; subject: string; needed: string; present: string; state: 'present' | 'missing' | 'not needed' }[];
  /** Every document attached to a site, item, cost line or own price of the filing, or to the filing; left out by earlier releases. */
  documents?: FrozenDocument[];
  /** Since the version before; in versions after the first, left out by earlier releases. */
  changes?: FrozenChanges;
  /** Line by line and item by item; left out by earlier releases. The paper of the application does not draw it: it is a paper of its own. */
  matrix?: EvidenceMatrix;
  conflicts: { topic: string; text: string }[];
  inputs: { inventoryVersion: number; editionCode: string; seed: number; trials: number; inputsSha256: string };
}
