/** Where each part of an application is asked for under one program. A part without a paragraph is good practice and cites none. */
export interface FormParagraphs {
  /** Who may apply. */
  providers: string;
  /** What counts as advanced communications service. */
  service: string;
  /** The customer limit. */
  customers: string;
  /** That customers of affiliates count. */
  affiliates: string;
  customerEvidence?: string;
  /** Detail on the covered items. */
  items: string;
  /** On which days an item must have been obtained. */
  cutOff: string;
  /** The estimate of cost with its support. */
  cost: string;
  upgrades?: string;
  plan: string;
  timeline: string;
  /** The term for the work. */
  term: string;
  disposal: string;
  sanitization?: string;
  riskManagement: string;
}

/** A citation only where there is one. */
export function citing(citation: string | undefined): { citation?: string } {
  return citation === undefined ? {} : { citation };
}
