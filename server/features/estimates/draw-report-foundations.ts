import type { EstimateSummary } from '../../domain/cost/estimate.ts';
import { formatCount } from '../../domain/words.ts';
import type { Block } from '../../platform/pdf/document.ts';
import type { CostReportFacts } from './cost-report-facts.ts';

/** What the estimate rests on: assumptions, what is not included, price book, inventory, simulation. */
export function drawReportFoundations({ assumptions, exclusions, risk, inventoryVersion }: EstimateSummary, { edition }: CostReportFacts): Block[] {
  return [
    { kind: 'page', layout: 'portrait' },
    { kind: 'heading', level: 2, text: 'What the estimate rests on' },
    { kind: 'heading', level: 3, text: 'Assumptions' },
    { kind: 'list', items: assumptions },
    { kind: 'heading', level: 3, text: 'Not included' },
    { kind: 'list', items: exclusions },
    { kind: 'heading', level: 3, text: 'How the figures were made' },
    {
      kind: 'facts',
      rows: [
        { label: 'Price book', value: `${edition.title} (${edition.code})`, small: edition.statement },
        { label: 'Inventory', value: `Version ${formatCount(inventoryVersion)}` },
        {
          label: 'Simulation',
          value: `${formatCount(risk.trials)} trials, seed ${risk.seed}`,
          small: 'the same inputs and seed give the same figures',
        },
      ],
    },
  ];
}
