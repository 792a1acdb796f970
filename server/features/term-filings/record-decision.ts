import type { Context } from '../../context.ts';
import { dayOf, type Instant } from '../../domain/calendar.ts';
import { readClaim } from '../../domain/filing/forms/claim/claimed-amounts.ts';
import { decidedKinds } from '../../domain/filing/forms/standing.ts';
import { termFormOf } from '../../domain/filing/forms/term-forms.ts';
import { decisionFaults, decisionWords, type TermDecision } from '../../domain/filing/term-decision.ts';
import type { FrozenTermFiling } from '../../domain/filing/term-filing.ts';
import type { Cents } from '../../domain/money.ts';
import { bad, good, type Issue, type Result } from '../../domain/result.ts';
import { conflict } from '../../platform/errors.ts';
import { changesBetween, recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { requireCarrierId, requirePerson } from '../accounts/index.ts';
import { listDocumentsByNumber } from '../documents/index.ts';
import { findDecision } from './decision-queries.ts';
import { getFrozenTerm, getTermFiling, type TermEntry } from './queries.ts';
import { restOnDocuments } from './rest-on-documents.ts';
import { deleteDecision, upsertDecision } from './store.ts';

/**
 * Records what the administrator decided about the newest version of a claim or modification, as the carrier states it, or that nothing is decided
 * (null). What was recorded before stays in the history.
 */
export async function recordDecision(ctx: Context, id: number, decision: TermDecision | null): Promise<Result<null>> {
  const carrierId = requireCarrierId(ctx);
  const { name } = requirePerson(ctx);
  return inTransaction(ctx, async (tx) => {
    const filing = await getTermFiling(tx, id);
    const version = decidableVersion(filing);
    const issues = decision ? await faultsOf(tx, decision, { version, frozen: await getFrozenTerm(tx, version.frozenSha256) }) : [];
    if (issues.length > 0) return bad(issues);
    const before = await findDecision(tx, id);
    if (decision) await upsertDecision(tx, { carrierId, termFilingId: id, version: version.number, ...decision, recordedByName: name });
    else await deleteDecision(tx, id);
    const form = termFormOf(filing.kind);
    if (form) await restOnDocuments(tx, filing, form);
    const summary = decision
      ? `Version ${version.number}: ${decisionWords(decision)}, says ${name}`
      : `No decision is recorded any more, says ${name}`;
    const changes = changesBetween({ ...before }, { ...decision, ...(decision && { version: version.number }) });
    await recordEvent(tx, { action: 'decision recorded', subject: `filing ${filing.number}`, summary, changes });
    return good(null);
  });
}

/** The version that a decision is about; refused for a filing of which no form asks what was decided, and before it is submitted. */
export function decidableVersion({ kind, number, versions }: TermEntry): TermEntry['versions'][number] {
  const version = versions.at(-1);
  if (!decidedKinds.includes(kind)) throw conflict(`No decision is recorded for ${number}: of claims and modifications it is.`);
  if (!version) throw conflict(`Filing ${number} was not submitted yet, so nothing can have been decided about it.`);
  return version;
}

async function faultsOf(tx: Context, decision: TermDecision, { version, frozen }: Decided): Promise<Issue[]> {
  const askedCents: Cents | null = frozen.kind === 'claim' ? readClaim(frozen.entered.rows).totalCents : null;
  const submittedOn = dayOf(version.submittedAt as Instant);
  const issues = decisionFaults(decision, { submittedOn, today: dayOf(tx.now), askedCents });
  const number = /^D-(\d{1,9})$/.exec(decision.document)?.[1];
  if (decision.document === '' || (number && (await listDocumentsByNumber(tx, [Number(number)])).length > 0)) return issues;
  const message = `${decision.document} is not in the register of documents. Add it, or choose another.`;
  return [...issues, { severity: 'error', code: 'decision-document', field: 'document', message }];
}

interface Decided {
  version: TermEntry['versions'][number];
  frozen: FrozenTermFiling;
}
