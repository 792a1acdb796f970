import type { Context, Person } from '../../context.ts';
import { getProgram } from '../../domain/programs/programs.ts';
import type { Issue } from '../../domain/result.ts';
import { type ReviewClock, reviewClock } from '../../domain/review/review-clock.ts';
import { listEvents } from '../../platform/events.ts';
import { findJob, type JobRow } from '../../platform/work/jobs.ts';
import { listPeople, requirePerson } from '../accounts/index.ts';
import { listReadyEstimates } from '../estimates/index.ts';
import { getInventoryState } from '../inventory/index.ts';
import { linkChecks } from './link-checks.ts';
import { listLocks } from './list-locks.ts';
import { type FilingEntry, getFiling, listSentRemarks, type RemarkRow } from './queries.ts';
import { type FilingContent, readContent } from './read-content.ts';

// Answers save themselves: many events of a filing are one line of its history.
const readEvents = 300;

/** Everything that the page of one filing shows. `form` is what was just sent and refused, if anything. */
export async function getFilingDetail(ctx: Context, filingId: number, form: FilingDetail['form']): Promise<FilingDetail> {
  const filing = await getFiling(ctx, filingId);
  const content = await readContent(ctx, filing);
  const people = await listPeople(ctx);
  const officers = people.filter((person) => person.isActive && person.rolesJson.includes('certifying officer') && person.id !== filing.preparedBy);
  return {
    person: requirePerson(ctx),
    filing,
    content,
    links: await linkChecks(ctx, filing, content.checks),
    remarks: await listSentRemarks(ctx, filingId),
    estimates: await listReadyEstimates(ctx),
    inventoryVersion: (await getInventoryState(ctx)).version,
    clock: reviewClock(filing.steps, getProgram(filing.program)),
    submissionJob: filing.submissionJobId === null ? undefined : await findJob(ctx, filing.submissionJobId),
    draftJob: filing.draftJobId === null ? undefined : await findJob(ctx, filing.draftJobId),
    officers: officers.map((person) => person.name),
    locks: await listLocks(ctx, filing.number),
    events: await listEvents(ctx, `filing ${filing.number}`, readEvents),
    form,
  };
}

export interface FilingDetail {
  person: Person;
  filing: FilingEntry;
  content: FilingContent;
  /** By check id. */
  links: ReadonlyMap<string, { href: string; label: string }>;
  /** Sent to the carrier, of every version. */
  remarks: readonly RemarkRow[];
  estimates: Awaited<ReturnType<typeof listReadyEstimates>>;
  inventoryVersion: number;
  clock: ReviewClock | null;
  submissionJob: JobRow | undefined;
  draftJob: JobRow | undefined;
  /** Certifying officers of the carrier who did not prepare the filing. */
  officers: readonly string[];
  /** Locks, signatures, unlocks and submissions, newest first. */
  locks: FilingDetail['events'];
  events: readonly { at: string; action: string; personName: string; summary: string }[];
  form: { values: Record<string, string>; issues: Issue[]; title?: string };
}
