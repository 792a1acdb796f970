import type { Context } from '../../context.ts';
import { paths } from '../../paths.ts';
import { notFound } from '../../platform/errors.ts';
import { countTry } from '../../platform/rate-limit.ts';
import { readId } from '../../web/read-id.ts';
import { type Ask, anyone, type Reply, type Route, signedIn } from '../../web/route-table.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { changePassword } from './change-password.ts';
import { changePerson } from './change-person.ts';
import { checkPassword } from './check-password.ts';
import { readAcceptance, readInvitation, readPasswordChange, readSetup, readSignIn } from './inputs.ts';
import { invitePerson } from './invite-person.ts';
import { acceptancePage, accountPage, peoplePage, setupPage, signInPage } from './pages.ts';
import { profileRoutes } from './profile-routes.ts';
import { findOpenInvitation, hasAdministrator, isServerEmpty, listOpenInvitations, listPeople, requirePerson } from './queries.ts';
import { setUpOrganization } from './set-up-organization.ts';

export const accountRoutes: Route[] = [
  { method: 'get', path: paths.signIn(), may: anyone, handle: async () => ({ page: signInPage({}, []) }) },
  { method: 'post', path: paths.signIn(), may: anyone, handle: signIn },
  { method: 'post', path: paths.signOut(), may: signedIn, handle: signOut },
  { method: 'get', path: paths.setup(), may: ['visitor'], handle: showSetup },
  { method: 'post', path: paths.setup(), may: ['visitor'], handle: setUp },
  { method: 'get', path: paths.invitation(':token'), may: anyone, handle: showInvitation },
  { method: 'post', path: paths.invitation(':token'), may: anyone, handle: accept },
  { method: 'get', path: paths.people(), may: signedIn, handle: showPeople },
  { method: 'post', path: paths.peopleInvitations(), may: ['preparer', 'certifying officer', 'program manager'], handle: invite },
  { method: 'post', path: paths.person(':personId'), may: ['preparer', 'certifying officer', 'program manager'], handle: change },
  { method: 'get', path: paths.account(), may: signedIn, handle: async (ctx) => ({ page: accountPage(requirePerson(ctx), []) }) },
  { method: 'post', path: paths.account(), may: signedIn, handle: changeOwnPassword },
  ...profileRoutes,
];

async function signIn(ctx: Context, ask: Ask): Promise<Reply> {
  const input = readSignIn(ask.body);
  if (!input.ok) return { page: signInPage(ask.body, input.issues), status: 422 };
  const personId = await checkPassword(ctx, input.value, ask.address);
  if (personId === undefined) {
    const message = 'The e-mail address and the password do not belong together. Check both and try again.';
    return { page: signInPage(ask.body, [{ severity: 'error', code: 'sign-in', field: 'email', message }]), status: 422 };
  }
  const next = ask.session.returnPath();
  await ask.session.signIn(personId);
  return { redirect: next };
}

async function signOut(_ctx: Context, ask: Ask): Promise<Reply> {
  await ask.session.signOut();
  return { redirect: paths.home() };
}

async function showSetup(ctx: Context): Promise<Reply> {
  if (!(await isServerEmpty(ctx))) return { redirect: paths.signIn() };
  return { page: setupPage({}, []) };
}

async function setUp(ctx: Context, ask: Ask): Promise<Reply> {
  const input = readSetup(ask.body);
  if (!input.ok) return { page: setupPage(ask.body, input.issues), status: 422 };
  await ask.session.signIn(await setUpOrganization(ctx, input.value));
  return { redirect: paths.home(), notice: `${input.value.organization} is set up.` };
}

async function showInvitation(ctx: Context, ask: Ask): Promise<Reply> {
  const token = ask.params.token ?? '';
  return { page: acceptancePage(token, await getInvitation(ctx, ask), { values: {}, issues: [] }) };
}

async function accept(ctx: Context, ask: Ask): Promise<Reply> {
  const token = ask.params.token ?? '';
  const invitation = await getInvitation(ctx, ask);
  const input = readAcceptance(ask.body);
  if (!input.ok) return { page: acceptancePage(token, invitation, { values: ask.body, issues: input.issues }), status: 422 };
  await ask.session.signIn(await acceptInvitation(ctx, token, input.value));
  return { redirect: paths.home(), notice: `Welcome to ${invitation.organizationName}.` };
}

async function getInvitation(ctx: Context, ask: Ask) {
  await countTry(ctx, `invitation ${ask.address}`, { most: 60, minutes: 15 });
  const invitation = await findOpenInvitation(ctx, ask.params.token ?? '');
  if (!invitation) throw notFound('This invitation was used already or has expired. Ask for a new one.');
  return invitation;
}

async function showPeople(ctx: Context, ask: Ask): Promise<Reply> {
  const link = ask.session.takeOnce();
  return { page: await people(ctx, { values: {}, roles: [], issues: [], link: typeof link === 'string' ? link : null }) };
}

async function invite(ctx: Context, ask: Ask): Promise<Reply> {
  const roles = ask.lists.roles ?? [];
  const input = readInvitation(ask.body, roles);
  const result = input.ok ? await invitePerson(ctx, input.value) : input;
  if (!result.ok) return { page: await people(ctx, { values: ask.body, roles, issues: result.issues, link: null }), status: 422 };
  ask.session.keepOnce(paths.invitation(result.value));
  return { redirect: paths.people() };
}

async function change(ctx: Context, ask: Ask): Promise<Reply> {
  const isActive = ask.body.active === 'yes';
  const result = await changePerson(ctx, readId(ask, 'personId'), { roles: ask.lists.roles ?? [], isActive });
  if (!result.ok) return { page: await people(ctx, { values: {}, roles: [], issues: result.issues, link: null }), status: 422 };
  return { redirect: paths.people(), notice: 'Saved.' };
}

async function people(ctx: Context, form: Parameters<typeof peoplePage>[2]) {
  const lists = { people: await listPeople(ctx), invitations: await listOpenInvitations(ctx), hasAdministrator: await hasAdministrator(ctx) };
  return peoplePage(requirePerson(ctx), lists, form);
}

async function changeOwnPassword(ctx: Context, ask: Ask): Promise<Reply> {
  const input = readPasswordChange(ask.body);
  const result = input.ok ? await changePassword(ctx, input.value) : input;
  if (!result.ok) return { page: accountPage(requirePerson(ctx), result.issues), status: 422 };
  await ask.session.signIn(requirePerson(ctx).personId);
  return { redirect: paths.account(), notice: 'Your password is changed. You are signed out everywhere else.' };
}
