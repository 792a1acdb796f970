import { asc, eq } from 'drizzle-orm';
import { priceBookEditions } from '../../db/schema/catalog.ts';
import { documents } from '../../db/schema/documents.ts';
import { estimates } from '../../db/schema/estimates.ts';
import { fieldSheetSets } from '../../db/schema/field-sheets.ts';
import { filings, filingVersions } from '../../db/schema/filings.ts';
import { importUploads } from '../../db/schema/inventory.ts';
import { schedules } from '../../db/schema/schedules.ts';
import { termFilings, termFilingVersions } from '../../db/schema/term-filings.ts';
import type { Context } from '../context.ts';

/** Every row of an organization whose hashes stand in an event as well, with the action of that event. */
export async function listSealedRows(ctx: Context, organizationId: number): Promise<SealedRow[]> {
  const lists = [listVersions, listTermVersions, listDocuments, listEstimates, listSchedules, listEditions, listImports, listSheets];
  return (await Promise.all(lists.map((list) => list(ctx, organizationId)))).flat();
}

async function listVersions({ db }: Context, organizationId: number): Promise<SealedRow[]> {
  const rows = await db
    .select({ filing: filings.number, version: filingVersions })
    .from(filingVersions)
    .innerJoin(filings, eq(filings.id, filingVersions.filingId))
    .where(eq(filings.carrierId, organizationId))
    .orderBy(asc(filingVersions.id));
  return rows.map((row) => versionRow(row.filing, { ...row.version, counts: [row.version.siteCount, row.version.lineCount] }));
}

async function listTermVersions({ db }: Context, organizationId: number): Promise<SealedRow[]> {
  const rows = await db
    .select({ filing: termFilings.number, version: termFilingVersions })
    .from(termFilingVersions)
    .innerJoin(termFilings, eq(termFilings.id, termFilingVersions.termFilingId))
    .where(eq(termFilings.carrierId, organizationId))
    .orderBy(asc(termFilingVersions.id));
  return rows.map((row) => versionRow(row.filing, row.version));
}

function versionRow(filing: string, version: Version): SealedRow {
  const { number, frozenSha256, pdfSha256, totalCents, verifyCode, submittedAt, submittedByName, submittedByTitle, counts } = version;
  return {
    action: 'filing submitted',
    key: versionKey(`filing ${filing}`, number),
    name: `Version ${number} of filing ${filing}`,
    values: { frozenSha256, pdfSha256, totalCents, verifyCode, submittedAt },
    frozen: { sha256: frozenSha256, says: [filing, number, submittedAt, submittedByName, submittedByTitle, ...(counts ?? [])] },
  };
}

/** How a version is named where a row and the event of its submission meet. */
export function versionKey(subject: string, number: number): string {
  return `${subject} version ${number}`;
}

/** Editions may share a code, so their event is found by the id as well. */
export function editionKey(subject: string, id: number): string {
  return `${subject} edition ${id}`;
}

async function listDocuments({ db }: Context, organizationId: number): Promise<SealedRow[]> {
  const rows = await db.select().from(documents).where(eq(documents.carrierId, organizationId)).orderBy(asc(documents.id));
  return rows.map(({ number, sha256 }) => rowOf('document added', `document D-${number}`, { sha256 }));
}

async function listEstimates({ db }: Context, organizationId: number): Promise<SealedRow[]> {
  const { number, inputsSha256, reportSha256, scheduleReportSha256 } = estimates;
  const rows = await db
    .select({ number, inputsSha256, reportSha256, scheduleReportSha256 })
    .from(estimates)
    .where(eq(estimates.carrierId, organizationId))
    .orderBy(asc(estimates.id));
  return rows.flatMap((row) => {
    const key = `estimate ${row.number}`;
    return [
      rowOf('estimate computed', key, { inputsSha256: row.inputsSha256 }),
      { ...rowOf('cost report drawn', key, { sha256: row.reportSha256 }), name: `The cost report of estimate ${row.number}` },
      { ...rowOf('schedule report drawn', key, { sha256: row.scheduleReportSha256 }), name: `The schedule report of estimate ${row.number}` },
    ];
  });
}

async function listSchedules({ db }: Context, organizationId: number): Promise<SealedRow[]> {
  const { number, inputsSha256 } = schedules;
  const rows = await db.select({ number, inputsSha256 }).from(schedules).where(eq(schedules.carrierId, organizationId)).orderBy(asc(schedules.id));
  return rows.map((row) => rowOf('plan made', `schedule ${row.number}`, { inputsSha256: row.inputsSha256 }));
}

async function listEditions({ db }: Context, organizationId: number): Promise<SealedRow[]> {
  const { id, code, pricesSha256 } = priceBookEditions;
  const mine = eq(priceBookEditions.ownerId, organizationId);
  const rows = await db.select({ id, code, pricesSha256 }).from(priceBookEditions).where(mine).orderBy(asc(priceBookEditions.id));
  return rows.map((row) => ({
    ...rowOf('price book published', editionKey(`price book ${row.code}`, row.id), { pricesSha256: row.pricesSha256 }),
    name: `Price book ${row.code}`,
  }));
}

async function listImports({ db }: Context, organizationId: number): Promise<SealedRow[]> {
  const { id, fileSha256 } = importUploads;
  const rows = await db
    .select({ id, fileSha256 })
    .from(importUploads)
    .where(eq(importUploads.carrierId, organizationId))
    .orderBy(asc(importUploads.id));
  return rows.map((row) => rowOf('import confirmed', `import ${row.id}`, { fileSha256: row.fileSha256 }));
}

async function listSheets({ db }: Context, organizationId: number): Promise<SealedRow[]> {
  const { id, pdfSha256 } = fieldSheetSets;
  const rows = await db
    .select({ id, pdfSha256 })
    .from(fieldSheetSets)
    .where(eq(fieldSheetSets.carrierId, organizationId))
    .orderBy(asc(fieldSheetSets.id));
  return rows.map((row) => rowOf('field sheets drawn', `field sheets ${row.id}`, { sha256: row.pdfSha256 }));
}

function rowOf(action: string, key: string, values: SealedRow['values']): SealedRow {
  return { action, key, name: `${key.charAt(0).toUpperCase()}${key.slice(1)}`, values };
}

export interface SealedRow {
  action: string;
  /** The subject of its event, and the version where it has several. */
  key: string;
  /** As a sentence begins with it. */
  name: string;
  /** What the event has to say too; null is compared with nothing. */
  values: Record<string, string | number | null | undefined>;
  /** For a version: the frozen value that it names, and what that value has to say of itself. */
  frozen?: { sha256: string; says: readonly (string | number)[] };
}

interface Version {
  number: number;
  frozenSha256: string;
  pdfSha256: string;
  totalCents?: number;
  verifyCode: string | null;
  submittedAt: string;
  submittedByName: string;
  submittedByTitle: string;
  /** Sites and lines, of an application. */
  counts?: number[];
}
