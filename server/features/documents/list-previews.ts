import type { Context } from '../../context.ts';
import { paths } from '../../paths.ts';
import { readHeads } from '../../platform/files.ts';
import { findPreview, headLength, type Turn } from '../../platform/pictures/find-preview.ts';
import { mediaOf } from '../../platform/sniff-media.ts';
import type { DocumentRow } from './queries.ts';

const mostAtOnce = 100;

/** What stands for a document in a list: its small picture, or the type of its file in a few letters. */
export interface DocumentPreview {
  src: string | null;
  /** How a picture must be turned to stand upright. */
  turn: Turn;
  /** `PDF`, `XLSX`. */
  type: string;
}

/** The previews of at most a hundred documents, by id; further ones show their type. Whoever calls has found the rows in a scoped query. */
export async function listPreviews(ctx: Context, rows: readonly DocumentRow[]): Promise<Map<number, DocumentPreview>> {
  const pictures = rows.filter(({ mediaType }) => mediaOf(mediaType).isPicture).slice(0, mostAtOnce);
  const heads = await readHeads(
    ctx,
    pictures.map(({ sha256 }) => sha256),
    headLength,
  );
  return new Map(
    rows.map((row) => {
      const head = heads.get(row.sha256);
      const preview = head ? findPreview(head, row) : null;
      const src = preview ? paths.documentPreview(row.id) : null;
      const type = (mediaOf(row.mediaType).endings[0] ?? '').toUpperCase();
      return [row.id, { src, turn: preview?.kind === 'stored' ? preview.turn : 0, type }];
    }),
  );
}
