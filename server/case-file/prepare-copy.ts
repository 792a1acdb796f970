import { randomBytes, randomUUID } from 'node:crypto';
import { people } from '../../db/schema/accounts.ts';
import { files } from '../../db/schema/platform.ts';
import type { Context } from '../context.ts';
import type { Instant } from '../domain/calendar.ts';
import { newPassword } from '../features/overview/index.ts';
import { openServerData, prepareDatabase } from '../open-server-data.ts';
import type { Config } from '../platform/config.ts';
import { endOfChain, isChainWhole } from '../platform/events.ts';
import { getFile, sha256Of } from '../platform/files.ts';
import { hashPassword } from '../platform/password.ts';
import { findSwappedRows } from './find-swapped-rows.ts';
import type { CaseFacts } from './read-facts.ts';

/**
 * Makes a private copy of a case ready to be shown: its tables up to date, its history, the rows that it vouches for and every file in it checked, and one viewer in it with a
 * password that is said once. The viewer is no person of the case, and leaves no event.
 */
export async function prepareCopy(config: Config, { organizationId }: CaseFacts): Promise<PreparedCopy> {
  const data = await openServerData(config);
  try {
    await prepareDatabase(data);
    const now = new Date().toISOString() as Instant;
    const ctx: Context = { ...data, db: data.store.read, actor: { kind: 'visitor' }, now, requestId: randomUUID() };
    const isWhole = await isChainWhole(ctx, organizationId);
    const { count, damaged } = await checkFiles(ctx);
    const endOfHistory = await endOfChain(ctx, organizationId);
    const swapped = await findSwappedRows(ctx, organizationId);
    return { isWhole, endOfHistory, fileCount: count, damaged, swapped, viewer: await addViewer(ctx, organizationId) };
  } finally {
    await data.store.close();
  }
}

async function checkFiles(ctx: Context): Promise<{ count: number; damaged: string[] }> {
  const rows = await ctx.db.select({ sha256: files.sha256 }).from(files);
  const damaged: string[] = [];
  for (const { sha256 } of rows) if (sha256Of(await getFile(ctx, sha256)) !== sha256) damaged.push(sha256);
  return { count: rows.length, damaged: damaged.sort() };
}

async function addViewer(ctx: Context, organizationId: number): Promise<PreparedCopy['viewer']> {
  const password = newPassword();
  // Nobody of the case has this address, whatever theirs are.
  const email = `viewer-${randomBytes(3).toString('hex')}@case.example`;
  const passwordHash = await hashPassword(password);
  const row = { organizationId, email, name: 'Viewer of this copy', title: 'Reads only', rolesJson: ['preparer' as const], isActive: true };
  await ctx.store.write((tx) => tx.insert(people).values({ ...row, passwordHash, createdAt: ctx.now }));
  return { email, password };
}

export interface PreparedCopy {
  /** The events of the organization add up. */
  isWhole: boolean;
  /** Hash of the newest of them. */
  endOfHistory: string;
  fileCount: number;
  /** Hashes of files whose bytes are others. */
  damaged: string[];
  /** A sentence for each row that is not what its event recorded. */
  swapped: string[];
  viewer: { email: string; password: string };
}
