import { counted } from '../../domain/words.ts';
import type { TermContent } from './read-term-content.ts';

/** A longer table is folded on the page of its filing; on paper it stands in full. */
const openRows = 40;
/** So many rows of a longer one stand on the page of the officer. */
const firstRows = 20;

/** A table of a filing of the term on its page: whole, and folded where it is long. */
export function foldedTable(table: Table) {
  return { ...tableHead(table), fold: table.rows.length > openRows ? foldWords(table) : null, table: tableOf(table, table.rows) };
}

/** The same table for who certifies: whole, or its first rows with a link to all of them. Its total is always that of all rows. */
export function signedTable(table: Table, filingHref: string) {
  const count = table.rows.length;
  const isWhole = count <= openRows;
  return {
    ...tableHead(table),
    more: isWhole
      ? null
      : {
          text: `The first ${firstRows} of ${counted(count, 'row')}.`,
          label: `All ${counted(count, 'row')}`,
          href: `${filingHref}#${anchorOf(table)}`,
        },
    table: tableOf(table, isWhole ? table.rows : table.rows.slice(0, firstRows)),
  };
}

/** Where a table stands on either page. */
export function anchorOf({ id }: Pick<Table, 'id'>): string {
  return `table-${id}`;
}

function tableHead({ id, title, intro, rows }: Table) {
  return {
    id: anchorOf({ id }),
    title: `${id}. ${title}`,
    intro,
    origin: [...new Set(rows.map(({ originNote }) => originNote))].join('; '),
  };
}

function tableOf({ id, title, columns, total }: Table, rows: Table['rows']) {
  if (rows.length === 0) return null;
  return {
    caption: `${id}. ${title}`,
    captionHidden: true,
    columns: [{ label: 'Row', kind: 'key' }, ...columns.map((column) => ({ label: column.title, ...(column.isAmount && { kind: 'number' }) }))],
    rows: rows.map((row) => ({ cells: [{ text: row.id }, ...row.cells.map((text) => ({ text }))] })),
    ...(total && { total: [{ text: 'Total' }, ...total.map((text) => ({ text }))] }),
  };
}

/** `All 62 rows. Units 904, On records 2`: what a folded table comes to. */
function foldWords({ rows, columns, total }: Table): string {
  const sums = columns.flatMap(({ title, isAmount }, index) => (isAmount && total?.[index] ? [`${title} ${total[index]}`] : []));
  return `All ${counted(rows.length, 'row')}.${sums.length === 0 ? '' : ` ${sums.join(', ')}`}`;
}

type Table = TermContent['tables'][number];
