export { attachDocuments, attachToNew } from './attach-documents.ts';
export { codeOf } from './code-of.ts';
export { expiryTag } from './expiry-tag.ts';
export { acceptedEndings, fileHint } from './form-pages.ts';
export { toTitle } from './inputs.ts';
export { keepDocument } from './keep-document.ts';
export { linkDocument } from './link-document.ts';
export { type DocumentPreview, listFilePreviews, listPreviews, readPreview } from './list-previews.ts';
export {
  type DocumentRow,
  listDocuments,
  listDocumentsAbout,
  listDocumentsByIds,
  listDocumentsByNumber,
  listEvidenceDocuments,
  stampDocuments,
} from './queries.ts';
export { fileReferences } from './store.ts';
export { kindLabel, safeName, sizeLabel, typeLabel } from './words.ts';
