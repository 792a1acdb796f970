import type { Inventory } from '../../inventory/inventory.ts';
import type { Issue } from '../../result.ts';
import type { SiteTally } from '../tally-covered.ts';

/** What an estimate cannot do without (sites, covered equipment), and what it does without but should tell (coordinates, structures). */
export function findInventoryGaps(inventory: Inventory, tallies: readonly SiteTally[], itemIssues: readonly Issue[]): Issue[] {
  if (inventory.sites.length === 0) {
    return [{ severity: 'error', code: 'no-sites', message: 'The inventory holds no sites. Add your sites or import them from a spreadsheet.' }];
  }
  if (tallies.length === 0 && itemIssues.length === 0) {
    const message =
      'No covered equipment was found, so there is nothing to estimate. Add the equipment that stands at your sites, with maker and day obtained.';
    return [{ severity: 'error', code: 'no-covered-equipment', message }];
  }
  const issues: Issue[] = [];
  for (const { site, structure, active } of tallies) {
    if (site.code.toLowerCase() === 'network') {
      const message = `The code ${site.code} is kept for lines of the whole network. Give this site another code.`;
      issues.push({ severity: 'error', code: 'site-code-kept', subject: site.code, field: 'code', message });
    }
    if (site.latitude === null || site.longitude === null) {
      const message = `Site ${site.code} has no coordinates. It is costed, but left off the map and put last in the schedule; enter latitude and longitude.`;
      issues.push({ severity: 'warning', code: 'coordinates-missing', subject: site.code, field: 'latitude', message });
    }
    const carriesHeight = active.has('RRU') || active.has('AAU') || active.has('RAN baseband') || active.has('microwave');
    if (carriesHeight && structure === 'ground' && site.structure === 'unknown') {
      const message = `Site ${site.code} has radio equipment, but its structure is unknown. It is costed without work at height; choose the structure.`;
      issues.push({ severity: 'warning', code: 'structure-unknown', subject: site.code, field: 'structure', message });
    }
  }
  return issues;
}
