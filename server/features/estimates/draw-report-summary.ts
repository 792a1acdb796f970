import { formatDay } from '../../domain/calendar.ts';
import type { EstimateSummary } from '../../domain/cost/estimate.ts';
import { inHundred } from '../../domain/in-hundred.ts';
import { type Cents, cents, formatCents, formatShort } from '../../domain/money.ts';
import { counted, formatCount } from '../../domain/words.ts';
import type { Block, Row } from '../../platform/pdf/document.ts';
import type { CostReportFacts } from './cost-report-facts.ts';

/** The first page: the sentence, the four figures, and cost by category with its basis. */
export function drawReportSummary(summary: EstimateSummary, facts: CostReportFacts): Block[] {
  const { total, risk, schedule, comparison, coveredSiteCount } = summary;
  const { p50, p80 } = risk.percentiles;
  return [
    { kind: 'title', over: `Cost report · ${facts.programTitle}`, text: 'What it will cost', under: facts.carrierName },
    {
      kind: 'paragraph',
      style: 'lead',
      text: `There is an 8 in 10 chance that replacing all covered equipment costs no more than ${formatCents(p80)}, and an 8 in 10 chance that it is finished by ${formatDay(schedule.p80FinishOn)}.`,
    },
    ...(facts.scenario && facts.scenario.note !== '' ? [{ kind: 'note' as const, title: facts.scenario.name, text: facts.scenario.note }] : []),
    {
      kind: 'figures',
      items: [
        { label: 'Point estimate', value: formatShort(total.likelyCents), small: `enough in ${inHundred(risk.pointShare)} of 100 cases` },
        { label: 'Even-chance cost (P50)', value: formatShort(p50), small: `${counted(coveredSiteCount, 'site')} with covered equipment` },
        { label: 'Safe cost (P80)', value: formatShort(p80), small: `${formatShort(cents(p80 - total.likelyCents))} over the point estimate` },
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
    {
      kind: 'paragraph',
      style: 'small',
      text: `${comparison.sentence} A planning assumption is the judgment of the edition’s author and no official amount.`,
    },
  ];
}

function formatShare(part: Cents, whole: Cents): string {
  return whole === 0 ? '' : `${((part / whole) * 100).toFixed(1)} %`;
}
