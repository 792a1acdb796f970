import type { Day } from '../calendar.ts';
import { formatDay } from '../calendar.ts';
import { formatCount } from '../words.ts';
import { type AnswerKey, answerFields } from './application-answers.ts';
import type { CarrierProfile } from './carrier-profile.ts';
import type { FilingFacts, ShownValue } from './filing.ts';
import { choiceLabel } from './form-field.ts';

/** What stands on a line that has no value yet. */
export const notGiven = 'Not given';

const profileNote = 'carrier profile';
const fieldsByKey = new Map(answerFields.map((field) => [field.key, field]));

/** A value of the carrier profile. */
export function fromProfile(key: keyof CarrierProfile): (facts: Pick<FilingFacts, 'profile'>) => ShownValue {
  return ({ profile }) => {
    const value = profile[key];
    const text = typeof value === 'number' ? formatCount(value) : (value ?? '');
    return { value: text === '' ? notGiven : text, origin: 'carried over', originNote: profileNote };
  };
}

/** An answer that the preparer entered for this filing. */
export function fromAnswer(key: AnswerKey): (facts: FilingFacts) => ShownValue {
  return ({ answers }) => {
    const field = fieldsByKey.get(key);
    const value = answers[key] ?? '';
    if (value === '') return entered(notGiven);
    if (field?.kind === 'choice') return entered(choiceLabel(field, value));
    return entered(field?.kind === 'number' ? formatCount(Number(value)) : value);
  };
}

/** An answer that need not exist: `None` instead of a gap. */
export function fromAnswerIfAny(key: AnswerKey): (facts: FilingFacts) => ShownValue {
  const show = fromAnswer(key);
  return (facts) => ((facts.answers[key] ?? '') === '' ? entered('None') : show(facts));
}

export function entered(value: string): ShownValue {
  return { value, origin: 'entered', originNote: 'entered for this filing' };
}

export function carried(value: string): ShownValue {
  return { value, origin: 'carried over', originNote: profileNote };
}

export function computed(value: string, originNote: string): ShownValue {
  return { value, origin: 'computed', originNote };
}

export function formatDayOr(value: Day | null, instead: string): string {
  return value === null ? instead : formatDay(value);
}

/** How often the amount asked for sufficed in the simulation. */
export function pointShareWords(share: number): string {
  return `it sufficed in ${Math.round(share * 100)} of 100 trials of the simulation`;
}
