export { drawPublicTermPdf } from './draw-public-term-pdf.ts';
export { getTermStanding } from './get-term-standing.ts';
export {
  type FiledEntry,
  getTermFiling,
  listEveryTermVersion,
  listFiledByProviders,
  listFiledOfTerm,
  listNewestOfTerm,
  listTermFilings,
  type NewestOfTerm,
} from './queries.ts';
export { type RedrawnTerm, redrawTermFrozen } from './redraw-term-frozen.ts';
export { kindTitle } from './words.ts';
