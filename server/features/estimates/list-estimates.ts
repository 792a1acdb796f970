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
    inventoryVersion: row.inventoryVersion,
    sentence: sentenceOf(row),
  }));
}

function sentenceOf({ number, status, summaryJson: summary }: EstimateListRow): string {
  if (status === 'refused') return `Estimate ${number} was refused: something in the inventory is missing.`;
  if (summary === null) return `Estimate ${number} is being computed.`;
  const { p50, p80 } = summary.risk.percentiles;
  return `Estimate ${number}: ${formatShort(p50)} likely, ${formatShort(p80)} to be safe, finished by ${formatDay(summary.schedule.p80FinishOn)}.`;
}

interface EstimateInShort {
  id: number;
  number: number;
  status: EstimateListRow['status'];
  inventoryVersion: number;
  sentence: string;
}
