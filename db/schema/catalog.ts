import type { PriceBookEntry } from '../../server/domain/catalog/price-book.ts';
import { kit } from '../kit.ts';

/** Published price-book editions. A row is never changed: an estimate keeps its edition forever. */
export const priceBookEditions = kit.table(
  'price_book_editions',
  {
    id: kit.id(),
    code: kit.text().notNull(),
    title: kit.text().notNull(),
    effectiveOn: kit.text().notNull(),
    statement: kit.text().notNull(),
    sha256: kit.text().notNull(),
    entriesJson: kit.json<PriceBookEntry[]>().notNull(),
    createdAt: kit.text().notNull(),
  },
  (t) => [kit.unique('price_book_editions_code').on(t.code, t.sha256)],
);
