import { and, eq, inArray, isNull, or, type SQL } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { carrierProfiles, invitations, organizations, people } from '../../db/schema/accounts.ts';
import { approvedPrices, priceBookDrafts, priceBookEditions } from '../../db/schema/catalog.ts';
import { documentLinks, documentNumbers, documents } from '../../db/schema/documents.ts';
import { estimateComparisons, estimateSites, estimates, estimateWorks } from '../../db/schema/estimates.ts';
import { fieldSheetSets } from '../../db/schema/field-sheets.ts';
import { filings, filingVersions } from '../../db/schema/filings.ts';
import { fundingPlans } from '../../db/schema/funding.ts';
import { columnMappings, equipmentItems, importChunks, importUploads, inventories, sites } from '../../db/schema/inventory.ts';
import { events, files, jobs, rateLimits, sessions, settings } from '../../db/schema/platform.ts';
import { scheduleBaselines, scheduleExtensions, scheduleProgress, scheduleStatuses } from '../../db/schema/progress.ts';
import { ownPrices, ownPriceVersions } from '../../db/schema/quotes.ts';
import { recipeChanges } from '../../db/schema/recipes.ts';
import { reviewRemarks, reviewSteps } from '../../db/schema/reviews.ts';
import { crewCurves, scheduleSites, schedules } from '../../db/schema/schedules.ts';
import { awards, termDecisions, termFilings, termFilingVersions } from '../../db/schema/term-filings.ts';
import type { Db } from '../../db/store.ts';

/** A table of which a case carries the rows of one organization, with their ids: hashes of events and addresses name them. */
export interface CarriedTable {
  table: SQLiteTable;
  /** Unique in the table, by which rows are read in order. */
  key: SQLiteColumn;
  /** Which rows belong to the organization. */
  where(db: Db, organizationId: number): SQL | undefined;
  /** What a row says in the case, where that is not what it says on the server. */
  change?(row: Record<string, unknown>): Record<string, unknown>;
}

const filed = owned(filings, filings.carrierId);
const termFiled = owned(termFilings, termFilings.carrierId);
const registered = owned(documents, documents.carrierId);
const quoted = owned(ownPrices, ownPrices.carrierId);
const estimated = owned(estimates, estimates.carrierId);
const planned = owned(schedules, schedules.carrierId);
const uploaded = owned(importUploads, importUploads.carrierId);
const sentRemarks = below(reviewRemarks, reviewRemarks.filingId, filed);

/** No password of the server opens a case: this is the hash of none. */
const noPassword = 'none';

/** What a case carries, each table after those that its rows name. */
export const carriedTables: readonly CarriedTable[] = [
  { table: organizations, key: organizations.id, where: (_db, id) => eq(organizations.id, id) },
  { ...owned(people, people.organizationId), change: (row) => ({ ...row, passwordHash: noPassword }) },
  { table: carrierProfiles, key: carrierProfiles.carrierId, where: (_db, id) => eq(carrierProfiles.carrierId, id) },
  {
    table: priceBookEditions,
    key: priceBookEditions.id,
    where: (_db, id) => or(isNull(priceBookEditions.ownerId), eq(priceBookEditions.ownerId, id)),
  },
  owned(priceBookDrafts, priceBookDrafts.organizationId),
  owned(recipeChanges, recipeChanges.carrierId),
  { table: inventories, key: inventories.carrierId, where: (_db, id) => eq(inventories.carrierId, id) },
  owned(sites, sites.carrierId),
  owned(equipmentItems, equipmentItems.carrierId),
  uploaded,
  below(importChunks, importChunks.uploadId, uploaded),
  owned(columnMappings, columnMappings.carrierId),
  owned(fieldSheetSets, fieldSheetSets.carrierId),
  registered,
  below(documentLinks, documentLinks.documentId, registered),
  { table: documentNumbers, key: documentNumbers.carrierId, where: (_db, id) => eq(documentNumbers.carrierId, id) },
  quoted,
  below(ownPriceVersions, ownPriceVersions.ownPriceId, quoted),
  estimated,
  below(estimateSites, estimateSites.estimateId, estimated),
  below(estimateWorks, estimateWorks.estimateId, estimated),
  owned(estimateComparisons, estimateComparisons.carrierId),
  owned(fundingPlans, fundingPlans.carrierId),
  planned,
  below(crewCurves, crewCurves.scheduleId, planned),
  below(scheduleSites, scheduleSites.scheduleId, planned),
  owned(scheduleBaselines, scheduleBaselines.carrierId),
  owned(scheduleProgress, scheduleProgress.carrierId),
  below(scheduleStatuses, scheduleStatuses.scheduleId, planned),
  owned(scheduleExtensions, scheduleExtensions.carrierId),
  filed,
  below(filingVersions, filingVersions.filingId, filed),
  below(reviewSteps, reviewSteps.filingId, filed),
  { ...sentRemarks, where: (db, id) => and(sentRemarks.where(db, id), eq(reviewRemarks.isSent, true)) },
  owned(awards, awards.carrierId),
  termFiled,
  below(termFilingVersions, termFilingVersions.termFilingId, termFiled),
  owned(termDecisions, termDecisions.carrierId),
  owned(events, events.organizationId),
];

/** What a case goes without, and why. A test compares both lists with the schema. */
export const leftOutTables: readonly { table: SQLiteTable; why: string }[] = [
  { table: files, why: 'carried file by file: only those that a row of the case names' },
  { table: invitations, why: 'they let somebody in, and there is nobody to let in' },
  { table: approvedPrices, why: 'the yardstick of the administrator, over all carriers' },
  { table: settings, why: 'facts about the server, its session secret among them' },
  { table: sessions, why: 'who is signed in on the server' },
  { table: rateLimits, why: 'counters of the server' },
  { table: jobs, why: 'work of the server; a case is only read' },
];

function owned(table: SQLiteTable & { id: SQLiteColumn }, column: SQLiteColumn): CarriedTable {
  return { table, key: table.id, where: (_db, organizationId) => eq(column, organizationId) };
}

function below(table: SQLiteTable & { id: SQLiteColumn }, column: SQLiteColumn, parent: CarriedTable): CarriedTable {
  return {
    table,
    key: table.id,
    where: (db, organizationId) => inArray(column, db.select({ id: parent.key }).from(parent.table).where(parent.where(db, organizationId))),
  };
}
