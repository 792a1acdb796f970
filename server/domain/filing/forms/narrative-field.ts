import type { FormField } from '../form-field.ts';

/** A text of several sentences that a form of the FCC program asks for; required unless said, and of a length that can be judged. */
export function narrativeField(key: string, label: string, help: string, of: NarrativeFrame): FormField {
  const required = of.required ?? true;
  return {
    key,
    label,
    help,
    kind: 'narrative',
    required,
    maxLength: 6000,
    ...(required && { minLength: of.minLength ?? 40 }),
    section: of.section,
    programs: ['scrp'],
    citation: of.citation,
  };
}

/** What the administrator must know and the public must not: left out of the public copy. */
export const confidentialField: FormField = {
  key: 'confidentialDetails',
  label: 'Confidential details',
  help: 'What the administrator must know and the public must not, such as prices of suppliers. It is left out of the public copy.',
  kind: 'narrative',
  required: false,
  maxLength: 4000,
  section: 'Confidential details',
  programs: ['scrp'],
  citation: null,
};

interface NarrativeFrame {
  section: string;
  citation: string | null;
  minLength?: number;
  required?: boolean;
}
