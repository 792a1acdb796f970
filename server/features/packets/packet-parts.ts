import type { Context } from '../../context.ts';
import type { FrozenFiling } from '../../domain/filing/frozen-filing.ts';
import { costLineTable, inventoryTable, termTable } from '../../domain/filing/packet/packet-tables.ts';
import type { FrozenTermFiling } from '../../domain/filing/term-filing.ts';
import { formatCents } from '../../domain/money.ts';
import { counted } from '../../domain/words.ts';
import { drawPdfBytes } from '../../platform/pdf/draw-pdf-bytes.ts';
import { writeCsv } from '../../platform/spreadsheet/write-csv.ts';
import { claimTieOutDocument, drawReceipt, filedEvidencePdf, receiptOf, tieOutDocument } from '../filings/index.ts';

/** A file of a packet, apart from evidence: its bytes, or the hash under which they are kept. */
export type PacketPart = { name: string; says: string } & ({ bytes: Buffer } | { kept: string });

/** What a part is made from: a submitted version and its frozen value. */
export interface Filed<Frozen> {
  /** `2026-0003`. */
  number: string;
  version: { number: number; frozenSha256: string; pdfSha256: string };
  frozen: Frozen;
}

/** Makes files for the packet of a version, from that version alone, so that the same version always gives the same packet. */
type PartMaker<Frozen> = (ctx: Context, filed: Filed<Frozen>) => Promise<PacketPart[]>;

/** What is in the packet of an application, in the order in which its README tells it. */
export const applicationParts: readonly PartMaker<FrozenFiling>[] = [paper, data, receipt, tieOut, evidencePaper, costLines, inventory];

/** What is in the packet of a filing of the term. */
export const termParts: readonly PartMaker<FrozenTermFiling>[] = [paper, data, receipt, claimTieOut, termTables];

/** As single downloads of the version are called, and as its receipt calls them: `filing-2026-0003-v1`. */
export function stemOf({ number, version }: Pick<Filed<unknown>, 'number' | 'version'>): string {
  return `filing-${number}-v${version.number}`;
}

async function paper(_ctx: Context, filed: Filed<unknown>): Promise<PacketPart[]> {
  return [{ name: `${stemOf(filed)}.pdf`, says: 'The filing on paper, as it was certified and submitted.', kept: filed.version.pdfSha256 }];
}

async function data(_ctx: Context, filed: Filed<unknown>): Promise<PacketPart[]> {
  return [
    {
      name: `${stemOf(filed)}.json`,
      says: 'The same filing as data. The paper and the tables are made from it alone.',
      kept: filed.version.frozenSha256,
    },
  ];
}

async function receipt(_ctx: Context, filed: Filed<FrozenFiling | FrozenTermFiling>): Promise<PacketPart[]> {
  const bytes = await drawReceipt(receiptOf(filed.frozen, filed.version));
  return [{ name: `${stemOf(filed)}-receipt.pdf`, says: 'Who filed what and when, on one page, with the hashes and how to check them.', bytes }];
}

async function tieOut(_ctx: Context, filed: Filed<FrozenFiling>): Promise<PacketPart[]> {
  const bytes = await drawPdfBytes(tieOutDocument(filed.frozen, filed.version.frozenSha256));
  return [{ name: `${stemOf(filed)}-tie-out.pdf`, says: 'Every total of the filing against its parts, and whether it ties.', bytes }];
}

/** The same sheet of a claim alone: spending reports and modifications state sums too, whose parts are the rows of their tables in the packet. */
async function claimTieOut(_ctx: Context, filed: Filed<FrozenTermFiling>): Promise<PacketPart[]> {
  if (filed.frozen.kind !== 'claim') return [];
  const bytes = await drawPdfBytes(claimTieOutDocument(filed.frozen, filed.version.frozenSha256));
  return [{ name: `${stemOf(filed)}-tie-out.pdf`, says: 'Every total of the claim against its parts, and whether it ties.', bytes }];
}

/** Versions of earlier releases hold no evidence line by line. */
async function evidencePaper(ctx: Context, filed: Filed<FrozenFiling>): Promise<PacketPart[]> {
  if (!filed.frozen.matrix) return [];
  const bytes = await filedEvidencePdf(ctx, filed.version.frozenSha256);
  return [{ name: `${stemOf(filed)}-evidence.pdf`, says: 'Each cost line and each item against the proof it needs.', bytes }];
}

async function costLines(_ctx: Context, { frozen }: Filed<FrozenFiling>): Promise<PacketPart[]> {
  const says = `${counted(frozen.cost.lines.length, 'cost line')}, amounts in dollars. The amounts add up to the ${formatCents(frozen.cost.totalCents)} asked for.`;
  return [{ name: 'cost-lines.csv', says, bytes: await writeCsv(costLineTable(frozen)) }];
}

async function inventory(_ctx: Context, { frozen }: Filed<FrozenFiling>): Promise<PacketPart[]> {
  const lines = frozen.sites.reduce((total, { items }) => total + items.length, 0);
  const says = `The inventory as filed: ${counted(frozen.sites.length, 'site')}, ${counted(lines, 'line')} of equipment.`;
  return [{ name: 'inventory.csv', says, bytes: await writeCsv(inventoryTable(frozen)) }];
}

async function termTables(_ctx: Context, { frozen }: Filed<FrozenTermFiling>): Promise<PacketPart[]> {
  return await Promise.all(
    frozen.tables
      .filter(({ rows }) => rows.length > 0)
      .map(async (table) => ({
        name: `table-${table.id.replace(/[^A-Za-z0-9]+/g, '-')}.csv`,
        says: `${table.title}: ${counted(table.rows.length, 'row')}.`,
        bytes: await writeCsv(termTable(table)),
      })),
  );
}
