export { countInventory } from './count-inventory.ts';
export { countSites } from './count-sites.ts';
export { findSiteCodes } from './find-site-codes.ts';
export { itemValues, siteValues } from './form-pages.ts';
export { getIncompleteInventory } from './get-incomplete-inventory.ts';
export { importSpreadsheet } from './import-spreadsheet.ts';
export { readListQuery } from './inputs.ts';
export { inventoryAddress, placeOf } from './pages.ts';
export {
  findItemByTag,
  findSiteByCode,
  getInventory,
  getInventoryState,
  getSite,
  listItems,
  listSiteIds,
  listSitesByIds,
} from './queries.ts';
export { readUpload } from './read-upload.ts';
export { type SiteRow, toItem, toSite } from './rows.ts';
export { saveItem } from './save-item.ts';
export { saveSite } from './save-site.ts';
