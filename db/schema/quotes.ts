import type { OwnPrice } from '../../server/domain/cost/own-price.ts';
import { kit } from '../kit.ts';
import { organizations } from './accounts.ts';

/** The carrier's register of own prices: vendor quotes and own estimates, each as it stands now. */
export const ownPrices = kit.table(
  'own_prices',
  {
    id: kit.id(),
    carrierId: kit
      .int()
      .notNull()
      .references(() => organizations.id),
    /** `Q-3` or `E-2`. */
    code: kit.text().notNull(),
    status: kit.text().$type<'active' | 'withdrawn'>().notNull(),
    /** From 1; rises with every change. */
    version: kit.int().notNull(),
    priceJson: kit.json<OwnPrice>().notNull(),
    /** Why it was withdrawn. */
    withdrawnReason: kit.text(),
    withdrawnAt: kit.text(),
    createdAt: kit.text().notNull(),
    updatedAt: kit.text().notNull(),
  },
  (t) => [kit.unique('own_prices_code').on(t.carrierId, t.code), kit.index('own_prices_status').on(t.carrierId, t.status)],
);

/** Every version of an own price, as it was saved; never changed. */
export const ownPriceVersions = kit.table(
  'own_price_versions',
  {
    id: kit.id(),
    ownPriceId: kit
      .int()
      .notNull()
      .references(() => ownPrices.id),
    version: kit.int().notNull(),
    priceJson: kit.json<OwnPrice>().notNull(),
    savedByName: kit.text().notNull(),
    savedAt: kit.text().notNull(),
  },
  (t) => [kit.unique('own_price_versions_version').on(t.ownPriceId, t.version)],
);
