import type { FormSection } from '../../filing.ts';
import { fromAnswer, fromAnswerIfAny } from '../../shown-value.ts';
import {
  costBases,
  costRange,
  keptOut,
  medianCost,
  networkCost,
  ownPrices,
  phaseCost,
  priceBook,
  publicComparison,
  requestedTotal,
  safeCost,
} from './cost-values.ts';
import { citing, type FormParagraphs } from './form-paragraphs.ts';

/** Section F: the estimate of cost. */
export function costSection({ cost, upgrades }: FormParagraphs): FormSection {
  return {
    id: 'F',
    title: 'Cost',
    intro: 'The estimate of cost, with its basis. Every cost line is part of this filing.',
    lines: [
      { id: 'F.1', key: 'requested', label: 'Amount asked for (likely)', citation: cost, show: requestedTotal },
      { id: 'F.2', key: 'cost-range', label: 'From low to high', citation: cost, show: costRange },
      { id: 'F.3', key: 'cost-p50', label: 'Even chance (P50)', show: medianCost },
      { id: 'F.4', key: 'cost-p80', label: '8 in 10 chance (P80)', show: safeCost },
      { id: 'F.5', key: 'cost-removal', label: 'Removal', citation: cost, show: phaseCost('removal') },
      { id: 'F.6', key: 'cost-replacement', label: 'Replacement', citation: cost, show: phaseCost('replacement') },
      { id: 'F.7', key: 'cost-disposal', label: 'Disposal', citation: cost, show: phaseCost('disposal') },
      { id: 'F.8', key: 'cost-soft', label: 'Work that serves all three', citation: cost, show: phaseCost('soft cost') },
      { id: 'F.9', key: 'cost-network', label: 'Of this, for the whole network', citation: cost, show: networkCost },
      { id: 'F.10', key: 'cost-bases', label: 'What the prices rest on', citation: cost, show: costBases },
      { id: 'F.11', key: 'price-book', label: 'Price book', citation: cost, show: priceBook },
      { id: 'F.12', key: 'public-comparison', label: 'Against public figures', show: publicComparison },
      { id: 'F.13', key: 'upgrades', label: 'Upgrades', ...citing(upgrades), show: fromAnswer('upgrades') },
      { id: 'F.14', key: 'upgrades-note', label: 'Which upgrades', ...citing(upgrades), show: fromAnswerIfAny('upgradesNote') },
      {
        id: 'F.15',
        key: 'supporting-documents',
        label: 'Supporting documents named',
        citation: cost,
        show: fromAnswer('supportingDocuments'),
      },
      { id: 'F.16', key: 'cost-kept-out', label: 'Cost that is not asked for', show: keptOut },
      { id: 'F.17', key: 'cost-own-prices', label: 'Own prices used', citation: cost, show: ownPrices },
    ],
  };
}
