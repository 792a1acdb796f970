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

/** As it stands in a sentence. */
export const documentKindWords: Readonly<Record<DocumentKind, string>> = {
  quote: 'a quote',
  invoice: 'an invoice',
  photo: 'a photo',
  plan: 'a plan',
  contract: 'a contract',
  payment: 'a proof of payment',
  certificate: 'a certificate',
  other: 'something else',
};
