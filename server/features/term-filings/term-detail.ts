import type { Context, Person } from '../../context.ts';
import type { Issue } from '../../domain/result.ts';
import { listEvents } from '../../platform/events.ts';
import { findJob, type JobRow } from '../../platform/work/jobs.ts';
import { listPeople, requirePerson } from '../accounts/index.ts';
import { findDecision, type RecordedDecision } from './decision-queries.ts';
import { getFrozenTerm, getTermChecks, getTermFiling, type TermEntry } from './queries.ts';
import { readTermContent, type TermContent } from './read-term-content.ts';

// Answers save themselves: many events of a filing are one line of its history.
const readEvents = 300;

/** Everything that the page of one filing of the term shows. `form` is what was just sent and refused, if anything. */
export async function getTermDetail(ctx: Context, id: number, form: TermDetail['form']): Promise<TermDetail> {
  const filing = await getTermFiling(ctx, id);
  const people = await listPeople(ctx);
  const officers = people.filter((person) => person.isActive && person.rolesJson.includes('certifying officer') && person.id !== filing.preparedBy);
  return {
    person: requirePerson(ctx),
    filing,
    content: await shownContent(ctx, filing),
    submissionJob: filing.submissionJobId === null ? undefined : await findJob(ctx, filing.submissionJobId),
    draftJob: filing.draftJobId === null ? undefined : await findJob(ctx, filing.draftJobId),
    officers: officers.map(({ name }) => name),
    events: await listEvents(ctx, `filing ${filing.number}`, readEvents),
    decision: await findDecision(ctx, filing.id),
    form,
  };
}

/** A submitted filing is shown as it was filed, with the checks as they stood; any other as things stand now. */
async function shownContent(ctx: Context, filing: TermEntry): Promise<TermContent> {
  const content = await readTermContent(ctx, filing);
  const version = filing.versions.at(-1);
  if (filing.state !== 'Submitted' || !version) return content;
  const { sections, tables, documents } = await getFrozenTerm(ctx, version.frozenSha256);
  return { ...content, sections, tables, documents, checks: await getTermChecks(ctx, version), failures: [] };
}

export interface TermDetail {
  person: Person;
  filing: TermEntry;
  content: TermContent;
  submissionJob: JobRow | undefined;
  draftJob: JobRow | undefined;
  /** Certifying officers of the carrier who did not prepare the filing. */
  officers: readonly string[];
  events: readonly { at: string; action: string; personName: string; summary: string }[];
  /** What is recorded last of a decision, of whichever version. */
  decision: RecordedDecision | undefined;
  form: { values: Record<string, string>; issues: readonly Issue[]; title?: string };
}
