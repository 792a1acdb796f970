import { z } from 'zod';
import { costCategories } from '../../domain/catalog/price-book.ts';
import { type ProgramKey, programKeys } from '../../domain/programs/program.ts';

const page = z.coerce.number().int().min(1).max(100_000).catch(1);
const search = z.string().trim().max(100).catch('');
const version = z.coerce.number().int().min(1).max(10_000).optional().catch(undefined);

const queue = z.object({
  show: z.enum(['open', 'returned', 'accepted', 'all']).catch('open'),
  program: z.enum(programKeys).optional().catch(undefined),
  q: search,
  page,
});
const lines = z.object({
  q: search,
  category: z.enum(costCategories).optional().catch(undefined),
  only: z.literal('outside').optional().catch(undefined),
  version,
  page,
});
const sites = z.object({ q: search, only: z.enum(['covered', 'boundary']).optional().catch(undefined), version, page });

export const readQueueQuery = (query: Record<string, string>): QueueQuery => queue.parse({ show: 'open', q: '', page: 1, ...query });
export const readLinesQuery = (query: Record<string, string>): LinesQuery => lines.parse({ q: '', page: 1, ...query });
export const readSitesQuery = (query: Record<string, string>): SitesQuery => sites.parse({ q: '', page: 1, ...query });
export const readPage = (text: string | undefined): number => page.parse(text ?? 1);
const documents = z.object({ q: search, page });

export const readDocumentsQuery = (query: Record<string, string>): DocumentsQuery => documents.parse({ q: '', page: 1, ...query });
export const readVersion = (text: string | undefined): number | undefined => version.parse(text);

export interface QueueQuery {
  show: 'open' | 'returned' | 'accepted' | 'all';
  program?: ProgramKey | undefined;
  q: string;
  page: number;
}

export interface LinesQuery {
  q: string;
  category?: (typeof costCategories)[number] | undefined;
  /** Unit prices outside the range of the price book. */
  only?: 'outside' | undefined;
  version?: number | undefined;
  page: number;
}

export interface DocumentsQuery {
  q: string;
  page: number;
}

export interface SitesQuery {
  q: string;
  /** Sites with equipment of this verdict. */
  only?: 'covered' | 'boundary' | undefined;
  version?: number | undefined;
  page: number;
}
