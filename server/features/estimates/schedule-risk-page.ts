import { paths } from '../../paths.ts';
import type { Page } from '../../web/render-page.ts';
import { listAddress } from '../../web/to-pager.ts';
import { assessed, costAndFinishChart } from './finish-charts.ts';
import { causeSentence, finishRiskView } from './finish-risk-view.ts';
import type { ReadyRow } from './queries.ts';
import { termSentence } from './schedule-words.ts';
import { crumbs } from './site-pages.ts';
import { jointSentence, timeCostTable, timeCostWords } from './time-cost-parts.ts';

/** When it will be done, how sure that is, what makes it late, what one cause less would gain, and what the time costs. */
export function scheduleRiskPage(row: ReadyRow): Page {
  const schedule = assessed(row.summaryJson.schedule);
  const head = {
    title: 'How sure is the date?',
    crumbs: [...crumbs(row), { label: 'How long it will take', href: paths.estimateSchedule(row.id) }],
    actions: [],
  };
  const again = { label: 'Estimate again', href: listAddress(paths.newEstimate(), { from: String(row.id) }) };
  const title = `How sure is the date? · Estimate ${row.number}`;
  if (!schedule) {
    const text = 'This estimate was made before causes and chances of the date were computed. Estimate again to see them.';
    const view = {
      head: { ...head, sentence: termSentence(row.summaryJson.schedule) },
      next: { title: 'Only the dates are known.', text, action: again },
      sections: [],
    };
    return { template: 'estimates/sheet', title, view };
  }
  return {
    template: 'estimates/schedule-risk',
    title,
    view: {
      head: { ...head, sentence: termSentence(schedule) },
      next: { title: 'What makes it late.', text: causeSentence(schedule), action: { label: 'Try other crews or days', href: again.href } },
      ...finishRiskView(schedule, (siteCode) => paths.estimateSite(row.id, siteCode)),
      time: timeOf(row),
    },
  };
}

function timeOf(row: ReadyRow) {
  const cost = row.summaryJson.timeCost;
  if (!cost) return null;
  const isInLines = cost.parts.some((part) => part.isInLines);
  return {
    sentence: jointSentence(cost),
    texts: [timeCostWords.apart, `${cost.rule} (${cost.citation})`, timeCostWords.labor, isInLines ? timeCostWords.inLines : timeCostWords.keptOut],
    ask: [
      {
        label: 'copy the estimate and choose “Asked for” where it says “Running the old network beside the new one”',
        href: listAddress(paths.newEstimate(), { from: String(row.id) }),
      },
      { label: 'enter your own price for entry IT-030 with its evidence', href: listAddress(paths.newOwnEstimate(), { entry: 'IT-030' }) },
    ],
    table: timeCostTable(cost),
    chart: costAndFinishChart(cost),
  };
}
