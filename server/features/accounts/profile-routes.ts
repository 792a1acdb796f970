import type { Context } from '../../context.ts';
import { paths } from '../../paths.ts';
import { fingerprintOf } from '../../platform/fingerprint.ts';
import { isSavedMeanwhile } from '../../platform/saved-meanwhile.ts';
import { type Ask, carrierPeople, type Reply, type Route } from '../../web/route-table.ts';
import { profilePage } from './profile-pages.ts';
import { getProfileFields, requirePerson } from './queries.ts';
import { saveCarrierProfile } from './save-carrier-profile.ts';

export const profileRoutes: Route[] = [
  { method: 'get', path: paths.organization(), may: carrierPeople, handle: show },
  { method: 'post', path: paths.organization(), may: ['preparer'], handle: save },
];

async function show(ctx: Context): Promise<Reply> {
  const values = await getProfileFields(ctx);
  return { page: profilePage(requirePerson(ctx), { values, issues: [], seen: fingerprintOf(values) }) };
}

async function save(ctx: Context, ask: Ask): Promise<Reply> {
  const result = await saveCarrierProfile(ctx, ask.body, ask.body.seen);
  if (!result.ok) {
    const isLate = isSavedMeanwhile(result.issues);
    const seen = isLate || ask.body.seen === undefined ? fingerprintOf(await getProfileFields(ctx)) : ask.body.seen;
    return { page: profilePage(requirePerson(ctx), { values: ask.body, issues: result.issues, seen }), status: isLate ? 409 : 422 };
  }
  return { redirect: paths.organization(), notice: 'The profile is saved.' };
}
