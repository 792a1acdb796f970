import type { Person } from '../../context.ts';
import type { CertificationText } from '../../domain/programs/program.ts';
import type { Issue } from '../../domain/result.ts';
import { toControl } from '../../web/form-page.ts';

/** The certifications to tick and the fields to sign with, for `views/filings/certification.ejs`. */
export function signaturePart(certifications: readonly CertificationText[], { person, form, lack }: Signing) {
  const messages = new Map(form.issues.map((issue) => [issue.field ?? '', issue.message]));
  const ticked = new Set(form.ticked);
  const field = (control: Parameters<typeof toControl>[0]) => toControl(control, messages.get(control.name) ?? null);
  const nameHint = `As it stands in your account: ${person.name}.`;
  const passwordHint = 'It stands for your signature.';
  return {
    certifications: certifications.map((certification, index) => {
      const id = `certify-${certification.id}`;
      const error = messages.get(id) ?? null;
      const lacking = certification.speaksOfDocuments ? (lack ?? null) : null;
      return {
        id,
        value: certification.id,
        number: index + 1,
        text: certification.text,
        citation: certification.citation,
        checked: ticked.has(certification.id),
        error,
        lack: lacking,
        describedBy: [...(error === null ? [] : [`${id}-fault`]), ...(lacking === null ? [] : [`${id}-lack`])].join(' '),
      };
    }),
    fields: [
      field({ name: 'name', label: 'Your name', hint: nameHint, kind: 'text', value: form.values.name ?? '', required: true, autocomplete: 'off' }),
      field({
        name: 'title',
        label: 'Your title',
        hint: 'As it should stand on the filing.',
        kind: 'text',
        value: form.values.title ?? person.title,
        required: true,
        maxLength: 100,
      }),
      field({
        name: 'password',
        label: 'Your password, once more',
        hint: passwordHint,
        kind: 'password',
        required: true,
        autocomplete: 'current-password',
      }),
    ],
  };
}

interface Signing {
  person: Person;
  form: SignatureForm;
  /** What stands beside a statement about supporting documents: that proofs are missing, and where. */
  lack?: { text: string; link: { label: string; href: string } } | null;
}

interface SignatureForm {
  values: Record<string, string>;
  ticked: readonly string[];
  issues: readonly Issue[];
}
