import { formatDay } from '../../domain/calendar.ts';
import type { Estimate, EstimateSummary } from '../../domain/cost/estimate.ts';
import { formatCount, plural } from '../../domain/filing/shown-value.ts';
import { type Cents, cents, formatCents, formatShort } from '../../domain/money.ts';
import type { Drawing } from '../../platform/charts/drawing.ts';
import type { Block, PdfDocument, Row } from '../../platform/pdf/document.ts';
import { drawReportLines } from './draw-report-lines.ts';
import { drawReportSchedule } from './draw-report-schedule.ts';

/**
 * The printed cost report: one page that says what the reader came to learn, then how sure it is, each site, each price with its basis, the
 * schedule, and what the estimate rests on. Drawn from the estimate alone.
 */
export function costReportDocument(estimate: Estimate, facts: CostReportFacts, drawings: CostReportDrawings): PdfDocument {
  const { summary } = estimate;
  const name = `Estimate ${facts.number} of ${formatDay(summary.estimatedOn)}`;
  return {
    title: `What it will cost, ${facts.carrierName}`,
    subject: `${name}, cost of replacing covered equipment`,
    author: facts.carrierName,
    language: 'en-US',
    createdAt: facts.computedAt,
    runningHead: { left: `${facts.carrierName} · Cost report`, right: name },
    runningFoot: `Prices: ${facts.edition.title}, each with its basis`,
    blocks: [
      ...drawSummary(summary, facts),
      { kind: 'page', layout: 'portrait' },
      { kind: 'contents', title: 'Contents' },
      ...drawCertainty(summary, drawings),
      ...drawComparison(summary),
      ...drawSites(estimate, facts),
      ...drawReportLines(estimate, facts.edition),
      ...drawReportSchedule(summary.schedule, drawings.phases),
      ...drawFoundations(summary, facts),
    ],
  };
}

function drawSummary(summary: EstimateSummary, facts: CostReportFacts): Block[] {
  const { total, risk, schedule, comparison, coveredSiteCount } = summary;
  const { p50, p80 } = risk.percentiles;
  return [
    { kind: 'title', over: `Cost report · ${facts.programTitle}`, text: 'What it will cost', under: facts.carrierName },
    {
      kind: 'paragraph',
      style: 'lead',
      text: `There is an 8 in 10 chance that replacing all covered equipment costs no more than ${formatCents(p80)}, and an 8 in 10 chance that it is finished by ${formatDay(schedule.p80FinishOn)}.`,
    },
    {
      kind: 'figures',
      items: [
        { label: 'Even-chance cost (P50)', value: formatShort(p50), small: `sum of likely prices ${formatCents(total.likelyCents)}` },
        { label: 'Safe cost (P80)', value: formatShort(p80), small: `reserve over P50 ${formatShort(cents(p80 - p50))}` },
        { label: 'Per site', value: formatShort(comparison.perSiteCents), small: `${plural(coveredSiteCount, 'site')} with covered equipment` },
        {
          label: 'Finish (P80)',
          value: formatDay(schedule.p80FinishOn),
          small: schedule.termEndsOn ? `term ends ${formatDay(schedule.termEndsOn)}` : 'no term that is known',
        },
      ],
    },
    {
      kind: 'table',
      caption: 'Cost by category: what the prices rest on, sites, low, likely, high, and share of the likely total',
      columns: [
        { title: 'Category and basis', width: { share: 1 } },
        { title: 'Sites', width: 'fit', align: 'right' },
        { title: 'Low', width: 'fit', align: 'right' },
        { title: 'Likely', width: 'fit', align: 'right' },
        { title: 'High', width: 'fit', align: 'right' },
        { title: 'Share', width: 'fit', align: 'right' },
      ],
      rows: [
        ...summary.categories.map(
          (category): Row => ({
            cells: [
              { text: category.category, small: category.bases.join(', ') },
              category.siteCount === 0 ? 'network' : formatCount(category.siteCount),
              formatCents(category.lowCents),
              formatCents(category.likelyCents),
              formatCents(category.highCents),
              formatShare(category.likelyCents, total.likelyCents),
            ],
          }),
        ),
        {
          kind: 'total',
          cells: ['Total', '', formatCents(total.lowCents), formatCents(total.likelyCents), formatCents(total.highCents), '100.0 %'],
        },
      ],
    },
    { kind: 'paragraph', text: comparison.sentence },
    { kind: 'paragraph', style: 'small', text: 'A planning assumption is the judgment of the edition’s author and no official amount.' },
  ];
}

