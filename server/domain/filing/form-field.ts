import type { ProgramKey } from '../programs/program.ts';

/** One thing that a person enters, as data: enough to draw its label, help and input, to read it and to check it. */
export interface FormField<Key extends string = string> {
  key: Key;
  label: string;
  /** One or two sentences under the label. */
  help: string;
  kind: 'text' | 'number' | 'date' | 'choice' | 'narrative';
  /** The filing is incomplete without it; a draft may be saved without it. */
  required: boolean;
  maxLength: number;
  /** Characters below which a narrative is too short to judge; absent where any length will do. */
  minLength?: number;
  section: string;
  choices?: readonly { value: string; label: string }[];
  /** Programs whose application asks for it. */
  programs: readonly ProgramKey[];
  citation: string | null;
  /** It is asked only once a version was submitted. */
  isForCorrections?: true;
}

/** The label of a choice's value; the value itself when the field does not know it. */
export function choiceLabel(field: FormField, value: string): string {
  return field.choices?.find((choice) => choice.value === value)?.label ?? value;
}
