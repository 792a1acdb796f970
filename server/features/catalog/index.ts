export { basisTag, formatPrice } from './basis-words.ts';
export { ensureEdition } from './ensure-edition.ts';
export { findCurrentEdition, getEdition, listEditions, type StoredEdition } from './queries.ts';
