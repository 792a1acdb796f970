import { daysBetween, formatDay } from '../../domain/calendar.ts';
import { type Cents, cents, formatCents, formatShort } from '../../domain/money.ts';
import type { CrewCurve, CrewPoint } from '../../domain/schedule/crew-curve.ts';
import { counted } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import { drawBars } from '../../platform/charts/draw-bars.ts';
import type { JobRow } from '../../platform/work/jobs.ts';
import type { Page } from '../../web/render-page.ts';
import type { CurveRow } from './curve-store.ts';
import type { MadeRow } from './queries.ts';
import { planTitle, schedulesCrumb } from './words.ts';

/** What one more tower crew would buy: finish and cost by their number, or the way to find out. */
export function crewCurvePage(row: MadeRow, { curve, job, mayMake }: CurveState): Page {
  const title = 'What one more crew would buy';
  const isOpen = job?.status === 'queued' || job?.status === 'running';
  const compute = { label: 'Find out', href: paths.scheduleCrewCurve(row.id), post: true, tone: 'main' };
  const found = curve?.curveJson ?? null;
  const issues = curve?.issuesJson ?? [];
  return {
    template: 'schedules/crew-curve',
    title: `${title} · ${planTitle(row)}`,
    ...(isOpen && !found && { refreshSeconds: 3 }),
    view: {
      head: {
        title,
        crumbs: [schedulesCrumb, { label: planTitle(row), href: paths.schedule(row.id) }],
        sentence: found ? sentenceOf(found) : 'The same plan with one crew, two, three and so on: when each finishes, and what its crews cost.',
        actions: mayMake && !found && !isOpen && issues.length === 0 ? [compute] : [],
      },
      note:
        issues.length > 0
          ? { tone: 'stop', title: 'Not possible.', text: issues.map(({ message }) => message).join(' ') }
          : job?.status === 'failed'
            ? { tone: 'stop', title: 'It broke off.', text: job.error ?? 'Try again.' }
            : null,
      progress:
        isOpen && job && !found
          ? {
              label: job.progressLabel,
              done: job.progressDone,
              total: Math.max(1, job.progressTotal),
              progressHref: paths.job(job.id),
              hereHref: paths.scheduleCrewCurve(row.id),
            }
          : null,
      chart: found ? chartOf(row, found) : null,
      table: found ? tableOf(row, found) : null,
    },
  };
}

function sentenceOf({ points, kneeTeams, kneeDays }: CrewCurve): string {
  const knee = points.find(({ teams }) => teams === kneeTeams);
  const most = points.at(-1);
  if (!knee || !most) return '';
  const start = `With ${counted(knee.teams, 'tower crew')} the work is likely done by ${formatDay(knee.finishOn)}`;
  return most.teams === knee.teams
    ? `${start}; fewer finish later.`
    : `${start}; all further ones up to ${most.teams} bring less than ${kneeDays} days together.`;
}

function chartOf({ summaryJson: { settings } }: MadeRow, { points, kneeTeams }: CrewCurve) {
  return drawBars({
    title: 'Likely finish by number of tower crews',
    description: points.map(({ teams, finishOn }) => `${counted(teams, 'crew')}: ${formatDay(finishOn)}.`).join(' '),
    head: { label: 'Tower crews', value: 'Likely finish' },
    rows: points.map(({ teams, finishOn, crewCents }) => ({
      label: `${counted(teams, 'crew')}${teams === kneeTeams ? ', the knee' : ''}${crewCents === null ? '' : `, ${formatShort(crewCents)}`}`,
      value: daysBetween(settings.startOn, finishOn),
      text: formatDay(finishOn),
      ...(teams > kneeTeams && { rest: true }),
    })),
  });
}

function tableOf({ summaryJson: { settings } }: MadeRow, { points, kneeTeams }: CrewCurve) {
  return {
    caption: 'Finish and cost by number of tower crews',
    captionHidden: true,
    columns: [
      { label: 'Tower crews', kind: 'key' },
      { label: 'Likely finish', pin: true },
      { label: 'Earlier than with fewer', kind: 'number' },
      { label: 'Cost of all crews', kind: 'money' },
      { label: 'Against fewer', kind: 'money' },
      { label: 'Remark', kind: 'words' },
    ],
    rows: points.map((point, index) => {
      const before = points[index - 1];
      const remarks = [
        ...(point.teams === settings.towerCrews ? ['as in this plan'] : []),
        ...(point.teams === kneeTeams ? ['the knee: more bring little'] : []),
        ...(point.isKept ? ['no earlier finish was found: the work of fewer crews is kept'] : []),
      ];
      return {
        cells: [
          { text: counted(point.teams, 'crew') },
          { text: formatDay(point.finishOn) },
          { text: before ? counted(daysBetween(point.finishOn, before.finishOn), 'day') : '' },
          { text: point.crewCents === null ? 'Not computed' : formatCents(point.crewCents) },
          { text: before ? difference(before, point) : '' },
          { text: remarks.join('; ') },
        ],
      };
    }),
  };
}

function difference({ crewCents: before }: CrewPoint, { crewCents: after }: CrewPoint): string {
  if (before === null || after === null) return '';
  const more: Cents = cents(after - before);
  return more > 0 ? `+${formatCents(more)}` : formatCents(more);
}

interface CurveState {
  curve: CurveRow | undefined;
  job: JobRow | undefined;
  mayMake: boolean;
}
