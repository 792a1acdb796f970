import { type Day, formatDay, type Instant } from '../calendar.ts';
import type { PriceBookEdition } from '../catalog/price-book.ts';
import type { CostLine } from '../cost/cost-lines.ts';
import type { Estimate } from '../cost/estimate.ts';
import { structureClass } from '../cost/structure-class.ts';
import { siteKindChoices, statusChoices, structureChoices, toLabel } from '../inventory/choices.ts';
import type { EquipmentItem } from '../inventory/equipment.ts';
import type { Site } from '../inventory/site.ts';
import type { ItemCoverage } from '../programs/cover-item.ts';
import { bad, good, type Result } from '../result.ts';
import type { DurationAssumption, Schedule } from '../schedule/schedule.ts';
import { formatCount } from '../words.ts';
import { buildFiling } from './build-filing.ts';
import { listEvidence } from './evidence.ts';
import { buildEvidenceMatrix } from './evidence-matrix/build-evidence-matrix.ts';
import { orderItems } from './evidence-matrix/order-items.ts';
import type { FilingFacts, FormEdition } from './filing.ts';
import { freezeAttached } from './freeze-attached.ts';
import { freezeApart, freezeOwnPrices } from './freeze-cost-plan.ts';
import { freezeWorkChart } from './freeze-work-chart.ts';
import { currentPaperEdition, type FrozenCostLine, type FrozenFiling, type FrozenSite } from './frozen-filing.ts';
import { pointShareWords } from './shown-value.ts';

/** What the act of submission adds to the facts. */
export interface Submission {
  software: string;
  number: string;
  version: number;
  submittedAt: Instant;
  submittedBy: { name: string; title: string };
  /** When the officer certified; every certification of the program is certified together. */
  certifiedAt: Instant;
  /** SHA-256 of the canonical inputs of the estimate. */
  inputsSha256: string;
  /** Where the code on the paper is looked up, `https://example.org/verify/`, or empty where nobody knows; left out for a paper without a stamp. */
  verifyAt?: string;
}

/**
 * Makes the value that stands forever: every value, word and figure as shown. The same facts and submission give the same value, and its
 * canonical JSON the same bytes. Refused while the facts lack an estimate, a schedule or the price book.
 */
export function freezeFiling(form: FormEdition, facts: FilingFacts, submission: Submission): Result<FrozenFiling> {
  const { estimate, schedule, edition, program } = facts;
  if (!estimate || !schedule || !edition) {
    return bad([
      { severity: 'error', code: 'estimate-missing', message: 'The filing has no finished estimate. Make one from the current inventory first.' },
    ]);
  }
  return good({
    schema: 'changeout-filing-1',
    software: submission.software,
    number: submission.number,
    version: submission.version,
    program: { key: program.key, title: program.title, shortTitle: program.shortTitle, standing: program.standing },
    form: { title: form.title, edition: form.edition, statement: form.statement },
    carrierName: facts.profile.legalName,
    paper: { edition: currentPaperEdition, ...(submission.verifyAt !== undefined && { verifyAt: submission.verifyAt }) },
    submittedAt: submission.submittedAt,
    submittedBy: submission.submittedBy,
    sections: buildFiling(form, facts),
    sites: freezeSites(facts),
    cost: freezeCost(estimate, edition, facts),
    timeline: { ...freezeTimeline(schedule, facts.inventory.sites), chart: freezeWorkChart(schedule, facts.inventory.sites, program.key) },
    certifications: program.certifications.map(({ id, text, citation }) => ({
      id,
      text,
      citation,
      certifiedBy: submission.submittedBy.name,
      title: submission.submittedBy.title,
      certifiedAt: submission.certifiedAt,
    })),
    evidence: listEvidence(facts),
    documents: freezeAttached(facts),
    matrix: buildEvidenceMatrix(facts),
    conflicts: program.conflicts.filter(({ isAtLarge }) => !isAtLarge).map(({ topic, text }) => ({ topic, text })),
    inputs: {
      inventoryVersion: estimate.summary.inventoryVersion,
      editionCode: estimate.summary.editionCode,
      seed: estimate.summary.risk.seed,
      trials: estimate.summary.risk.trials,
      inputsSha256: submission.inputsSha256,
    },
  });
}

function freezeSites({ inventory, coverage }: FilingFacts): FrozenSite[] {
  const order = orderItems(inventory);
  return inventory.sites.map((site, place) => ({
    code: site.code,
    name: site.name,
    kind: toLabel(siteKindChoices, site.kind),
    place: placeOf(site),
    coordinates: site.latitude === null || site.longitude === null ? 'Not given' : `${site.latitude.toFixed(6)}, ${site.longitude.toFixed(6)}`,
    structure: structureOf(site),
    structureClass: structureClass(site),
    items: (order[place] ?? []).flatMap((index) => {
      const item = inventory.items[index];
      return item ? [freezeItem(item, coverage.items[index])] : [];
    }),
  }));
}

function freezeItem(item: EquipmentItem, coverage: ItemCoverage | undefined): FrozenSite['items'][number] {
  return {
    tag: item.tag,
    maker: item.maker,
    model: item.model,
    category: item.category ?? 'Not known',
    quantity: item.quantity,
    serials: item.serials.join(', '),
    obtainedOn: item.obtainedOn === null ? 'Not given' : formatDay(item.obtainedOn),
    status: toLabel(statusChoices, item.status),
    covered: coverage?.verdict ?? 'unknown',
    reason: coverage?.reason ?? '',
  };
}

