import type { Person } from '../../context.ts';
import { type CarrierProfile, profileFields } from '../../domain/filing/carrier-profile.ts';
import { choiceLabel, type FormField } from '../../domain/filing/form-field.ts';
import type { Issue } from '../../domain/result.ts';
import { paths } from '../../paths.ts';
import type { Page } from '../../web/render-page.ts';
import { toFormField } from '../../web/to-form-field.ts';

/** Who the carrier is, in the words of its filings: a form for preparers, a list of facts for others. */
export function profilePage(person: Person, form: { values: Readonly<Record<string, string>>; issues: Issue[]; seen: string }): Page {
  const isNew = Object.keys(form.values).length === 0;
  const values: Readonly<Record<string, string>> = isNew ? { legalName: person.organizationName } : form.values;
  const messages = new Map(form.issues.map((issue) => [issue.field ?? '', issue.message]));
  const missing = profileFields.filter((field) => field.required && (values[field.key] ?? '') === '');
  const mayEdit = person.roles.includes('preparer');
  return {
    template: 'accounts/organization',
    title: 'Organization profile',
    view: {
      head: {
        title: 'Organization profile',
        sentence: 'Who the carrier is. Every filing takes these words and numbers from here.',
      },
      next: nextBand(missing, { isNew, mayEdit }),
      issues: form.issues.map((issue) => ({ message: issue.message, href: issue.field ? `#${issue.field}` : null })),
      mayEdit,
      action: paths.organization(),
      seen: form.seen,
      missing: missing.map((field) => ({ label: field.label, href: mayEdit ? `#${field.key}` : null })),
      groups: groupsOf(profileFields).map((group) => ({
        legend: group.section,
        fields: group.fields.map((field) => toFormField(field, values[field.key] ?? '', messages.get(field.key) ?? null)),
        facts: group.fields.map((field) => factOf(field, values)),
      })),
    },
  };
}

function nextBand(missing: readonly FormField[], { isNew, mayEdit }: { isNew: boolean; mayEdit: boolean }) {
  if (!mayEdit) {
    const open = missing.length === 0 ? 'Nothing is missing.' : `${missing.length} of ${profileFields.length} entries are still missing.`;
    return { title: open, text: 'A preparer changes this page.', who: null, action: null };
  }
  if (isNew)
    return { title: 'Next: fill in what you have at hand.', text: 'You can save now and add the rest later.', who: 'You act.', action: null };
  if (missing.length > 0) {
    const words = missing.length === 1 ? 'One entry is missing.' : `${missing.length} entries are missing.`;
    return { title: words, text: 'A filing can be prepared when they are here. What you have is saved.', who: 'You act.', action: null };
  }
  return { title: 'The profile is complete.', text: 'Next: prepare a filing.', who: 'You act.', action: { label: 'Filings', href: paths.filings() } };
}

function factOf(field: FormField<keyof CarrierProfile>, values: Readonly<Record<string, string>>) {
  const value = values[field.key] ?? '';
  return value === ''
    ? { label: field.label, tag: { label: field.required ? 'Missing' : 'Not stated', tone: field.required ? 'warn' : '' } }
    : { label: field.label, value: choiceLabel(field, value) };
}

function groupsOf<Key extends string>(fields: readonly FormField<Key>[]): { section: string; fields: FormField<Key>[] }[] {
  const sections = [...new Set(fields.map((field) => field.section))];
  return sections.map((section) => ({ section, fields: fields.filter((field) => field.section === section) }));
}
