import type { FormSection } from '../../filing.ts';
import {
  coveredSiteCount,
  cutOffDay,
  inventoryVersion,
  kindsAndUnits,
  makersAndUnits,
  obtainedBetween,
  siteCount,
  tooLateUnits,
  unitsThatAre,
} from './equipment-values.ts';
import type { FormParagraphs } from './form-paragraphs.ts';

/** Section E: what stands in the network. */
export function equipmentSection({ items, cutOff }: FormParagraphs): FormSection {
  return {
    id: 'E',
    title: 'Covered equipment',
    intro: 'What stands in the network, tested item by item. The inventory by site is part of this filing.',
    lines: [
      { id: 'E.1', key: 'inventory-version', label: 'Inventory', show: inventoryVersion },
      { id: 'E.2', key: 'sites', label: 'Sites', show: siteCount },
      { id: 'E.3', key: 'covered-sites', label: 'Sites with covered equipment', citation: items, show: coveredSiteCount },
      { id: 'E.4', key: 'covered-units', label: 'Covered', citation: items, show: unitsThatAre('covered') },
      { id: 'E.5', key: 'makers', label: 'Covered units by maker', citation: items, show: makersAndUnits },
      { id: 'E.6', key: 'kinds', label: 'Covered units by kind', citation: items, show: kindsAndUnits },
      { id: 'E.7', key: 'obtained', label: 'Covered units were obtained', citation: cutOff, show: obtainedBetween },
      { id: 'E.8', key: 'cut-off', label: 'Days that count', citation: cutOff, show: cutOffDay },
      { id: 'E.9', key: 'too-late-units', label: 'Left out: obtained too late', citation: cutOff, show: tooLateUnits },
      { id: 'E.10', key: 'not-covered-units', label: 'Not covered, for any reason', citation: items, show: unitsThatAre('not covered') },
      { id: 'E.11', key: 'boundary-units', label: 'Open under the rules', citation: items, show: unitsThatAre('boundary') },
      { id: 'E.12', key: 'unknown-units', label: 'Not yet known', citation: items, show: unitsThatAre('unknown') },
    ],
  };
}
