import type { Context } from '../../context.ts';
import type { FrozenFiling } from '../../domain/filing/frozen-filing.ts';
import { good, type Result } from '../../domain/result.ts';
import { freezeDraft } from './draft-filing.ts';
import { gatherFacts } from './gather-facts.ts';
import type { FilingEntry } from './queries.ts';
import { withChanges } from './with-changes.ts';

/** The value of a filing as it stands now, as it would be frozen, with nobody's signature; refused while it has no estimate. */
export async function freezeNow(ctx: Context, filing: FilingEntry): Promise<Result<FrozenFiling>> {
  const { form, facts, inputsSha256 } = await gatherFacts(ctx, filing);
  const frozen = freezeDraft(form, facts, { number: filing.number, version: filing.versions.length + 1, drawnAt: ctx.now, inputsSha256 });
  return frozen.ok ? good(await withChanges(ctx, filing, frozen.value)) : frozen;
}
