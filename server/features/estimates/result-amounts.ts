import type { CostRisk, EstimateSummary } from '../../domain/cost/estimate.ts';
import { inHundred } from '../../domain/in-hundred.ts';
import { type Cents, formatCents } from '../../domain/money.ts';
import { counted } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import { listAddress } from '../../web/to-pager.ts';
import type { StoredEdition } from '../catalog/index.ts';
import type { ReadyRow } from './queries.ts';
import { timeCostRow } from './time-cost-parts.ts';
import { formatBasisPoints, formatPercent, formatPercentile, formatRange, formatWhole } from './words.ts';

const chances = [
  { key: 'p10', label: 'P10', words: '1 of 10 trials costs no more' },
  { key: 'p50', label: 'P50', words: 'half of the trials cost no more' },
  { key: 'p80', label: 'P80', words: '8 of 10 trials cost no more' },
  { key: 'p90', label: 'P90', words: '9 of 10 trials cost no more' },
  { key: 'p95', label: 'P95', words: '19 of 20 trials cost no more' },
] as const;

/** The amounts of the simulation: point estimate with its percentile, percentiles, mean. Each opens how it was found. */
export function riskTable(row: ReadyRow, edition: StoredEdition) {
  const { risk, total } = row.summaryJson;
  const around = explainRisk(row, edition);
  return table('Amounts of the simulation', [
    {
      label: 'Point estimate',
      note: `the sum of the likely lines: enough in ${inHundred(risk.pointShare)} of 100 trials`,
      explain: {
        ...around,
        figure: formatCents(total.likelyCents),
        label: 'point estimate',
        formula: `Sum of ${counted(lineCount(row), 'line')} = ${formatCents(total.likelyCents)}, which is P${(risk.pointShare * 100).toFixed(1)} of the simulation`,
      },
    },
    ...chances.map(({ key, label, words }) => ({
      label,
      note: words,
      explain: { ...around, figure: formatCents(risk.percentiles[key]), label, formula: `${formatCents(risk.percentiles[key])}: ${words}` },
    })),
    {
      label: 'Mean',
      note: 'average of all trials',
      explain: {
        ...around,
        figure: formatCents(risk.meanCents),
        label: 'mean',
        formula: `Sum of ${formatWhole(risk.trials)} trials ÷ ${formatWhole(risk.trials)} = ${formatCents(risk.meanCents)}`,
      },
    },
  ]);
}

/** What stands apart from the point estimate or inside it: escalation, contingency, reserve, what is kept out. */
export function apartTable(row: ReadyRow, edition: StoredEdition) {
  const { summaryJson: summary, planJson: plan } = row;
  const { total, escalationCents, contingencyCents, reserveCents, keptOutCents, keptOut, comparison, coveredSiteCount } = summary;
  const own = {
    basis: 'your choice when the estimate was made',
    source: 'the settings of this estimate',
    href: listAddress(paths.newEstimate(), { from: String(row.id) }),
    linkLabel: 'Copy and change',
  };
  const upTo = plan.contingencyShare === null ? null : formatPercentile(plan.contingencyShare);
  return table('Inside and beside the point estimate', [
    {
      label: 'Likely per site',
      note: 'inside: the point estimate over the sites with covered equipment',
      explain: {
        ...priced(row, edition),
        figure: formatCents(comparison.perSiteCents),
        label: 'likely cost per site',
        formula: `${formatCents(total.likelyCents)} ÷ ${counted(coveredSiteCount, 'site')} = ${formatCents(comparison.perSiteCents)}`,
      },
    },
    {
      label: plan.indexKey === null ? 'Escalation' : `Escalation to ${plan.workYear}`,
      note: plan.indexKey === null ? 'none was chosen: prices are of their own years' : 'inside: lines of their own, never hidden in a price',
      explain: {
        ...priced(row, edition),
        figure: formatCents(escalationCents),
        label: 'escalation',
        formula: `Sum of the escalation lines = ${formatCents(escalationCents)}`,
        href: paths.estimateNetwork(row.id),
        linkLabel: 'The lines',
      },
    },
    {
      label: upTo === null ? 'Contingency' : `Contingency up to ${upTo}`,
      note: upTo === null ? 'none was chosen' : 'apart: not part of what is filed',
      explain: {
        ...own,
        figure: formatCents(contingencyCents),
        label: 'contingency',
        formula:
          upTo === null
            ? 'No percentile was chosen, so there is none.'
            : `The larger of 0 and ${upTo} − the point estimate of ${formatCents(total.likelyCents)} = ${formatCents(contingencyCents)}`,
      },
    },
    {
      label: `Management reserve of ${formatBasisPoints(plan.reserveBasisPoints)}`,
      note: plan.reserveBasisPoints === 0 ? 'none was chosen' : 'apart: not part of what is filed',
      explain: {
        ...own,
        figure: formatCents(reserveCents),
        label: 'management reserve',
        formula: `${formatBasisPoints(plan.reserveBasisPoints)} × ${formatCents(total.likelyCents)} = ${formatCents(reserveCents)}`,
      },
    },
    ...timeCostRow(row),
    {
      label: 'Kept out',
      note: 'apart: the program does not pay it, so no line and no total holds it',
      explain: {
        figure: formatCents(keptOutCents),
        label: 'kept out',
        formula: `Sum of ${counted(keptOut.length, 'amount')} = ${formatCents(keptOutCents)}`,
        basis: 'rules of the program, each with its citation',
        source: 'the list of what is kept out',
        href: paths.estimateKeptOut(row.id),
        linkLabel: 'Each with its rule',
      },
    },
  ]);
}

