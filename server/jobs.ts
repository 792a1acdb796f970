import { runCheckPriceBook } from './features/catalog/check-price-book.ts';
import { runComparison } from './features/estimates/run-comparison.ts';
import { runCostReport } from './features/estimates/run-cost-report.ts';
import { runEstimate } from './features/estimates/run-estimate.ts';
import { runPartFunding } from './features/estimates/run-part-funding.ts';
import { runScheduleReport } from './features/estimates/run-schedule-report.ts';
import { runFieldSheets } from './features/field-sheets/run-field-sheets.ts';
import { runDraft } from './features/filings/run-draft.ts';
import { runSubmission } from './features/filings/run-submission.ts';
import { runCheckUpload, runConfirmUpload } from './features/inventory/import-jobs.ts';
import { runCrewCurve } from './features/schedules/run-crew-curve.ts';
import { runSchedule } from './features/schedules/run-schedule.ts';
import { runTermDraft } from './features/term-filings/run-term-draft.ts';
import { runTermSubmission } from './features/term-filings/run-term-submission.ts';
import type { JobHandler } from './platform/work/jobs.ts';

/** What each kind of queued work does. */
export const jobHandlers: Readonly<Record<string, JobHandler>> = {
  'check upload': runCheckUpload,
  'confirm upload': runConfirmUpload,
  'check price book': runCheckPriceBook,
  'field sheets': runFieldSheets,
  estimate: runEstimate,
  'cost report': runCostReport,
  'schedule report': runScheduleReport,
  'estimate comparison': runComparison,
  'part funding': runPartFunding,
  schedule: runSchedule,
  'crew curve': runCrewCurve,
  'draft pdf': runDraft,
  submission: runSubmission,
  'term draft': runTermDraft,
  'term submission': runTermSubmission,
};
