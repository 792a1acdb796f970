import { and, asc, eq, inArray } from 'drizzle-orm';
import { events } from '../../db/schema/platform.ts';
import type { Context } from '../context.ts';
import type { FrozenFiling } from '../domain/filing/frozen-filing.ts';
import type { FrozenTermFiling } from '../domain/filing/term-filing.ts';
import { verifyCodeOf } from '../domain/filing/verify-code.ts';
import { findKeptFiles, getFile, sha256Of } from '../platform/files.ts';
import { editionKey, listSealedRows, type SealedRow, versionKey } from './list-sealed-rows.ts';
import { plainWords } from './plain-words.ts';

/**
 * Compares every row whose hashes an event recorded with that event: a sentence for each that says something else, and for each version that is in
 * only one of the two. A case without any history has nothing to compare with; that is told elsewhere.
 */
export async function findSwappedRows(ctx: Context, organizationId: number): Promise<string[]> {
  const rows = await listSealedRows(ctx, organizationId);
  const recorded = await readRecords(ctx, organizationId, [...new Set(rows.map(({ action }) => action)), 'filing submitted']);
  if (recorded === undefined) return [];
  const faults: string[] = [];
  for (const row of rows) {
    const record = recorded.get(nameOf(row));
    const fault = faultOf(row, record) ?? (record && row.frozen ? await frozenFault(ctx, row) : null);
    if (fault !== null) faults.push(`${row.name} ${fault}`);
  }
  const known = new Set(rows.map(nameOf));
  for (const { action, key } of recorded.values())
    if (action === 'filing submitted' && !known.has(nameOf({ action, key })))
      faults.push(`The history says that ${key.replace(/ version (\d+)$/, ', version $1,')} was submitted, and the case does not hold it.`);
  return faults.map(plainWords);
}

/** What the newest event of each row recorded; undefined where there is no event at all. */
async function readRecords(ctx: Context, organizationId: number, actions: readonly string[]): Promise<Map<string, Recorded> | undefined> {
  const mine = eq(events.organizationId, organizationId);
  const [first] = await ctx.db.select({ id: events.id }).from(events).where(mine).orderBy(asc(events.id)).limit(1);
  if (!first) return undefined;
  const rows = await ctx.db
    .select()
    .from(events)
    .where(and(mine, inArray(events.action, [...actions])))
    .orderBy(asc(events.id));
  return new Map(rows.map(toRecord).map((record) => [nameOf(record), record]));
}

function toRecord(event: EventRow): Recorded {
  const { action, subject, summary, at } = event;
  const [after] = Object.values(event.changesJson ?? {}).map((change) => change.after);
  const said: Recorded['values'] = isObject(after) ? after : { sha256: after ?? /^SHA-256 ([0-9a-f]{64})$/.exec(summary)?.[1] };
  if (action === 'price book published') return { action, key: editionKey(subject, Number(said.editionId)), values: said };
  if (action !== 'filing submitted') return { action, key: subject, values: said };
  const version = Number(/^Version (\d+)/.exec(summary)?.[1]);
  const hash = String(said.frozenSha256);
  const verifyCode = /^[0-9a-f]{64}$/.test(hash) ? verifyCodeOf(hash) : '';
  return { action, key: versionKey(subject, version), values: { ...said, verifyCode, submittedAt: at } };
}

function faultOf({ action, values }: SealedRow, record: Recorded | undefined): string | null {
  if (!record) return action === 'filing submitted' ? 'is in the case, and no event of its history says that it was submitted.' : null;
  for (const [field, value] of Object.entries(values)) {
    const wanted = record.values[field];
    if (value === null || value === undefined || wanted === undefined || wanted === value) continue;
    return `is not what its history recorded: its ${words[field] ?? field} is ${value}, and the event of the day says ${String(wanted)}.`;
  }
  return null;
}

/** Columns that no event repeats are held against the frozen value, which the event names by its hash. A file that is damaged is told as such. */
async function frozenFault(ctx: Context, { frozen }: SealedRow): Promise<string | null> {
  if (!frozen || !(await findKeptFiles(ctx, [frozen.sha256])).has(frozen.sha256)) return null;
  const bytes = await getFile(ctx, frozen.sha256);
  if (sha256Of(bytes) !== frozen.sha256) return null;
  const value = JSON.parse(bytes.toString('utf8')) as FrozenFiling | FrozenTermFiling;
  const counts = 'cost' in value ? [value.sites.length, value.cost.lines.length] : [];
  const says = [value.number, value.version, value.submittedAt, value.submittedBy.name, value.submittedBy.title, ...counts];
  const at = says.findIndex((said, index) => said !== frozen.says[index]);
  return at === -1 ? null : `is not what its frozen data says: the case has “${frozen.says[at]}” where the data as filed has “${says[at]}”.`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function nameOf({ action, key }: Pick<Recorded, 'action' | 'key'>): string {
  return `${action}\n${key}`;
}

const words: Readonly<Record<string, string>> = {
  frozenSha256: 'frozen data',
  pdfSha256: 'paper',
  totalCents: 'total in cents',
  verifyCode: 'verify code',
  submittedAt: 'time of submission',
  sha256: 'file',
  fileSha256: 'file',
  inputsSha256: 'hash of inputs',
  pricesSha256: 'hash of prices',
};

type EventRow = typeof events.$inferSelect;

interface Recorded {
  action: string;
  key: string;
  values: Record<string, unknown>;
}
