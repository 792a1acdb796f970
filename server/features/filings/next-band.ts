import { formatDay } from '../../domain/calendar.ts';
import { counted } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import type { FilingDetail } from './filing-detail.ts';
import { dayText } from './words.ts';

/** What happens next with a filing, and who acts: one band, for the person who looks at it. */
export function nextBand(detail: FilingDetail): NextBand | null {
  const { filing } = detail;
  if (filing.state === 'Draft') return ofDraft(detail);
  if (filing.state === 'Returned') return ofReturned(detail);
  if (filing.state === 'Ready to certify') return ofPrepared(detail);
  if (filing.state === 'Being submitted') return null;
  if (filing.state === 'Accepted') {
    const accepted = filing.steps.findLast((step) => step.kind === 'acceptance');
    return {
      title: 'The administrator has accepted this filing.',
      text: `${accepted ? `${dayText(accepted.at)}: ${accepted.text}` : ''} What follows is filed after it.`,
      action: { label: 'Filed after approval', href: paths.filingTerm(filing.id) },
    };
  }
  const due = detail.clock ? ` by ${formatDay(detail.clock.dueOn)} (${detail.clock.note})` : '';
  return { title: `Next: the administrator decides about version ${filing.versions.length}${due}.`, who: 'The administrator acts.' };
}

function ofDraft(detail: FilingDetail): NextBand {
  const who = actor(detail, 'preparer');
  const failures = detail.content.failures.length;
  if (!detail.content.estimate) {
    return {
      title: 'Next: choose the estimate that this filing rests on.',
      text: 'The answers can be written at the same time.',
      who,
      action: { label: 'To the estimate', href: '#estimate' },
    };
  }
  if (failures > 0) {
    const text = 'Each failed check leads to the field, site or item that it is about.';
    return { title: `Next: put right what ${counted(failures, 'check')} found.`, text, who, action: { label: 'To the checks', href: '#checks' } };
  }
  return {
    title: 'Next: say that the filing is complete.',
    text: 'No check fails. It is then locked for the certifying officer.',
    who,
    action: { label: 'Say it is complete', href: '#complete' },
  };
}

function ofReturned(detail: FilingDetail): NextBand {
  const { filing, clock } = detail;
  const who = actor(detail, 'preparer');
  const mine = detail.remarks.filter((remark) => remark.versionNumber === filing.versions.length);
  const open = mine.filter((remark) => (remark.answer ?? '') === '').length;
  const cure = clock?.cureDueOn ? ` The days to cure end on ${formatDay(clock.cureDueOn)}.` : '';
  if (open > 0) {
    return {
      title: `Next: answer ${counted(open, 'remark')} of the administrator, and change what needs it.`,
      text: `Then it is certified and submitted again.${cure}`,
      who,
      action: { label: 'To the remarks', href: '#remarks' },
    };
  }
  const failures = detail.content.failures.length;
  if (failures > 0)
    return {
      title: `Next: put right what ${counted(failures, 'check')} found.`,
      text: cure,
      who,
      action: { label: 'To the checks', href: '#checks' },
    };
  return {
    title: 'Next: say that the filing is complete again.',
    text: `Every remark is answered.${cure}`,
    who,
    action: { label: 'Say it is complete', href: '#complete' },
  };
}

function ofPrepared(detail: FilingDetail): NextBand {
  const { filing, person, officers } = detail;
  const failures = detail.content.failures.length;
  if (failures > 0) {
    const text = 'The filing cannot be certified like this. Say why it is unlocked; the preparer then puts it right.';
    const title = `Next: unlock the filing, because ${counted(failures, 'check fails', 'checks fail')} now.`;
    return { title, text, who: 'The preparer or the certifying officer acts.', action: { label: 'To the unlocking', href: '#unlock' } };
  }
  const prepared = filing.preparedAt === null ? '' : `The preparer said on ${dayText(filing.preparedAt)} that it is complete.`;
  if (officers.length === 0) {
    const text = `${prepared} Whoever prepared a filing cannot certify it, and nobody else has the role.`;
    return { title: 'Next: invite a certifying officer.', text, who: 'You act.', action: { label: 'People', href: paths.people() } };
  }
  if (person.roles.includes('certifying officer') && filing.preparedBy !== person.personId) {
    const text = `${prepared} Read the page that follows: it holds the figures, the warnings and every certification.`;
    return {
      title: 'Next: certify and submit it.',
      text,
      who: 'You act.',
      action: { label: 'Read and certify', href: paths.filingCertification(filing.id) },
    };
  }
  return {
    title: 'Next: the certifying officer certifies and submits it.',
    text: `${prepared} ${officers.join(' or ')} can do it.`,
    who: 'The certifying officer acts.',
  };
}

function actor({ person }: FilingDetail, role: 'preparer'): string {
  return person.roles.includes(role) ? 'You act.' : `The ${role} acts.`;
}

interface NextBand {
  title: string;
  text?: string;
  who?: string;
  action?: { label: string; href: string };
}
