import type { Context } from '../../context.ts';
import { dayOf, type Instant } from '../../domain/calendar.ts';
import { gravestFirst } from '../../domain/filing/checks/order-warnings.ts';
import { countMissing } from '../../domain/filing/evidence.ts';
import { whatToSend } from '../../domain/filing/letter/what-to-send.ts';
import { pointShareWords } from '../../domain/filing/shown-value.ts';
import { formatCents } from '../../domain/money.ts';
import { closedWindow } from '../../domain/programs/closed-window.ts';
import { getProgram } from '../../domain/programs/programs.ts';
import { counted } from '../../domain/words.ts';
import { listPeople, requirePerson } from '../accounts/index.ts';
import { listOfficerChanges, type OfficerChange } from './list-officer-changes.ts';
import { programTitle } from './pages.ts';
import type { FilingEntry } from './queries.ts';
import type { FilingContent } from './read-content.ts';
import { dayOr, momentText, programWords, sureWords, whole } from './words.ts';

/** A sentence or two: on paper it stands among the warnings alone, where it is one. */
export const comparisonLabel = 'Beside public figures';

/** What an officer reads before signing, on the screen and on one page of paper. */
export async function getOfficerSummary(ctx: Context, filing: FilingEntry, content: FilingContent): Promise<OfficerSummary> {
  const preparer = (await listPeople(ctx)).find((person) => person.id === filing.preparedBy);
  const program = programTitle(filing.program);
  const warnings = gravestFirst(content.checks.filter((check) => check.outcome === 'warning'));
  return {
    at: ctx.now,
    number: filing.number,
    carrierName: requirePerson(ctx).organizationName,
    program,
    sentence: sentenceOf(content, programWords(filing.program)),
    prepared:
      filing.preparedAt === null ? '' : `${preparer?.name ?? 'The preparer'} said on ${momentText(filing.preparedAt)} that the filing is complete.`,
    figures: figuresOf(content),
    changes: await listOfficerChanges(ctx, filing, content),
    window: windowOf(ctx, filing),
    statements: getProgram(filing.program).certifications.map((certification) => certification.short),
    warningSentence: warningSentenceOf(warnings.length, content.failures.length),
    warnings: warnings.map(({ id, title, sentence, citation }) => ({ title: notMet(title), sentence, citation, means: meaningOf(id) })),
  };
}

/** What no check tells, and stands before all that they warn of. */
function windowOf(ctx: Context, { program, versions }: FilingEntry): OfficerSummary['window'] {
  const closed = closedWindow(getProgram(program), dayOf(ctx.now), { isAmendment: versions.length > 0 });
  if (!closed) return null;
  const basis = closed.basis.map(({ what, citation, confidence }) => `${what}: ${citation}, ${sureWords[confidence]}`);
  return { title: closed.title, sentence: closed.sentence, citation: `${basis.join('. ')}.` };
}

function warningSentenceOf(warned: number, failed: number): string {
  if (warned === 0) return failed === 0 ? 'Every check passes.' : 'No check warns.';
  if (warned === 1) return '1 check warns. A warning does not stop the filing; the administrator sees it too.';
  return `${warned} checks warn, the gravest first as this software ranks them. A warning does not stop the filing; the administrator sees it too.`;
}

/** The title of a check is its rule: a warning is read as its opposite. */
export function notMet(title: string): string {
  return `Not met: ${title}`;
}

function meaningOf(checkId: string): string {
  const send = whatToSend(checkId);
  return send === null ? 'The administrator may ask about it.' : `The administrator may ask for this: ${send}`;
}

function sentenceOf({ summary }: FilingContent, program: string): string {
  if (!summary) return 'There is no estimate, so there is nothing to certify.';
  return `You certify an application for ${formatCents(summary.total.likelyCents)} under ${program}, to replace the covered equipment at ${counted(summary.coveredSiteCount, 'site')}.`;
}

function figuresOf({ summary, units, siteCount, evidence }: FilingContent): OfficerSummary['figures'] {
  if (!summary) return [];
  const { missing, of } = countMissing(evidence);
  return [
    {
      label: 'Asked for (likely)',
      value: formatCents(summary.total.likelyCents),
      note: `from ${formatCents(summary.total.lowCents)} to ${formatCents(summary.total.highCents)}; ${pointShareWords(summary.risk.pointShare)}`,
    },
    { label: '8 in 10 chance of no more than', value: formatCents(summary.risk.percentiles.p80) },
    ...(summary.keptOutCents === 0 ? [] : [{ label: 'Not asked for', value: formatCents(summary.keptOutCents), note: 'the carrier pays it itself' }]),
    {
      label: 'Covered equipment',
      value: counted(units.covered, 'unit'),
      note: `in an inventory of ${counted(siteCount, 'site')}; ${whole(units.boundary)} open under the rules`,
    },
    { label: 'Work starts', value: dayOr(summary.schedule.settings.startOn, 'Not planned') },
    {
      label: 'Finished, 8 in 10 chance',
      value: dayOr(summary.schedule.p80FinishOn, 'Not planned'),
      note: `term ends ${dayOr(summary.schedule.termEndsOn, 'on no day that is known')}`,
    },
    { label: 'Evidence', value: missing === 0 ? 'Nothing is missing' : `Missing in ${missing} of ${counted(of, 'place')}` },
    { label: comparisonLabel, value: summary.comparison.sentence },
  ];
}

export interface OfficerSummary {
  at: Instant;
  number: string;
  carrierName: string;
  program: string;
  sentence: string;
  /** Who said when that it is complete; empty unless it is. */
  prepared: string;
  figures: { label: string; value: string; note?: string }[];
  changes: OfficerChange[];
  warningSentence: string;
  /** That no application is taken now, with the rule and how sure it is; null where that is not known. */
  window: { title: string; sentence: string; citation: string } | null;
  /** What is certified, each statement in few words and in the order of the page. */
  statements: string[];
  /** Open warnings, the gravest first, each with what it means for the filing. */
  warnings: { title: string; sentence: string; citation: string; means: string }[];
}
