import type { Estimate } from '../../domain/cost/estimate.ts';
import type { PdfDocument } from '../../platform/pdf/document.ts';
import { categoriesChart, curveChart, driversChart, phasesChart } from './charts.ts';
import type { CostReportFacts } from './cost-report-facts.ts';
import { costReportDocument } from './draw-cost-report.ts';

/** The cost report of an estimate with its charts, ready to be drawn. */
export function reportDocument(estimate: Estimate, facts: CostReportFacts): PdfDocument {
  const { summary } = estimate;
  const drawings = {
    curve: curveChart(summary).wide,
    drivers: driversChart(summary).wide,
    categories: categoriesChart(summary).wide,
    phases: phasesChart(summary).wide,
  };
  return costReportDocument(estimate, facts, drawings);
}
