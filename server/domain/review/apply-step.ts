import { bad, good, type Issue, type Result } from '../result.ts';
import type { ReviewRemark, ReviewStatus, ReviewStep } from './review.ts';
import { reviewStatus } from './review-status.ts';

export type ReviewRole = 'preparer' | 'certifying officer' | 'reviewer' | 'program manager' | 'auditor';

type StepKind = ReviewStep['kind'];

/** Which step leads on from which status, and who may take it. `null` is a filing that was never submitted. */
const transitions: readonly { from: ReviewStatus | null; step: StepKind; roles: readonly ReviewRole[] }[] = [
  { from: null, step: 'submission', roles: ['certifying officer'] },
  { from: 'submitted', step: 'opening', roles: ['reviewer', 'program manager'] },
  { from: 'in review', step: 'return', roles: ['reviewer', 'program manager'] },
  { from: 'in review', step: 'acceptance', roles: ['reviewer', 'program manager'] },
  { from: 'returned', step: 'answer', roles: ['preparer', 'certifying officer'] },
  { from: 'returned', step: 'submission', roles: ['certifying officer'] },
];

const verbs: Record<StepKind, string> = {
  submission: 'submit it',
  opening: 'open it for review',
  return: 'return it',
  acceptance: 'accept it',
  answer: 'answer remarks on it',
};

/** The steps that somebody with these roles may take now. */
export function openSteps(status: ReviewStatus | null, roles: readonly ReviewRole[]): StepKind[] {
  return transitions.filter(({ from, roles: allowed }) => from === status && allowed.some((role) => roles.includes(role))).map(({ step }) => step);
}

/**
 * Takes one step: gives the history with it, or the sentence that says why not. `roles` are those of the person who takes it; `remarks` are the
 * remarks on the current version (for a return or acceptance) or those that were sent (for a new submission).
 */
export function applyStep(
  history: readonly ReviewStep[],
  step: ReviewStep,
  by: { roles: readonly ReviewRole[]; remarks: readonly ReviewRemark[] },
): Result<ReviewStep[]> {
  const status = reviewStatus(history);
  const row = transitions.find(({ from, step: kind }) => from === status && kind === step.kind);
  if (!row)
    return refuse('step-not-open', `The filing is ${status ?? 'not submitted yet'}, so nobody can ${verbs[step.kind]} now. ${nextSentence(status)}`);
  if (!row.roles.some((role) => by.roles.includes(role))) {
    return refuse('step-not-yours', `Only a ${row.roles.join(' or a ')} can ${verbs[step.kind]}. Ask one to do it.`);
  }
  const issue = versionIssue(history, step) ?? timeIssue(history, step) ?? contentIssue(step, status, by.remarks);
  return issue ? bad([issue]) : good([...history, step]);
}

function nextSentence(status: ReviewStatus | null): string {
  const open = transitions.filter(({ from }) => from === status);
  if (open.length === 0) return 'Its review is over.';
  const roles = [...new Set(open.flatMap(({ roles: allowed }) => allowed))];
  return `Next, a ${roles.join(' or a ')} can ${open.map(({ step }) => verbs[step]).join(' or ')}.`;
}

function versionIssue(history: readonly ReviewStep[], step: ReviewStep): Issue | null {
  const current = history.findLast(({ kind }) => kind === 'submission')?.versionNumber ?? 0;
  const wanted = step.kind === 'submission' ? current + 1 : current;
  if (step.versionNumber === wanted) return null;
  const message =
    step.kind === 'submission'
      ? `The next version is ${wanted}, not ${step.versionNumber}. Reload the filing and submit again.`
      : `Version ${current} is the current one, not ${step.versionNumber}. Reload the filing and look at the new version first.`;
  return { severity: 'error', code: 'version-not-current', message };
}

function timeIssue(history: readonly ReviewStep[], step: ReviewStep): Issue | null {
  const last = history.at(-1);
  if (!last || step.at >= last.at) return null;
  return { severity: 'error', code: 'step-before-last', message: 'The step would lie before the last one. Check the clock of this server.' };
}

function contentIssue(step: ReviewStep, status: ReviewStatus | null, remarks: readonly ReviewRemark[]): Issue | null {
  if (step.kind === 'return' && step.text.trim() === '' && remarks.length === 0) {
    return {
      severity: 'error',
      code: 'return-without-reason',
      message: 'A return needs a reason. Write a remark on a line, or say for the whole filing what is wrong.',
      field: 'text',
    };
  }
  if (step.kind === 'answer' && step.text.trim() === '') {
    return { severity: 'error', code: 'answer-empty', message: 'The answer is empty. Write what was changed, or why nothing was.', field: 'text' };
  }
  const open = remarks.filter(({ answer }) => answer === null || answer.trim() === '').length;
  if (step.kind === 'submission' && status === 'returned' && open > 0) {
    const message = `${open === 1 ? 'One remark has' : `${open} remarks have`} no answer. Answer every remark before the filing is submitted again.`;
    return { severity: 'error', code: 'remarks-unanswered', message };
  }
  return null;
}

function refuse(code: string, message: string): Result<never> {
  return bad([{ severity: 'error', code, message }]);
}
