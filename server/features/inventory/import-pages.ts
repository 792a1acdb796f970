import { dayOf, formatDay, type Instant } from '../../domain/calendar.ts';
import { columnsByKey, inventoryColumns } from '../../domain/inventory/inventory-columns.ts';
import type { Issue } from '../../domain/result.ts';
import { counted, formatCount } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import type { JobRow } from '../../platform/work/jobs.ts';
import { toIssueRows } from '../../web/issue-rows.ts';
import type { Page } from '../../web/render-page.ts';
import { checkNumber } from './check-number.ts';
import { countChanges } from './count-changes.ts';
import { hasStopped, type UploadRow } from './has-stopped.ts';
import type { UploadEntry } from './import-queries.ts';

const crumbs = [{ label: 'Inventory', href: paths.inventory() }];
const mostShown = 200;

const howWords = {
  remembered: 'as you chose before',
  exact: 'the template’s header',
  alias: 'another name for it',
  content: 'told by the values',
  none: 'not known',
} as const;

/** One upload: what its columns were read as, what is wrong, what would change, and, for those who may edit, the two ways on. */
export function importPage(upload: UploadRow, job: ImportJob | null, mayEdit: boolean): Page {
  const { countsJson: counts, status } = upload;
  const issues = upload.issuesJson ?? [];
  const errors = issues.filter((issue) => issue.severity === 'error');
  const warnings = issues.filter((issue) => issue.severity === 'warning');
  const isChecked = status === 'checked';
  const isStopped = hasStopped(upload, job?.status ?? null);
  const progress = job === null || isStopped ? null : progressOf(upload, job);
  return {
    template: 'inventory/import',
    title: upload.fileName,
    ...(progress && { refreshSeconds: 2 }),
    view: {
      head: {
        title: upload.fileName,
        sentence: isStopped ? 'The work on this file stopped. Nothing was saved.' : importSentence(upload),
        crumbs: [...crumbs, { label: 'Imports', href: paths.imports() }],
        tag: statusTag({ ...upload, isStopped }),
      },
      progress,
      note: noteFor(upload, job, mayEdit),
      confirm: mayEdit && isChecked && counts && countChanges(upload.countsJson) > 0 ? confirmFor(upload) : null,
      discard: mayEdit && (isChecked || isStopped) ? { action: paths.importDiscard(upload.id), label: 'Throw it away' } : null,
      figures: counts && isChecked ? changeFigures(counts) : null,
      errors:
        errors.length > 0
          ? {
              table: issuesTable(errors, 'Errors: these rows are left out until they are right'),
              count: formatCount(counts?.errors ?? errors.length),
            }
          : null,
      warnings:
        warnings.length > 0
          ? { table: issuesTable(warnings, 'Warnings: these rows are read as they are'), count: formatCount(counts?.warnings ?? warnings.length) }
          : null,
      issuesHref: issues.length > 0 ? paths.importIssues(upload.id) : null,
      changes: isChecked || status === 'confirmed' ? upload.sampleJson : null,
      sheets: mayEdit && (isChecked || status === 'failed') ? mappingForms(upload) : [],
      mappingAction: paths.importMapping(upload.id),
      inventoryHref: paths.inventory(),
      isConfirmed: status === 'confirmed',
    },
  };
}

/** Earlier imports, newest first. */
export function importsPage(uploads: readonly UploadEntry[], mayEdit: boolean): Page {
  return {
    template: 'inventory/imports',
    title: 'Imports',
    view: {
      head: {
        title: 'Imports',
        sentence: uploads.length === 0 ? 'Nothing was imported yet.' : 'What was uploaded, when, and what became of it.',
        crumbs,
        actions: mayEdit ? [{ label: 'Import a spreadsheet', href: paths.newImport(), tone: 'main' }] : [],
      },
      hasUploads: uploads.length > 0,
      table: {
        caption: 'Imports, newest first',
        captionHidden: true,
        columns: [
          { label: 'File', kind: 'key' },
          { label: 'State' },
          { label: 'Sites', kind: 'number' },
          { label: 'Equipment lines', kind: 'number' },
          { label: 'Errors', kind: 'number' },
          { label: 'Uploaded' },
        ],
        rows: uploads.map((upload) => ({
          cells: [
            { text: upload.fileName, href: paths.import(upload.id) },
            { tag: statusTag(upload) },
            { text: formatCount(upload.countsJson?.sites ?? 0) },
            { text: formatCount(upload.countsJson?.items ?? 0) },
            { text: formatCount(upload.countsJson?.errors ?? 0) },
            { text: formatDay(dayOf(upload.createdAt as Instant)) },
          ],
        })),
      },
    },
  };
}

function importSentence({ countsJson: counts, status }: UploadRow): string {
  if (status === 'checking') return 'The file is being checked. Nothing is saved yet.';
  if (status === 'confirming') return 'The rows are being saved.';
  if (status === 'discarded') return 'This upload was thrown away. Nothing of it was saved.';
  if (!counts) return 'The file could not be read.';
  const found = `${counted(counts.rows, 'row')}: ${counted(counts.sites, 'site')} and ${counted(counts.items, 'line')} of equipment.`;
  if (status === 'confirmed') return `${found} They are in the inventory.`;
  const errors = counts.errors === 0 ? 'No errors' : counted(counts.errors, 'error');
  return `${found} ${errors}, ${counted(counts.warnings, 'warning')}. Nothing is saved yet.`;
}

