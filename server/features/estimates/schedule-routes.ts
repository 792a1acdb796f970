import { setImmediate as breathe } from 'node:timers/promises';
import type { Context } from '../../context.ts';
import type { Instant } from '../../domain/calendar.ts';
import { activityTable } from '../../domain/schedule/activity-table.ts';
import { writeCalendar } from '../../domain/schedule/write-calendar.ts';
import { writeProjectXml } from '../../domain/schedule/write-project-xml.ts';
import { paths } from '../../paths.ts';
import { writeCsv } from '../../platform/spreadsheet/write-csv.ts';
import { readId } from '../../web/read-id.ts';
import { type Ask, carrierPeople, type Reply, type Route } from '../../web/route-table.ts';
import { requirePerson } from '../accounts/index.ts';
import { loadPlan } from './load-plan.ts';
import { planClock } from './plan-clock.ts';
import { getReady, type ReadyRow } from './queries.ts';
import { estimateTitle } from './words.ts';

/** The plan of an estimate as files for other programs. */
export const scheduleRoutes: Route[] = [
  { method: 'get', path: paths.estimateProjectXml(':estimateId'), may: carrierPeople, handle: sendProjectXml },
  { method: 'get', path: paths.estimateCalendar(':estimateId'), may: carrierPeople, handle: sendCalendar },
  { method: 'get', path: paths.estimateActivities(':estimateId'), may: carrierPeople, handle: sendActivities },
];

async function sendProjectXml(ctx: Context, ask: Ask): Promise<Reply> {
  const row = await getReady(ctx, readId(ask, 'estimateId'));
  const name = fileName(row, 'xml');
  const company = requirePerson(ctx).organizationName;
  const words = { name, title: `${company}: ${estimateTitle(row)}`, company, madeAt: row.createdAt as Instant };
  const parts: Buffer[] = [];
  // Other requests are answered between the pieces.
  for (const piece of writeProjectXml({ ...(await loadPlan(ctx, row)), statutory: planClock(row), ...words })) {
    parts.push(Buffer.from(piece, 'utf8'));
    await breathe();
  }
  return { file: { name, mediaType: 'application/xml; charset=utf-8', bytes: Buffer.concat(parts) } };
}

async function sendCalendar(ctx: Context, ask: Ask): Promise<Reply> {
  const row = await getReady(ctx, readId(ask, 'estimateId'));
  const { schedule, places } = await loadPlan(ctx, row);
  const text = writeCalendar({
    key: `carrier-${row.carrierId}`,
    title: `${requirePerson(ctx).organizationName}: ${estimateTitle(row)}`,
    madeAt: row.createdAt as Instant,
    sequence: row.number,
    sites: schedule.sites,
    places,
    statutory: planClock(row),
  });
  return { file: { name: fileName(row, 'ics'), mediaType: 'text/calendar; charset=utf-8', bytes: Buffer.from(text, 'utf8') } };
}

async function sendActivities(ctx: Context, ask: Ask): Promise<Reply> {
  const row = await getReady(ctx, readId(ask, 'estimateId'));
  const { schedule, places } = await loadPlan(ctx, row);
  const bytes = await writeCsv(activityTable(schedule, places));
  return { file: { name: fileName(row, 'csv'), mediaType: 'text/csv; charset=utf-8', bytes } };
}

function fileName({ number }: ReadyRow, ending: string): string {
  return `estimate-${number}-schedule.${ending}`;
}
