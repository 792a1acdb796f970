import type { ReviewStep } from '../../server/domain/review/review.ts';
import { kit } from '../kit.ts';
import { filings } from './filings.ts';

/** What happened to a submitted filing, in order. Its status is derived from these rows. */
export const reviewSteps = kit.table(
  'review_steps',
  {
    id: kit.id(),
    filingId: kit
      .int()
      .notNull()
      .references(() => filings.id),
    versionNumber: kit.int().notNull(),
    kind: kit.text().$type<ReviewStep['kind']>().notNull(),
    at: kit.text().notNull(),
    personId: kit.int().notNull(),
    personName: kit.text().notNull(),
    text: kit.text().notNull(),
  },
  (t) => [kit.index('review_steps_filing').on(t.filingId, t.id)],
);

/** A remark of the administrator about one line of a version, and the carrier's answer. */
export const reviewRemarks = kit.table(
  'review_remarks',
  {
    id: kit.id(),
    filingId: kit
      .int()
      .notNull()
      .references(() => filings.id),
    versionNumber: kit.int().notNull(),
    lineId: kit.text(),
    text: kit.text().notNull(),
    byName: kit.text().notNull(),
    at: kit.text().notNull(),
    /** Shown to the carrier once the filing was returned. */
    isSent: kit.bool().notNull(),
    answer: kit.text(),
    answeredByName: kit.text(),
    answeredAt: kit.text(),
  },
  (t) => [kit.index('review_remarks_filing').on(t.filingId, t.id)],
);
