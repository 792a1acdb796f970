import type { Day } from '../../server/domain/calendar.ts';
import type { TermFilingCheck } from '../../server/domain/filing/check-term-filing.ts';
import type { TermOutcome } from '../../server/domain/filing/term-decision.ts';
import type { TermFilingKind } from '../../server/domain/filing/term-filing.ts';
import { kit } from '../kit.ts';
import { organizations } from './accounts.ts';
import { filings } from './filings.ts';

/** What the administrator decided about an application, as the carrier recorded it: one for each application. */
export const awards = kit.table(
  'awards',
  {
    id: kit.id(),
    carrierId: kit
      .int()
      .notNull()
      .references(() => organizations.id),
    filingId: kit
      .int()
      .notNull()
      .references(() => filings.id),
    approvedOn: kit.text().$type<Day>().notNull(),
    approvedCents: kit.cents(),
    allocatedCents: kit.cents(),
    firstMoneyOn: kit.text().$type<Day>(),
    recordedByName: kit.text().notNull(),
    updatedAt: kit.text().notNull(),
  },
  (t) => [kit.unique('awards_filing').on(t.filingId)],
);

/** A filing of the term on its way: what was entered, and where it stands between preparer and officer. */
export const termFilings = kit.table(
  'term_filings',
  {
    id: kit.id(),
    carrierId: kit
      .int()
      .notNull()
      .references(() => organizations.id),
    /** The application; null for what the provider files for itself. */
    filingId: kit.int().references(() => filings.id),
    kind: kit.text().$type<TermFilingKind>().notNull(),
    /** `2026-0003-K2`: shown to people, unique on this server. */
    number: kit.text().notNull(),
    answersJson: kit.json<Record<string, string>>().notNull(),
    /** By entry table. */
    rowsJson: kit.json<Record<string, Record<string, string>[]>>().notNull(),
    /** Numbers in the register, `D-7`, of the documents attached to it as a whole. */
    attachedJson: kit.json<string[]>().notNull(),
    /** Rises with every saved change; a save that carries an older value is a conflict. */
    revision: kit.int().notNull(),
    preparedBy: kit.int(),
    preparedAt: kit.text(),
    /** When a submitted filing was opened again for a correction; null while its newest version stands. */
    reopenedAt: kit.text(),
    submissionJobId: kit.int(),
    draftJobId: kit.int(),
    draftSha256: kit.text(),
    draftOf: kit.text(),
    draftAt: kit.text(),
    createdBy: kit.int().notNull(),
    createdAt: kit.text().notNull(),
    updatedAt: kit.text().notNull(),
  },
  (t) => [
    kit.unique('term_filings_number').on(t.number),
    kit.index('term_filings_carrier').on(t.carrierId, t.id),
    kit.index('term_filings_filing').on(t.filingId, t.id),
  ],
);

/** A submitted version: the frozen value and the paper drawn from it, both kept forever. */
export const termFilingVersions = kit.table(
  'term_filing_versions',
  {
    id: kit.id(),
    termFilingId: kit
      .int()
      .notNull()
      .references(() => termFilings.id),
    number: kit.int().notNull(),
    frozenSha256: kit.text().notNull(),
    pdfSha256: kit.text().notNull(),
    /** Printed on every page. */
    verifyCode: kit.text().notNull(),
    submittedBy: kit.int().notNull(),
    submittedByName: kit.text().notNull(),
    submittedByTitle: kit.text().notNull(),
    submittedAt: kit.text().notNull(),
    /** The checks as they stood at submission. */
    checksJson: kit.json<TermFilingCheck[]>().notNull(),
  },
  (t) => [kit.unique('term_filing_versions_number').on(t.termFilingId, t.number), kit.unique('term_filing_versions_verify_code').on(t.verifyCode)],
);

/** What the administrator decided about a version of a filing of the term, as the carrier recorded it: the last one of each filing. */
export const termDecisions = kit.table(
  'term_decisions',
  {
    id: kit.id(),
    carrierId: kit
      .int()
      .notNull()
      .references(() => organizations.id),
    termFilingId: kit
      .int()
      .notNull()
      .references(() => termFilings.id),
    /** Number of the version that was decided: a later one is not decided yet. */
    version: kit.int().notNull(),
    outcome: kit.text().$type<TermOutcome>().notNull(),
    /** What was approved of it, where it was approved in part. */
    amountCents: kit.cents(),
    decidedOn: kit.text().$type<Day>().notNull(),
    /** `D-7` in the register, or empty. */
    document: kit.text().notNull(),
    recordedByName: kit.text().notNull(),
    updatedAt: kit.text().notNull(),
  },
  (t) => [kit.unique('term_decisions_filing').on(t.termFilingId), kit.index('term_decisions_carrier').on(t.carrierId, t.id)],
);
