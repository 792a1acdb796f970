import type { Reply } from '../../web/route-table.ts';
import type { PacketOutcome } from './make-packet.ts';
import { packetRefusedPage } from './refused-page.ts';

/** The packet, or the page that says what it would lack. */
export function packetReply(outcome: PacketOutcome, at: { crumbs: { label: string; href?: string }[]; address: string }): Reply {
  return outcome.kind === 'ready' ? outcome.reply : { page: packetRefusedPage({ ...at, missing: outcome.missing }), status: 409 };
}

/** Whether whoever asks takes a packet that lacks what the server does not have. */
export function mayLack(query: Record<string, string>): boolean {
  return query.without === 'missing';
}
