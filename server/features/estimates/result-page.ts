import { formatDay } from '../../domain/calendar.ts';
import type { RecipeBook } from '../../domain/catalog/recipe.ts';
import type { CostData } from '../../domain/cost/cost-data.ts';
import { chanceWithin } from '../../domain/cost/risk/chance-within.ts';
import { type Cents, formatShort } from '../../domain/money.ts';
import { paths } from '../../paths.ts';
import type { Page } from '../../web/render-page.ts';
import { listAddress } from '../../web/to-pager.ts';
import type { StoredEdition } from '../catalog/index.ts';
import { categoriesChart, curveChart, driversChart, phasesChart } from './charts.ts';
import type { EstimateName, ReadyRow } from './queries.ts';
import { apartTable, enoughSentence, eventsTable, riskTable } from './result-amounts.ts';
import { inputFacts, planFacts } from './result-facts.ts';
import { keyFigures } from './result-figures.ts';
import { placesOf } from './result-places.ts';
import { categoryTable, comparisonTable, comparisonTag } from './result-tables.ts';
import { estimateTitle, formatWhole } from './words.ts';

const mostAssumptions = 14;

/** What it will cost and when it is done: the first page of a computed estimate. */
export function resultPage(row: ReadyRow, around: Surroundings): Page {
  const summary = row.summaryJson;
  const { percentiles } = summary.risk;
  const { schedule } = summary;
  const title = `Estimate ${row.number}`;
  return {
    template: 'estimates/result',
    title: `What it will cost · ${title}`,
    view: {
      head: {
        title: 'What it will cost',
        crumbs: [{ label: 'Estimates', href: paths.estimates() }, { label: estimateTitle(row) }],
        sentence: `There is an 8 in 10 chance that replacing all covered equipment costs no more than ${formatShort(percentiles.p80)}, and an 8 in 10 chance that it is finished by ${formatDay(schedule.p80FinishOn)}.`,
        ...(row.isToFile && { tag: { label: 'The one to file', tone: 'ok' } }),
        actions: [
          ...(around.mayMake ? [{ label: 'Copy and change', href: listAddress(paths.newEstimate(), { from: String(row.id) }) }] : []),
          ...(around.mayMake && !row.isToFile ? [{ label: 'Mark as the one to file', href: paths.estimateToFile(row.id), post: true }] : []),
          { label: 'All lines (CSV)', href: paths.estimateLines(row.id), download: true },
          reportAction(row),
        ],
      },
      next: nextStep(row, around),
      note: row.noteText === '' ? null : { title: row.name, text: row.noteText },
      figures: keyFigures(row, around.edition),
      curve: {
        ...curveChart(summary, around.asked.cents),
        caption: `${formatWhole(summary.risk.trials)} trials with seed ${summary.risk.seed}, prices of ${around.edition.title}. Each price is drawn once for all sites that use it, between its low and its high.`,
      },
      chance: chanceForm(row, around.asked),
      drivers: {
        ...driversChart(summary),
        caption: 'Share of the variance of the total. A quote for the first of them narrows the range most.',
      },
      risk: riskTable(row, around.edition),
      apart: apartTable(row, around.edition),
      events: eventsTable(summary),
      categories: categoryTable(row, around.edition),
      categoryChart: { ...categoriesChart(summary), caption: 'Likely cost; the whiskers run from all low to all high prices.' },
      comparison: {
        sentence: summary.comparison.sentence,
        tag: comparisonTag(summary.comparison.verdict),
        table: comparisonTable(summary),
      },
      phases: {
        ...phasesChart(summary),
        caption: schedule.bottleneck,
        link: { label: 'The whole schedule', href: paths.estimateSchedule(row.id) },
      },
      places: placesOf(row, around),
      assumptions: foldedList(summary.assumptions),
      exclusions: summary.exclusions,
      inputs: [...inputFacts(row, around), ...planFacts(row, around)],
    },
  };
}

/** A long list says its first things at once. */
function foldedList(texts: readonly string[]) {
  const more = texts.length > mostAssumptions + 2 ? texts.slice(mostAssumptions) : [];
  return { first: texts.slice(0, texts.length - more.length), more, moreLabel: `${more.length} more assumptions` };
}

/** The chance of staying within an amount: the allocation of the plan, and whatever is asked. */
function chanceForm(row: ReadyRow, asked: Asked) {
  const { risk } = row.summaryJson;
  const { allocation } = risk;
  const answers = [
    ...(allocation === null ? [] : [`The allocation of ${enoughSentence(allocation.cents, allocation.share)}`]),
    ...(asked.cents === null ? [] : [enoughSentence(asked.cents, chanceWithin(risk.curve, asked.cents))]),
  ];
  return {
    action: paths.estimate(row.id),
    answers,
    field: {
      id: 'within',
      label: 'Chance of staying within',
      kind: 'money',
      width: 'medium',
      value: asked.text,
      hint: 'Any amount, answered from the curve.',
      error: asked.fault,
    },
  };
}

function reportAction({ id, reportSha256 }: ReadyRow) {
  const label = 'Cost report (PDF)';
  return reportSha256 === null
    ? { label, href: paths.estimateReportOrder(id), post: true }
    : { label, href: paths.estimateReport(id), download: true };
}

function nextStep(row: ReadyRow, { inventoryVersion, mayMake, otherToFile }: Surroundings) {
  if (row.inventoryVersion !== inventoryVersion) {
    const text = `This estimate is from inventory version ${row.inventoryVersion}; the inventory is now at version ${inventoryVersion}.`;
    const action = { label: 'What moved', href: paths.estimateNow(row.id) };
    return { title: 'Next: look at what moved, then estimate again.', text, who: mayMake ? 'You act.' : 'A preparer acts.', action };
  }
  if (otherToFile !== null) {
    const compare = { label: 'Compare the two', href: listAddress(paths.compareEstimates(), { a: String(otherToFile.id), b: String(row.id) }) };
    return {
      title: 'This is a scenario.',
      text: `${estimateTitle(otherToFile)} is the one to file. Mark this one instead if it is better.`,
      who: mayMake ? 'You act.' : 'A preparer acts.',
      action: compare,
    };
  }
  const action = { label: 'Use it in a filing', href: listAddress(paths.newFiling(), { estimate: String(row.id) }), tone: 'main' };
  return {
    title: 'Next: put it into a filing.',
    text: 'The filing carries these figures over, each with its basis.',
    who: mayMake ? 'You act.' : 'A preparer acts.',
    ...(mayMake && { action }),
  };
}

export interface Surroundings {
  costData: CostData;
  recipes: RecipeBook;
  edition: StoredEdition;
  /** The inventory's version now. */
  inventoryVersion: number;
  mayMake: boolean;
  madeBy: string | null;
  /** Warnings that came with the estimate. */
  remarks: number;
  /** Whether there is another computed estimate to compare with. */
  hasOthers: boolean;
  /** The estimate that is marked as the one to file, where it is not this one. */
  otherToFile: EstimateName | null;
  asked: Asked;
}

/** An amount that the reader asks about: as it was typed, as it was read, and what is wrong with it. */
interface Asked {
  text: string;
  cents: Cents | null;
  fault: string | null;
}
