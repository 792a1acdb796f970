import type { Context } from '../../context.ts';
import { paths } from '../../paths.ts';
import { notFound } from '../../platform/errors.ts';
import { readId } from '../../web/read-id.ts';
import { type Ask, carrierPeople, type Reply, type Route } from '../../web/route-table.ts';
import { getFiling } from '../filings/index.ts';
import { getTermFiling } from '../term-filings/index.ts';
import { makeApplicationPacket, makeTermPacket } from './make-packet.ts';
import { mayLack, packetReply } from './packet-reply.ts';

export const packetRoutes: Route[] = [
  { method: 'get', path: paths.filingPacket(':filingId', ':versionNumber'), may: carrierPeople, handle: sendApplication },
  { method: 'get', path: paths.termFilingPacket(':termFilingId', ':versionNumber'), may: carrierPeople, handle: sendTermFiling },
];

async function sendApplication(ctx: Context, ask: Ask): Promise<Reply> {
  const filing = await getFiling(ctx, readId(ask, 'filingId'));
  const version = versionOf(filing, ask);
  const outcome = await makeApplicationPacket(ctx, { number: filing.number, version }, mayLack(ask.query));
  return packetReply(outcome, {
    address: paths.filingPacket(filing.id, version.number),
    crumbs: [
      { label: 'Filings', href: paths.filings() },
      { label: filing.number, href: paths.filing(filing.id) },
      { label: `Version ${version.number}`, href: paths.filingVersion(filing.id, version.number) },
    ],
  });
}

async function sendTermFiling(ctx: Context, ask: Ask): Promise<Reply> {
  const filing = await getTermFiling(ctx, readId(ask, 'termFilingId'));
  const version = versionOf(filing, ask);
  const outcome = await makeTermPacket(ctx, { number: filing.number, version }, mayLack(ask.query));
  return packetReply(outcome, {
    address: paths.termFilingPacket(filing.id, version.number),
    crumbs: [
      { label: 'Filings', href: paths.filings() },
      { label: filing.number, href: paths.termFiling(filing.id) },
      { label: `Version ${version.number}`, href: paths.termFilingVersion(filing.id, version.number) },
    ],
  });
}

function versionOf<Version extends { number: number }>({ versions }: { versions: readonly Version[] }, ask: Ask): Version {
  const number = readId(ask, 'versionNumber');
  const version = versions.find((one) => one.number === number);
  if (!version) throw notFound('That version does not exist.');
  return version;
}
