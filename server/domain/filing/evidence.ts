import { costCategories, isPercentUnit } from '../catalog/price-book.ts';
import { cents, formatCents } from '../money.ts';
import { counted, formatCount } from '../words.ts';
import { indexDocuments } from './evidence-matrix/index-documents.ts';
import { provePrice } from './evidence-matrix/prove-price.ts';
import type { EvidenceDocument, FilingFacts } from './filing.ts';
import type { FrozenFiling } from './frozen-filing.ts';
import { serialsAsked } from './serials-asked.ts';

export type EvidenceRow = FrozenFiling['evidence'][number];

/** The evidence index: for each part of the filing the proof it needs, what is on hand, and honestly what is missing. */
export function listEvidence(facts: FilingFacts): EvidenceRow[] {
  const rows = [...applicantEvidence(facts), ...equipmentEvidence(facts), ...costEvidence(facts), ...planEvidence(facts)];
  return rows.map((row, index) => ({ id: `EV-${String(index + 1).padStart(2, '0')}`, ...row }));
}

/** Places of an evidence index that need a proof, and how many of them lack it. */
export function countMissing(rows: readonly Pick<EvidenceRow, 'state'>[]): { missing: number; of: number } {
  const needed = rows.filter(({ state }) => state !== 'not needed');
  return { missing: needed.filter(({ state }) => state === 'missing').length, of: needed.length };
}

type Row = Omit<EvidenceRow, 'id'>;

function applicantEvidence({ answers, profile, program }: FilingFacts): Row[] {
  const isCapped = program.customerCap.value !== null;
  return [
    toRow('Customer count', 'Latest Form 477 or Broadband Data Collection filing, or other proof', {
      present: answers.customerEvidence ?? '',
      isNeeded: isCapped,
    }),
    toRow('Advanced communications service', 'Description of the service, dated where it may be questioned later', {
      present: profile.serviceDescription,
    }),
    toRow('Payment identifiers', 'CAGE code and UEI of the same entity', {
      present: profile.cage !== null && profile.uei !== null ? `CAGE ${profile.cage}, UEI ${profile.uei}` : '',
    }),
  ];
}

function equipmentEvidence({ inventory, coverage, documents }: FilingFacts): Row[] {
  const covered = inventory.items.filter((_item, index) => coverage.items[index]?.verdict === 'covered');
  const serials = inventory.items.flatMap((item, index) => serialsAsked(item, coverage.items[index]) ?? []);
  const sumOf = (of: 'have' | 'of') => serials.reduce((total, asked) => total + asked[of], 0);
  const inNetwork = new Set(covered.map((item) => item.siteCode.toLowerCase()));
  const invoices = new Set(documents.filter(({ kind }) => kind === 'invoice').map(({ about }) => about?.toLowerCase()));
  const photos = new Set(documents.filter(({ kind }) => kind === 'photo').map(({ about }) => about?.toLowerCase()));
  const withInvoice = covered.filter((item) => invoices.has(item.tag.toLowerCase())).length;
  const withPhoto = [...inNetwork].filter((code) => photos.has(code)).length;
  return [
    toShare('Serial numbers', 'A serial number for each unit that is covered or not decided yet', {
      have: sumOf('have'),
      of: sumOf('of'),
      noun: 'unit',
    }),
    toShare('Dates obtained', 'An invoice or record for each covered inventory line; lines not decided yet count only in the evidence line by line', {
      have: withInvoice,
      of: covered.length,
      noun: 'inventory line',
    }),
    toShare('What stands at the site', 'A photo of each site with covered equipment', { have: withPhoto, of: inNetwork.size, noun: 'site' }),
  ];
}

function costEvidence({ estimate, plan, documents, answers, today }: FilingFacts): Row[] {
  if (!estimate) return [toRow('Estimate of cost', 'An estimate with a basis for each line', { present: '' })];
  const priceOf = provePrice({ plan, today }, indexDocuments(documents));
  const rows: Row[] = [];
  for (const category of costCategories) {
    const own = estimate.lines.filter((line) => line.category === category && line.basis !== 'official catalog' && !isPercentUnit(line.unit));
    if (own.length === 0) continue;
    const amount = cents(own.reduce((total, line) => total + line.likelyCents, 0));
    const supported = own.filter((line) => priceOf(line).state === 'present').length;
    const needed = `Quote or analysis for ${counted(own.length, 'line')}, ${formatCents(amount)}, priced without the official catalog`;
    rows.push(toShare(`Prices outside the official catalog: ${category}`, needed, { have: supported, of: own.length, noun: 'line' }));
  }
  const general = documents.filter((document) => isGeneralSupport(document)).map(({ title }) => title);
  const named = (answers.supportingDocuments ?? '').split('\n').filter((line) => line.trim() !== '');
  rows.push(
    toRow('Documents for the estimate as a whole', 'Engineering analysis, quotes, price lists', {
      present: [...general.map((title) => `${title} (attached)`), ...named.map((title) => `${title.trim()} (named here; send it along)`)].join('; '),
      isMissing: general.length === 0,
      isNeeded: rows.length > 0,
    }),
    toRow('Upgrades', 'Quote for the comparable replacement of each upgrade', {
      present: answers.upgradesNote ?? '',
      isNeeded: answers.upgrades === 'some',
    }),
  );
  return rows;
}

function planEvidence({ answers, schedule, documents }: FilingFacts): Row[] {
  const contracts = documents.filter(({ kind }) => kind === 'contract').map(({ title }) => title);
  return [
    toRow('Plan for removal and replacement', 'Description of both', {
      present: answers.removalPlan !== undefined && answers.replacementPlan !== undefined ? 'Section G of this filing' : '',
    }),
    toRow('Timeline', 'Dates for removal, replacement and disposal', { present: schedule ? 'Section H and the timeline by site' : '' }),
    toRow('Plan for disposal', 'Method, custody and certificates of destruction', {
      present: answers.disposalPlan === undefined ? '' : 'Section I of this filing',
    }),
    toRow('Agreement with the recycler', 'Contract or letter, where a recycler is named', {
      present: contracts.join('; '),
      isNeeded: answers.disposalVendor !== undefined,
    }),
    toRow('Funding from other sources', 'Award letter or agreement', {
      present: answers.otherFundingSource ?? '',
      isNeeded: answers.otherFunding === 'some',
    }),
  ];
}

function isGeneralSupport({ kind, about }: EvidenceDocument): boolean {
  return about === null && (kind === 'quote' || kind === 'plan' || kind === 'other');
}

function toRow(subject: string, needed: string, of: { present: string; isNeeded?: boolean; isMissing?: boolean }): Row {
  if (of.isNeeded === false) return { subject, needed, present: 'Not needed', state: 'not needed' };
  const isMissing = of.isMissing ?? of.present.trim() === '';
  return { subject, needed, present: of.present.trim() === '' ? 'Missing' : of.present, state: isMissing ? 'missing' : 'present' };
}

function toShare(subject: string, needed: string, { have, of, noun }: { have: number; of: number; noun: string }): Row {
  if (of === 0) return { subject, needed, present: 'Not needed', state: 'not needed' };
  return { subject, needed, present: `${formatCount(have)} of ${counted(of, noun)}`, state: have === of ? 'present' : 'missing' };
}
