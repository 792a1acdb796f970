import type { Context } from '../../context.ts';
import type { FrozenFiling } from '../../domain/filing/frozen-filing.ts';
import { freezeChanges } from '../../domain/review/freeze-changes.ts';
import { getFrozen } from './get-frozen.ts';
import type { FilingEntry } from './queries.ts';

/** The value of a version with what changed since the one before it; as it is where it is the first. */
export async function withChanges(ctx: Context, { versions }: Pick<FilingEntry, 'versions'>, frozen: FrozenFiling): Promise<FrozenFiling> {
  const before = versions.find(({ number }) => number === frozen.version - 1);
  if (!before) return frozen;
  return { ...frozen, changes: freezeChanges(await getFrozen(ctx, before.frozenSha256), frozen, before.frozenSha256) };
}
