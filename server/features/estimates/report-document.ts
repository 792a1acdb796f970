import type { Estimate } from '../../domain/cost/estimate.ts';
import type { PdfDocument } from '../../platform/pdf/document.ts';
import { categoriesChart, curveChart, driversChart, phasesChart } from './charts.ts';
import type { CostReportFacts } from './cost-report-facts.ts';
import { costReportDocument } from './draw-cost-report.ts';
import { drawPlanByCounty, drawPlanClock, drawPlanCrews } from './draw-plan-blocks.ts';
import { toShownPlan } from './shown-plan.ts';

/** The cost report of an estimate with its charts, ready to be drawn. */
export function reportDocument(estimate: Estimate, facts: CostReportFacts): PdfDocument {
  const { summary } = estimate;
  const shown = toShownPlan(estimate, facts.names);
  const drawings = {
    curve: curveChart(summary).wide,
    drivers: driversChart(summary).wide,
    categories: categoriesChart(summary).wide,
    phases: phasesChart(summary).wide,
    plan: [...drawPlanByCounty(shown, 3), ...drawPlanCrews(shown, 3), ...drawPlanClock(shown, 3)],
  };
  return costReportDocument(estimate, facts, drawings);
}
