import { hiddenMarkIssues } from '../../domain/hidden-mark.ts';
import type { CertificationText } from '../../domain/programs/program.ts';
import type { Issue } from '../../domain/result.ts';

/** What is wrong with a signature: a certification not ticked, another name than that of the account, no title, no password. Empty when all is well. */
export function signatureIssues(signature: Signed, wanted: { name: string; certifications: readonly CertificationText[] }): Issue[] {
  const issues: Issue[] = [];
  for (const [index, { id, short }] of wanted.certifications.entries()) {
    const message = `Statement ${index + 1} is not ticked: ${short}. Tick it, or unlock the filing and say what must change.`;
    if (!signature.ticked.includes(id)) issues.push(signatureFault('certification', `certify-${id}`, message));
  }
  if (plain(signature.name) !== plain(wanted.name))
    issues.push(signatureFault('signature', 'name', `Sign with your name as it stands in your account: ${wanted.name}.`));
  if (signature.title.trim().length < 2) issues.push(signatureFault('signature', 'title', 'Enter your title, as it should stand on the filing.'));
  if (signature.title.trim().length > 100) issues.push(signatureFault('signature', 'title', 'Shorten the title to 100 characters.'));
  issues.push(...hiddenMarkIssues({ field: 'title', label: 'The title', text: signature.title.trim(), lines: 'one line' }));
  if (signature.password === '') issues.push(signatureFault('password', 'password', 'Enter your password once more: it stands for your signature.'));
  return issues;
}

/** Whoever prepared a filing never certifies it. */
export const samePerson: Issue = {
  severity: 'error',
  code: 'same-person',
  message: 'You prepared this filing, so somebody else must certify it. Ask another certifying officer, or invite one under People.',
};

export const wrongPassword: Issue = signatureFault('password', 'password', 'That is not your password. Nothing was submitted. Enter it again.');

function plain(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLowerCase();
}

function signatureFault(code: string, field: string, message: string): Issue {
  return { severity: 'error', code, field, message };
}

interface Signed {
  ticked: readonly string[];
  name: string;
  title: string;
  password: string;
}
