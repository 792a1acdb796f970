import { formatDay } from '../../domain/calendar.ts';
import { formOf } from '../../domain/filing/forms/forms.ts';
import { formatCents, formatShort } from '../../domain/money.ts';
import { getProgram } from '../../domain/programs/programs.ts';
import { paths } from '../../paths.ts';
import type { Page } from '../../web/render-page.ts';
import { listAddress } from '../../web/to-pager.ts';
import type { StoredEdition } from '../catalog/index.ts';
import { curveChart, driversChart, phasesChart } from './charts.ts';
import type { ReadyRow } from './queries.ts';
import { keyFigures } from './result-figures.ts';
import { categoryTable, comparisonTable, comparisonTag } from './result-tables.ts';
import { readSettingsText } from './settings.ts';
import { counted, formatInstant, formatWhole } from './words.ts';

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
        crumbs: [{ label: 'Estimates', href: paths.estimates() }, { label: title }],
        sentence: `There is an 8 in 10 chance that replacing all covered equipment costs no more than ${formatShort(percentiles.p80)}, and an 8 in 10 chance that it is finished by ${formatDay(schedule.p80FinishOn)}.`,
        actions: [
          { label: 'Schedule', href: paths.estimateSchedule(row.id) },
          { label: 'All lines (CSV)', href: paths.estimateLines(row.id), download: true },
          reportAction(row),
        ],
      },
      next: nextStep(row, around),
      figures: keyFigures(row, around.edition),
      curve: {
        ...curveChart(summary),
        caption: `${formatWhole(summary.risk.trials)} trials with seed ${summary.risk.seed}, prices of ${around.edition.title}. Each price is drawn once for all sites that use it, between its low and its high.`,
      },
      drivers: {
        ...driversChart(summary),
        caption: 'Share of the variance of the total. A quote for the first of them narrows the range most.',
      },
      categories: categoryTable(row, around.edition),
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
      places: [
        {
          label: 'By site',
          value: counted(summary.coveredSiteCount, 'site'),
          href: paths.estimateSites(row.id),
          note: 'cost, dates and every line of each',
        },
        {
          label: 'Network-wide',
          value: formatCents(summary.networkTotal.likelyCents),
          href: paths.estimateNetwork(row.id),
          note: 'core, management and what serves all sites',
        },
        {
          label: 'By price',
          value: `${row.lineKindsJson.length} prices used`,
          href: paths.estimatePrices(row.id),
          note: 'quantities and sums of each, with basis and source',
        },
        ...(around.remarks === 0
          ? []
          : [
              {
                label: 'To look at',
                value: counted(around.remarks, 'remark'),
                href: paths.estimateIssues(row.id),
                note: 'what makes the estimate less sure',
              },
            ]),
      ],
      assumptions: summary.assumptions,
      exclusions: summary.exclusions,
      inputs: inputFacts(row, around),
    },
  };
}

function reportAction({ id, reportSha256 }: ReadyRow) {
  const label = 'Cost report (PDF)';
  return reportSha256 === null
    ? { label, href: paths.estimateReportOrder(id), post: true }
    : { label, href: paths.estimateReport(id), download: true };
}

function nextStep(row: ReadyRow, { inventoryVersion, mayMake }: Surroundings) {
  if (row.inventoryVersion !== inventoryVersion) {
    const text = `This estimate is from inventory version ${row.inventoryVersion}; the inventory is now at version ${inventoryVersion}.`;
    const action = { label: 'Estimate again', href: listAddress(paths.newEstimate(), { from: String(row.id) }) };
    return { title: 'Next: estimate again.', text, who: mayMake ? 'You act.' : 'A preparer acts.', ...(mayMake && { action }) };
  }
  if (!formOf(row.program)) {
    const { shortTitle } = getProgram(row.program);
    const compare = { label: 'Estimate under another program', href: listAddress(paths.newEstimate(), { from: String(row.id) }) };
    return { title: 'This is for comparing.', text: `Nothing can be filed under ${shortTitle}.`, ...(mayMake && { action: compare }) };
  }
  const action = { label: 'Use it in a filing', href: listAddress(paths.newFiling(), { estimate: String(row.id) }), tone: 'main' };
  return {
    title: 'Next: put it into a filing.',
    text: 'The filing carries these figures over, each with its basis.',
    who: mayMake ? 'You act.' : 'A preparer acts.',
    ...(mayMake && { action }),
  };
}

function inputFacts(row: ReadyRow, { edition, madeBy }: Surroundings) {
  const settings = readSettingsText(row.settingsJson);
  const { estimatedOn, risk, schedule, siteCount, coveredSiteCount } = row.summaryJson;
  return [
    { label: 'Program', value: getProgram(row.program).title },
    {
      label: 'Inventory',
      value: `Version ${row.inventoryVersion}: ${counted(siteCount, 'site')}, ${formatWhole(coveredSiteCount)} with covered equipment`,
    },
    { label: 'Price book', value: edition.title, href: paths.priceBook(edition.id) },
    { label: 'Customers', value: settings.customers === null ? 'Not stated' : formatWhole(settings.customers) },
    { label: 'Tower crews', value: String(schedule.settings.towerCrews), ...(settings.towerCrews === null && { note: 'chosen by the planner' }) },
    { label: 'Work may start', value: formatDay(settings.startOn) },
    {
      label: 'First money',
      value: formatDay(schedule.settings.firstFundsOn),
      ...(settings.firstFundsOn === null && { note: 'assumed by the planner' }),
    },
    {
      label: 'Boundary equipment',
      value: settings.boundary === 'count' ? 'Counted as covered' : settings.boundary === 'leave out' ? 'Left out' : 'None',
    },
    { label: 'Price level', value: formatDay(estimatedOn), note: 'day of the estimate; prices are of the years that the price book states' },
    { label: 'Seed and trials', value: `${risk.seed}, ${formatWhole(risk.trials)}`, note: 'the same inputs and seed give the same figures' },
    { label: 'Asked for', value: `${formatInstant(row.createdAt)}${madeBy === null ? '' : ` by ${madeBy}`}` },
    { label: 'Fingerprint of the inputs', value: row.inputsSha256 ?? 'None', note: 'SHA-256' },
  ];
}

export interface Surroundings {
  edition: StoredEdition;
  /** The inventory's version now. */
  inventoryVersion: number;
  mayMake: boolean;
  madeBy: string | null;
  /** Warnings that came with the estimate. */
  remarks: number;
}
