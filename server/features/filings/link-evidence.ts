import type { Context } from '../../context.ts';
import type { MatrixCell, MatrixProof } from '../../domain/filing/evidence-matrix/matrix.ts';
import { documentNumbersAt, type MatrixPlace } from '../../domain/filing/evidence-matrix/read-matrix.ts';
import type { DocumentKind } from '../../domain/filing/registered-document.ts';
import { paths } from '../../paths.ts';
import { listAddress } from '../../web/to-pager.ts';
import { requirePerson } from '../accounts/index.ts';
import { codeOf, listDocumentsByNumber, listPreviews } from '../documents/index.ts';
import { findSiteByCode, listItems } from '../inventory/index.ts';
import type { EvidenceLinks } from './evidence-place-page.ts';
import { type EvidenceQuery, evidenceAddress } from './evidence-query.ts';
import type { FilingEntry } from './queries.ts';

const kinds: Record<string, DocumentKind> = {
  price: 'quote',
  invoice: 'invoice',
  payment: 'payment',
  photo: 'photo',
  obtained: 'invoice',
  certificate: 'certificate',
};

/** For one place of a working copy: where each document stands, and where each gap is closed, which only a preparer of an open filing may. */
export async function linkEvidence(ctx: Context, filing: FilingEntry, shown: { place: MatrixPlace; query: EvidenceQuery }): Promise<EvidenceLinks> {
  const { place, query } = shown;
  const documents = await findDocuments(ctx, place);
  const isLocked = filing.state === 'Ready to certify' || filing.state === 'Being submitted';
  const mayAttach = requirePerson(ctx).roles.includes('preparer') && !isLocked;
  const items = mayAttach ? await findItemIds(ctx, place) : new Map<string, number>();
  const back = evidenceAddress(paths.filingEvidence(filing.id), query, {});
  const attach = (linkKind: 'site' | 'item' | 'line', subject: string, kind: DocumentKind | undefined) =>
    listAddress(paths.newDocument(), { linkKind, subject, kind, back });
  return {
    documentHref: ({ number }) => {
      const found = documents.get(number);
      return found ? paths.document(found.id) : null;
    },
    previewOf: ({ number }) => {
      const { src = null, turn = 0 } = documents.get(number)?.preview ?? {};
      return src === null ? null : { src, turn };
    },
    gapLink: (row, proof, cell) => {
      if (!mayAttach) return null;
      const price = proof.key === 'price' ? ownPriceOf(cell) : undefined;
      if (price) return { href: listAddress(paths.ownPrices(), { q: price }), label: `Open ${price}` };
      if (isEntered(proof, cell)) return enterLink(items.get(row.id.toLowerCase()));
      return { href: attach(proof.of, row.id, kinds[proof.key]), label: 'Attach' };
    },
    photoHref: mayAttach && place.siteCode !== null && place.items.length > 0 ? attach('site', place.siteCode, 'photo') : null,
  };
}

/** Serial numbers and the day are entered in the inventory; no document takes their place. */
function isEntered(proof: MatrixProof, { shows }: MatrixCell): boolean {
  return proof.key === 'serial' || (proof.key === 'obtained' && shows === 'No date');
}

function enterLink(itemId: number | undefined): { href: string; label: string } | null {
  return itemId === undefined ? null : { href: paths.item(itemId), label: 'Enter' };
}

/** `Q-3 expired on Jan 4, 2027` names the own price that must be put right. */
function ownPriceOf({ shows }: MatrixCell): string | undefined {
  return /^[A-Z]-\d+/.exec(shows)?.[0];
}

async function findDocuments(ctx: Context, place: MatrixPlace) {
  const rows = await listDocumentsByNumber(
    ctx,
    documentNumbersAt(place).map((number) => Number(number.slice(2))),
  );
  const previews = await listPreviews(ctx, rows);
  return new Map(rows.map((row) => [codeOf(row), { id: row.id, preview: previews.get(row.id) }]));
}

async function findItemIds(ctx: Context, { siteCode }: MatrixPlace): Promise<Map<string, number>> {
  const site = siteCode === null ? undefined : await findSiteByCode(ctx, siteCode);
  const rows = site ? await listItems(ctx, site.id) : [];
  return new Map(rows.map(({ tag, id }) => [tag.toLowerCase(), id]));
}
