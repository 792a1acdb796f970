import type { Context } from '../../context.ts';
import { paths } from '../../paths.ts';
import { type Ask, carrierPeople, type Reply, type Route } from '../../web/route-table.ts';
import { profilePage } from './profile-pages.ts';
import { getProfileFields, requirePerson } from './queries.ts';
import { saveCarrierProfile } from './save-carrier-profile.ts';

export const profileRoutes: Route[] = [
  { method: 'get', path: paths.organisation(), may: carrierPeople, handle: show },
  { method: 'post', path: paths.organisation(), may: ['preparer'], handle: save },
];

async function show(ctx: Context): Promise<Reply> {
  return { page: profilePage(requirePerson(ctx), { values: await getProfileFields(ctx), issues: [] }) };
}

async function save(ctx: Context, ask: Ask): Promise<Reply> {
  const result = await saveCarrierProfile(ctx, ask.body);
  if (!result.ok) return { page: profilePage(requirePerson(ctx), { values: ask.body, issues: result.issues }), status: 422 };
  return { redirect: paths.organisation(), notice: 'The profile is saved.' };
}
