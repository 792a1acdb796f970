import type { ChangeSample, SheetReading, UploadCounts } from '../../../db/schema/inventory.ts';
import type { Context } from '../../context.ts';
import { dayOf } from '../../domain/calendar.ts';
import { compareInventory, type InventoryComparison } from '../../domain/inventory/compare-inventory.ts';
import type { RememberedColumns } from '../../domain/inventory/guess-columns.ts';
import type { InventoryReading } from '../../domain/inventory/incoming.ts';
import type { SheetMapping } from '../../domain/inventory/sheet-mapping.ts';
import { type Issue, isError } from '../../domain/result.ts';
import { recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import type { Progress } from '../../platform/work/jobs.ts';
import { checkNumber } from './check-number.ts';
import { getRememberedColumns, getUpload } from './import-queries.ts';
import { getInventory } from './queries.ts';
import { readUpload } from './read-upload.ts';
import type { WaitingRows } from './save-waiting-rows.ts';
import { saveChunks, updateUpload } from './store.ts';

const rowsPerChunk = 1000;
const mostSamples = 30;

/** Checks an uploaded file against the inventory and keeps what would change; touches no site. `chosen` are columns corrected by hand, by sheet. */
export async function checkUpload(ctx: Context, uploadId: number, source: Source): Promise<void> {
  const report = source.report ?? (() => undefined);
  report({ done: 0, total: 1, label: 'Reading the file' });
  const inventory = await getInventory(ctx);
  const remembered = (await getRememberedColumns(ctx)) as RememberedColumns;
  const { matchModel } = ctx.reference;
  const read = await readUpload(source, { existing: inventory, remembered, matchModel, today: dayOf(ctx.now) });
  report({ done: 9, total: 10, label: 'Comparing with the inventory' });
  const comparison = read.reading && compareInventory(inventory, read.reading);
  await save(ctx, uploadId, { ...read, comparison, baseVersion: inventory.version, confirming: source.confirming });
}

async function save(ctx: Context, uploadId: number, outcome: Outcome): Promise<void> {
  const { issues, sheets, reading, comparison, baseVersion } = outcome;
  const chunks = comparison ? toChunks(comparison) : [];
  const counts = reading && comparison ? toCounts(reading, comparison, issues) : null;
  await inTransaction(ctx, async (tx) => {
    const upload = await getUpload(tx, uploadId);
    if (upload.status === 'confirmed' || upload.status === 'discarded') return;
    if (upload.status === 'confirming' && outcome.confirming !== checkNumber(upload)) return;
    await saveChunks(tx, uploadId, chunks);
    await updateUpload(tx, uploadId, {
      status: comparison ? 'checked' : 'failed',
      mappingJson: sheets,
      issuesJson: issues,
      countsJson: counts,
      sampleJson: comparison ? toSamples(comparison) : null,
      baseVersion,
    });
    const summary = counts
      ? `${upload.fileName}: rows ${counts.rows}, errors ${counts.errors}, warnings ${counts.warnings}`
      : `${upload.fileName} could not be read`;
    await recordEvent(tx, { action: 'import checked', subject: `import ${uploadId}`, summary });
  });
}

function toChunks(comparison: InventoryComparison): string[] {
  const lists: WaitingRows[] = [
    ...inParts(comparison.addedSites).map((addedSites) => ({ addedSites })),
    ...inParts(comparison.changedSites.map((site) => site.after)).map((changedSites) => ({ changedSites })),
    ...inParts(comparison.addedItems).map((addedItems) => ({ addedItems })),
    ...inParts(comparison.changedItems.map((item) => item.after)).map((changedItems) => ({ changedItems })),
  ];
  return lists.map((rows) => JSON.stringify(rows));
}

function inParts<T>(list: readonly T[]): T[][] {
  const parts: T[][] = [];
  for (let start = 0; start < list.length; start += rowsPerChunk) parts.push(list.slice(start, start + rowsPerChunk));
  return parts;
}

function toCounts(reading: InventoryReading, comparison: InventoryComparison, issues: readonly Issue[]): UploadCounts {
  const outside = issues.length - reading.issues.length;
  const fileErrors = issues.filter(isError).length - reading.issues.filter(isError).length;
  return {
    rows: reading.counts.rows,
    sites: reading.counts.sites,
    items: reading.counts.items,
    errors: reading.counts.errors + fileErrors,
    warnings: reading.counts.warnings + outside - fileErrors,
    addedSites: comparison.addedSites.length,
    changedSites: comparison.changedSites.length,
    unchangedSites: comparison.unchangedSites,
    addedItems: comparison.addedItems.length,
    changedItems: comparison.changedItems.length,
    unchangedItems: comparison.unchangedItems,
  };
}

function toSamples(comparison: InventoryComparison): ChangeSample[] {
  const sites = comparison.changedSites.map(({ before, changes }) => ({ subject: `${before.name} (${before.code})`, fields: changes }));
  const items = comparison.changedItems.map(({ before, changes }) => ({
    subject: `${before.maker} ${before.model} (${before.tag})`,
    fields: changes,
  }));
  return [...sites.slice(0, mostSamples), ...items.slice(0, mostSamples)];
}

interface Source {
  path: string;
  name: string;
  chosen?: ReadonlyMap<string, SheetMapping['keys']>;
  report?: (progress: Progress) => void;
  /** Check number of the confirming job, the only one that may check an upload it was told to save. */
  confirming?: string;
}

interface Outcome {
  issues: Issue[];
  sheets: SheetReading[];
  reading: InventoryReading | null;
  comparison: InventoryComparison | null;
  baseVersion: number;
  confirming: string | undefined;
}
