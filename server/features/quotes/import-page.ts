import { ownPriceColumns } from '../../domain/cost/own-prices/own-price-columns.ts';
import { mostQuotes } from '../../domain/cost/own-prices/read-quote-list.ts';
import type { Issue } from '../../domain/result.ts';
import { paths } from '../../paths.ts';
import { toControl } from '../../web/form-page.ts';
import { toIssueRows } from '../../web/issue-rows.ts';
import type { Page } from '../../web/render-page.ts';

const shownFaults = 200;

/** Where a list of quotes is dropped in, and what is wrong with it, cell by cell. */
export function importPage(form: { documentNumbers: string; issues: Issue[] }): Page {
  const atForm = form.issues.filter((issue) => issue.cell === undefined || issue.field !== undefined);
  const atCells = form.issues.filter((issue) => !atForm.includes(issue));
  const messages = new Map(atForm.map((issue) => [issue.field ?? 'file', issue.message]));
  const summary = [
    ...atForm.map((issue) => ({ message: issue.message, href: `#${issue.field ?? 'file'}` })),
    ...(atCells.length > 0
      ? [
          {
            message: `${atCells.length === 1 ? 'One cell needs' : `${atCells.length} cells need`} another value. Nothing was entered.`,
            href: '#faults',
          },
        ]
      : []),
  ];
  return {
    template: 'quotes/import',
    title: 'Import quotes',
    view: {
      head: {
        title: 'Import quotes',
        sentence: `A list of up to ${mostQuotes} vendor quotes. All of them are entered, or none, and every fault is named with its cell.`,
        crumbs: [{ label: 'Own prices', href: paths.ownPrices() }],
        actions: [{ label: 'Download the template', href: paths.ownPriceTemplate(), download: true }],
      },
      action: paths.ownPriceImport(),
      summary,
      fields: [
        toControl(
          {
            name: 'file',
            label: 'File',
            kind: 'file',
            required: true,
            accept: '.csv,.tsv,.txt,.xlsx',
            hint: 'CSV or XLSX, with a heading over each column.',
          },
          messages.get('file') ?? null,
        ),
        toControl(
          {
            name: 'documentNumbers',
            label: 'Document for rows that name none',
            kind: 'text',
            maxLength: 200,
            value: form.documentNumbers,
            hint: 'A quote counts only with its document. Add it under Documents first; its number stands there, such as D-14.',
          },
          messages.get('documentNumbers') ?? null,
        ),
      ],
      faults:
        atCells.length === 0
          ? null
          : {
              caption: 'What needs another value',
              rows: toIssueRows(atCells.slice(0, shownFaults)),
              ...(atCells.length > shownFaults && { more: `and ${atCells.length - shownFaults} more` }),
            },
      columns: {
        caption: 'What the list may hold. Other columns are left out.',
        columns: [
          { label: 'Heading', kind: 'key' },
          { label: 'What it holds', kind: 'prose' },
          { label: 'Example' },
          { label: 'Also called', kind: 'soft' },
        ],
        rows: ownPriceColumns.map(({ header, help, example, choices, aliases }) => ({
          cells: [
            { text: header },
            { text: choices ? `${help} One of: ${choices.join(', ')}.` : help },
            { text: example },
            { text: aliases.join(', ') },
          ],
        })),
      },
    },
  };
}
