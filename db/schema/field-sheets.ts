import { kit } from '../kit.ts';
import { organizations } from './accounts.ts';

/** Sets of field survey sheets that were printed, each for the sites it names. */
export const fieldSheetSets = kit.table(
  'field_sheet_sets',
  {
    id: kit.id(),
    carrierId: kit
      .int()
      .notNull()
      .references(() => organizations.id),
    siteIdsJson: kit.json<number[]>().notNull(),
    inventoryVersion: kit.int().notNull(),
    jobId: kit.int().notNull(),
    /** The paper, once it is drawn. */
    pdfSha256: kit.text(),
    askedBy: kit.text().notNull(),
    createdAt: kit.text().notNull(),
  },
  (t) => [kit.index('field_sheet_sets_carrier').on(t.carrierId, t.id)],
);
