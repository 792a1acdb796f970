export { makeApplicationPacket, makeTermPacket, type PacketOutcome } from './make-packet.ts';
export { mayLack, packetReply } from './packet-reply.ts';