function drawCertainty({ risk }: EstimateSummary, { curve, drivers }: CostReportDrawings): Block[] {
  const { p10, p50, p80, p90 } = risk.percentiles;
  const row = (chance: string, amount: Cents): Row => ({ cells: [chance, formatCents(amount)] });
  return [
    { kind: 'page', layout: 'portrait' },
    { kind: 'heading', level: 2, text: 'How sure is that?' },
    {
      kind: 'drawing',
      drawing: curve,
      caption: `${formatCount(risk.trials)} trials, seed ${risk.seed}. Low and high of the first page add up every low and every high price, which never meet in practice.`,
    },
    {
      kind: 'table',
      caption: 'Chance that the work costs no more than an amount',
      columns: [
        { title: 'Chance', width: { share: 1 } },
        { title: 'Costs no more than', width: 'fit', align: 'right' },
      ],
      rows: [
        row('1 in 10 (P10)', p10),
        row('Even (P50)', p50),
        row('8 in 10 (P80)', p80),
        row('9 in 10 (P90)', p90),
        row('Mean of all trials', risk.meanCents),
      ],
    },
    { kind: 'heading', level: 2, text: 'What drives the spread' },
    { kind: 'drawing', drawing: drivers, caption: 'Share of the variance of the total. A vendor quote narrows a price.' },
    {
      kind: 'table',
      caption: 'Causes of the spread with their share of the variance',
      columns: [
        { title: 'Cause', width: { share: 1 } },
        { title: 'Share of the variance', width: 'fit', align: 'right' },
      ],
      rows: risk.drivers.map(({ label, share }) => ({ cells: [label, `${(share * 100).toFixed(1)} %`] })),
    },
  ];
}

function drawComparison({ comparison }: EstimateSummary): Block[] {
  return [
    { kind: 'heading', level: 2, text: 'Against public figures' },
    { kind: 'paragraph', text: comparison.sentence },
    {
      kind: 'table',
      caption: 'Public figures: what was reported, amount per site, source',
      columns: [
        { title: 'Reported', width: { share: 1 } },
        { title: 'Per site', width: 'fit', align: 'right' },
        { title: 'Source', width: { share: 0.9 } },
      ],
      rows: [
        ...comparison.figures.map(
          (figure): Row => ({
            cells: [{ text: figure.label, small: figure.note }, formatCents(figure.perSiteCents), { text: figure.source, small: figure.evidence }],
          }),
        ),
        { kind: 'total', cells: ['This estimate', formatCents(comparison.perSiteCents), ''] },
      ],
    },
  ];
}

function drawSites({ sites, summary }: Estimate, { names }: CostReportFacts): Block[] {
  return [
    { kind: 'page', layout: 'portrait' },
    { kind: 'heading', level: 2, text: 'Cost by site' },
    {
      kind: 'table',
      caption: 'Cost by site: covered units, low, likely and high',
      columns: [
        { title: 'Site', width: { share: 1 } },
        { title: 'Covered units', width: 'fit', align: 'right' },
        { title: 'Low', width: 'fit', align: 'right' },
        { title: 'Likely', width: 'fit', align: 'right' },
        { title: 'High', width: 'fit', align: 'right' },
      ],
      rows: [
        ...sites.map((site): Row => {
          const known = names.get(site.siteCode);
          return {
            cells: [
              { text: `${site.siteCode} ${known?.name ?? ''}`.trimEnd(), small: known?.place ?? '' },
              formatCount(site.coveredUnits),
              formatCents(site.lowCents),
              formatCents(site.likelyCents),
              formatCents(site.highCents),
            ],
          };
        }),
        totalRow('Whole network', 'row', summary.networkTotal),
        totalRow('Total', 'total', summary.total),
      ],
    },
  ];
}

function totalRow(label: string, kind: 'row' | 'total', range: EstimateSummary['total']): Row {
  return { kind, cells: [label, '', formatCents(range.lowCents), formatCents(range.likelyCents), formatCents(range.highCents)] };
}

function drawFoundations({ assumptions, exclusions, risk, inventoryVersion }: EstimateSummary, { edition }: CostReportFacts): Block[] {
  return [
    { kind: 'page', layout: 'portrait' },
    { kind: 'heading', level: 2, text: 'What the estimate rests on' },
    { kind: 'heading', level: 3, text: 'Assumptions' },
    { kind: 'list', items: assumptions },
    { kind: 'heading', level: 3, text: 'Not included' },
    { kind: 'list', items: exclusions },
    { kind: 'heading', level: 3, text: 'How the figures were made' },
    {
      kind: 'facts',
      rows: [
        { label: 'Price book', value: `${edition.title} (${edition.code})`, small: edition.statement },
        { label: 'Inventory', value: `Version ${formatCount(inventoryVersion)}` },
        {
          label: 'Simulation',
          value: `${formatCount(risk.trials)} trials, seed ${risk.seed}`,
          small: 'the same inputs and seed give the same figures',
        },
      ],
    },
  ];
}

function formatShare(part: Cents, whole: Cents): string {
  return whole === 0 ? '' : `${((part / whole) * 100).toFixed(1)} %`;
}

/** What the report says about the estimate that the estimate itself does not hold. */
export interface CostReportFacts {
  carrierName: string;
  /** As the carrier knows the estimate: `12`. */
  number: string;
  /** ISO instant; the only time in the file. */
  computedAt: string;
  programTitle: string;
  edition: { code: string; title: string; statement: string };
  /** By site code. */
  names: ReadonlyMap<string, { name: string; place: string }>;
}

export interface CostReportDrawings {
  /** The S-curve. */
  curve: Drawing;
  drivers: Drawing;
  phases: Drawing;
}
