/** How far to trust a fact: primary text read in full, its opening read, a secondary source, derived here, or from memory (never shown as official). */
export type Confidence = 'read' | 'opening read' | 'secondary' | 'derived' | 'unconfirmed';
