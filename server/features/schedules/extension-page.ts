import { type Day, dayOf, formatDay, type Instant } from '../../domain/calendar.ts';
import type { Issue } from '../../domain/result.ts';
import { lastEndOf } from '../../domain/schedule/granted-extensions.ts';
import { paths } from '../../paths.ts';
import { formPage } from '../../web/form-page.ts';
import type { Page } from '../../web/render-page.ts';
import type { ExtensionRow } from './extension-queries.ts';
import type { MadeRow } from './queries.ts';
import { toGranted } from './to-granted.ts';
import { planTitle, schedulesCrumb } from './words.ts';

/** Asks for an extension of the term that was granted. */
export function extensionPage(baseline: MadeRow, rows: readonly ExtensionRow[], { values, issues }: Form): Page {
  const { termEndsOn } = baseline.summaryJson;
  const end = termEndsOn === null ? null : lastEndOf(termEndsOn, toGranted(rows));
  return formPage({
    title: 'Record an extension',
    sentence:
      end === null ? 'The program sets no term that is known.' : `The term runs to ${formatDay(end)}. State what was granted, as the order says it.`,
    crumbs: [
      schedulesCrumb,
      { label: planTitle(baseline), href: paths.schedule(baseline.id) },
      { label: 'Track', href: paths.scheduleTrack(baseline.id) },
    ],
    action: paths.scheduleExtension(baseline.id),
    submitLabel: 'Record the extension',
    cancelHref: paths.scheduleTrack(baseline.id),
    issues,
    groups: [
      {
        fields: [
          { name: 'grantedOn', label: 'Granted on', kind: 'date', width: 'short', required: true, value: values.grantedOn ?? '' },
          { name: 'until', label: 'New last day of the term', kind: 'date', width: 'short', required: true, value: values.until ?? '' },
          {
            name: 'order',
            label: 'Number of the order',
            kind: 'text',
            required: true,
            maxLength: 80,
            value: values.order ?? '',
            hint: 'As it is cited: DA 26-1234.',
          },
          { name: 'note', label: 'Note', kind: 'textarea', rows: 2, maxLength: 2000, value: values.note ?? '' },
        ],
      },
    ],
    aside: 'The clock, the last day to ask for more time and the chances of the next plan of the rest count from the new day.',
  });
}

/** What was granted, with what was withdrawn, for the page of progress; null where nothing was. */
export function extensionTable(baseline: MadeRow, rows: readonly ExtensionRow[], mayMake: boolean) {
  if (rows.length === 0) return null;
  return {
    table: {
      caption: 'Extensions of the term, as stated by the carrier',
      captionHidden: true,
      columns: [
        { label: 'New last day', kind: 'key' },
        { label: 'Order', pin: true },
        { label: 'Granted' },
        { label: 'Recorded' },
        { label: 'Note', kind: 'words' },
      ],
      rows: rows.map((row) => ({
        cells: [
          { text: formatDay(row.untilOn as Day), ...(row.withdrawnAt !== null && { small: `withdrawn by ${row.withdrawnByName ?? ''}` }) },
          { text: row.orderText },
          { text: formatDay(row.grantedOn as Day) },
          { text: formatDay(dayOf(row.recordedAt as Instant)), small: row.recordedByName },
          { text: row.noteText },
        ],
      })),
    },
    withdraw: mayMake
      ? rows
          .filter(({ withdrawnAt }) => withdrawnAt === null)
          .map(({ id, orderText }) => ({ id, label: `Withdraw ${orderText}`, action: paths.scheduleExtensionWithdraw(baseline.id) }))
      : [],
  };
}

interface Form {
  values: Record<string, string>;
  issues: Issue[];
}
