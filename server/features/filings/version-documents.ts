import { sizeLabel } from '../documents/index.ts';

/** The documents of a submitted version as a table: name, what each is for, how large it is. */
export function documentsTable(documents: readonly VersionDocument[]) {
  return {
    caption: 'Documents of this version: name, what it is for, size',
    captionHidden: true,
    columns: [{ label: 'Document', kind: 'key' }, { label: 'What it is for', kind: 'prose' }, { label: 'Size' }],
    rows: documents.map(({ name, href, purpose, size }) => ({
      cells: [{ text: name, href }, { text: purpose }, { text: typeof size === 'number' ? sizeLabel(size) : size }],
    })),
  };
}

export interface VersionDocument {
  name: string;
  href: string;
  purpose: string;
  /** Bytes of a file that is kept; in words where it is drawn when it is opened. */
  size: number | string;
}
