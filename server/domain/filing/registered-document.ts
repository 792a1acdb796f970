/** What a document of the register is. */
export type DocumentKind = 'quote' | 'invoice' | 'photo' | 'plan' | 'contract' | 'payment' | 'certificate' | 'other';

/** A document of a carrier's register with its bytes by hash. */
export interface RegisteredDocument {
  /** `D-7` in the register of the carrier. */
  number: string;
  kind: DocumentKind;
  title: string;
  fileName: string;
  mediaType: string;
  byteLength: number;
  sha256: string;
}

/** Every kind by the words that pages, forms and checks use for it: a label, many of it, and as it stands in a sentence. */
export const documentKinds: readonly { value: DocumentKind; label: string; plural: string; inSentence: string }[] = [
  { value: 'quote', label: 'Quote', plural: 'Quotes', inSentence: 'a quote' },
  { value: 'invoice', label: 'Invoice or record of purchase', plural: 'Invoices', inSentence: 'an invoice or record of purchase' },
  { value: 'photo', label: 'Photo', plural: 'Photos', inSentence: 'a photo' },
  { value: 'plan', label: 'Plan or analysis', plural: 'Plans', inSentence: 'a plan or analysis' },
  { value: 'contract', label: 'Contract or letter', plural: 'Contracts', inSentence: 'a contract or letter' },
  { value: 'payment', label: 'Proof of payment', plural: 'Payments', inSentence: 'a proof of payment' },
  { value: 'certificate', label: 'Certificate of destruction', plural: 'Certificates', inSentence: 'a certificate of destruction' },
  { value: 'other', label: 'Other', plural: 'Other', inSentence: 'something else' },
];

/** The words for a kind of document. */
export function documentKindOf(kind: DocumentKind): (typeof documentKinds)[number] {
  const found = documentKinds.find(({ value }) => value === kind);
  if (!found) throw new Error(`No words for documents of kind ${kind}.`);
  return found;
}
