import { editionFields, priceColumns } from '../../domain/catalog/price-book-columns.ts';
import type { Issue } from '../../domain/result.ts';
import { formatCount } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import type { Page } from '../../web/render-page.ts';
import { listAddress as address } from '../../web/to-pager.ts';
import { basisMeanings, basisTag } from './basis-words.ts';

/** Where a price book is dropped in. `isForAll`: an administrator publishes for everybody on the server. */
export function newPriceBookPage(issues: readonly Issue[], { isForAll, mostPrices }: { isForAll: boolean; mostPrices: number }): Page {
  const reach = isForAll ? 'Everybody on this server can then use it.' : 'Only people of your organization can then use it.';
  return {
    template: 'catalog/new-price-book',
    title: 'Import a price book',
    view: {
      head: {
        title: 'Import a price book',
        sentence: `The file is checked first and shown beside the current edition; nothing is published until you say so. ${reach}`,
        crumbs: [{ label: 'Price books', href: paths.priceBooks() }],
        actions: [
          { label: 'Excel template', href: address(paths.priceBookTemplate(), { format: 'xlsx' }), download: true },
          { label: 'CSV template', href: address(paths.priceBookTemplate(), { format: 'csv' }), download: true },
        ],
      },
      action: paths.newPriceBook(),
      issues: issues.map((issue) => ({ message: issue.message, href: '#file' })),
      field: {
        id: 'file',
        kind: 'file',
        label: 'File',
        hint: `CSV or XLSX, up to 12 MB and ${formatCount(mostPrices)} prices, in US dollars.`,
        required: true,
        accept: '.csv,.tsv,.txt,.xlsx',
        error: issues[0]?.message ?? null,
      },
      fields: {
        caption:
          'What the file may say of the edition, above the prices or on a sheet of its own: a label, and its value in the next cell. You can fill it in later.',
        columns: [
          { label: 'Label', kind: 'key' },
          { label: 'What to write', kind: 'prose' },
        ],
        rows: editionFields.map(({ label, help }) => ({ cells: [{ text: label }, { text: help }] })),
      },
      columns: {
        caption: 'Columns, in any order. Others are left out, and named.',
        columns: [
          { label: 'Column', kind: 'key' },
          { label: 'What it holds', kind: 'prose' },
          { label: 'Example' },
          { label: 'Also called', kind: 'soft' },
        ],
        rows: priceColumns.map(({ header, isRequired, help, choices, example, aliases }) => ({
          cells: [
            { text: header, small: isRequired ? 'needed' : 'may be left out' },
            { text: choices ? `${help} One of: ${choices.join(', ')}.` : help },
            { text: example },
            { text: aliases.slice(0, 5).join(', ') },
          ],
        })),
      },
      bases: basisMeanings.map(({ basis, meaning }) => ({ tag: basisTag(basis), meaning })),
    },
  };
}
