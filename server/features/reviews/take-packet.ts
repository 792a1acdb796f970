import type { Context } from '../../context.ts';
import { recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import type { PacketOutcome } from '../packets/index.ts';

/** Hands a packet out to the administrator, and records in the administrator's own history who took it, as for a single document. */
export async function takePacket(ctx: Context, of: { filing: string; version: number }, outcome: PacketOutcome): Promise<PacketOutcome> {
  if (outcome.kind === 'ready')
    await inTransaction(ctx, (tx) =>
      recordEvent(tx, { action: 'packet taken', subject: `filing ${of.filing}`, summary: `Version ${of.version}, with its evidence` }),
    );
  return outcome;
}
