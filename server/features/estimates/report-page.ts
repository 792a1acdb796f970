import { paths } from '../../paths.ts';
import type { JobRow } from '../../platform/work/jobs.ts';
import type { Page } from '../../web/render-page.ts';
import type { ReadyRow } from './queries.ts';
import { crumbs } from './site-pages.ts';

/** The cost report on paper: not drawn yet, being drawn, or ready to download. */
export function reportPage(row: ReadyRow, job: JobRow | undefined): Page {
  return paperPage(row, job, {
    title: 'Cost report',
    sha256: row.reportSha256,
    href: paths.estimateReport(row.id),
    orderHref: paths.estimateReportOrder(row.id),
    sentence: 'A PDF with the cost by category and by site, the range, the schedule and the source of every price.',
  });
}

/** The schedule on paper, in the same states. */
export function scheduleReportPage(row: ReadyRow, job: JobRow | undefined): Page {
  return paperPage(row, job, {
    title: 'Schedule report',
    sha256: row.scheduleReportSha256,
    href: paths.estimateScheduleReport(row.id),
    orderHref: paths.estimateScheduleOrder(row.id),
    sentence: 'A PDF with the plan by county and by site as a chart, the crews by month, the program’s days with their sources, and every activity.',
  });
}

function paperPage(row: ReadyRow, job: JobRow | undefined, { title, sha256, href, orderHref, ...paper }: Paper): Page {
  const running = sha256 === null && (job?.status === 'queued' || job?.status === 'running') ? job : undefined;
  const head = { title, crumbs: crumbs(row) };
  if (sha256 !== null) {
    const download = { label: 'Download the report', href, tone: 'main', download: true };
    const sentence = 'The report is drawn. It is kept with the estimate, and is the same bytes whenever it is downloaded.';
    return view(title, { head: { ...head, sentence, actions: [download] }, note: { text: `SHA-256 of the file: ${sha256}` }, progress: null });
  }
  if (running) {
    const progress = {
      label: running.progressLabel,
      done: running.progressDone,
      total: Math.max(1, running.progressTotal),
      progressHref: paths.job(running.id),
      hereHref: orderHref,
    };
    return {
      ...view(title, { head: { ...head, sentence: 'The report is being drawn. This page leads to it when it is ready.' }, note: null, progress }),
      refreshSeconds: 3,
    };
  }
  const draw = { label: 'Draw the report', href: orderHref, tone: 'main', post: true };
  const note = job?.status === 'failed' ? { tone: 'stop', title: 'The drawing broke off.', text: job.error ?? 'Draw it again.' } : null;
  return view(title, {
    head: {
      ...head,
      sentence: paper.sentence,
      actions: [draw],
    },
    note,
    progress: null,
  });
}

function view(title: string, values: object): Page {
  return { template: 'estimates/waiting', title, view: values };
}

interface Paper {
  title: string;
  /** Of the file, once it is drawn. */
  sha256: string | null;
  href: string;
  orderHref: string;
  /** What is in it. */
  sentence: string;
}
