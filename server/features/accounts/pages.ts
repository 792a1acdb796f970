import type { Role } from '../../../db/schema/accounts.ts';
import type { Person } from '../../context.ts';
import { dayOf, formatDay, type Instant } from '../../domain/calendar.ts';
import type { Issue } from '../../domain/result.ts';
import { capitalised } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import { type FormField, formPage, toControl } from '../../web/form-page.ts';
import type { Page } from '../../web/render-page.ts';
import { rolesOf, shortestPassword } from './inputs.ts';
import type { listOpenInvitations, listPeople } from './queries.ts';

const passwordHint = `At least ${shortestPassword} characters. Three or four words that you remember are good.`;

const roleHints: Record<Role, string> = {
  preparer: 'enters the inventory, makes estimates, prepares filings',
  'certifying officer': 'certifies and submits; signs by name and title',
  reviewer: 'checks filings, writes remarks, accepts or returns',
  'program manager': 'does all a reviewer does and invites carriers',
  auditor: 'reads everything that was filed, changes nothing',
};

export function signInPage(values: Record<string, string>, issues: Issue[]): Page {
  return formPage({
    title: 'Sign in',
    sentence: 'Use the e-mail address you were invited with.',
    action: paths.signIn(),
    submitLabel: 'Sign in',
    issues,
    groups: [
      {
        fields: [
          { name: 'email', label: 'E-mail address', kind: 'email', value: values.email ?? '', required: true, autocomplete: 'username' },
          { name: 'password', label: 'Password', kind: 'password', required: true, autocomplete: 'current-password' },
        ],
      },
    ],
    aside: 'Forgot the password? Ask a colleague to switch your account off and invite you again under another address.',
  });
}

export function setupPage(values: Record<string, string>, issues: Issue[]): Page {
  return formPage({
    title: 'Set up your organization',
    sentence: 'You become its first person and invite the others.',
    action: paths.setup(),
    submitLabel: 'Set up and sign in',
    cancelHref: paths.home(),
    issues,
    groups: [
      {
        legend: 'Your organization',
        fields: [
          { name: 'organization', label: 'Name', kind: 'text', value: values.organization ?? '', required: true, autocomplete: 'organization' },
          {
            name: 'kind',
            label: 'What it does',
            kind: 'radio',
            value: values.kind ?? '',
            required: true,
            options: [
              { value: 'carrier', label: 'Carrier', hint: 'We run a network and file for reimbursement.' },
              { value: 'administrator', label: 'Administrator', hint: 'We review filings and decide about them.' },
            ],
          },
        ],
      },
      { legend: 'You', fields: [...personFields(values), emailField(values), passwordField('password', 'Password')] },
    ],
  });
}

export function acceptancePage(
  token: string,
  invitation: { organizationName: string; email: string },
  form: { values: Record<string, string>; issues: Issue[] },
): Page {
  return formPage({
    title: `Join ${invitation.organizationName}`,
    sentence: `You were invited as ${invitation.email}, which will be your sign-in name.`,
    action: paths.invitation(token),
    submitLabel: 'Create my account',
    issues: form.issues,
    groups: [{ fields: [...personFields(form.values), passwordField('password', 'Password')] }],
  });
}

export function accountPage(person: Person, issues: Issue[]): Page {
  return formPage({
    title: 'Your account',
    sentence: `${person.name}, ${person.title}. Sign-in name ${person.email}. Roles: ${person.roles.join(', ')}.`,
    action: paths.account(),
    submitLabel: 'Change password',
    issues,
    groups: [
      {
        legend: 'Change your password',
        fields: [
          { name: 'current', label: 'Current password', kind: 'password', required: true, autocomplete: 'current-password' },
          passwordField('password', 'New password'),
        ],
      },
    ],
  });
}

