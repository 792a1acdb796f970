import type { Context } from '../../context.ts';
import { paths } from '../../paths.ts';
import { getFile, readHeads } from '../../platform/files.ts';
import { findPreview, headLength, type Preview, type Turn } from '../../platform/pictures/find-preview.ts';
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

/** A file of which whoever asks has already found, in a scoped query, that it may be seen. */
export interface SeenFile {
  sha256: string;
  mediaType: string;
  byteLength: number;
}

/** The previews of rows of the register, by id. */
export async function listPreviews(ctx: Context, rows: readonly DocumentRow[]): Promise<Map<number, DocumentPreview>> {
  const found = await findPreviews(ctx, rows);
  return new Map(rows.map((row) => [row.id, toPreview(row, found.get(row.sha256), paths.documentPreview(row.id))]));
}

/** The previews of files, by hash, shown from where `srcOf` says. */
export async function listFilePreviews<File extends SeenFile>(
  ctx: Context,
  files: readonly File[],
  srcOf: (file: File) => string,
): Promise<Map<string, DocumentPreview>> {
  const found = await findPreviews(ctx, files);
  return new Map(files.map((file) => [file.sha256, toPreview(file, found.get(file.sha256), srcOf(file))]));
}

/** Small pictures by hash, of at most a hundred pictures; further ones show their type. */
async function findPreviews(ctx: Context, files: readonly SeenFile[]): Promise<Map<string, Preview | null>> {
  const pictures = files.filter(({ mediaType }) => mediaOf(mediaType).isPicture).slice(0, mostAtOnce);
  const heads = await readHeads(
    ctx,
    pictures.map(({ sha256 }) => sha256),
    headLength,
  );
  return new Map(
    pictures.map((file) => {
      const head = heads.get(file.sha256);
      return [file.sha256, head ? findPreview(head, file) : null];
    }),
  );
}

function toPreview({ mediaType }: SeenFile, preview: Preview | null | undefined, src: string): DocumentPreview {
  const type = (mediaOf(mediaType).endings[0] ?? '').toUpperCase();
  return { src: preview ? src : null, turn: preview?.kind === 'stored' ? preview.turn : 0, type };
}

/** The small picture of a photo: that which its camera stored, or the file itself where it is small; null where there is none. */
export async function readPreview(ctx: Context, file: SeenFile): Promise<Buffer | null> {
  const preview = (await findPreviews(ctx, [file])).get(file.sha256);
  if (!preview) return null;
  return preview.kind === 'stored' ? preview.bytes : getFile(ctx, file.sha256);
}
