import type { PriceBasis, PriceBookEntry } from '../../server/domain/catalog/price-book.ts';
import type { StructureClass } from '../../server/domain/catalog/recipe.ts';
import type { IssueCount } from '../../server/domain/inventory/issue-list.ts';
import type { Issue } from '../../server/domain/result.ts';
import { kit } from '../kit.ts';
import { organizations } from './accounts.ts';

/** How many prices rest on each basis; a basis without prices is left out. */
export type BasisCounts = Partial<Record<PriceBasis, number>>;

/** Published price-book editions. A row is never changed: an estimate keeps its edition forever. */
export const priceBookEditions = kit.table(
  'price_book_editions',
  {
    id: kit.id(),
    /** The carrier whose people alone may use it; null for everybody on this server. */
    ownerId: kit.int().references(() => organizations.id),
    code: kit.text().notNull(),
    title: kit.text().notNull(),
    effectiveOn: kit.text().notNull(),
    statement: kit.text().notNull(),
    /** The official catalog that prices of that basis were taken from, as stated by the publisher; null for none. */
    officialSource: kit.text(),
    /** Organization and person that published it, in the words of that day; null for an edition that ships with the program. */
    publisher: kit.text(),
    publishedBy: kit.text(),
    /** Fingerprint of header and prices. */
    sha256: kit.text().notNull(),
    /** Fingerprint of the prices alone. The three that follow are null on editions from before they were kept. */
    pricesSha256: kit.text(),
    priceCount: kit.int(),
    basesJson: kit.json<BasisCounts>(),
    entriesJson: kit.json<PriceBookEntry[]>().notNull(),
    createdAt: kit.text().notNull(),
  },
  (t) => [kit.unique('price_book_editions_code').on(t.ownerId, t.code, t.sha256)],
);

/** A price book on its way in: checked, then published or discarded. */
export const priceBookDrafts = kit.table(
  'price_book_drafts',
  {
    id: kit.id(),
    organizationId: kit
      .int()
      .notNull()
      .references(() => organizations.id),
    personId: kit.int().notNull(),
    fileName: kit.text().notNull(),
    fileSha256: kit.text().notNull(),
    status: kit.text().$type<'checking' | 'checked' | 'failed' | 'published' | 'discarded'>().notNull(),
    jobId: kit.int(),
    /** What the file says of the edition; corrected in the form that publishes it. */
    headerJson: kit.json<Record<string, string>>(),
    /** The prices as read; null before the check, where there are errors, and once published or discarded. */
    entriesJson: kit.json<PriceBookEntry[]>(),
    pricesSha256: kit.text(),
    priceCount: kit.int().notNull(),
    basesJson: kit.json<BasisCounts>().notNull(),
    issuesJson: kit.json<Issue[]>().notNull(),
    issueCountsJson: kit.json<IssueCount[]>().notNull(),
    editionId: kit.int().references(() => priceBookEditions.id),
    createdAt: kit.text().notNull(),
  },
  (t) => [kit.index('price_book_drafts_organization').on(t.organizationId, t.id)],
);

/** Prices of lines that an administrator approved, the yardstick for later estimates. Shown only as quartiles over several carriers. */
export const approvedPrices = kit.table(
  'approved_prices',
  {
    id: kit.id(),
    carrierId: kit
      .int()
      .notNull()
      .references(() => organizations.id),
    filingId: kit.int().notNull(),
    versionNumber: kit.int().notNull(),
    entryCode: kit.text().notNull(),
    unit: kit.text().notNull(),
    siteClass: kit.text().$type<StructureClass | 'network'>().notNull(),
    unitCents: kit.cents().notNull(),
    lineCount: kit.int().notNull(),
    quantity: kit.real().notNull(),
    approvedAt: kit.text().notNull(),
  },
  (t) => [kit.index('approved_prices_filing').on(t.filingId), kit.index('approved_prices_code').on(t.entryCode, t.siteClass)],
);
