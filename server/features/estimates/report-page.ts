import { paths } from '../../paths.ts';
import type { JobRow } from '../../platform/work/jobs.ts';
import type { Page } from '../../web/render-page.ts';
import type { ReadyRow } from './queries.ts';
import { crumbs } from './site-pages.ts';

/** The cost report on paper: not drawn yet, being drawn, or ready to download. */
export function reportPage(row: ReadyRow, job: JobRow | undefined): Page {
  const running = row.reportSha256 === null && (job?.status === 'queued' || job?.status === 'running') ? job : undefined;
  const head = { title: 'Cost report', crumbs: crumbs(row) };
  if (row.reportSha256 !== null) {
    const download = { label: 'Download the report', href: paths.estimateReport(row.id), tone: 'main', download: true };
    const sentence = 'The report is drawn. It is kept with the estimate, and is the same bytes whenever it is downloaded.';
    return view({ head: { ...head, sentence, actions: [download] }, note: { text: `SHA-256 of the file: ${row.reportSha256}` }, progress: null });
  }
  if (running) {
    const progress = {
      label: running.progressLabel,
      done: running.progressDone,
      total: Math.max(1, running.progressTotal),
      progressHref: paths.job(running.id),
      hereHref: paths.estimateReportOrder(row.id),
    };
    return {
      ...view({ head: { ...head, sentence: 'The report is being drawn. This page leads to it when it is ready.' }, note: null, progress }),
      refreshSeconds: 3,
    };
  }
  const draw = { label: 'Draw the report', href: paths.estimateReportOrder(row.id), tone: 'main', post: true };
  const note = job?.status === 'failed' ? { tone: 'stop', title: 'The drawing broke off.', text: job.error ?? 'Draw it again.' } : null;
  return view({
    head: {
      ...head,
      sentence: 'A PDF with the cost by category and by site, the range, the schedule and the source of every price.',
      actions: [draw],
    },
    note,
    progress: null,
  });
}

function view(values: object): Page {
  return { template: 'estimates/waiting', title: 'Cost report', view: values };
}
