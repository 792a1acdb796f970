export { makeApplicationPacket, makeTermPacket } from './make-packet.ts';
export { mayLack, packetReply } from './packet-reply.ts';
