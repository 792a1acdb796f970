import { z } from 'zod';
import type { Role } from '../../../db/schema/accounts.ts';
import { findHiddenMark, sayHiddenMark } from '../../domain/hidden-mark.ts';
import { bad, good, type Result } from '../../domain/result.ts';

export const rolesOf = {
  carrier: ['preparer', 'certifying officer'],
  administrator: ['reviewer', 'program manager', 'auditor'],
} as const satisfies Record<string, readonly Role[]>;

export const shortestPassword = 12;

const line = (label: string) =>
  z
    .string()
    .trim()
    .superRefine((text, issues) => {
      const mark = findHiddenMark(text, 'one line');
      if (mark !== undefined) issues.addIssue({ code: 'custom', message: `${label} ${sayHiddenMark(mark)}` });
    });
const personName = line('The name').min(2, 'Enter the full name, as it should stand on paper.').max(100, 'Shorten the name to 100 characters.');
const jobTitle = line('The title').min(2, 'Enter the job title, as it should stand on paper.').max(100, 'Shorten the title to 100 characters.');
const email = z.email('Enter an e-mail address like name@carrier.example.').max(200, 'Shorten the e-mail address to 200 characters.');
const password = z
  .string()
  .min(shortestPassword, `Choose a password of at least ${shortestPassword} characters. Three or four words are easiest to remember.`)
  .max(200, 'Shorten the password to 200 characters.');

const setup = z.object({
  organization: line('The name').min(2, 'Enter the name of your organization.').max(150, 'Shorten the name to 150 characters.'),
  kind: z.enum(['carrier', 'administrator'], 'Choose whether you are a carrier or administer the program.'),
  name: personName,
  title: jobTitle,
  email,
  password,
});

const acceptance = z.object({ name: personName, title: jobTitle, password });
const signIn = z.object({ email: z.string().trim().min(1, 'Enter your e-mail address.'), password: z.string().min(1, 'Enter your password.') });
const passwordChange = z.object({ current: z.string().min(1, 'Enter the password you use now.'), password });

export const readSetup = (body: Record<string, string>) => read(setup, body);
export const readAcceptance = (body: Record<string, string>) => read(acceptance, body);
export const readSignIn = (body: Record<string, string>) => read(signIn, body);
export const readPasswordChange = (body: Record<string, string>) => read(passwordChange, body);

/** Reads who is invited, to what. `kinds` are the organizations that the sender may invite to: their own, or a new one. */
export function readInvitation(body: Record<string, string>, roles: string[]): Result<InvitationInput> {
  const schema = z
    .object({
      email,
      into: z.enum(['own', 'carrier', 'administrator'], 'Choose whom you invite.'),
      organization: line('The name').max(150, 'Shorten the name to 150 characters.').default(''),
    })
    .refine((value) => value.into === 'own' || value.organization.length > 1, {
      path: ['organization'],
      message: 'Enter the name of the organization.',
    });
  const result = read(schema, body);
  if (!result.ok) return result;
  const known: Role[] = [...rolesOf.carrier, ...rolesOf.administrator];
  return good({ ...result.value, roles: known.filter((role) => roles.includes(role)) });
}

function read<T>(schema: z.ZodType<T>, body: Record<string, string>): Result<T> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return good(parsed.data);
  return bad(
    parsed.error.issues.map((issue) => ({
      severity: 'error' as const,
      code: 'input',
      field: issue.path.join('.'),
      message: issue.message,
    })),
  );
}

export interface InvitationInput {
  email: string;
  into: 'own' | 'carrier' | 'administrator';
  organization: string;
  roles: Role[];
}
