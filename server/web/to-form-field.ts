import type { FormField as DomainField } from '../domain/filing/form-field.ts';
import { type FormField, toControl } from './form-page.ts';

/** A field that the domain describes, as the `field` part draws it. Never `required` in the browser: a draft may be saved incomplete. */
export function toFormField(field: DomainField, value: string, error: string | null) {
  const hint = [field.help, field.citation].filter((part) => part).join(' ');
  const base = { name: field.key, label: field.label, ...(hint !== '' && { hint }), value, maxLength: field.maxLength };
  return { ...toControl({ ...base, ...kindOf(field) }, error), optional: !field.required };
}

function kindOf(field: DomainField): Pick<FormField, 'kind' | 'width' | 'rows' | 'options'> {
  if (field.kind === 'narrative') return { kind: 'textarea', width: 'full', rows: field.minLength === undefined ? 4 : 7 };
  if (field.kind === 'choice') return { kind: 'radio', options: (field.choices ?? []).map((choice) => ({ ...choice })) };
  if (field.kind === 'date') return { kind: 'date', width: 'short' };
  if (field.kind === 'number') return { kind: 'text', width: 'short' };
  return { kind: 'text', width: field.maxLength > 120 ? 'full' : field.maxLength <= 15 ? 'short' : 'medium' };
}
