import type { Context } from '../../context.ts';
import { paths } from '../../paths.ts';
import { notFound } from '../../platform/errors.ts';
import { isChainWhole, listEvents } from '../../platform/events.ts';
import { findJob } from '../../platform/work/jobs.ts';
import { readId } from '../../web/read-id.ts';
import { type Ask, anyone, type Reply, type Route, signedIn } from '../../web/route-table.ts';
import { findActorByEmail, isServerEmpty, requirePerson } from '../accounts/index.ts';
import { createDemo } from './create-demo.ts';
import { demoPeoplePage, historyPage, overviewPage, welcomePage } from './pages.ts';
import { getStanding } from './queries.ts';

export const overviewRoutes: Route[] = [
  { method: 'get', path: paths.home(), may: anyone, handle: showHome },
  { method: 'post', path: paths.demo(), may: ['visitor'], handle: startDemo },
  { method: 'get', path: paths.history(), may: signedIn, handle: showHistory },
  { method: 'get', path: paths.job(':jobId'), may: signedIn, handle: showJob },
];

async function showHome(ctx: Context): Promise<Reply> {
  if (ctx.actor.kind === 'visitor') return (await isServerEmpty(ctx)) ? { page: welcomePage() } : { redirect: paths.signIn() };
  if (ctx.actor.organizationKind === 'administrator') return { redirect: paths.reviews() };
  return { page: overviewPage(ctx.actor, await getStanding(ctx)) };
}

async function startDemo(ctx: Context, ask: Ask): Promise<Reply> {
  const people = await createDemo(ctx);
  const preparer = await findActorByEmail(ctx, people[0]?.email ?? '');
  if (preparer.kind !== 'person') throw notFound();
  await ask.session.signIn(preparer.personId);
  return { page: demoPeoplePage(people, preparer.organizationName) };
}

async function showHistory(ctx: Context): Promise<Reply> {
  const { organizationId } = requirePerson(ctx);
  return { page: historyPage(await listEvents(ctx, undefined, 200), await isChainWhole(ctx, organizationId)) };
}

async function showJob(ctx: Context, ask: Ask): Promise<Reply> {
  const job = await findJob(ctx, readId(ask, 'jobId'));
  if (!job) throw notFound();
  const status = job.status === 'queued' ? 'running' : job.status;
  return { json: { done: job.progressDone, total: job.progressTotal, label: job.progressLabel, status } };
}
