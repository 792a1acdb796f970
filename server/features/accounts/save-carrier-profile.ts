import type { Context } from '../../context.ts';
import { type CarrierProfile, profileTexts, readProfile } from '../../domain/filing/carrier-profile.ts';
import { good, type Result } from '../../domain/result.ts';
import { changesBetween, recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { getProfileFields, requireCarrierId } from './queries.ts';
import { saveProfileFields } from './store.ts';

/** Saves who the carrier is, complete or not; only a malformed value, or no legal name, is refused. */
export async function saveCarrierProfile(ctx: Context, entered: Record<string, string>): Promise<Result<CarrierProfile>> {
  const carrierId = requireCarrierId(ctx);
  const profile = readProfile(entered);
  if (!profile.ok) return profile;
  const fields = profileTexts(profile.value);
  return inTransaction(ctx, async (tx) => {
    const before = await getProfileFields(tx);
    await saveProfileFields(tx, carrierId, fields);
    const changes = changesBetween(before, fields);
    await recordEvent(tx, { action: 'carrier profile saved', subject: 'organization', summary: profile.value.legalName, changes });
    return good(profile.value);
  });
}