/** The county stands as it was entered: not every state calls its parts counties. */
function placeOf(site: Site): string {
  const stateAndZip = [site.state, site.zip].filter((part) => part !== null).join(' ');
  return [site.street, site.city, site.county, stateAndZip].filter((part) => part !== null && part !== '').join(', ') || 'Not given';
}

function structureOf(site: Site): string {
  const label = toLabel(structureChoices, site.structure);
  return site.heightFeet === null ? label : `${label}, ${formatCount(site.heightFeet)} ft`;
}

function freezeCost(estimate: Estimate, edition: PriceBookEdition, { inventory, plan }: FilingFacts): FrozenFiling['cost'] {
  const { summary, lines } = estimate;
  const names = new Map(inventory.sites.map((site) => [site.code, site.name]));
  const used = new Set(lines.map((line) => line.entryCode));
  return {
    totalCents: summary.total.likelyCents,
    lowCents: summary.total.lowCents,
    highCents: summary.total.highCents,
    p50Cents: summary.risk.percentiles.p50,
    p80Cents: summary.risk.percentiles.p80,
    pointShare: pointShareWords(summary.risk.pointShare),
    comparison: summary.comparison.sentence,
    categories: summary.categories.map(({ category, lowCents, likelyCents, highCents, lineCount, bases }) => ({
      category,
      lowCents,
      likelyCents,
      highCents,
      lineCount,
      bases: bases.join(', '),
    })),
    sites: estimate.sites.map(({ siteCode, likelyCents }) => ({ siteCode, name: names.get(siteCode) ?? '', likelyCents })),
    networkCents: summary.networkTotal.likelyCents,
    lines: lines.map(freezeLine),
    prices: edition.entries
      .filter(({ code }) => used.has(code))
      .map(({ code, item, unit, lowCents, likelyCents, highCents, year, basis, source, notes }) => ({
        code,
        item,
        unit,
        lowCents,
        likelyCents,
        highCents,
        year: year === null ? 'Not stated' : String(year),
        basis,
        source,
        notes,
      })),
    assumptions: [...summary.assumptions],
    exclusions: [...summary.exclusions],
    rollUps: [
      { title: 'By part of the work', parts: summary.phases },
      { title: 'By year of the work', parts: summary.years },
      { title: 'By county', parts: summary.counties },
    ].map(({ title, parts }) => ({
      title,
      parts: parts.map(({ key, lowCents, likelyCents, highCents }) => ({ key, lowCents, likelyCents, highCents })),
    })),
    ownPrices: freezeOwnPrices(estimate, edition, plan),
    keptOut: summary.keptOut.map((kept) => ({ ...kept })),
    apart: freezeApart(summary, plan),
  };
}

function freezeLine(line: CostLine): FrozenCostLine {
  return {
    id: line.id,
    siteCode: line.siteCode,
    category: line.category,
    phase: line.phase,
    entryCode: line.entryCode,
    item: line.item,
    unit: line.unit,
    quantity: line.quantity,
    unitCents: line.unitLikelyCents,
    amountCents: line.likelyCents,
    basis: line.basis,
    formula: line.formula,
    ...(line.change !== undefined && { change: line.change }),
    ...(line.ownPrice && { ownPrice: line.ownPrice.code }),
  };
}

function freezeTimeline({ summary, sites: siteDays }: Schedule, sites: readonly Site[]): FrozenFiling['timeline'] {
  const names = new Map(sites.map((site) => [site.code, site.name]));
  return {
    startOn: summary.settings.startOn,
    finishOn: summary.finishOn,
    p80FinishOn: summary.p80FinishOn,
    termEndsOn: summary.termEndsOn,
    sentence: timelineSentence(summary.settings.startOn, summary),
    phases: summary.phases.map(({ title, startOn, finishOn, count }) => ({ title, startOn, finishOn, count })),
    sites: siteDays.map(({ siteCode, startOn, cutOverOn, finishOn }) => ({
      siteCode,
      name: names.get(siteCode) ?? '',
      startOn,
      cutOverOn,
      finishOn,
    })),
    durations: summary.assumptions.map((assumption) => ({
      title: assumption.title,
      days: daysOf(assumption),
      source: assumption.source,
      confidence: assumption.confidence,
    })),
  };
}

function timelineSentence(startOn: Day, summary: Schedule['summary']): string {
  const term =
    summary.termEndsOn === null
      ? 'The program sets no term that is known.'
      : `The term ends on ${formatDay(summary.termEndsOn)}${summary.finishOn > summary.termEndsOn ? ', before the likely finish' : ''}.`;
  return `Work starts on ${formatDay(startOn)} and is likely finished on ${formatDay(summary.finishOn)}; there is an 8 in 10 chance that it is finished by ${formatDay(summary.p80FinishOn)}. ${term}`;
}

/** `10 to 30 working days, likely 15, for 4 units, at 10 % of sites`. */
function daysOf({ lowDays, likelyDays, highDays, dayKind, perUnits, share }: DurationAssumption): string {
  const fixed = lowDays === highDays;
  const range = fixed ? formatCount(likelyDays) : `${formatCount(lowDays)} to ${formatCount(highDays)}`;
  const parts = [`${range} ${dayKind} days`, ...(fixed ? [] : [`likely ${formatCount(likelyDays)}`])];
  if (perUnits !== undefined) parts.push(`for ${formatCount(perUnits)} units`);
  if (share !== undefined) parts.push(`at ${Math.round(share * 100)} % of sites`);
  return parts.join(', ');
}
