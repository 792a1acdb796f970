export { basisTag, formatPrice, formatUnitPrice } from './basis-words.ts';
export { editionCode } from './edition-words.ts';
export { ensureEdition } from './ensure-edition.ts';
export { getPriceStatistics } from './get-price-statistics.ts';
export { findCurrentEdition, getEdition, type ListedEdition, listEditions, type StoredEdition } from './queries.ts';
export { listRecipeChanges } from './recipe-queries.ts';
export { recordApprovedPrices } from './record-approved-prices.ts';
