import type { Context } from '../../context.ts';
import type { Issue } from '../../domain/result.ts';
import { paths } from '../../paths.ts';
import { readId } from '../../web/read-id.ts';
import type { Page } from '../../web/render-page.ts';
import type { Ask, Reply, Route } from '../../web/route-table.ts';
import { acceptancePage } from './acceptance-page.ts';
import { checkDecision, type Decision } from './check-decision.ts';
import { decideFiling } from './decide-filing.ts';
import { deciders } from './deciders.ts';
import { readVersion } from './inputs.ts';
import { getReviewDetail, type ReviewDetail } from './review-detail.ts';
import { reviewPage } from './review-page.ts';

export const reviewDecisionRoutes: Route[] = [{ method: 'post', path: paths.reviewDecision(':filingId'), may: deciders, handle: decide }];

async function decide(ctx: Context, ask: Ask): Promise<Reply> {
  const filingId = readId(ask, 'filingId');
  const kind = ask.body.decision;
  if (kind !== 'acceptance' && kind !== 'return') {
    const issues = [
      { severity: 'error' as const, code: 'decision', field: 'decision', message: 'Choose whether you accept the filing or return it.' },
    ];
    return { page: await decisionAgain(ctx, ask, issues), status: 422 };
  }
  const decision = { kind, text: ask.body.text ?? '', versionNumber: readVersion(ask.body.version) ?? 0 } as const;
  if (kind === 'acceptance' && ask.body.confirmed !== 'yes') return await askOnceMore(ctx, ask, decision);
  if (ask.body.back === 'yes') return { page: await decisionAgain(ctx, ask, []) };
  const result = await decideFiling(ctx, filingId, decision);
  if (!result.ok) return { page: await decisionAgain(ctx, ask, result.issues), status: 422 };
  return {
    redirect: paths.review(filingId),
    notice: kind === 'return' ? 'The filing is returned. The carrier sees your remarks.' : 'The filing is accepted.',
  };
}

/** An acceptance ends the review: what it comes to is said, and confirmed, before it is kept. */
async function askOnceMore(ctx: Context, ask: Ask, decision: Decision): Promise<Reply> {
  const issue = await checkDecision(ctx, readId(ask, 'filingId'), decision);
  if (issue) return { page: await decisionAgain(ctx, ask, [issue]), status: 422 };
  return { page: acceptancePage(await decisionDetail(ctx, ask, []), decision) };
}

/** The review with the decision as it was written. */
async function decisionAgain(ctx: Context, ask: Ask, issues: Issue[]): Promise<Page> {
  return reviewPage(await decisionDetail(ctx, ask, issues));
}

function decisionDetail(ctx: Context, ask: Ask, issues: Issue[]): Promise<ReviewDetail> {
  return getReviewDetail(ctx, readId(ask, 'filingId'), { number: undefined, form: { kind: 'decision', values: ask.body, issues } });
}
