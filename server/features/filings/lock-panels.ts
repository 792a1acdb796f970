import { capitalised } from '../../domain/words.ts';
import type { JobRow } from '../../platform/work/jobs.ts';
import { toControl } from '../../web/form-page.ts';
import type { FilingDetail } from './filing-detail.ts';
import { momentText } from './words.ts';

const lockTitles: Readonly<Record<string, string>> = {
  'filing prepared': 'Said complete, and locked',
  'filing certified': 'Certified',
  'filing unlocked': 'Unlocked',
  'filing submitted': 'Submitted',
};

/** Each lock, signature, unlock and submission, newest first; null before the first. */
export function locksPart({ locks }: FilingDetail) {
  if (locks.length === 0) return null;
  return {
    label: 'Locks, signatures and submissions',
    items: locks.map((event) => ({
      title: lockTitles[event.action] ?? capitalised(event.action),
      when: momentText(event.at),
      who: event.personName,
      text: event.summary,
      state: 'done',
    })),
  };
}

/** Where a certified filing stands that is no version yet: in words, so that nobody takes a signature for a submission. Null when none is under way. */
export function standingOf(of: Pick<FilingDetail, 'filing' | 'submissionJob' | 'locks'>): { title: string; text: string; isFault: boolean } | null {
  const { filing, submissionJob, locks } = of;
  if (!submissionJob || (filing.state !== 'Ready to certify' && filing.state !== 'Being submitted')) return null;
  const signed = locks.find((event) => event.action === 'filing certified');
  const by = signed ? `${signed.personName} certified it on ${momentText(signed.at)}. ` : '';
  if (filing.state === 'Being submitted') {
    const where =
      submissionJob.status === 'queued' ? `It waits for its turn since ${momentText(submissionJob.createdAt)}` : 'The version is being made';
    const text = `${by}${where}: until it stands under “On paper”, nothing is submitted and the administrator has nothing. It cannot be unlocked meanwhile.`;
    return { title: 'Certified, not submitted yet.', text, isFault: false };
  }
  return submissionJob.status === 'failed' ? failed(submissionJob, by) : null;
}

function failed({ error }: JobRow, by: string) {
  const text = `${by}Nothing was submitted, and the administrator has nothing of it. ${error ?? ''} The filing is as it was, and still locked: an officer certifies it again, or somebody unlocks it and says why.`;
  return { title: 'The submission did not go through.', text, isFault: true };
}

/** The form that unlocks: what it undoes, who must act again, and what is kept. */
export function unlockPart(detail: FilingDetail, action: string, error: string | null) {
  const { filing, form, locks, officers } = detail;
  if (filing.state !== 'Ready to certify') return null;
  const said = locks.find((event) => event.action === 'filing prepared');
  const undone = said
    ? `What ${said.personName} said on ${momentText(said.at)}: that the filing is complete.`
    : 'That the filing was said to be complete.';
  const signature = standingOf(detail)?.isFault ? ' The signature of the submission that did not go through counts no more.' : '';
  const who = officers.length === 0 ? 'nobody has that role yet: invite one under People' : officers.join(' or ');
  return {
    action,
    facts: [
      { label: 'Undone', value: `${undone}${signature}` },
      {
        label: 'Who must act again',
        value: `A preparer says once more that it is complete. Then a certifying officer reads and certifies it, never the same person: ${who}.`,
      },
      {
        label: 'Kept',
        value: 'Every answer, the estimate, documents, remarks with their answers, the draft on paper, and each version as it was filed.',
      },
    ],
    field: toControl(
      {
        name: 'reason',
        label: 'Why it is unlocked',
        hint: 'It stays in the history, with your name.',
        kind: 'textarea',
        width: 'full',
        value: form.values.reason ?? '',
        maxLength: 500,
      },
      error,
    ),
  };
}
