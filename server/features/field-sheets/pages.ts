import { formatDay, type Instant, utcDayOf } from '../../domain/calendar.ts';
import type { Issue } from '../../domain/result.ts';
import { counted, formatCount } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import type { JobRow } from '../../platform/work/jobs.ts';
import type { Page } from '../../web/render-page.ts';
import { inventoryAddress, type readListQuery } from '../inventory/index.ts';
import type { SetRow } from './queries.ts';

const inventoryCrumb = { label: 'Inventory', href: paths.inventory() };

/** Where sheets are asked for: the sites of the inventory's filter, an empty sheet, and the sets made before. */
export function sheetsPage({ query, siteCount, sets, issues }: SheetsList): Page {
  const address = inventoryAddress({ ...query, page: 1 });
  const isFiltered = address !== paths.inventory();
  return {
    template: 'field-sheets/list',
    title: 'Field sheets',
    view: {
      head: {
        title: 'Field sheets',
        sentence:
          'Two pages for most sites, filled in from the inventory, to correct by pen where there is no coverage: equipment line by line, serial numbers to tick, what the covered test hangs on, photos, sketch and signature.',
        crumbs: [inventoryCrumb, { label: 'Field sheets' }],
        actions: [{ label: 'Empty sheet', href: paths.emptyFieldSheet(), download: true }],
      },
      issues: issues.map(({ message }) => ({ message, href: null })),
      ask: {
        title: siteCount === 1 ? 'Sheet of 1 site' : `Sheets of ${formatCount(siteCount)} sites`,
        text: isFiltered
          ? 'The sites that match the filter of the inventory, by county and then by name.'
          : 'Every site of the inventory, by county and then by name. Filter the inventory first for fewer.',
        change: { href: address, label: 'Change the filter' },
        action: siteCount === 0 ? null : { label: 'Make the sheets', href: paths.fieldSheets(), post: true, tone: 'main', fields: fieldsOf(address) },
      },
      table: {
        caption: 'Sheets made before',
        columns: [{ label: 'Made', kind: 'key' }, { label: 'Sites', kind: 'number' }, { label: 'Inventory' }, { label: 'By' }],
        rows: sets.map((set) => ({
          cells: [
            { text: dayOf(set.createdAt), href: paths.fieldSheetSet(set.id) },
            { text: formatCount(set.siteIdsJson.length) },
            { text: `version ${set.inventoryVersion}` },
            { text: set.askedBy },
          ],
        })),
      },
      isEmpty: sets.length === 0,
    },
  };
}

/** One set: under way, ready, or broken off. */
export function sheetSetPage(set: SetRow, job: JobRow | undefined): Page {
  const isReady = set.pdfSha256 !== null;
  const isUnderWay = !isReady && (job?.status === 'queued' || job?.status === 'running');
  const title = `Field sheets of ${counted(set.siteIdsJson.length, 'site')}`;
  const ready = `Made ${dayOf(set.createdAt)} from inventory version ${set.inventoryVersion}. Print on both sides or one; each site starts on a page of its own.`;
  return {
    template: 'field-sheets/set',
    title,
    ...(isUnderWay && { refreshSeconds: 3 }),
    view: {
      head: {
        title,
        crumbs: [inventoryCrumb, { label: 'Field sheets', href: paths.fieldSheets() }],
        sentence: isReady ? ready : isUnderWay ? 'The sheets are being drawn. This page shows them when they are ready.' : 'The drawing broke off.',
        actions: isReady ? [{ label: 'Field sheets (PDF)', href: paths.fieldSheetSetPdf(set.id), download: true, tone: 'main' }] : [],
      },
      note: isReady || isUnderWay ? null : { tone: 'stop', title: 'The drawing broke off.', text: job?.error ?? 'Make the sheets again.' },
      progress:
        isUnderWay && job
          ? {
              label: job.progressLabel,
              done: job.progressDone,
              total: Math.max(1, job.progressTotal),
              progressHref: paths.job(job.id),
              hereHref: paths.fieldSheetSet(set.id),
            }
          : null,
    },
  };
}

function fieldsOf(address: string): { name: string; value: string }[] {
  return [...new URLSearchParams(address.split('?')[1] ?? '')].map(([name, value]) => ({ name, value }));
}

function dayOf(instant: string): string {
  return `${formatDay(utcDayOf(instant as Instant))}, ${instant.slice(11, 16)} UTC`;
}

interface SheetsList {
  query: ReturnType<typeof readListQuery>;
  siteCount: number;
  sets: readonly SetRow[];
  issues: readonly Issue[];
}
