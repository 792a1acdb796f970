import type { FilingCheck } from '../../server/domain/filing/check-filing.ts';
import type { ProgramKey } from '../../server/domain/programs/program.ts';
import { kit } from '../kit.ts';
import { organizations } from './accounts.ts';
import { estimates } from './estimates.ts';

/** An application on its way: the working answers, and where it stands between preparer and officer. */
export const filings = kit.table(
  'filings',
  {
    id: kit.id(),
    carrierId: kit
      .int()
      .notNull()
      .references(() => organizations.id),
    /** `2026-0003`: shown to people, unique on this server. */
    number: kit.text().notNull(),
    program: kit.text().$type<ProgramKey>().notNull(),
    answersJson: kit.json<Record<string, string>>().notNull(),
    /** Rises with every saved change; a save that carries an older value is a conflict. */
    revision: kit.int().notNull(),
    estimateId: kit.int().references(() => estimates.id),
    /** The officer works on a filing only while it is prepared; a change unlocks it. */
    preparedBy: kit.int(),
    preparedAt: kit.text(),
    submissionJobId: kit.int(),
    /** The newest draft on paper: the work that draws it, the file, and the state of the filing (a hash) that it shows. */
    draftJobId: kit.int(),
    draftSha256: kit.text(),
    draftOf: kit.text(),
    draftAt: kit.text(),
    createdBy: kit.int().notNull(),
    createdAt: kit.text().notNull(),
    updatedAt: kit.text().notNull(),
  },
  (t) => [kit.unique('filings_number').on(t.number), kit.index('filings_carrier').on(t.carrierId, t.id)],
);

/** A submitted version: the frozen value and the paper drawn from it, both kept forever. */
export const filingVersions = kit.table(
  'filing_versions',
  {
    id: kit.id(),
    filingId: kit
      .int()
      .notNull()
      .references(() => filings.id),
    number: kit.int().notNull(),
    frozenSha256: kit.text().notNull(),
    pdfSha256: kit.text().notNull(),
    /** Printed on every page; null for versions whose paper has none. */
    verifyCode: kit.text(),
    totalCents: kit.cents().notNull(),
    siteCount: kit.int().notNull(),
    lineCount: kit.int().notNull(),
    submittedBy: kit.int().notNull(),
    submittedByName: kit.text().notNull(),
    submittedByTitle: kit.text().notNull(),
    submittedAt: kit.text().notNull(),
    /** The checks as they stood at submission; the administrator sees the same. */
    checksJson: kit.json<FilingCheck[]>().notNull(),
  },
  (t) => [kit.unique('filing_versions_number').on(t.filingId, t.number), kit.unique('filing_versions_verify_code').on(t.verifyCode)],
);
