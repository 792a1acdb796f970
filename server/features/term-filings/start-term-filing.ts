import type { Context } from '../../context.ts';
import { dayOf, formatDay } from '../../domain/calendar.ts';
import { termFormOf } from '../../domain/filing/forms/term-forms.ts';
import type { TermFilingKind } from '../../domain/filing/term-filing.ts';
import { bad, good, type Result } from '../../domain/result.ts';
import { recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { requireCarrierId, requirePerson } from '../accounts/index.ts';
import { getFiling } from '../filings/index.ts';
import { gatherTermFacts } from './gather-term-facts.ts';
import { getOwnDues, getTermStanding } from './get-term-standing.ts';
import { insertTermFiling, nextTermNumber } from './store.ts';

/**
 * Starts a filing of a kind for an application, or for the provider itself (null), with what is known filled in. Where it answers a due day (`due` is the
 * id of one that is open), it starts as the one about that day, and not before it can be made. Returns its id.
 */
export async function startTermFiling(ctx: Context, { kind, due }: AskedFor, filingId: number | null): Promise<Result<number>> {
  const carrierId = requireCarrierId(ctx);
  const { personId, name } = requirePerson(ctx);
  const form = termFormOf(kind);
  if (!form || form.isForApplication !== (filingId !== null)) return refuse('Choose what you want to file.');
  const application = filingId === null ? null : await getFiling(ctx, filingId);
  if (application && application.versions.length === 0) return refuse('Submit the application first. What follows its approval is filed after it.');
  if (application && !form.programs.includes(application.program))
    return refuse(`${form.shortTitle} is not filed under the program of this application.`);
  const dues = due === undefined ? [] : application ? (await getTermStanding(ctx, application)).dues : await getOwnDues(ctx);
  const answered = dues.find((one) => one.id === due && one.kind === form.kind);
  if (answered?.opensOn) return refuse(`${answered.title} can be made from ${formatDay(answered.opensOn)}. Start it on that day or later.`);
  const start = `${application ? application.number : dayOf(ctx.now).slice(0, 4)}-${letters[form.kind]}`;
  const blank = {
    kind: form.kind,
    filingId,
    number: `${start}0`,
    preparedAt: null,
    attachedJson: [],
    answersJson: { ...answered?.starts },
    rowsJson: {},
  };
  const { answers, rows } = form.prefill?.((await gatherTermFacts(ctx, blank)).facts) ?? { answers: blank.answersJson, rows: {} };
  return inTransaction(ctx, async (tx) => {
    const number = await nextTermNumber(tx, start);
    const id = await insertTermFiling(tx, {
      carrierId,
      filingId,
      kind: form.kind,
      number,
      answersJson: { ...answers },
      rowsJson: Object.fromEntries(Object.entries(rows).map(([key, list]) => [key, list.map((row) => ({ ...row }))])),
      attachedJson: [],
      createdBy: personId,
    });
    await recordEvent(tx, { action: 'filing started', subject: `filing ${number}`, summary: `${name} started: ${form.shortTitle}` });
    return good(id);
  });
}

/** As the paragraphs of 47 CFR 1.50004 are lettered; R is the annual report of 1.50007. */
const letters: Readonly<Record<TermFilingKind, string>> = {
  claim: 'G',
  'extension-petition': 'H',
  modification: 'C',
  'status-update': 'K',
  'spending-report': 'L',
  'final-spending-report': 'LF',
  'final-certification': 'M',
  'updated-certification': 'MU',
  'disposal-record': 'J',
  'annual-report': 'R',
};

interface AskedFor {
  kind: string;
  /** `annual-report-2026`. */
  due?: string | undefined;
}

function refuse(message: string): Result<number> {
  return bad([{ severity: 'error', code: 'kind', field: 'kind', message }]);
}
