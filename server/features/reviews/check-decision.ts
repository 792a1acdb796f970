import type { Context } from '../../context.ts';
import { hiddenMarkIssues } from '../../domain/hidden-mark.ts';
import type { Issue } from '../../domain/result.ts';
import { refuseUnlessOpen } from './add-remark.ts';
import { getReview, listRemarks } from './queries.ts';

const longestText = 4000;

/** What stands in the way of a decision as things are now, before anybody is asked to confirm it. */
export async function checkDecision(ctx: Context, filingId: number, decision: Decision): Promise<Issue | null> {
  const entry = await getReview(ctx, filingId);
  refuseUnlessOpen(entry, decision.versionNumber);
  const remarks = (await listRemarks(ctx, entry)).filter((remark) => remark.versionNumber === decision.versionNumber);
  return decisionIssue(decision, remarks.length);
}

/** The same for a version with so many remarks. */
export function decisionIssue({ kind, text: sent }: Decision, remarkCount: number): Issue | null {
  const text = plainText(sent);
  if (text.length > longestText) return fault('text', `Shorten the text to ${longestText} characters.`);
  const [hidden] = hiddenMarkIssues({ field: 'text', label: 'The decision', text });
  if (hidden) return hidden;
  if (kind === 'return' && remarkCount === 0) {
    return fault(
      'decision',
      'A return needs at least one remark: the carrier answers remarks one by one. Write one on a line, or about the whole filing.',
    );
  }
  if (kind === 'acceptance' && remarkCount > 0) {
    return fault(
      'decision',
      `${remarkCount === 1 ? 'One remark was' : `${remarkCount} remarks were`} written and not sent. Delete them, or return the filing.`,
    );
  }
  return kind === 'acceptance' && text === '' ? fault('text', 'Write the decision in a sentence or two, as the carrier will read it.') : null;
}

export function plainText(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim();
}

function fault(field: string, message: string): Issue {
  return { severity: 'error', code: 'decision', field, message };
}

export interface Decision {
  kind: 'acceptance' | 'return';
  text: string;
  versionNumber: number;
}
