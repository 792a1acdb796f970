import type { FrozenTermFiling } from './term-filing.ts';

const withheldText = 'Withheld as confidential';

/**
 * A filing of the term as the public may read it: confidential lines and columns say only that they were withheld, titles and names of documents
 * are left out, and what was entered is not there twice. `withheld` lists what a reader does not see, in words. The same value gives the same copy.
 */
export function publicTermCopy(frozen: FrozenTermFiling): { copy: FrozenTermFiling; withheld: string[] } {
  const hidden = new Set(frozen.confidentialLines);
  const isSaid = (value: string): boolean => value !== 'None' && value !== 'Not given';
  const lines = frozen.sections.flatMap((section) => section.lines.filter(({ id, value }) => hidden.has(id) && isSaid(value)));
  const columns = frozen.tables.flatMap(({ id, rows, columns: all }) =>
    rows.length === 0 ? [] : all.filter(({ isConfidential }) => isConfidential).map(({ title }) => `column ${title} of table ${id}`),
  );
  return {
    copy: {
      ...frozen,
      sections: frozen.sections.map((section) => ({
        ...section,
        lines: section.lines.map((line) => (hidden.has(line.id) && isSaid(line.value) ? { ...line, value: withheldText } : line)),
      })),
      tables: frozen.tables.map((table) => {
        const cover = (cells: string[]) =>
          cells.map((cell, index) => (table.columns[index]?.isConfidential && cell !== '' ? 'Withheld' : withoutTitles(cell, frozen.documents)));
        return { ...table, rows: table.rows.map((row) => ({ ...row, cells: cover(row.cells) })), total: table.total && cover(table.total) };
      }),
      entered: { answers: {}, rows: {} },
      documents: frozen.documents.map((document) => ({ ...document, title: withheldText, fileName: '' })),
    },
    withheld: [
      ...lines.map(({ id, label }) => `line ${id}, ${label}`),
      ...columns,
      ...(frozen.documents.length > 0 ? ['titles and file names of documents'] : []),
    ],
  };
}

/** Papers filed before documents were named by number alone have `D-9, Title` in their tables. */
function withoutTitles(cell: string, documents: FrozenTermFiling['documents']): string {
  return documents.reduce((text, { number, title }) => text.replaceAll(`${number}, ${title}`, number), cell);
}
