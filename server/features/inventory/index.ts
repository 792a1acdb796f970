export { getIncompleteInventory } from './get-incomplete-inventory.ts';
export { importSpreadsheet } from './import-spreadsheet.ts';
export { placeOf } from './pages.ts';
export { countInventory, countSites, findItemByTag, findSiteByCode, getInventory, getInventoryState } from './queries.ts';
