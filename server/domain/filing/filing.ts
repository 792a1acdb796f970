import type { Day } from '../calendar.ts';
import type { PriceBookEdition } from '../catalog/price-book.ts';
import type { CostPlan } from '../cost/cost-plan.ts';
import type { Estimate } from '../cost/estimate.ts';
import type { Inventory } from '../inventory/inventory.ts';
import type { InventoryCoverage } from '../programs/coverage.ts';
import type { Program, ProgramKey } from '../programs/program.ts';
import type { Schedule } from '../schedule/schedule.ts';
import type { ApplicationAnswers } from './application-answers.ts';
import type { CarrierProfile } from './carrier-profile.ts';
import type { LineOrigin } from './frozen-filing.ts';
import type { RegisteredDocument } from './registered-document.ts';

/** Everything that a filing is made of, as it stands today. The parts that a draft may still lack are null. */
export interface FilingFacts {
  program: Program;
  profile: CarrierProfile;
  answers: ApplicationAnswers;
  inventory: Inventory;
  /** Of that inventory under that program. */
  coverage: InventoryCoverage;
  estimate: Estimate | null;
  /** What the carrier decided for the estimate; null without one. */
  plan: CostPlan | null;
  schedule: Schedule | null;
  /** The price book behind the estimate. */
  edition: PriceBookEdition | null;
  documents: EvidenceDocument[];
  today: Day;
}

/** A document on hand that proves something. `about` is an own price's code, a cost line id, site code or item tag, or null for the whole filing. */
export interface EvidenceDocument extends RegisteredDocument {
  about: string | null;
}

/** One value in the words in which it is shown, with where it comes from. */
export interface ShownValue {
  value: string;
  origin: LineOrigin;
  originNote: string;
}

/** One line of a form: which value stands there, and which paragraph it answers. */
export interface FormLine {
  /** `B.3`: stable within the form edition. */
  id: string;
  /** What the line is about, the same in every form: `frn`, `total-customers`. Checks find their lines by it. */
  key: string;
  label: string;
  /** Paragraph that the line answers. */
  citation?: string;
  /** Item on the FCC's own form, only where it is confirmed. */
  officialItem?: string;
  show: (facts: FilingFacts) => ShownValue;
}

export interface FormSection {
  /** `A`, `B`, … */
  id: string;
  title: string;
  intro: string;
  lines: FormLine[];
}

/** An edition of an application form: sections and lines as data. */
export interface FormEdition {
  program: ProgramKey;
  title: string;
  edition: string;
  /** What the form is and what it is not. */
  statement: string;
  sections: FormSection[];
}
