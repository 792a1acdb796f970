import type { Day } from '../../server/domain/calendar.ts';
import type { EquipmentCategory, EquipmentStatus } from '../../server/domain/inventory/equipment.ts';
import type { SheetMapping } from '../../server/domain/inventory/sheet-mapping.ts';
import type { AccessSeason, Ownership, SiteKind, StructureKind } from '../../server/domain/inventory/site.ts';
import type { ProgramKey } from '../../server/domain/programs/program.ts';
import type { Issue } from '../../server/domain/result.ts';
import { kit } from '../kit.ts';
import { organizations } from './accounts.ts';

/** One row per carrier; the version rises with every change to its sites or equipment. */
export const inventories = kit.table('inventories', {
  carrierId: kit
    .int()
    .primaryKey()
    .references(() => organizations.id),
  version: kit.int().notNull(),
  /** The program whose covered test colors the inventory. */
  program: kit.text().$type<ProgramKey>().notNull(),
  updatedAt: kit.text().notNull(),
});

/** What stands at a site under the inventory's program: derived from its equipment with every write, never set by hand. */
export type SiteCoverage = 'covered' | 'boundary' | 'to resolve' | 'none';

export const sites = kit.table(
  'sites',
  {
    id: kit.id(),
    carrierId: kit
      .int()
      .notNull()
      .references(() => organizations.id),
    code: kit.text().notNull(),
    /** Lower-case code, for look-ups that ignore case on both engines. */
    codeKey: kit.text().notNull(),
    name: kit.text().notNull(),
    kind: kit.text().$type<SiteKind>().notNull(),
    latitude: kit.real(),
    longitude: kit.real(),
    street: kit.text(),
    city: kit.text(),
    county: kit.text(),
    state: kit.text(),
    zip: kit.text(),
    structure: kit.text().$type<StructureKind>().notNull(),
    heightFeet: kit.real(),
    elevationFeet: kit.real(),
    ownership: kit.text().$type<Ownership>(),
    access: kit.text().$type<AccessSeason>().notNull(),
    peopleServed: kit.int(),
    backhaulTo: kit.text(),
    notes: kit.text(),
    coverage: kit.text().$type<SiteCoverage>().notNull(),
    unitCount: kit.int().notNull(),
    coveredUnits: kit.int().notNull(),
    boundaryUnits: kit.int().notNull(),
    unknownUnits: kit.int().notNull(),
    updatedAt: kit.text().notNull(),
  },
  (t) => [kit.unique('sites_code').on(t.carrierId, t.codeKey), kit.index('sites_coverage').on(t.carrierId, t.coverage)],
);

export const equipmentItems = kit.table(
  'equipment_items',
  {
    id: kit.id(),
    carrierId: kit
      .int()
      .notNull()
      .references(() => organizations.id),
    siteId: kit
      .int()
      .notNull()
      .references(() => sites.id),
    tag: kit.text().notNull(),
    tagKey: kit.text().notNull(),
    maker: kit.text().notNull(),
    model: kit.text().notNull(),
    modelKey: kit.text(),
    category: kit.text().$type<EquipmentCategory>(),
    quantity: kit.int().notNull(),
    serialsJson: kit.json<string[]>().notNull(),
    obtainedOn: kit.text().$type<Day>(),
    ownership: kit.text().$type<Ownership>(),
    status: kit.text().$type<EquipmentStatus>().notNull(),
    notes: kit.text(),
    updatedAt: kit.text().notNull(),
  },
  (t) => [kit.unique('equipment_items_tag').on(t.carrierId, t.tagKey), kit.index('equipment_items_site').on(t.siteId, t.tagKey)],
);

/** How one sheet of an upload was read: its columns, how each was known, and its first rows. */
export interface SheetReading {
  mapping: SheetMapping;
  how: ('remembered' | 'exact' | 'alias' | 'content' | 'none')[];
  samples: string[][];
}

/** One of the changes an upload would make, for the page that asks for confirmation. */
export interface ChangeSample {
  subject: string;
  fields: { field: string; before: string; after: string }[];
}

export interface UploadCounts {
  rows: number;
  sites: number;
  items: number;
  errors: number;
  warnings: number;
  addedSites: number;
  changedSites: number;
  unchangedSites: number;
  addedItems: number;
  changedItems: number;
  unchangedItems: number;
}

/** A spreadsheet on its way in: checked, then confirmed or discarded. */
export const importUploads = kit.table(
  'import_uploads',
  {
    id: kit.id(),
    carrierId: kit
      .int()
      .notNull()
      .references(() => organizations.id),
    personId: kit.int().notNull(),
    fileName: kit.text().notNull(),
    fileSha256: kit.text().notNull(),
    status: kit.text().$type<'checking' | 'checked' | 'confirming' | 'confirmed' | 'discarded' | 'failed'>().notNull(),
    jobId: kit.int(),
    /** Per sheet: the header cells as found and the column each was mapped to. */
    mappingJson: kit.json<SheetReading[]>(),
    issuesJson: kit.json<Issue[]>(),
    countsJson: kit.json<UploadCounts>(),
    sampleJson: kit.json<ChangeSample[]>(),
    baseVersion: kit.int().notNull(),
    createdAt: kit.text().notNull(),
    confirmedAt: kit.text(),
  },
  (t) => [kit.index('import_uploads_carrier').on(t.carrierId, t.id)],
);

/** The checked rows of an upload, a thousand to a chunk, waiting for confirmation. */
export const importChunks = kit.table(
  'import_chunks',
  {
    id: kit.id(),
    uploadId: kit
      .int()
      .notNull()
      .references(() => importUploads.id, { onDelete: 'cascade' }),
    position: kit.int().notNull(),
    rowsJson: kit.text().notNull(),
  },
  (t) => [kit.unique('import_chunks_position').on(t.uploadId, t.position)],
);

/** Which column a carrier's own header stood for last time. */
export const columnMappings = kit.table(
  'column_mappings',
  {
    id: kit.id(),
    carrierId: kit
      .int()
      .notNull()
      .references(() => organizations.id),
    header: kit.text().notNull(),
    columnKey: kit.text().notNull(),
  },
  (t) => [kit.unique('column_mappings_header').on(t.carrierId, t.header)],
);
