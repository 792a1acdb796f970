import type { Context } from '../../context.ts';
import { type Day, dayOf } from '../../domain/calendar.ts';
import { type BuiltTermTable, buildTermFiling } from '../../domain/filing/build-term-filing.ts';
import { canonicalJson } from '../../domain/filing/canonical-json.ts';
import { checkTermFiling, type TermFilingCheck } from '../../domain/filing/check-term-filing.ts';
import { freezeDocuments } from '../../domain/filing/freeze-term-filing.ts';
import type { FilingSection } from '../../domain/filing/frozen-filing.ts';
import type { FrozenTermFiling, TermFacts, TermForm } from '../../domain/filing/term-filing.ts';
import type { Issue } from '../../domain/result.ts';
import { sha256Of } from '../../platform/files.ts';
import { type GatheredTermFacts, gatherTermFacts } from './gather-term-facts.ts';
import type { TermRow } from './queries.ts';

/** What a filing of the term says as things stand now. Whoever calls has found the filing in a scoped query. */
export async function readTermContent(ctx: Context, filing: TermRow): Promise<TermContent> {
  return termContentOf(ctx, await gatherTermFacts(ctx, filing));
}

export function termContentOf(ctx: Context, { form, facts }: GatheredTermFacts): TermContent {
  const { sections, tables } = buildTermFiling(form, facts);
  const checks = checksOn(dayOf(ctx.now), { form, facts });
  const documents = freezeDocuments(form, facts);
  return {
    form,
    facts,
    sections,
    tables,
    checks,
    documents,
    failures: checks.filter(({ outcome }) => outcome === 'fail').map(toIssue),
    fingerprint: sha256Of(canonicalJson({ sections, tables, documents, name: facts.profile.legalName, entered: [facts.answers, facts.rows] })),
  };
}

/** The checks as they stand on a day: a filing that is locked keeps its facts, while days that it must meet pass. */
export function checksOn(today: Day, { form, facts }: GatheredTermFacts): TermFilingCheck[] {
  return checkTermFiling(form, { ...facts, today });
}

function toIssue({ id, sentence }: TermFilingCheck): Issue {
  return { severity: 'error', code: id, message: sentence, field: `check-${id}` };
}

export interface TermContent {
  form: TermForm;
  facts: TermFacts;
  sections: FilingSection[];
  tables: (Omit<BuiltTermTable, 'rows'> & { rows: Omit<BuiltTermTable['rows'][number], 'origin'>[] })[];
  checks: TermFilingCheck[];
  documents: FrozenTermFiling['documents'];
  /** The failed checks, as what stands in the way. */
  failures: Issue[];
  /** SHA-256 of all that the filing says: what an officer saw is what is submitted. */
  fingerprint: string;
}
