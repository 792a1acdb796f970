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
