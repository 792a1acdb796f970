import { counted } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import { dayText } from '../filings/index.ts';
import type { TermDetail } from './term-detail.ts';

/** What happens next with a filing of the term, and who acts. */
export function termNext({ filing, content, person, officers }: TermDetail) {
  const isPreparer = person.roles.includes('preparer');
  const who = isPreparer ? 'You act.' : 'The preparer acts.';
  const failures = content.failures.length;
  if (filing.state === 'Being submitted') return null;
  if (filing.state === 'Submitted') {
    const version = filing.versions.at(-1);
    const text = version ? `Version ${version.number} was submitted on ${dayText(version.submittedAt)} by ${version.submittedByName}.` : '';
    return { title: 'This filing is submitted. Nothing is left to do here.', text };
  }
  if (filing.state === 'Draft') {
    if (failures > 0) {
      const action = isPreparer ? { label: 'Fill in', href: paths.termFilingAnswers(filing.id) } : undefined;
      return {
        title: `Next: put right what ${counted(failures, 'check')} found.`,
        text: 'Each fault leads to its field or cell.',
        who,
        ...(action && { action }),
      };
    }
    const text = 'No check fails. It is then locked for the certifying officer.';
    return { title: 'Next: say that the filing is complete.', text, who, action: { label: 'Say it is complete', href: '#complete' } };
  }
  if (failures > 0) {
    const title = `Next: unlock the filing, because ${counted(failures, 'check fails', 'checks fail')} now.`;
    return {
      title,
      text: 'It cannot be certified like this.',
      who: 'The preparer or the certifying officer acts.',
      action: { label: 'To the unlocking', href: '#unlock' },
    };
  }
  if (officers.length === 0) {
    const text = 'Whoever prepared a filing cannot certify it, and nobody else has the role.';
    return { title: 'Next: invite a certifying officer.', text, who: 'You act.', action: { label: 'People', href: paths.people() } };
  }
  if (person.roles.includes('certifying officer') && filing.preparedBy !== person.personId) {
    const action = { label: 'Read and certify', href: paths.termFilingCertification(filing.id) };
    return {
      title: 'Next: certify and submit it.',
      text: 'Read the page that follows: it holds the answers, the warnings and every certification.',
      who: 'You act.',
      action,
    };
  }
  return {
    title: 'Next: the certifying officer certifies and submits it.',
    text: `${officers.join(' or ')} can do it.`,
    who: 'The certifying officer acts.',
  };
}
