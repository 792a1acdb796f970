import { formatDay } from '../../../calendar.ts';
import { states } from '../../../geography.ts';
import { formatCount } from '../../../words.ts';
import { countCustomers, profileFields } from '../../carrier-profile.ts';
import type { FilingFacts, ShownValue } from '../../filing.ts';
import { choiceLabel } from '../../form-field.ts';
import { carried, computed, notGiven } from '../../shown-value.ts';

const providerTypeField = profileFields.find((field) => field.key === 'providerType');

export function providerType({ profile }: FilingFacts): ShownValue {
  return carried(providerTypeField && profile.providerType !== '' ? choiceLabel(providerTypeField, profile.providerType) : notGiven);
}

export function stateName({ profile }: Pick<FilingFacts, 'profile'>): ShownValue {
  return carried(profile.state === '' ? notGiven : (states[profile.state] ?? profile.state));
}

/** Item 5 of Part C was adopted for the DUNS number. */
export function uniqueEntityIdentifier({ profile }: FilingFacts): ShownValue {
  const shown = carried(profile.uei ?? notGiven);
  return {
    ...shown,
    originNote: `${shown.originNote}; item 5 as adopted in 2021 asks for a DUNS number, and that the UEI takes its place is unconfirmed`,
  };
}

export function customersAsOf({ profile }: FilingFacts): ShownValue {
  return carried(profile.customersAsOf === null ? notGiven : formatDay(profile.customersAsOf));
}

export function totalCustomers({ profile }: FilingFacts): ShownValue {
  const total = countCustomers(profile);
  return computed(total === null ? notGiven : formatCount(total), 'customers of the applicant plus customers of its affiliates');
}

export function customerLimit({ program }: FilingFacts): ShownValue {
  const cap = program.customerCap.value;
  return computed(cap === null ? 'No figure was found' : formatCount(cap), program.customerCap.citation);
}

export function withinLimit({ profile, program }: FilingFacts): ShownValue {
  const total = countCustomers(profile);
  const cap = program.customerCap.value;
  if (total === null || cap === null) return computed('Open', 'total customers against the limit');
  return computed(total <= cap ? 'Yes' : 'No', `${formatCount(total)} against ${formatCount(cap)}`);
}

/** 47 CFR 1.50004(f): who comes first when the money does not suffice. */
export function priority({ profile, program }: FilingFacts): ShownValue {
  const total = countCustomers(profile);
  const [first = '', second = '', third = ''] = program.priorities.value ?? [];
  const note = program.priorities.citation;
  if (total === null) return computed('Open', note);
  if (total <= 2_000_000) return computed(`First: ${lower(first)}`, note);
  if (profile.providerType !== 'advanced-communications' && profile.providerType !== '') return computed(`Second: ${lower(second)}`, note);
  return computed(`Third: ${lower(third)}`, note);
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
