import type { Block } from '../../platform/pdf/document.ts';

/** The table of documents that go with a filing, each with the hash of its bytes; `small` says what kind of file it is, `about` what it proves. */
export function documentTable(rows: readonly DocumentRow[]): Block {
  return {
    kind: 'table',
    caption: 'Documents: number, title and file, what each is about, and its hash',
    columns: [
      { title: 'No.', width: 'fit' },
      { title: 'Document', width: { share: 0.8 } },
      { title: 'About', width: { share: 0.7 } },
      { title: 'SHA-256', width: { share: 1 } },
    ],
    rows: rows.map(({ number, title, small, about, sha256 }) => ({ cells: [number, { text: title, small }, about, sha256] })),
  };
}

interface DocumentRow {
  number: string;
  title: string;
  small: string;
  about: string;
  sha256: string;
}
