import type { Context } from '../../context.ts';
import { type CarrierProfile, profileTexts, readProfile } from '../../domain/filing/carrier-profile.ts';
import { bad, good, type Result } from '../../domain/result.ts';
import { changesBetween, recordEvent } from '../../platform/events.ts';
import { findSavedMeanwhile } from '../../platform/saved-meanwhile.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { getProfileFields, requireCarrierId } from './queries.ts';
import { saveProfileFields } from './store.ts';

/**
 * Saves who the carrier is, complete or not; refused are only a malformed value, no legal name, and a form that shows the profile as it was before
 * somebody else saved it (`seen`: its fingerprint).
 */
export async function saveCarrierProfile(ctx: Context, entered: Record<string, string>, seen?: string): Promise<Result<CarrierProfile>> {
  const carrierId = requireCarrierId(ctx);
  const profile = readProfile(entered);
  if (!profile.ok) return profile;
  const fields = profileTexts(profile.value);
  return inTransaction(ctx, async (tx) => {
    const before = await getProfileFields(tx);
    const meanwhile = findSavedMeanwhile({ stored: before, entered: fields }, seen);
    if (meanwhile.length > 0) return bad(meanwhile);
    await saveProfileFields(tx, carrierId, fields);
    const changes = changesBetween(before, fields);
    await recordEvent(tx, { action: 'carrier profile saved', subject: 'organization', summary: profile.value.legalName, changes });
    return good(profile.value);
  });
}
