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
import { findSavedMeanwhile, isSavedMeanwhile } from '../../platform/saved-meanwhile.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { requireCarrierId, requirePerson } from '../accounts/index.ts';
import { listDocumentsByNumber } from '../documents/index.ts';
import { decisionOn } from './decision-on.ts';
import { findDecision, type RecordedDecision } from './decision-queries.ts';
import { decisionTexts } from './decision-texts.ts';
import { getFrozenTerm, getTermFiling, type TermEntry } from './queries.ts';
import { restOnDocuments } from './rest-on-documents.ts';
import { deleteDecision, upsertDecision } from './store.ts';

const supersededCode = 'decision-version';

/**
 * Records what the administrator decided about the newest version of a claim or modification, as the carrier states it, or that nothing is decided
 * (null). What was recorded before stays in the history. Refused when somebody else recorded one, or a version was submitted, since the form was filled.
 */
export async function recordDecision(ctx: Context, id: number, { decision, shown }: EnteredDecision): Promise<Result<null>> {
  const carrierId = requireCarrierId(ctx);
  const { name } = requirePerson(ctx);
  return inTransaction(ctx, async (tx) => {
    const filing = await getTermFiling(tx, id);
    const version = decidableVersion(filing);
    const before = await findDecision(tx, id);
    const meanwhile = changedMeanwhile({ decision, shown }, { version: version.number, before });
    if (meanwhile.length > 0) return bad(meanwhile);
    const issues = decision ? await faultsOf(tx, decision, { version, frozen: await getFrozenTerm(tx, version.frozenSha256) }) : [];
    if (issues.length > 0) return bad(issues);
    if (decision) await upsertDecision(tx, { carrierId, termFilingId: id, version: version.number, ...decision, recordedByName: name });
    else await deleteDecision(tx, id);
    const form = termFormOf(filing.kind);
    if (form) await restOnDocuments(tx, filing, form);
    await noteDecision(tx, { filing, version: version.number, decision, before });
    return good(null);
  });
}

async function noteDecision(tx: Context, { filing, version, decision, before }: Noted): Promise<void> {
  const { name } = requirePerson(tx);
  const summary = decision ? `Version ${version}: ${decisionWords(decision)}, says ${name}` : `No decision is recorded any more, says ${name}`;
  const changes = changesBetween({ ...before }, { ...decision, ...(decision && { version }) });
  await recordEvent(tx, { action: 'decision recorded', subject: `filing ${filing.number}`, summary, changes });
}

function changedMeanwhile(
  { decision, shown }: EnteredDecision,
  { version, before }: { version: number; before: RecordedDecision | undefined },
): Issue[] {
  if (shown.version !== undefined && shown.version !== String(version)) {
    const message = `Version ${version} was submitted while you were editing, and a decision is about the version that stands. Nothing you typed is lost: see whether it is about version ${version}, and record it once more.`;
    return [{ severity: 'error', code: supersededCode, message }];
  }
  return findSavedMeanwhile({ stored: decisionTexts(decisionOn(before, version)), entered: decisionTexts(decision) }, shown.seen);
}

/** Whether a decision came back for what others did since, rather than for a value. */
export function isOvertaken(issues: readonly Issue[]): boolean {
  return isSavedMeanwhile(issues) || issues.some(({ code }) => code === supersededCode);
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

interface EnteredDecision {
  /** null where nothing is decided. */
  decision: TermDecision | null;
  /** What the form showed: the fingerprint of the decision, and the version. */
  shown: { seen: string | undefined; version: string | undefined };
}

interface Noted {
  filing: TermEntry;
  version: number;
  decision: TermDecision | null;
  before: RecordedDecision | undefined;
}

interface Decided {
  version: TermEntry['versions'][number];
  frozen: FrozenTermFiling;
}
