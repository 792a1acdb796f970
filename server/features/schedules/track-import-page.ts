import type { Issue } from '../../domain/result.ts';
import { counted } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import { toControl } from '../../web/form-page.ts';
import { toIssueRows } from '../../web/issue-rows.ts';
import type { Page } from '../../web/render-page.ts';
import type { MadeRow } from './queries.ts';
import { planTitle, schedulesCrumb } from './words.ts';

const shownFaults = 300;

/** Where a filled-in sheet is brought back, and what is wrong with it, cell by cell. */
export function trackImportPage(baseline: MadeRow, issues: readonly Issue[]): Page {
  const atCells = issues.filter(({ cell }) => cell !== undefined);
  const atForm = issues.filter(({ cell }) => cell === undefined);
  const many = `${counted(atCells.length, 'cell needs', 'cells need')} another value. Nothing was recorded.`;
  return {
    template: 'schedules/track-import',
    title: 'Bring back a sheet',
    view: {
      head: {
        title: 'Bring back a sheet',
        sentence: 'All of it is recorded, or nothing; every fault is named with its cell. Rows without a day are left alone.',
        crumbs: [
          schedulesCrumb,
          { label: planTitle(baseline), href: paths.schedule(baseline.id) },
          { label: 'Track', href: paths.scheduleTrack(baseline.id) },
        ],
        actions: [{ label: 'Take out the sheet', href: paths.scheduleTrackSheet(baseline.id), download: true }],
      },
      action: paths.scheduleTrackImport(baseline.id),
      summary: [...atForm.map(({ message }) => ({ message, href: '#file' })), ...(atCells.length > 0 ? [{ message: many, href: '#faults' }] : [])],
      field: toControl(
        {
          name: 'file',
          label: 'File',
          kind: 'file',
          required: true,
          accept: '.csv,.tsv,.txt,.xlsx',
          hint: 'CSV or XLSX, with the headings of the sheet.',
        },
        atForm[0]?.message ?? null,
      ),
      faults:
        atCells.length === 0
          ? null
          : {
              caption: 'What needs another value',
              rows: toIssueRows(atCells.slice(0, shownFaults)),
              ...(atCells.length > shownFaults && { more: `and ${atCells.length - shownFaults} more` }),
            },
    },
  };
}
