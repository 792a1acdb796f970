import { paths } from '../../paths.ts';
import type { Page } from '../../web/render-page.ts';
import { listAddress } from '../../web/to-pager.ts';
import { assessed, causeSentence, estimateTitle, finishRiskView, type ReadyRow } from '../estimates/index.ts';
import type { MadeRow } from './queries.ts';
import { finishSentence } from './result-parts.ts';
import { planTitle, schedulesCrumb } from './words.ts';

/** How sure the finish of a plan is, what makes it late, and what one cause less would gain. */
export function riskPage(row: MadeRow, { estimate, mayMake }: Around): Page {
  const summary = assessed(row.summaryJson);
  const title = `How sure is the date? · ${planTitle(row)}`;
  const head = {
    title: 'How sure is the date?',
    crumbs: [
      schedulesCrumb,
      { label: estimateTitle(estimate), href: listAddress(paths.schedules(), { estimate: String(estimate.id) }) },
      { label: planTitle(row), href: paths.schedule(row.id) },
    ],
    sentence: finishSentence(row.summaryJson),
    actions: [],
  };
  if (!summary) {
    const text = 'This plan was made before causes and chances of the date were computed. Copy it and plan again to see them.';
    const actions = mayMake ? [{ label: 'Copy and change', href: listAddress(paths.newSchedule(), { from: String(row.id) }), tone: 'main' }] : [];
    const note = { tone: 'info', title: 'Only the dates are known.', text };
    return { template: 'schedules/waiting', title, view: { head: { ...head, actions }, note, progress: null } };
  }
  const href = mayMake ? `${paths.schedule(row.id)}#what-if` : paths.scheduleCrewCurve(row.id);
  return {
    template: 'estimates/schedule-risk',
    title,
    view: {
      head,
      next: {
        title: 'What makes it late.',
        text: causeSentence(summary),
        action: { label: mayMake ? 'Change one thing' : 'What would one more crew buy?', href },
      },
      ...finishRiskView(summary, (siteCode) => `${listAddress(paths.schedule(row.id), { q: siteCode })}#sites`),
      time: null,
    },
  };
}

interface Around {
  estimate: ReadyRow;
  mayMake: boolean;
}