export function peoplePage(
  person: Person,
  lists: PeopleLists,
  form: { values: Record<string, string>; roles: string[]; issues: Issue[]; link: string | null },
): Page {
  const mayInvite = person.roles.some((role) => role !== 'auditor' && role !== 'reviewer');
  const into = [{ value: 'own', label: `A colleague at ${person.organizationName}` }];
  if (person.roles.includes('program manager')) into.push({ value: 'carrier', label: 'A carrier, to set itself up on this server' });
  if (person.organizationKind === 'carrier' && !lists.hasAdministrator) {
    into.push({ value: 'administrator', label: 'The administrator, to review filings on this server' });
  }
  const roles = rolesOf[person.organizationKind].map((role) => ({ value: role, label: capitalised(role), hint: roleHints[role] }));
  const messages = new Map(form.issues.map((issue) => [issue.field ?? '', issue.message]));
  const control = (field: FormField) => toControl(field, messages.get(field.name) ?? null);
  const active = lists.people.filter((row) => row.isActive).length;
  return {
    template: 'accounts/people',
    title: 'People',
    view: {
      head: { title: 'People', sentence: `${active} ${active === 1 ? 'person' : 'people'} of ${person.organizationName} can sign in here.` },
      table: {
        caption: 'People and their roles',
        captionHidden: true,
        columns: [{ label: 'Name', kind: 'key' }, { label: 'Sign-in name', kind: 'prose' }, { label: 'Roles' }, { label: 'Account' }],
        rows: lists.people.map((row) => ({
          cells: [
            { text: row.name, small: row.title },
            { text: row.email },
            { text: row.rolesJson.map(capitalised).join(', ') },
            { tag: row.isActive ? { label: 'Active', tone: 'ok' } : { label: 'Switched off' } },
          ],
        })),
      },
      people: lists.people.map((row) => ({
        name: row.name,
        action: paths.person(row.id),
        roles: {
          ...toControl({ name: 'roles', label: 'Roles', kind: 'checkboxes', options: roles, values: row.rolesJson }, null),
          id: `roles-${row.id}`,
        },
        active: { id: `active-${row.id}`, name: 'active', kind: 'checkbox', label: 'May sign in', value: 'yes', checked: row.isActive },
      })),
      mayInvite,
      link: form.link,
      issues: form.issues.map((issue) => ({ message: issue.message, href: issue.field ? `#${issue.field}` : null })),
      inviteAction: paths.peopleInvitations(),
      inviteFields: [
        control({ name: 'into', label: 'Whom', kind: 'radio', options: into, value: form.values.into ?? 'own', required: true }),
        control({
          name: 'email',
          label: 'E-mail address',
          hint: 'It becomes the sign-in name.',
          kind: 'email',
          value: form.values.email ?? '',
          required: true,
        }),
        ...(into.length > 1
          ? [
              control({
                name: 'organization',
                label: 'Name of the organization',
                hint: 'Only when you invite another organization.',
                kind: 'text',
                value: form.values.organization ?? '',
              }),
            ]
          : []),
        control({ name: 'roles', label: 'Roles', hint: 'Only for a colleague.', kind: 'checkboxes', options: roles, values: form.roles }),
      ],
      hasInvitations: lists.invitations.length > 0,
      invitationTable: {
        caption: 'Invitations nobody has used yet',
        captionHidden: true,
        columns: [{ label: 'E-mail address', kind: 'key' }, { label: 'To' }, { label: 'Roles' }, { label: 'Works until' }],
        rows: lists.invitations.map((row) => ({
          cells: [
            { text: row.email },
            { text: row.organizationName },
            { text: row.rolesJson.map(capitalised).join(', ') },
            { text: formatDay(dayOf(row.expiresAt as Instant)) },
          ],
        })),
      },
    },
  };
}

function personFields(values: Record<string, string>) {
  return [
    { name: 'name', label: 'Full name', kind: 'text' as const, value: values.name ?? '', required: true, autocomplete: 'name' },
    {
      name: 'title',
      label: 'Job title',
      hint: 'It stands beside your name on what you sign.',
      kind: 'text' as const,
      value: values.title ?? '',
      required: true,
      autocomplete: 'organization-title',
    },
  ];
}

function emailField(values: Record<string, string>) {
  return {
    name: 'email',
    label: 'E-mail address',
    hint: 'Your sign-in name.',
    kind: 'email' as const,
    value: values.email ?? '',
    required: true,
    autocomplete: 'email',
  };
}

function passwordField(name: string, label: string) {
  return { name, label, hint: passwordHint, kind: 'password' as const, required: true, autocomplete: 'new-password' };
}

interface PeopleLists {
  people: Awaited<ReturnType<typeof listPeople>>;
  invitations: Awaited<ReturnType<typeof listOpenInvitations>>;
  hasAdministrator: boolean;
}
