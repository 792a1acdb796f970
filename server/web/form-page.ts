import type { Issue } from '../domain/result.ts';
import type { Page } from './render-page.ts';

/** A page that is one form: title, sentence, fields in groups, one main button. */
export function formPage(form: Form): Page {
  const messages = new Map(form.issues.map((issue) => [issue.field ?? '', issue.message]));
  const groups = form.groups.map((group) => ({
    legend: group.legend ?? null,
    note: group.note ?? null,
    fields: group.fields.map((field) => toControl(field, messages.get(field.name) ?? null)),
  }));
  return {
    template: 'form',
    title: form.title,
    view: {
      head: { title: form.title, sentence: form.sentence, crumbs: form.crumbs ?? [] },
      action: form.action,
      isUpload: form.isUpload ?? false,
      submitLabel: form.submitLabel,
      cancelHref: form.cancelHref ?? null,
      hidden: form.hidden ?? {},
      groups,
      issues: form.issues.map((issue) => ({ message: issue.message, href: issue.field ? `#${issue.field}` : null })),
      aside: form.aside ?? null,
    },
  };
}

/** A field as the `field` part draws it. */
export function toControl(field: FormField, error: string | null) {
  return {
    id: field.name,
    name: field.name,
    label: field.label,
    hint: field.hint ?? null,
    error,
    kind: field.kind,
    value: field.value ?? '',
    values: field.values ?? [],
    options: field.options ?? [],
    required: field.required ?? false,
    autocomplete: field.autocomplete ?? null,
    maxlength: field.maxLength ?? null,
    width: field.width ?? 'medium',
    rows: field.rows ?? null,
    accept: field.accept ?? null,
    list: field.list ?? null,
  };
}

export interface Form {
  title: string;
  sentence: string;
  crumbs?: { href: string; label: string }[];
  action: string;
  isUpload?: boolean;
  submitLabel: string;
  cancelHref?: string;
  hidden?: Record<string, string>;
  groups: { legend?: string; note?: string; fields: FormField[] }[];
  issues: Issue[];
  /** A sentence below the button: what happens next. */
  aside?: string;
}

export interface FormField {
  name: string;
  label: string;
  hint?: string;
  kind: 'text' | 'email' | 'password' | 'number' | 'date' | 'textarea' | 'select' | 'radio' | 'checkboxes' | 'file';
  value?: string;
  /** Ticked values of checkboxes. */
  values?: string[];
  options?: { value: string; label: string; hint?: string }[];
  required?: boolean;
  autocomplete?: string;
  maxLength?: number;
  width?: 'short' | 'medium' | 'full';
  /** Lines of a text area. */
  rows?: number;
  /** File endings a file field offers. */
  accept?: string;
  /** Id of a list of what is likely meant (`datalist`). */
  list?: string;
}
