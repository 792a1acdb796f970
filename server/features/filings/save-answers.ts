import type { Context } from '../../context.ts';
import { type AnswerKey, answerFields, readAnswers } from '../../domain/filing/application-answers.ts';
import { canonicalJson } from '../../domain/filing/canonical-json.ts';
import type { FormField } from '../../domain/filing/form-field.ts';
import type { Issue } from '../../domain/result.ts';
import { notFound } from '../../platform/errors.ts';
import { changesBetween, listEventsNamed, recordEvent } from '../../platform/events.ts';
import { sha256Of } from '../../platform/files.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { requirePerson } from '../accounts/index.ts';
import { getFiling } from './queries.ts';
import { refuseUnlessEditable } from './refuse-unless-editable.ts';
import { updateFiling } from './store.ts';

/**
 * Saves the answers of one section. `revision` and `seen` (a fingerprint of the section) come from the form: when somebody saved the same section
 * since, nothing is written and the answers as saved come back, to be shown beside the new ones.
 */
export async function saveAnswers(ctx: Context, filingId: number, form: AnswersForm): Promise<AnswersOutcome> {
  const fields = fieldsOf(form.section);
  const read = readAnswers(pick(form.entered, fields));
  if (fields.length === 0) throw notFound('The form has no such section.');
  if (!read.ok) return { kind: 'refused', issues: read.issues };
  const entered = pick(read.value, fields);
  return inTransaction(ctx, async (tx): Promise<AnswersOutcome> => {
    const filing = await getFiling(tx, filingId);
    refuseUnlessEditable(filing);
    const stored = pick(filing.answersJson, fields);
    if (filing.revision !== form.revision && fingerprintOf(stored) !== form.seen && fingerprintOf(stored) !== fingerprintOf(entered)) {
      return {
        kind: 'conflict',
        message: await conflictWords(tx, filing.number, form.section),
        stored,
        revision: filing.revision,
        seen: fingerprintOf(stored),
      };
    }
    if (fingerprintOf(stored) === fingerprintOf(entered)) return { kind: 'saved', revision: filing.revision, seen: fingerprintOf(stored) };
    const others = Object.entries(filing.answersJson).filter(([key]) => !fields.some((field) => field.key === key));
    const answersJson = { ...Object.fromEntries(others), ...entered };
    await updateFiling(tx, filingId, { answersJson, revision: filing.revision + 1 });
    const changes = changesBetween(blankWhereMissing(stored, fields), blankWhereMissing(entered, fields));
    await recordEvent(tx, { action: 'answers saved', subject: `filing ${filing.number}`, summary: form.section, changes });
    return { kind: 'saved', revision: filing.revision + 1, seen: fingerprintOf(entered) };
  });
}

/** Who saved the section last, as far as its history tells. */
export async function conflictWords(ctx: Context, number: string, section: string): Promise<string> {
  const events = await listEventsNamed(ctx, `filing ${number}`, ['answers saved']);
  const last = events.find((event) => event.summary === section);
  const isOwn = last !== undefined && last.personId === requirePerson(ctx).personId;
  const who = last === undefined ? 'somebody else' : isOwn ? 'you in another window' : last.personName;
  return `${section} was saved by ${who} while you wrote. Your text is kept on this page, and the saved one stands beside it. Make one of the two, then press the button of the section.`;
}

/** The fields of one section of the answers; none where there is no such section. */
export function fieldsOf(section: string): FormField<AnswerKey>[] {
  return answerFields.filter((field) => field.section === section);
}

/** Fingerprint of a section's answers, for the form that changes them. */
export function fingerprintOfSection(answers: Readonly<Record<string, string | undefined>>, section: string): string {
  return fingerprintOf(pick(answers, fieldsOf(section)));
}

function fingerprintOf(answers: Record<string, string>): string {
  return sha256Of(canonicalJson(answers)).slice(0, 16);
}

function pick(texts: Readonly<Record<string, string | undefined>>, fields: readonly FormField[]): Record<string, string> {
  return Object.fromEntries(fields.flatMap(({ key }) => (texts[key] === undefined || texts[key] === '' ? [] : [[key, texts[key]]])));
}

function blankWhereMissing(texts: Record<string, string>, fields: readonly FormField[]): Record<string, string> {
  return Object.fromEntries(fields.map(({ key }) => [key, texts[key] ?? '']));
}

interface AnswersForm {
  section: string;
  revision: number;
  seen: string;
  entered: Readonly<Record<string, string>>;
}

export type AnswersOutcome =
  | { kind: 'saved'; revision: number; seen: string }
  | { kind: 'refused'; issues: Issue[] }
  | { kind: 'conflict'; message: string; stored: Record<string, string>; revision: number; seen: string };
