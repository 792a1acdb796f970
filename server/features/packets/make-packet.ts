import type { Context } from '../../context.ts';
import type { Instant } from '../../domain/calendar.ts';
import type { FrozenFiling } from '../../domain/filing/frozen-filing.ts';
import { type EvidenceFile, listEvidenceFiles, listTermEvidenceFiles } from '../../domain/filing/packet/list-evidence-files.ts';
import { writePacketReadme } from '../../domain/filing/packet/packet-readme.ts';
import { evidenceIndex } from '../../domain/filing/packet/packet-tables.ts';
import type { FrozenTermFiling } from '../../domain/filing/term-filing.ts';
import { counted } from '../../domain/words.ts';
import { notFound } from '../../platform/errors.ts';
import { findKeptFiles, getFile, type KeptFile, sha256Of } from '../../platform/files.ts';
import { writeCsv } from '../../platform/spreadsheet/write-csv.ts';
import { writeZip, type ZipEntry, zipLength } from '../../platform/zip/write-zip.ts';
import type { Reply } from '../../web/route-table.ts';
import { formatInstant, getFrozen } from '../filings/index.ts';
import { kindTitle } from '../term-filings/index.ts';
import { nameEvidence } from './name-evidence.ts';
import { applicationParts, type Filed, type PacketPart, stemOf, termParts } from './packet-parts.ts';

/** A packet ready to be sent, or the evidence that it would lack: then it is made only where whoever asks says that it may be incomplete. */
export type PacketOutcome = { kind: 'ready'; reply: Extract<Reply, { stream: unknown }> } | { kind: 'incomplete'; missing: EvidenceFile[] };

type FiledVersion = Omit<Filed<unknown>, 'frozen'>;

/**
 * Everything of a submitted application in one ZIP archive. Whoever calls has found the version in a scoped query: what the version names, its
 * reader may have.
 */
export async function makeApplicationPacket(ctx: Context, of: FiledVersion, mayBeIncomplete: boolean): Promise<PacketOutcome> {
  const frozen = await getFrozen<FrozenFiling>(ctx, of.version.frozenSha256);
  const parts = (await Promise.all(applicationParts.map((make) => make(ctx, { ...of, frozen })))).flat();
  return await pack(ctx, { ...of, frozen, title: 'Application' }, { parts, evidence: listEvidenceFiles(frozen), mayBeIncomplete });
}

/** The same for a filing of the term. */
export async function makeTermPacket(ctx: Context, of: FiledVersion, mayBeIncomplete: boolean): Promise<PacketOutcome> {
  const frozen = await getFrozen<FrozenTermFiling>(ctx, of.version.frozenSha256);
  const parts = (await Promise.all(termParts.map((make) => make(ctx, { ...of, frozen })))).flat();
  return await pack(ctx, { ...of, frozen, title: kindTitle(frozen.kind) }, { parts, evidence: listTermEvidenceFiles(frozen), mayBeIncomplete });
}

async function pack(ctx: Context, filed: FiledToPack, { parts, evidence, mayBeIncomplete }: Contents): Promise<PacketOutcome> {
  const hashes = [...evidence.map(({ sha256 }) => sha256), ...parts.flatMap((part) => ('kept' in part ? part.kept : []))];
  const kept = await findKeptFiles(ctx, hashes);
  const missing = evidence.filter(({ sha256 }) => !kept.has(sha256));
  if (missing.length > 0 && !mayBeIncomplete) return { kind: 'incomplete', missing };
  const placed = nameEvidence(evidence, kept);
  const all = [...parts, ...(await evidenceParts(placed))];
  const readme = writePacketReadme(coverOf(filed), { parts: toldParts(all, placed), missing });
  const evidenceEntries = placed.flatMap(({ path, sha256 }) => (path === '' ? [] : keptEntry(ctx, path, { sha256, kept })));
  const listed = [
    bytesEntry('README.txt', Buffer.from(readme, 'utf8')),
    ...all.map((part) => ('kept' in part ? keptEntry(ctx, part.name, { sha256: part.kept, kept }) : bytesEntry(part.name, part.bytes))),
    ...evidenceEntries,
  ];
  const sums = bytesEntry('SHA256SUMS', Buffer.from(listed.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join(''), 'utf8'));
  const folder = stemOf(filed);
  const entries = [...listed, sums].map((entry) => ({ ...entry, name: `${folder}/${entry.name}` }));
  const chunks = writeZip(entries, new Date(filed.frozen.submittedAt));
  const name = `${folder}-${missing.length > 0 ? 'incomplete-' : ''}packet.zip`;
  return { kind: 'ready', reply: { stream: { name, mediaType: 'application/zip', byteLength: zipLength(entries), chunks } } };
}

/** The table that tells which file is which document, where a version names any. */
async function evidenceParts(placed: readonly (EvidenceFile & { path: string })[]): Promise<PacketPart[]> {
  if (placed.length === 0) return [];
  const says = 'Which file of the folder evidence is which document, what it is about, and its SHA-256 as the filing names it.';
  return [{ name: 'evidence.csv', says, bytes: await writeCsv(evidenceIndex(placed)) }];
}

function toldParts(parts: readonly PacketPart[], placed: readonly { path: string }[]): { name: string; says: string }[] {
  const count = placed.filter(({ path }) => path !== '').length;
  const folder = { name: 'evidence/', says: `${counted(count, 'file')} of evidence, as they came in.` };
  return [...parts, ...(count > 0 ? [folder] : []), { name: 'SHA256SUMS', says: 'The SHA-256 of every other file.' }];
}

function coverOf({ title, number, version, frozen }: FiledToPack) {
  const { name, title: role } = frozen.submittedBy;
  return {
    title: `${title} ${number}, version ${version.number}`,
    carrierName: frozen.carrierName,
    form: frozen.form,
    program: frozen.program,
    submitted: `Submitted ${formatInstant(frozen.submittedAt as Instant)} by ${name}, ${role}`,
    stem: stemOf({ number, version }),
    sha256: version.frozenSha256,
    verifyAt: frozen.paper?.verifyAt,
  };
}

function bytesEntry(name: string, bytes: Buffer): SummedEntry {
  return { name, byteLength: bytes.length, sha256: sha256Of(bytes), read: async () => bytes };
}

/** Read when its turn comes, and compared with its hash: damaged bytes break the packet off instead of going into it. */
function keptEntry(ctx: Context, name: string, { sha256, kept }: { sha256: string; kept: ReadonlyMap<string, KeptFile> }): SummedEntry {
  const file = kept.get(sha256);
  if (!file) throw notFound(`The file ${name} of this filing is not on this server.`);
  const read = async () => {
    const bytes = await getFile(ctx, sha256);
    if (sha256Of(bytes) !== sha256) throw new Error(`The kept file ${sha256} is damaged: its bytes have another SHA-256.`);
    return bytes;
  };
  return { name, byteLength: file.byteLength, sha256, read };
}

type FiledToPack = Filed<FrozenFiling | FrozenTermFiling> & { title: string };
type SummedEntry = ZipEntry & { sha256: string };

interface Contents {
  parts: readonly PacketPart[];
  evidence: readonly EvidenceFile[];
  mayBeIncomplete: boolean;
}
