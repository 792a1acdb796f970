import type { Context } from '../../context.ts';
import { listEventsNamed, recordEvent } from '../../platform/events.ts';
import { sha256Of } from '../../platform/files.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { requirePerson } from '../accounts/index.ts';
import type { FilingRow } from './queries.ts';
import type { FilingContent } from './read-content.ts';

const action = 'certification page read';

/**
 * Notes that the actor read the certification page, once for each state of the filing. Whoever calls has found the filing in a scoped query. Whoever
 * reads a case signs nothing, and leaves its history as it was saved.
 */
export async function noteLook(ctx: Context, filing: FilingRow, content: FilingContent): Promise<void> {
  if (ctx.caseNotice !== undefined) return;
  await inTransaction(ctx, async (tx) => {
    const [last] = await listLooks(tx, filing.number);
    if (last?.fingerprint === content.fingerprint) return;
    const { name } = requirePerson(tx);
    const after: Seen = { fingerprint: content.fingerprint, totalCents: totalOf(content), lines: linesOf(content) };
    await recordEvent(tx, {
      action,
      subject: `filing ${filing.number}`,
      summary: `${name} read what is to be signed`,
      changes: { seen: { before: null, after } },
    });
  });
}

/** The states of a filing in which the actor read its certification page, newest first. */
export async function listLooks(ctx: Context, number: string): Promise<Look[]> {
  const { personId } = requirePerson(ctx);
  const events = await listEventsNamed(ctx, `filing ${number}`, [action]);
  return events.filter((event) => event.personId === personId).map(({ at, changesJson }) => ({ at, ...(changesJson.seen?.after as Seen) }));
}

/** A short hash of each line's value: enough to tell which lines are new. */
export function linesOf({ sections }: FilingContent): Record<string, string> {
  return Object.fromEntries(sections.flatMap(({ lines }) => lines.map(({ id, value }) => [id, sha256Of(value).slice(0, 12)])));
}

export function totalOf({ summary }: FilingContent): number | null {
  return summary?.total.likelyCents ?? null;
}

interface Seen {
  fingerprint: string;
  totalCents: number | null;
  lines: Record<string, string>;
}

export interface Look extends Seen {
  at: string;
}
