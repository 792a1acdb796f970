import type { Context } from '../../context.ts';
import { checkEditionHeader, toWholeHeader, type WholeHeader } from '../../domain/catalog/edition-header.ts';
import type { PriceBasis } from '../../domain/catalog/price-book.ts';
import { bad, good, type Issue, isError, type Result } from '../../domain/result.ts';
import { conflict } from '../../platform/errors.ts';
import { recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { requirePerson } from '../accounts/index.ts';
import { type DraftRow, getDraft } from './draft-queries.ts';
import { editionFingerprint } from './edition-fingerprint.ts';
import { insertEdition, updateDraft } from './edition-store.ts';
import { type ListedEdition, listEditions } from './queries.ts';

/**
 * Publishes a checked draft under the header as entered: for everybody where an administrator does it, else for the own carrier. From then on it
 * never changes. Done a second time it gives the same edition. Refuses what is missing, a code that is taken, and an edition that is there already.
 */
export async function publishPriceBook(ctx: Context, draftId: number, entered: WholeHeader): Promise<Result<Published>> {
  const person = requirePerson(ctx);
  const header = toWholeHeader(entered);
  return inTransaction(ctx, async (tx) => {
    const draft = await getDraft(tx, draftId);
    if (draft.status === 'published' && draft.editionId !== null) return good({ editionId: draft.editionId, isNew: false });
    if (draft.status !== 'checked' || draft.pricesSha256 === null) throw conflict('This draft can no longer be published. Upload the file again.');
    const issues = checkEditionHeader(header, basesOf(draft));
    if (!issues.some(isError)) issues.push(...findTaken(await listEditions(tx), { header, pricesSha256: draft.pricesSha256 }));
    if (issues.some(isError)) return bad(issues);
    const isForAll = person.organizationKind === 'administrator';
    const editionId = await insertEdition(
      tx,
      {
        ownerId: isForAll ? null : person.organizationId,
        ...header,
        officialSource: header.officialSource === '' ? null : header.officialSource,
        publisher: person.organizationName,
        publishedBy: person.title === '' ? person.name : `${person.name}, ${person.title}`,
        sha256: editionFingerprint(header, draft.pricesSha256),
        pricesSha256: draft.pricesSha256,
        priceCount: draft.priceCount,
        basesJson: draft.basesJson,
        createdAt: ctx.now,
      },
      draftId,
    );
    await updateDraft(tx, draftId, { status: 'published', editionId, entriesJson: null });
    await recordEvent(tx, {
      action: 'price book published',
      subject: `price book ${header.code}`,
      summary: `${header.title}: prices ${draft.priceCount}, in effect from ${header.effectiveOn}, ${isForAll ? 'for everybody on this server' : 'for the own organization'}`,
      changes: { edition: { before: null, after: { editionId, ...header, pricesSha256: draft.pricesSha256, fileSha256: draft.fileSha256 } } },
    });
    return good({ editionId, isNew: true });
  });
}

/** The edition that holds the same prices under the same code, or another one that has the code. */
export function findTaken(editions: readonly ListedEdition[], { header, pricesSha256 }: { header: WholeHeader; pricesSha256: string }): Issue[] {
  const named = editions.filter((edition) => edition.code.toLowerCase() === header.code.toLowerCase());
  const same = named.find((edition) => edition.pricesSha256 === pricesSha256);
  if (same) {
    const message = `These prices are published already, as ${same.title}. There is nothing to publish; to publish them once more, for another day, give the edition another code.`;
    return [{ severity: 'error', code: 'same-edition', field: 'code', message, subject: String(same.id) }];
  }
  const [taken] = named;
  if (!taken) return [];
  const message = `The code ${taken.code} belongs to ${taken.title}, which never changes. Give this edition a code of its own.`;
  return [{ severity: 'error', code: 'edition-code-taken', field: 'code', message, subject: String(taken.id) }];
}

function basesOf(draft: DraftRow): ReadonlySet<PriceBasis> {
  return new Set(Object.keys(draft.basesJson) as PriceBasis[]);
}

interface Published {
  editionId: number;
  /** False when it had been published before. */
  isNew: boolean;
}
