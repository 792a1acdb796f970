import type { Context } from '../../context.ts';
import { paths } from '../../paths.ts';
import { findJob } from '../../platform/work/jobs.ts';
import { readId } from '../../web/read-id.ts';
import { type Ask, carrierPeople, type Reply, type Route } from '../../web/route-table.ts';
import { listAddress } from '../../web/to-pager.ts';
import { requirePerson } from '../accounts/index.ts';
import { getReady } from '../estimates/index.ts';
import { comparedNames, comparePage } from './compare-page.ts';
import { crewCurvePage } from './crew-curve-page.ts';
import { findCrewCurve } from './curve-store.ts';
import { findMoves } from './find-moves.ts';
import { mayMakeSchedules } from './list-page.ts';
import { getMade, listMadeNames, listSchedules, type MadeRow } from './queries.ts';
import { refuseRest } from './refuse-rest.ts';
import { requestCrewCurve } from './request-crew-curve.ts';
import { riskPage } from './risk-page.ts';

export const compareScheduleRoutes: Route[] = [
  { method: 'get', path: paths.compareSchedules(), may: carrierPeople, handle: showComparison },
  { method: 'get', path: paths.scheduleFinish(':scheduleId'), may: carrierPeople, handle: showRisk },
  { method: 'get', path: paths.scheduleCrewCurve(':scheduleId'), may: carrierPeople, handle: showCurve },
  { method: 'post', path: paths.scheduleCrewCurve(':scheduleId'), may: ['preparer'], handle: orderCurve },
];

/** The plans that are named; where one is, the one it was copied from or the newest other stands beside it. */
async function showComparison(ctx: Context, ask: Ask): Promise<Reply> {
  const ids = [...new Set(comparedNames.flatMap((name) => (/^\d{1,9}$/.test(ask.query[name] ?? '') ? [Number(ask.query[name])] : [])))];
  const plans: MadeRow[] = [];
  for (const id of ids) plans.push(await getMade(ctx, id));
  const first = plans[0] ?? (await findNewest(ctx));
  if (!first) return { redirect: paths.schedules(), notice: 'There is no plan to compare yet. Make two plans of one estimate first.' };
  const choices = await listMadeNames(ctx, first.estimateId);
  const others = choices.filter(({ id }) => id !== first.id);
  const beside = others.find(({ id }) => id === first.copiedFromId) ?? others[0];
  if (plans.length < 2) {
    if (!beside) return { redirect: paths.schedule(first.id), notice: 'This is the only plan of its estimate. Copy and change it, then compare.' };
    return { redirect: listAddress(paths.compareSchedules(), { a: String(beside.id), b: String(first.id) }) };
  }
  const ofOne = plans.filter(({ estimateId }) => estimateId === first.estimateId);
  const second = ofOne[1];
  if (ofOne.length < plans.length || !second) {
    return {
      redirect: paths.schedule(first.id),
      notice: 'Those plans are of different estimates. Compare plans of one estimate; estimates have a comparison of their own.',
    };
  }
  return {
    page: comparePage({ estimate: await getReady(ctx, first.estimateId), plans: ofOne, choices, moves: await findMoves(ctx, first, second) }),
  };
}

async function showRisk(ctx: Context, ask: Ask): Promise<Reply> {
  const row = await getMade(ctx, readId(ask, 'scheduleId'));
  const estimate = await getReady(ctx, row.estimateId);
  return { page: riskPage(row, { estimate, mayMake: mayMakeSchedules(requirePerson(ctx)) }) };
}

async function showCurve(ctx: Context, ask: Ask): Promise<Reply> {
  const row = await getMade(ctx, readId(ask, 'scheduleId'));
  await refuseRest(ctx, row.id);
  const curve = await findCrewCurve(ctx, row);
  const job = curve?.jobId ? await findJob(ctx, curve.jobId) : undefined;
  return { page: crewCurvePage(row, { curve, job, mayMake: mayMakeSchedules(requirePerson(ctx)) }) };
}

async function orderCurve(ctx: Context, ask: Ask): Promise<Reply> {
  const row = await getMade(ctx, readId(ask, 'scheduleId'));
  await requestCrewCurve(ctx, row);
  ask.startJobs();
  return { redirect: paths.scheduleCrewCurve(row.id) };
}

async function findNewest(ctx: Context): Promise<MadeRow | undefined> {
  const rows = await listSchedules(ctx, null, { number: 1, size: 50 });
  const made = rows.find(({ status }) => status === 'ready' || status === 'stopped');
  return made && (await getMade(ctx, made.id));
}
