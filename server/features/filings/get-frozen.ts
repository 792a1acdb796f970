import type { Context } from '../../context.ts';
import type { FrozenFiling } from '../../domain/filing/frozen-filing.ts';
import type { FrozenTermFiling } from '../../domain/filing/term-filing.ts';
import { getFile } from '../../platform/files.ts';

// A frozen value never changes and is slow to parse when large, so the last few stay at hand.
const kept = new Map<string, { frozen: Frozen; size: number }>();
const mostKeptBytes = 40_000_000;

/** The frozen value with this hash, of an application unless said otherwise; shared, so it is only read. Whoever calls has found, in a scoped query, a version that names it. */
export async function getFrozen<Kind extends Frozen = FrozenFiling>(ctx: Context, sha256: string): Promise<Kind> {
  const known = kept.get(sha256);
  if (known) {
    kept.delete(sha256);
    kept.set(sha256, known);
    return known.frozen as Kind;
  }
  const json = await getFile(ctx, sha256);
  const frozen = JSON.parse(json.toString('utf8')) as Kind;
  kept.set(sha256, { frozen, size: json.length });
  let total = [...kept.values()].reduce((sum, entry) => sum + entry.size, 0);
  for (const [old, entry] of kept) {
    if (total <= mostKeptBytes || old === sha256) break;
    kept.delete(old);
    total -= entry.size;
  }
  return frozen;
}

type Frozen = FrozenFiling | FrozenTermFiling;
