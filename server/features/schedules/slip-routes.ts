import type { Context } from '../../context.ts';
import { dayOf } from '../../domain/calendar.ts';
import { paths } from '../../paths.ts';
import { keepLast } from '../../platform/keep-last.ts';
import { drawPdfInThread } from '../../platform/pdf/draw-pdf-in-thread.ts';
import { writeCsv } from '../../platform/spreadsheet/write-csv.ts';
import { readId } from '../../web/read-id.ts';
import { type Ask, carrierPeople, type Reply, type Route } from '../../web/route-table.ts';
import { requirePerson } from '../accounts/index.ts';
import { getReady } from '../estimates/index.ts';
import { delayRecordDocument } from './draw-delay-record.ts';
import { listExtensions } from './extension-queries.ts';
import { findSlip, type SlipFacts } from './load-slip.ts';
import { listBaselines } from './progress-queries.ts';
import { getMade } from './queries.ts';
import { slipPage } from './slip-page.ts';
import { slipSheet } from './slip-sheet.ts';
import { toGranted } from './to-granted.ts';

/** A plan of the rest against its baseline: why the finish moved, on the screen, as a table and on paper. */
export const slipRoutes: Route[] = [
  { method: 'get', path: paths.scheduleSlip(':scheduleId'), may: carrierPeople, handle: showSlip },
  { method: 'get', path: paths.scheduleSlipCsv(':scheduleId'), may: carrierPeople, handle: sendEvents },
  { method: 'get', path: paths.scheduleSlipPdf(':scheduleId'), may: carrierPeople, handle: sendRecord },
];

async function showSlip(ctx: Context, ask: Ask): Promise<Reply> {
  const facts = await getSlip(ctx, ask);
  if (!facts) return wholePlan(ask);
  const { program } = await getReady(ctx, facts.plan.estimateId);
  const granted = toGranted(await listExtensions(ctx, facts.plan.estimateId));
  return { page: slipPage(facts, { program, today: dayOf(ctx.now), granted, query: ask.query }) };
}

async function sendEvents(ctx: Context, ask: Ask): Promise<Reply> {
  const facts = await getSlip(ctx, ask);
  if (!facts) return wholePlan(ask);
  const bytes = await writeCsv(slipSheet(facts));
  return { file: { name: `plan-${facts.plan.number}-delay-events.csv`, mediaType: 'text/csv; charset=utf-8', bytes } };
}

async function sendRecord(ctx: Context, ask: Ask): Promise<Reply> {
  const facts = await getSlip(ctx, ask);
  if (!facts) return wholePlan(ask);
  const { plan } = facts;
  const { program } = await getReady(ctx, plan.estimateId);
  const granted = toGranted(await listExtensions(ctx, plan.estimateId));
  const baselines = await listBaselines(ctx, plan.estimateId, plan.createdAt);
  const document = delayRecordDocument(facts, { carrierName: requirePerson(ctx).organizationName, program, granted, baselines });
  return { file: { name: `plan-${plan.number}-delay-record.pdf`, mediaType: 'application/pdf', bytes: await drawPdfInThread(document) } };
}

/** What was looked at last: neither a plan of the rest nor what it was made from changes. */
const keep = keepLast<SlipFacts | undefined>(2);

async function getSlip(ctx: Context, ask: Ask): Promise<SlipFacts | undefined> {
  const plan = await getMade(ctx, readId(ask, 'scheduleId'));
  return await keep([plan.carrierId, plan.id, plan.createdAt, plan.inputsSha256].join(' '), () => findSlip(ctx, plan));
}

function wholePlan(ask: Ask): Reply {
  const notice = 'This plan is one of the whole work, so there is nothing to compare. Plan the rest from a day first.';
  return { redirect: paths.scheduleTrack(readId(ask, 'scheduleId')), notice };
}
