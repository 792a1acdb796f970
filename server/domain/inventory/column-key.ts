import type { StatedItemField } from './item-fields.ts';
import type { Site } from './site.ts';

/** What one column of a spreadsheet may hold. `site.code` says which site a row is about, in lists of sites and of equipment alike. */
export type ColumnKey = `site.${keyof Site | 'coordinates' | 'heightMeters'}` | `item.${Exclude<StatedItemField, 'siteCode'>}`;
