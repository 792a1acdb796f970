import { setImmediate as breathe } from 'node:timers/promises';
import type { Instant } from '../../domain/calendar.ts';
import { activityTable } from '../../domain/schedule/activity-table.ts';
import { followPlan } from '../../domain/schedule/follow-plan.ts';
import type { SeasonRules } from '../../domain/schedule/read-access-seasons.ts';
import type { StatutoryDay } from '../../domain/schedule/statutory-days.ts';
import { writeCalendar } from '../../domain/schedule/write-calendar.ts';
import { writeProjectXml } from '../../domain/schedule/write-project-xml.ts';
import { writeCsv } from '../../platform/spreadsheet/write-csv.ts';
import type { Reply } from '../../web/route-table.ts';
import type { LoadedPlan } from './load-plan.ts';

/** A plan as a file for another program: Microsoft Project, a calendar, a spreadsheet. */
export async function scheduleFile(ending: 'xml' | 'ics' | 'csv', source: FileSource): Promise<Reply> {
  const { plan, statutory, seasons, company, madeAt, sequence, key } = source;
  const title = `${company}: ${source.title}`;
  const name = `${source.name}.${ending}`;
  // What waits for what is looked for once; other requests are answered before it is written.
  followPlan(plan.schedule);
  await breathe();
  if (ending === 'csv') {
    return { file: { name, mediaType: 'text/csv; charset=utf-8', bytes: await writeCsv(activityTable(plan.schedule, plan.places)) } };
  }
  if (ending === 'ics') {
    const text = writeCalendar({ key, title, madeAt, sequence, sites: plan.schedule.sites, places: plan.places, statutory: [...statutory] });
    return { file: { name, mediaType: 'text/calendar; charset=utf-8', bytes: Buffer.from(text, 'utf8') } };
  }
  const parts: Buffer[] = [];
  // Other requests are answered between the pieces.
  for (const piece of writeProjectXml({ ...plan, statutory: [...statutory], seasons, name, title, company, madeAt })) {
    parts.push(Buffer.from(piece, 'utf8'));
    await breathe();
  }
  return { file: { name, mediaType: 'application/xml; charset=utf-8', bytes: Buffer.concat(parts) } };
}

interface FileSource {
  plan: LoadedPlan;
  statutory: readonly StatutoryDay[];
  /** When seasons close sites. */
  seasons: SeasonRules;
  /** Without its ending. */
  name: string;
  title: string;
  company: string;
  madeAt: Instant;
  /** Which calendar it belongs to, and which of its states is the newer one. */
  key: string;
  sequence: number;
}
