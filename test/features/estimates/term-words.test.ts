import { describe, expect, test } from '@jest/globals';
import { addDays, day } from '../../../server/domain/calendar.ts';
import { planClock } from '../../../server/domain/schedule/plan-clock.ts';
import type { StoredEdition } from '../../../server/features/catalog/index.ts';
import { readGanttQuery } from '../../../server/features/estimates/gantt-inputs.ts';
import { ganttParts } from '../../../server/features/estimates/gantt-parts.ts';
import type { ReadyRow } from '../../../server/features/estimates/queries.ts';
import { keyFigures } from '../../../server/features/estimates/result-figures.ts';
import { schedulePage } from '../../../server/features/estimates/schedule-page.ts';
import { sampleEstimate, samplePlan } from '../../support/sample-estimate.ts';

const { summary } = sampleEstimate();
const edition = { title: 'Planning edition 2026.1' } as StoredEdition;

function wordsAt(late: number, withinTermShare: number): { figure: string; page: string } {
  const schedule = { ...summary.schedule, termEndsOn: addDays(summary.schedule.p80FinishOn, -late), withinTermShare };
  const row = { id: 1, number: 1, program: 'scrp', summaryJson: { ...summary, schedule }, planJson: samplePlan } as ReadyRow;
  const query = readGanttQuery({});
  const parts = ganttParts(
    { href: '/estimates/1/schedule', statutory: planClock('scrp', schedule) },
    { schedule: { summary: schedule, activities: [], sites: [] }, places: [] },
    { query, today: day('2026-11-22') },
  );
  const page = schedulePage(row, { rows: [], total: 0, query: { search: '', order: 'cost', page: 1 }, size: 25 }, parts);
  return { figure: JSON.stringify(keyFigures(row, edition)[3]), page: JSON.stringify(page.view) };
}

describe('the finish against the end of the term', () => {
  test('on the last day is neither early nor late', () => {
    const { figure, page } = wordsAt(0, 0.8);
    expect(figure).toContain('P80 is on the day');
    expect(page).toContain('That is on the day the term ends');
    expect(`${figure}${page}`).not.toMatch(/[^\d]-?0 days/);
  });

  test('is counted in days before and after', () => {
    expect(wordsAt(1, 0.5).figure).toContain('P80 is 1 day late');
    expect(wordsAt(-3, 0.5).figure).toContain('P80 has 3 days to spare');
    expect(wordsAt(-3, 0.5).page).toContain('That is 3 days before the term ends on');
  });

  test('is called neither certain nor hopeless when one run of many says otherwise', () => {
    const near = wordsAt(5, 0.9975);
    expect(near.figure).toContain('met in more than 99 of 100 runs');
    expect(near.page).toContain('more than 99 of 100 runs finish within it');
    expect(wordsAt(5, 0.002).figure).toContain('met in fewer than 1 of 100 runs');
  });
});
