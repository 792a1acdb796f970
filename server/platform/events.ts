import { createHash } from 'node:crypto';
import { and, desc, eq, inArray } from 'drizzle-orm';
import { events } from '../../db/schema/platform.ts';
import type { Context } from '../context.ts';

/**
 * Records what happened, in the transaction of the write it belongs to. Each event carries the hash of its organization's previous one: a
 * changed or missing row breaks the chain, which `isChainWhole` finds.
 */
export async function recordEvent(ctx: Context, event: NewEvent): Promise<void> {
  const organizationId = event.organizationId ?? (ctx.actor.kind === 'person' ? ctx.actor.organizationId : 0);
  const row = {
    organizationId,
    personId: ctx.actor.kind === 'person' ? ctx.actor.personId : null,
    personName: ctx.actor.kind === 'person' ? ctx.actor.name : 'the server',
    at: ctx.now,
    requestId: ctx.requestId,
    action: event.action,
    subject: event.subject,
    summary: event.summary,
    changesJson: event.changes ?? {},
    previousSha256: await endOfChain(ctx, organizationId),
  };
  await ctx.db.insert(events).values({ ...row, sha256: hashOf(row) });
}

/** The newest events about one subject, or about everything of the actor's organization. */
export async function listEvents(ctx: Context, subject: string | undefined, limit: number): Promise<EventRow[]> {
  if (ctx.actor.kind !== 'person') return [];
  const mine = eq(events.organizationId, ctx.actor.organizationId);
  return await ctx.db
    .select()
    .from(events)
    .where(subject === undefined ? mine : and(mine, eq(events.subject, subject)))
    .orderBy(desc(events.id))
    .limit(limit);
}

/** The newest hundred events about one subject that have one of some names, newest first. */
export async function listEventsNamed(ctx: Context, subject: string, actions: readonly string[]): Promise<EventRow[]> {
  if (ctx.actor.kind !== 'person') return [];
  return await ctx.db
    .select()
    .from(events)
    .where(and(eq(events.organizationId, ctx.actor.organizationId), eq(events.subject, subject), inArray(events.action, [...actions])))
    .orderBy(desc(events.id))
    .limit(100);
}

/** Recomputes the chain of an organization's events, oldest first; false when a row was changed, added or taken away in between. */
export async function isChainWhole(ctx: Context, organizationId: number): Promise<boolean> {
  const rows = await ctx.db.select().from(events).where(eq(events.organizationId, organizationId)).orderBy(events.id);
  let previous = '';
  for (const { id: _id, sha256, ...row } of rows) {
    if (row.previousSha256 !== previous || hashOf(row) !== sha256) return false;
    previous = sha256;
  }
  return true;
}

/** The hash of an organization's newest event, which follows from all before it; empty where there is none. */
export async function endOfChain(ctx: Context, organizationId: number): Promise<string> {
  const [newest] = await ctx.db
    .select({ sha256: events.sha256 })
    .from(events)
    .where(eq(events.organizationId, organizationId))
    .orderBy(desc(events.id))
    .limit(1);
  return newest?.sha256 ?? '';
}

/** The fields that differ, with both values, for the event of an update. */
export function changesBetween(before: object, after: object): NonNullable<NewEvent['changes']> {
  const old = before as Record<string, unknown>;
  const changes: NonNullable<NewEvent['changes']> = {};
  for (const [key, value] of Object.entries(after)) {
    if (JSON.stringify(old[key] ?? null) !== JSON.stringify(value ?? null)) changes[key] = { before: old[key] ?? null, after: value ?? null };
  }
  return changes;
}

function hashOf(row: Omit<EventRow, 'id' | 'sha256'>): string {
  const fields = [
    row.previousSha256,
    row.organizationId,
    row.personId,
    row.personName,
    row.at,
    row.requestId,
    row.action,
    row.subject,
    row.summary,
    JSON.stringify(row.changesJson),
  ];
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}

type EventRow = typeof events.$inferSelect;

interface NewEvent {
  /** Past tense: `site changed`, `import confirmed`. */
  action: string;
  /** `site HP-0012`, `filing 2026-0003`. */
  subject: string;
  summary: string;
  changes?: Record<string, { before: unknown; after: unknown }>;
  /** Whose history it belongs to, where that is not the actor's own organization. */
  organizationId?: number;
}
