import { daysBetween, formatDay } from '../../domain/calendar.ts';
import type { EstimateSummary } from '../../domain/cost/estimate.ts';
import { inHundred } from '../../domain/in-hundred.ts';
import { cents, formatCents, formatShort } from '../../domain/money.ts';
import { paths } from '../../paths.ts';
import type { StoredEdition } from '../catalog/index.ts';
import type { ReadyRow } from './queries.ts';
import { counted, formatRange, formatWhole } from './words.ts';

/** The four figures of an estimate, each with what it is made of. */
export function keyFigures(row: ReadyRow, edition: StoredEdition) {
  const { risk, total, schedule, comparison, coveredSiteCount, estimatedOn } = row.summaryJson;
  const { p10, p50, p80, p90 } = risk.percentiles;
  const common = [
    { label: 'Trials', value: formatWhole(risk.trials) },
    { label: 'Seed', value: String(risk.seed) },
    { label: 'Sum of likely lines', value: formatCents(total.likelyCents) },
    { label: 'Mean of trials', value: formatCents(risk.meanCents) },
    { label: 'P10 to P90', value: formatRange(p10, p90) },
  ];
  const priced = {
    entry: `all prices of ${edition.title}`,
    basis: basesOf(row.summaryJson),
    source: 'the lines of this estimate',
    href: paths.estimatePrices(row.id),
    linkLabel: 'Prices used',
  };
  const explain = (figure: string, label: string, formula: string) => ({ figure, label, formula, inputs: common, ...priced });
  const perSite = formatCents(comparison.perSiteCents);
  return [
    {
      label: 'Even-chance cost (P50)',
      note: `all low to all high: ${formatShort(total.lowCents)} to ${formatShort(total.highCents)}`,
      explain: explain(formatShort(p50), 'even-chance cost', `${formatCents(p50)}: half of the trials cost no more`),
    },
    {
      label: 'Safe cost (P80)',
      note: `reserve over P50: ${formatShort(cents(p80 - p50))}`,
      explain: { ...explain(formatShort(p80), 'safe cost', `${formatCents(p80)}: 8 of 10 trials cost no more`), end: true },
    },
    {
      label: 'Likely per site',
      note: publicNote(row.summaryJson),
      explain: {
        figure: formatShort(comparison.perSiteCents),
        label: 'likely cost per site',
        formula: `${formatCents(total.likelyCents)} ÷ ${counted(coveredSiteCount, 'site')} = ${perSite}`,
        inputs: [{ label: 'Day', value: formatDay(estimatedOn) }],
        ...priced,
      },
    },
    {
      label: 'Finish (P80)',
      ...termNote(schedule),
      explain: {
        figure: monthAndYear(schedule.p80FinishOn),
        end: true,
        label: 'finish with 80 percent confidence',
        formula: `${formatDay(schedule.p80FinishOn)}: 8 of 10 runs of the schedule are finished by then`,
        inputs: [
          { label: 'Runs', value: formatWhole(schedule.runs) },
          { label: 'Likely plan', value: formatDay(schedule.finishOn) },
          { label: 'P50', value: formatDay(schedule.p50FinishOn) },
          { label: 'Tower crews', value: String(schedule.settings.towerCrews) },
        ],
        basis: 'durations, each with its own basis',
        source: 'the table of durations',
        href: paths.estimateSchedule(row.id),
        linkLabel: 'The schedule',
      },
    },
  ];
}

function termNote({ termEndsOn, p80FinishOn, withinTermShare }: EstimateSummary['schedule']) {
  if (termEndsOn === null) return { note: 'the program sets no term' };
  const late = daysBetween(termEndsOn, p80FinishOn);
  const chance = withinTermShare === null ? '' : `, met in ${inHundred(withinTermShare)} of 100 runs`;
  const note = `term ends ${formatDay(termEndsOn)}${chance}`;
  if (late === 0) return { note: `${note}; P80 is on the day` };
  return late > 0 ? { note: `${note};`, bad: `P80 is ${counted(late, 'day')} late` } : { note: `${note}; P80 has ${counted(-late, 'day')} to spare` };
}

function publicNote({ comparison }: EstimateSummary): string {
  const words = { below: 'below', within: 'within', above: 'above' }[comparison.verdict];
  const amounts = comparison.figures.map((figure) => figure.perSiteCents);
  return amounts.length === 0 ? 'no public figures to compare' : `${words} the band of public figures, shown below`;
}

function basesOf({ categories }: EstimateSummary): string {
  return [...new Set(categories.flatMap((category) => category.bases))].join(', ');
}

function monthAndYear(day: string): string {
  const [month, , year] = formatDay(day as EstimateSummary['estimatedOn']).split('\u00a0');
  return `${month}\u00a0${year}`;
}