function statusTag({ status, isStopped }: UploadEntry): { label: string; tone?: string } {
  if (isStopped) return { label: 'Stopped', tone: 'stop' };
  const tags = {
    checking: { label: 'Being checked', tone: 'info' },
    checked: { label: 'Waits for you', tone: 'warn' },
    confirming: { label: 'Being saved', tone: 'info' },
    confirmed: { label: 'Imported', tone: 'ok' },
    discarded: { label: 'Thrown away' },
    failed: { label: 'Could not be read', tone: 'stop' },
  };
  return tags[status];
}

function progressOf(upload: UploadRow, job: ImportJob) {
  const { progressLabel: label, progressDone: done, progressTotal } = job;
  return { label, done, total: Math.max(1, progressTotal), progressHref: paths.job(job.id), hereHref: paths.import(upload.id) };
}

function noteFor(upload: UploadRow, job: ImportJob | null, mayEdit: boolean): Note | null {
  const again = mayEdit ? [{ label: 'Upload a file', href: paths.newImport() }] : [];
  if (job && hasStopped(upload, job.status)) {
    const text = `${job.error ?? 'No reason was given.'} Nothing was saved. Upload the file again, and throw this one away.`;
    return { tone: 'stop', title: 'The work stopped.', text, links: again };
  }
  if (upload.status === 'checking' && job === null) {
    return { tone: 'info', title: 'The file is being checked.', text: 'If it stays so for more than a minute, upload the file again.', links: again };
  }
  if (upload.status === 'failed')
    return { tone: 'stop', title: 'Nothing was saved.', text: 'Correct what is listed below, then upload the file again.', links: again };
  if (upload.status === 'checked' && countChanges(upload.countsJson) === 0) {
    const text =
      (upload.countsJson?.errors ?? 0) > 0
        ? 'No row could be read without an error. Correct the file or the columns below.'
        : 'The inventory says all of this already.';
    return { tone: 'info', title: 'There is nothing to save.', text };
  }
  return null;
}

function confirmFor(upload: UploadRow) {
  const errors = upload.countsJson?.errors ?? 0;
  return {
    action: paths.importConfirmation(upload.id),
    seen: checkNumber(upload),
    label: errors > 0 ? 'Import the rows without errors' : 'Import',
    sentence:
      errors > 0
        ? 'Rows with errors stay out; correct them and import the file again: what is in already will not be doubled.'
        : 'Sites and equipment that the file does not name stay as they are.',
  };
}

function changeFigures(counts: NonNullable<UploadRow['countsJson']>) {
  return [
    {
      label: 'New sites',
      value: formatCount(counts.addedSites),
      note: `${formatCount(counts.changedSites)} changed, ${formatCount(counts.unchangedSites)} as they are`,
    },
    {
      label: 'New equipment lines',
      value: formatCount(counts.addedItems),
      note: `${formatCount(counts.changedItems)} changed, ${formatCount(counts.unchangedItems)} as they are`,
    },
    { label: 'Errors', value: formatCount(counts.errors), note: 'these rows are left out' },
    { label: 'Warnings', value: formatCount(counts.warnings), note: 'have a look' },
  ];
}

function issuesTable(issues: readonly Issue[], caption: string) {
  return {
    caption,
    rows: toIssueRows(issues.slice(0, mostShown)),
    more: issues.length > mostShown ? `and ${formatCount(issues.length - mostShown)} more: download the list to see the first 100 of each kind` : '',
  };
}

function mappingForms(upload: UploadRow) {
  const options = [
    { value: 'ignore', label: 'Leave this column out' },
    ...inventoryColumns.map((column) => ({ value: column.key, label: `${column.header} (${column.part === 'site' ? 'site' : 'equipment'})` })),
  ];
  return (upload.mappingJson ?? []).map((sheet, sheetIndex) => ({
    title: sheet.mapping.sheet,
    headerRow: sheet.mapping.headerRow,
    columns: sheet.mapping.headers.map((header, index) => ({
      header: header === '' ? '(no header)' : header,
      samples: sheet.samples
        .map((cells) => cells[index] ?? '')
        .filter((text) => text !== '')
        .slice(0, 3)
        .join(' · '),
      how: howWords[sheet.how[index] ?? 'none'],
      field: {
        id: `column-${sheetIndex}-${index}`,
        kind: 'select',
        label: `What “${header}” holds`,
        value: sheet.mapping.keys[index] ?? 'ignore',
        options,
      },
      readAs: columnsByKey.get(sheet.mapping.keys[index] ?? '')?.header ?? 'left out',
    })),
  }));
}

interface Note {
  tone: string;
  title: string;
  text: string;
  links?: { label: string; href: string }[];
}

type ImportJob = Pick<JobRow, 'id' | 'status' | 'error' | 'progressLabel' | 'progressDone' | 'progressTotal'>;
