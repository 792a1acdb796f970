import type { Issue } from '../../domain/result.ts';
import { counted } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import type { JobRow } from '../../platform/work/jobs.ts';
import type { Page } from '../../web/render-page.ts';
import { listAddress } from '../../web/to-pager.ts';
import type { FundingPlanRow } from './part-funding-queries.ts';
import { moneyWords, partFundingCrumbs } from './part-funding-words.ts';
import type { ReadyRow } from './queries.ts';

/** A plan that is being searched, or whose search broke off. */
export function partFundingWaitingPage(row: ReadyRow, plan: FundingPlanRow, around: { job: JobRow | undefined; mayMake: boolean }): Page {
  const { job, mayMake } = around;
  const title = `Part funding, plan ${plan.number}`;
  const crumbs = partFundingCrumbs(row);
  if (!job || job.status === 'failed' || job.status === 'done') {
    const sentence = 'The search broke off. Nothing was lost: plan again with the same values.';
    const note = { tone: 'stop', title: 'The search broke off.', text: job?.error ?? 'Plan again.' };
    return waiting(title, { head: { title, crumbs, sentence, actions: again(row, plan, mayMake) }, note, progress: null });
  }
  const stop = { label: 'Stop and keep the best so far', href: paths.fundingPlanStop(row.id, plan.number), post: true };
  const { progressLabel: label, progressDone: done, progressTotal } = job;
  const progress = {
    label,
    done,
    total: Math.max(1, progressTotal),
    progressHref: paths.job(job.id),
    hereHref: paths.fundingPlan(row.id, plan.number),
  };
  const sentence = `Looking for the sites that ${moneyWords(plan, row)} finishes. This page shows the plan when it is ready.`;
  const note = plan.isStopAsked
    ? { tone: 'info', title: 'Stopping.', text: 'The search ends after this round; the best found so far is kept.' }
    : null;
  const head = { title, crumbs, sentence, actions: mayMake && !plan.isStopAsked ? [stop] : [] };
  return { ...waiting(title, { head, note, progress }), refreshSeconds: 3 };
}

/** A plan that is not possible, with every reason and what to do. */
export function partFundingRefusedPage(row: ReadyRow, plan: FundingPlanRow, mayMake: boolean): Page {
  const issues: Issue[] = plan.issuesJson ?? [];
  const title = `Part funding, plan ${plan.number}`;
  return {
    template: 'estimates/sheet',
    title: `${title} · Estimate ${row.number}`,
    view: {
      head: {
        title,
        crumbs: partFundingCrumbs(row),
        sentence: `With ${moneyWords(plan, row)} no plan is possible: ${counted(issues.length, 'reason')}.`,
        actions: again(row, plan, mayMake),
      },
      sections: [
        {
          title: null,
          table: {
            caption: 'Why no plan is possible',
            captionHidden: true,
            columns: [
              { label: 'Where', kind: 'key' },
              { label: 'What is wrong and what to do', kind: 'words whole' },
            ],
            rows: issues.map(({ subject, message }) => ({ cells: [{ text: subject ?? 'The whole plan' }, { text: message }] })),
          },
        },
      ],
    },
  };
}

function again(row: ReadyRow, plan: FundingPlanRow, mayMake: boolean) {
  const href = listAddress(paths.newFundingPlan(row.id), { from: String(plan.number) });
  return mayMake ? [{ label: 'Change it and plan again', href, tone: 'main' }] : [];
}

function waiting(title: string, view: object): Page {
  return { template: 'estimates/waiting', title, view };
}
