import { paths } from '../../paths.ts';
import type { JobRow } from '../../platform/work/jobs.ts';
import type { Page } from '../../web/render-page.ts';
import { listAddress } from '../../web/to-pager.ts';
import type { ScheduleRow } from './queries.ts';
import { planTitle, schedulesCrumb } from './words.ts';

/** A plan that is being made, or whose making broke off. */
export function waitingPage(row: ScheduleRow, { job, mayMake, restOf }: Around & Remaking): Page {
  const title = planTitle(row);
  const crumbs = [schedulesCrumb];
  if (!job || job.status === 'failed' || job.status === 'done') {
    const sentence = 'The planning broke off. Nothing was lost: make it again with the same values.';
    const note = { tone: 'stop', title: 'What happened.', text: job?.error ?? 'The work is no longer in the queue.' };
    return {
      template: 'schedules/waiting',
      title,
      view: { head: { title, crumbs, sentence, actions: again(row, { mayMake, restOf }) }, note, progress: null },
    };
  }
  const stop = { label: 'Stop and keep the best so far', href: paths.scheduleStop(row.id), post: true };
  return {
    template: 'schedules/waiting',
    title,
    refreshSeconds: 3,
    view: {
      head: {
        title,
        crumbs,
        sentence: 'The work is being planned. You can leave this page; the plan stays in the list.',
        actions: mayMake && !row.isStopAsked ? [stop] : [],
      },
      note: row.isStopAsked ? { tone: 'info', title: 'Stopping.', text: 'The search ends after this pass; the best found so far is kept.' } : null,
      progress: {
        label: job.progressLabel,
        done: job.progressDone,
        total: Math.max(1, job.progressTotal),
        progressHref: paths.job(job.id),
        hereHref: paths.schedule(row.id),
      },
    },
  };
}

/** A plan that is not possible, with every reason and what to do. */
export function refusedPage(row: ScheduleRow, remaking: Remaking): Page {
  const title = `${planTitle(row)} is not possible`;
  const issues = row.issuesJson ?? [];
  return {
    template: 'schedules/refused',
    title,
    view: {
      head: {
        title,
        crumbs: [schedulesCrumb],
        sentence: issues.length === 1 ? 'One thing stands in the way.' : `${issues.length} things stand in the way.`,
        actions: again(row, remaking),
      },
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
  };
}

function again(row: ScheduleRow, { mayMake, restOf }: Remaking) {
  const href = restOf === null ? listAddress(paths.newSchedule(), { from: String(row.id) }) : paths.scheduleRest(restOf);
  return mayMake ? [{ label: 'Change it and plan again', href, tone: 'main' }] : [];
}

interface Around {
  job: JobRow | undefined;
}

interface Remaking {
  mayMake: boolean;
  /** The baseline of a plan of the rest; null for a plan of the whole work. */
  restOf: number | null;
}
