/** What a document of the register is. */
export type DocumentKind = 'quote' | 'invoice' | 'photo' | 'plan' | 'contract' | 'other';
