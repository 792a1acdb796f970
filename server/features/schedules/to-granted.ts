import type { Context } from '../../context.ts';
import type { Day } from '../../domain/calendar.ts';
import type { GrantedExtension } from '../../domain/schedule/granted-extensions.ts';
import { type ExtensionRow, listExtensions } from './extension-queries.ts';

/** Those that count, as the domain knows them. */
export function toGranted(rows: readonly ExtensionRow[]): GrantedExtension[] {
  return rows.flatMap(({ withdrawnAt, grantedOn, untilOn, orderText, noteText }): GrantedExtension[] =>
    withdrawnAt === null ? [{ grantedOn: grantedOn as Day, until: untilOn as Day, order: orderText, note: noteText }] : [],
  );
}

/** The extensions of the term that the carrier stated for an estimate and did not withdraw, oldest first. */
export async function listGranted(ctx: Context, estimateId: number): Promise<GrantedExtension[]> {
  return toGranted(await listExtensions(ctx, estimateId));
}
