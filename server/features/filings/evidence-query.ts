import { z } from 'zod';
import type { MatrixPlace } from '../../domain/filing/evidence-matrix/read-matrix.ts';
import { listAddress } from '../../web/to-pager.ts';

const page = z.coerce.number().int().min(1).max(100_000).catch(1);
const text = z.string().trim().max(200).catch('');
const key = z.string().regex(/^[a-z]{1,20}$/);
const query = z.object({
  q: text,
  only: z
    .union([z.literal('gaps'), key])
    .optional()
    .catch(undefined),
  site: z.string().max(200).optional().catch(undefined),
  network: z.literal('yes').optional().catch(undefined),
  page,
});

/** What the address of a matrix asks for; what cannot be read is left out. */
export function readEvidenceQuery(values: Record<string, string>): EvidenceQuery {
  return query.parse({ q: '', page: 1, ...values });
}

/** The address of a matrix at `path`, which may carry more of its own in `more`. */
export function evidenceAddress(
  path: string,
  { q, only, site, network, page: number }: Partial<EvidenceQuery>,
  more: Record<string, string | undefined>,
): string {
  return listAddress(path, { ...more, site, network, q, only, page: number !== undefined && number > 1 ? String(number) : undefined });
}

/** The place that the address opens; undefined where the filing has none of that code. */
export function findPlace({ places }: { places: readonly MatrixPlace[] }, { site, network }: EvidenceQuery): MatrixPlace | undefined {
  if (network !== undefined) return places.find(({ siteCode }) => siteCode === null);
  return places.find(({ siteCode }) => siteCode !== null && siteCode.toLowerCase() === site?.toLowerCase());
}

export interface EvidenceQuery {
  /** Part of a site's code or name. */
  q: string;
  /** What lacks something: any proof, or the one with this key. */
  only?: string | undefined;
  /** The site that is opened. */
  site?: string | undefined;
  /** The lines of the whole network are opened. */
  network?: 'yes' | undefined;
  page: number;
}
