import { emptyHeader } from '../../domain/catalog/edition-header.ts';
import { paths } from '../../paths.ts';
import type { DraftRow } from './draft-queries.ts';
import { findTaken } from './publish-price-book.ts';
import type { ListedEdition } from './queries.ts';

/** What stands in the way of a draft, or makes it needless, before anybody presses a button: its prices or its code are there already. */
export function findRemarks(draft: DraftRow, editions: readonly ListedEdition[]) {
  const { pricesSha256 } = draft;
  if (pricesSha256 === null) return [];
  const header = { ...emptyHeader, ...draft.headerJson };
  const [taken] = findTaken(editions, { header, pricesSha256 });
  if (taken) {
    const title = taken.code === 'same-edition' ? 'This edition is there already.' : 'The code of this edition is taken.';
    return [{ tone: 'warn', title, text: taken.message, links: [{ label: 'Open it', href: paths.priceBook(taken.subject ?? '') }] }];
  }
  const same = editions.find((edition) => edition.pricesSha256 === pricesSha256);
  if (!same) return [];
  const text = `${same.title} holds exactly these prices. Publish them again only if you mean to.`;
  return [{ tone: 'warn', title: 'Nothing in the prices is new.', text, links: [{ label: 'Open it', href: paths.priceBook(same.id) }] }];
}
