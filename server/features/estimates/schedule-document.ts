import { formatDay } from '../../domain/calendar.ts';
import { inHundred } from '../../domain/in-hundred.ts';
import type { ScheduleSummary } from '../../domain/schedule/schedule.ts';
import { counted, formatCount } from '../../domain/words.ts';
import type { KeyFigure, PdfDocument } from '../../platform/pdf/document.ts';
import { drawPlanActivities, drawPlanByCounty, drawPlanBySite, drawPlanClock, drawPlanCrews, drawSiteFinishes } from './draw-plan-blocks.ts';
import { termSentence } from './schedule-words.ts';
import type { ShownPlan } from './shown-plan.ts';

/**
 * The printed plan of work: when it is done and what makes it late, the plan by county and by site as charts, the crews by month, the program's
 * days, the sites by month of finish, and every activity. Drawn from the plan alone.
 */
export function scheduleDocument(plan: ShownPlan, facts: ScheduleFacts): PdfDocument {
  const { summary } = plan.schedule;
  return {
    title: `How long it will take, ${facts.carrierName}`,
    subject: `${facts.title}, schedule of replacing covered equipment`,
    author: facts.carrierName,
    language: 'en-US',
    createdAt: facts.createdAt,
    runningHead: { left: `${facts.carrierName} · Schedule`, right: facts.title },
    runningFoot: 'Durations: each with its source in the cost report',
    blocks: [
      { kind: 'page', layout: 'landscape' },
      { kind: 'title', over: facts.carrierName, text: 'How long it will take', under: facts.title },
      { kind: 'paragraph', style: 'lead', text: termSentence(summary) },
      { kind: 'figures', items: figuresOf(summary) },
      { kind: 'note', title: 'What the date waits for', text: summary.bottleneck },
      { kind: 'contents', title: 'Contents' },
      ...drawPlanByCounty(plan, 2),
      ...drawPlanBySite(plan, 2),
      ...drawPlanCrews(plan, 2),
      ...drawPlanClock(plan, 2),
      ...drawSiteFinishes(plan, 2),
      ...drawPlanActivities(plan, 2),
    ],
  };
}

function figuresOf({ settings, finishOn, p50FinishOn, p80FinishOn, termEndsOn, withinTermShare, runs }: ScheduleSummary): KeyFigure[] {
  return [
    {
      label: 'Likely finish',
      value: formatDay(finishOn),
      small: `work starts ${formatDay(settings.startOn)} with ${counted(settings.towerCrews, 'tower crew')}`,
    },
    { label: 'Finish (P50)', value: formatDay(p50FinishOn), small: `half of ${formatCount(runs)} runs are done by then` },
    { label: 'Finish (P80)', value: formatDay(p80FinishOn), small: '8 of 10 runs are done by then' },
    {
      label: 'Term ends',
      value: termEndsOn === null ? 'No term' : formatDay(termEndsOn),
      small: withinTermShare === null ? 'the program sets none' : `${inHundred(withinTermShare)} of 100 runs finish in time`,
    },
  ];
}

interface ScheduleFacts {
  carrierName: string;
  /** `Estimate 12`. */
  title: string;
  /** ISO instant; the only time in the file. */
  createdAt: string;
}
