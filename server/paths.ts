type Id = string | number;

/** Every URL of the application. Routes are declared with the same functions: `paths.site(':siteId')`. */
export const paths = {
  home: () => '/',
  health: () => '/health',

  signIn: () => '/sign-in',
  signOut: () => '/sign-out',
  setup: () => '/setup',
  demo: () => '/demo',
  invitation: (token: string) => `/invitations/${token}`,
  people: () => '/people',
  peopleInvitations: () => '/people/invitations',
  person: (personId: Id) => `/people/${personId}`,
  organization: () => '/organization',
  history: () => '/history',
  account: () => '/account',

  inventory: () => '/inventory',
  inventoryPoints: () => '/inventory/points',
  inventoryMap: () => '/inventory/map.svg',
  inventoryExport: () => '/inventory/export',
  inventoryBulkEdit: () => '/inventory/bulk-edit',
  inventoryConfigurations: () => '/inventory/configurations',
  newSite: () => '/sites/new',
  sites: () => '/sites',
  site: (siteId: Id) => `/sites/${siteId}`,
  editSite: (siteId: Id) => `/sites/${siteId}/edit`,
  deleteSite: (siteId: Id) => `/sites/${siteId}/deletion`,
  siteItems: (siteId: Id) => `/sites/${siteId}/equipment`,
  newItem: (siteId: Id) => `/sites/${siteId}/equipment/new`,
  item: (itemId: Id) => `/equipment/${itemId}`,
  deleteItem: (itemId: Id) => `/equipment/${itemId}/deletion`,
  equipment: () => '/equipment',

  imports: () => '/imports',
  newImport: () => '/imports/new',
  importTemplate: () => '/imports/template',
  import: (importId: Id) => `/imports/${importId}`,
  importMapping: (importId: Id) => `/imports/${importId}/mapping`,
  importConfirmation: (importId: Id) => `/imports/${importId}/confirmation`,
  importDiscard: (importId: Id) => `/imports/${importId}/discard`,
  importIssues: (importId: Id) => `/imports/${importId}/issues`,

  catalog: () => '/catalog',
  priceBooks: () => '/price-books',
  priceBook: (editionId: Id) => `/price-books/${editionId}`,

  estimates: () => '/estimates',
  newEstimate: () => '/estimates/new',
  estimate: (estimateId: Id) => `/estimates/${estimateId}`,
  estimateIssues: (estimateId: Id) => `/estimates/${estimateId}/issues`,
  estimateSites: (estimateId: Id) => `/estimates/${estimateId}/sites`,
  estimateSite: (estimateId: Id, siteCode: string) => `/estimates/${estimateId}/sites/${segment(siteCode)}`,
  estimateNetwork: (estimateId: Id) => `/estimates/${estimateId}/network`,
  estimatePrices: (estimateId: Id) => `/estimates/${estimateId}/prices`,
  estimateLine: (estimateId: Id, lineId: string) => `/estimates/${estimateId}/lines/${segment(lineId)}`,
  estimateSchedule: (estimateId: Id) => `/estimates/${estimateId}/schedule`,
  estimateReportOrder: (estimateId: Id) => `/estimates/${estimateId}/cost-report`,
  estimateReport: (estimateId: Id) => `/estimates/${estimateId}/cost-report.pdf`,
  estimateLines: (estimateId: Id) => `/estimates/${estimateId}/lines.csv`,

  filings: () => '/filings',
  newFiling: () => '/filings/new',
  filing: (filingId: Id) => `/filings/${filingId}`,
  filingAnswers: (filingId: Id) => `/filings/${filingId}/answers`,
  filingEstimate: (filingId: Id) => `/filings/${filingId}/estimate`,
  filingPreparation: (filingId: Id) => `/filings/${filingId}/preparation`,
  filingUnlock: (filingId: Id) => `/filings/${filingId}/unlocking`,
  filingCertification: (filingId: Id) => `/filings/${filingId}/certification`,
  filingDraft: (filingId: Id) => `/filings/${filingId}/draft.pdf`,
  filingVersion: (filingId: Id, versionNumber: Id) => `/filings/${filingId}/versions/${versionNumber}`,
  filingPdf: (filingId: Id, versionNumber: Id) => `/filings/${filingId}/versions/${versionNumber}/filing.pdf`,
  filingJson: (filingId: Id, versionNumber: Id) => `/filings/${filingId}/versions/${versionNumber}/filing.json`,
  filingRemarkAnswers: (filingId: Id) => `/filings/${filingId}/remark-answers`,

  reviews: () => '/reviews',
  review: (filingId: Id) => `/reviews/${filingId}`,
  reviewLines: (filingId: Id) => `/reviews/${filingId}/lines`,
  reviewSites: (filingId: Id) => `/reviews/${filingId}/sites`,
  reviewChanges: (filingId: Id) => `/reviews/${filingId}/changes`,
  reviewRemarks: (filingId: Id) => `/reviews/${filingId}/remarks`,
  reviewRemarkDeletion: (filingId: Id, remarkId: Id) => `/reviews/${filingId}/remarks/${remarkId}/deletion`,
  reviewDecision: (filingId: Id) => `/reviews/${filingId}/decision`,
  reviewPdf: (filingId: Id, versionNumber: Id) => `/reviews/${filingId}/versions/${versionNumber}/filing.pdf`,

  job: (jobId: Id) => `/jobs/${jobId}`,
};

/** A carrier's own code as one part of an address; the `:name` of a route stays as it is. */
function segment(text: string): string {
  return /^:[a-zA-Z]+$/.test(text) ? text : encodeURIComponent(text);
}