/** Method, seed and trials: what every figure of the simulation opens. */
export function explainRisk(row: ReadyRow, edition: StoredEdition) {
  const { risk, total } = row.summaryJson;
  return {
    inputs: [
      { label: 'Method', value: 'each price, quantity, site and risk drawn at random in each trial, shared prices once for all sites' },
      { label: 'Trials', value: formatWhole(risk.trials) },
      { label: 'Seed', value: String(risk.seed) },
      { label: 'Sum of likely lines', value: formatCents(total.likelyCents) },
      { label: 'P10 to P95', value: formatRange(risk.percentiles.p10, risk.percentiles.p95) },
    ],
    ...priced(row, edition),
  };
}

/** Discrete risks: sites concerned, how often each struck, what it cost on average. */
export function eventsTable({ risk }: EstimateSummary) {
  if (risk.events.length === 0) return null;
  return {
    caption: 'Risks of the simulation',
    captionHidden: true,
    columns: [
      { label: 'Risk', kind: 'key' },
      { label: 'Sites', kind: 'number' },
      { label: 'Struck, on average', kind: 'number' },
      { label: 'Basis' },
      { label: 'Cost, on average', kind: 'money', pin: true },
    ],
    rows: risk.events.map((event) => ({ cells: eventCells(event, risk) })),
  };
}

function eventCells(event: CostRisk['events'][number], { trials, seed }: CostRisk) {
  const times = event.meanCount.toLocaleString('en-US', { maximumFractionDigits: 2 });
  return [
    { text: event.title },
    { text: event.sites === 0 ? 'once' : formatWhole(event.sites) },
    { text: event.sites === 0 ? formatPercent(event.meanCount) : times },
    { text: event.basis },
    {
      explain: {
        figure: formatCents(event.meanCents),
        label: event.title,
        formula: `Average over ${formatWhole(trials)} trials with seed ${seed}, in which it struck ${times} times`,
        basis: event.basis,
        source: event.source,
      },
    },
  ];
}

function priced(row: ReadyRow, edition: StoredEdition) {
  return {
    entry: `all prices of ${edition.title}${row.planJson.ownPrices.length > 0 ? ' and your own' : ''}`,
    basis: basesOf(row.summaryJson),
    source: 'the lines of this estimate',
    href: paths.estimatePrices(row.id),
    linkLabel: 'Prices used',
  };
}

function basesOf({ categories }: EstimateSummary): string {
  return [...new Set(categories.flatMap((category) => category.bases))].join(', ');
}

function lineCount(row: ReadyRow): number {
  return row.lineKindsJson.reduce((sum, kind) => sum + kind.lineCount, 0);
}

function table(caption: string, rows: readonly { label: string; note: string; explain: object }[]) {
  return {
    caption,
    captionHidden: true,
    columns: [
      { label: 'Amount', kind: 'key' },
      { label: 'Dollars', kind: 'money', pin: true },
    ],
    rows: rows.map(({ label, note, explain }) => ({ cells: [{ text: label, small: note }, { explain }] })),
  };
}

/** What a percentile is called to the reader: for sentences about one amount. */
export function enoughSentence(amount: Cents, share: number): string {
  return `${formatCents(amount)} is enough in ${inHundred(share)} of 100 cases.`;
}
