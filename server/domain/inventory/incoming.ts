import type { Day } from '../calendar.ts';
import type { ModelMatcher } from '../catalog/match-model.ts';
import type { Issue } from '../result.ts';
import type { EquipmentItem } from './equipment.ts';
import type { Inventory } from './inventory.ts';
import type { IssueCount } from './issue-list.ts';
import type { Site } from './site.ts';

/** A site as a file states it. */
export interface IncomingSite {
  /** Complete, as a new site would be: what the file leaves out has the value of a new site. */
  site: Site;
  /** The fields that the file states; a known site keeps all others. */
  given: readonly (keyof Site)[];
  at: { sheet: string; row: number };
}

/** A line of equipment as a file states it. */
export interface IncomingItem {
  /** Complete, as a new line would be. The tag is the file's, that of the known line it was recognized as, or a new one. */
  item: EquipmentItem;
  /** The fields that the file states, and those that follow from them; a known line keeps all others. */
  given: readonly (keyof EquipmentItem)[];
  at: { sheet: string; row: number };
}

/** Everything a file says, with everything that is wrong with it. Faulty rows are left out of `sites` and `items`. */
export interface InventoryReading {
  sites: IncomingSite[];
  items: IncomingItem[];
  /** Errors first, then by place; at most 100 of each kind. */
  issues: Issue[];
  issueCounts: IssueCount[];
  counts: { rows: number; blankRows: number; sites: number; items: number; errors: number; warnings: number };
}

/** What a file is read against. */
export interface InventoryContext {
  /** What the carrier has already; sites and items of the file are recognized in it by code and tag, ignoring case. */
  existing: Pick<Inventory, 'sites' | 'items'>;
  matchModel: ModelMatcher;
  today: Day;
}
