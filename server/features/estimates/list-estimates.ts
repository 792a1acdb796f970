import type { Context } from '../../context.ts';
import { formatDay } from '../../domain/calendar.ts';
import { formatShort } from '../../domain/money.ts';
import { type EstimateListRow, listEstimateRows } from './queries.ts';

/** The carrier's newest estimates with a sentence on each, for overviews. */
export async function listEstimates(ctx: Context): Promise<EstimateInShort[]> {
  const rows = await listEstimateRows(ctx, { number: 1, size: 5 });
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    status: row.status,
    isBeingComputed: isBeingComputed(row),
    inventoryVersion: row.inventoryVersion,
    sentence: sentenceOf(row),
  }));
}

/** Whether a queued estimate still has a job that will finish it. */
export function isBeingComputed({ status, jobStatus }: EstimateListRow): boolean {
  return status === 'queued' && (jobStatus === 'queued' || jobStatus === 'running');
}

function sentenceOf(row: EstimateListRow): string {
  const { number, status, summaryJson: summary } = row;
  if (status === 'refused') return `Estimate ${number} was refused: something in the inventory is missing.`;
  if (isBeingComputed(row)) return `Estimate ${number} is being computed.`;
  if (summary === null) return `The computation of estimate ${number} broke off.`;
  const { p50, p80 } = summary.risk.percentiles;
  return `Estimate ${number}: even-chance cost ${formatShort(p50)}, ${formatShort(p80)} to be safe, finished by ${formatDay(summary.schedule.p80FinishOn)}.`;
}

interface EstimateInShort {
  id: number;
  number: number;
  status: EstimateListRow['status'];
  isBeingComputed: boolean;
  inventoryVersion: number;
  sentence: string;
}
