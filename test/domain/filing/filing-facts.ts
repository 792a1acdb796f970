import { day, type Instant } from '../../../server/domain/calendar.ts';
import type { EquipmentModel } from '../../../server/domain/catalog/model.ts';
import type { ApplicationAnswers } from '../../../server/domain/filing/application-answers.ts';
import type { CarrierProfile } from '../../../server/domain/filing/carrier-profile.ts';
import type { EvidenceDocument, FilingFacts } from '../../../server/domain/filing/filing.ts';
import type { Submission } from '../../../server/domain/filing/freeze-filing.ts';
import type { EquipmentItem } from '../../../server/domain/inventory/equipment.ts';
import { aNewItem } from '../../../server/domain/inventory/item-fields.ts';
import { aNewSite } from '../../../server/domain/inventory/site-fields.ts';
import { zeroCents } from '../../../server/domain/money.ts';
import { coverageOf } from '../../../server/domain/programs/coverage.ts';
import { getProgram } from '../../../server/domain/programs/programs.ts';
import { sampleEstimate, siteCode, siteName } from '../../support/sample-estimate.ts';

export const rru: EquipmentModel = {
  key: 'huawei-rru3908',
  maker: 'Huawei',
  model: 'RRU3908',
  aliases: [],
  category: 'RRU',
  generation: '2G/3G/4G',
  description: 'Remote radio unit',
  evidence: 'name-read',
  source: 'test',
};

export const models = new Map([[rru.key, rru]]);

export function anItem(index: number, changes: Partial<EquipmentItem> = {}): EquipmentItem {
  const code = siteCode(index);
  return {
    ...aNewItem(code),
    tag: `${code}-E01`,
    maker: 'Huawei',
    model: 'RRU3908',
    modelKey: rru.key,
    category: 'RRU',
    quantity: 3,
    serials: [`SN${index}A`, `SN${index}B`, `SN${index}C`],
    obtainedOn: day('2016-05-04'),
    ...changes,
  };
}

export const aProfile: CarrierProfile = {
  legalName: 'High Plains Cellular, Inc.',
  frn: '0012345678',
  cage: '1ABC2',
  uei: 'ABCDEF123456',
  street: '1 Main Street',
  city: 'Holyoke',
  state: 'CO',
  zip: '80734',
  contactName: 'Lee Park',
  contactTitle: 'Engineer',
  contactPhone: '970-555-0100',
  contactEmail: 'lee@example.com',
  customers: 12_000,
  customersAsOf: day('2026-06-30'),
  affiliateCustomers: 0,
  affiliates: '',
  providerType: 'advanced-communications',
  serviceDescription: 'Mobile broadband over LTE at 5 to 25 Mbps in four counties of eastern Colorado, with voice.',
};

const long =
  'Every site is done in the order of the microwave rings, by three crews, and each unit is recorded by serial number when it leaves the tower and again when it is destroyed.';

export const allAnswers: ApplicationAnswers = {
  contactName: 'Lee Park',
  contactPhone: '970-555-0100',
  contactEmail: 'lee@example.com',
  customerEvidence: 'Form 477 as of June 30, 2026',
  removalPlan: long,
  replacementPlan: long,
  upgrades: 'none',
  supportingDocuments: 'Quote of the tower contractor',
  disposalMethod: 'recycler',
  disposalPlan: long,
  dataSanitization: 'Wiped at the site.',
  otherFunding: 'none',
  riskManagement: long,
};

/** A complete filing of an invented carrier with covered equipment at every site; nothing fails. */
export function completeFacts({
  sites = 12,
  linesPerSite,
  changes = {},
}: {
  sites?: number;
  linesPerSite?: number;
  changes?: Partial<FilingFacts>;
} = {}): FilingFacts {
  const program = changes.program ?? getProgram('hr4998');
  const sample = sampleEstimate(linesPerSite === undefined ? { sites } : { sites, linesPerSite });
  const estimate = { ...sample, summary: { ...sample.summary, program: program.key, keptOut: [], keptOutCents: zeroCents } };
  const inventory = changes.inventory ?? {
    version: estimate.summary.inventoryVersion,
    sites: Array.from({ length: sites }, (_, index) => ({
      ...aNewSite(siteCode(index)),
      name: siteName(index),
      latitude: 40.5 + index / 1000,
      longitude: -102.3,
      structure: 'guyed-tower' as const,
      heightFeet: 250,
    })),
    items: Array.from({ length: sites }, (_, index) => anItem(index)),
  };
  return {
    program,
    profile: aProfile,
    answers: allAnswers,
    inventory,
    coverage: coverageOf(inventory, models, program),
    estimate,
    schedule: estimate.schedule,
    plan: null,
    edition: {
      code: '2026.1',
      title: 'Planning edition',
      effectiveOn: day('2026-11-01'),
      statement: 'Not an FCC document.',
      entries: [],
    },
    documents: [],
    today: day('2026-11-22'),
    ...changes,
  };
}

export const aSubmission: Submission = {
  software: 'Changeout 0.1.0',
  number: '2026-0001',
  version: 1,
  submittedAt: '2026-11-23T15:04:05.000Z' as Instant,
  submittedBy: { name: 'Margaret Oyelaran', title: 'Chief Executive Officer' },
  certifiedAt: '2026-11-23T15:00:00.000Z' as Instant,
  inputsSha256: '0'.repeat(64),
};

/** A document of the register as a filing counts it. */
export function aDocument(given: Partial<EvidenceDocument> = {}): EvidenceDocument {
  return {
    number: 'D-1',
    kind: 'photo',
    title: 'Photo',
    fileName: 'offer.pdf',
    mediaType: 'application/pdf',
    byteLength: 4711,
    sha256: 'c'.repeat(64),
    about: null,
    ...given,
  };
}
