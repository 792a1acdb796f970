import type { Context } from '../../context.ts';
import type { FrozenFiling } from '../../domain/filing/frozen-filing.ts';
import { hiddenMarkIssues } from '../../domain/hidden-mark.ts';
import { bad, good, type Issue, type Result } from '../../domain/result.ts';
import { conflict } from '../../platform/errors.ts';
import { recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { getFrozen } from '../filings/index.ts';
import { getReview, type ReviewEntry, requireAdministrator } from './queries.ts';
import { insertRemark } from './store.ts';

const longestRemark = 4000;

/** Adds a remark about one line of the current version, or about the whole filing. The carrier sees it once the filing is returned. */
export async function addRemark(
  ctx: Context,
  filingId: number,
  input: { lineId: string | null; text: string; versionNumber: number },
): Promise<Result<null>> {
  const person = requireAdministrator(ctx);
  const text = input.text.replace(/\r\n?/g, '\n').trim();
  const frozen = await getFrozen(ctx, (await getReview(ctx, filingId)).current.frozenSha256);
  const issues: Issue[] = [];
  if (text.length < 5) issues.push(fault('text', 'Write what is wrong or missing, and what you need.'));
  if (text.length > longestRemark) issues.push(fault('text', `Shorten the remark to ${longestRemark} characters.`));
  issues.push(...hiddenMarkIssues({ field: 'text', label: 'The remark', text }));
  if (input.lineId !== null && !hasLine(frozen, input.lineId))
    issues.push(fault('lineId', `There is no line ${input.lineId}. Choose a line of the list, or “the whole filing”.`));
  if (issues.length > 0) return bad(issues);
  return inTransaction(ctx, async (tx) => {
    const entry = await getReview(tx, filingId);
    refuseUnlessOpen(entry, input.versionNumber);
    await insertRemark(tx, { filingId, versionNumber: input.versionNumber, lineId: input.lineId, text, byName: person.name });
    const changes = { remark: { before: null, after: text } };
    await recordEvent(tx, {
      action: 'remark written',
      subject: `filing ${entry.number}`,
      summary: input.lineId === null ? 'The whole filing' : `Line ${input.lineId}`,
      changes,
    });
    return good(null);
  });
}

/** Throws `conflict` unless this version is the one under review. */
export function refuseUnlessOpen(entry: ReviewEntry, versionNumber: number): void {
  if (versionNumber !== entry.current.number) throw conflict(`Filing ${entry.number} has a newer version. Open it and look at that one.`);
  if (entry.status !== 'in review') throw conflict(`Filing ${entry.number} is ${entry.status}; nothing can be added to its review now.`);
}

function hasLine(frozen: FrozenFiling, lineId: string): boolean {
  return frozen.sections.some((section) => section.lines.some((line) => line.id === lineId)) || frozen.cost.lines.some((line) => line.id === lineId);
}

function fault(field: string, message: string): Issue {
  return { severity: 'error', code: 'remark', field, message };
}
