import { inventoryColumns } from '../../domain/inventory/inventory-columns.ts';
import type { Issue } from '../../domain/result.ts';
import { paths } from '../../paths.ts';
import type { Page } from '../../web/render-page.ts';

/** Where a spreadsheet is dropped in. */
export function newImportPage(issues: Issue[]): Page {
  return {
    template: 'inventory/import-new',
    title: 'Import a spreadsheet',
    view: {
      head: {
        title: 'Import a spreadsheet',
        sentence: 'Your own list with your own headers. Everything is checked first; nothing is saved until you confirm.',
        crumbs: [{ label: 'Inventory', href: paths.inventory() }],
        actions: [{ label: 'Download the template', href: paths.importTemplate(), download: true }],
      },
      action: paths.newImport(),
      issues: issues.map((issue) => ({ message: issue.message, href: issue.field ? `#${issue.field}` : null })),
      field: {
        id: 'file',
        kind: 'file',
        label: 'File',
        hint: 'CSV or XLSX, up to 50 MB and 200,000 rows. Sites, equipment, or both in one sheet.',
        required: true,
        accept: '.csv,.tsv,.txt,.xlsx',
        error: issues[0]?.message ?? null,
      },
      columns: {
        caption: 'What the import understands. Other columns are left out, and named.',
        columns: [
          { label: 'Column', kind: 'key' },
          { label: 'What it holds', kind: 'prose' },
          { label: 'Example' },
          { label: 'Also called', kind: 'soft' },
        ],
        rows: inventoryColumns.map((column) => ({
          cells: [
            { text: column.header, small: column.required ? 'needed' : column.part === 'site' ? 'of the site' : 'of the equipment' },
            { text: column.choices ? `${column.help} One of: ${column.choices.map((choice) => choice.label).join(', ')}.` : column.help },
            { text: column.example },
            { text: column.aliases.slice(0, 6).join(', ') },
          ],
        })),
      },
    },
  };
}
