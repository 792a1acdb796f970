export { findOwnPriceByCode, listOwnPrices } from './queries.ts';
export { saveOwnPrice } from './save-own-price.ts';
