import { accept, type FieldReader, quote, refuse } from './reading.ts';

/** One answer of a closed list, with the word people see and other words that mean the same. */
export interface Choice<T extends string> {
  value: T;
  label: string;
  synonyms?: readonly string[];
}

/** A reader that takes the value, the label or a synonym of a choice; case, spaces and hyphens do not matter. */
export function readChoice<T extends string>(choices: readonly Choice<T>[], what: string): FieldReader<T> {
  const known = new Map<string, T>();
  for (const choice of choices) {
    for (const word of [choice.value, choice.label, ...(choice.synonyms ?? [])]) known.set(squeezeWord(word), choice.value);
  }
  const wanted = choices.map((choice) => choice.label).join(', ');
  return (text) => {
    const value = known.get(squeezeWord(text));
    return value === undefined
      ? refuse({ code: 'not-a-choice', message: `${quote(text)} is not ${what}. Use one of: ${wanted}.`, wanted: `one of ${wanted}` })
      : accept(value);
  };
}

function squeezeWord(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
