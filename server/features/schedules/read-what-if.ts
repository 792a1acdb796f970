import { bad, good, type Issue, type Result } from '../../domain/result.ts';
import { type WhatIf, whatIfKinds } from '../../domain/schedule/what-if.ts';
import type { FormContext } from './form-context.ts';
import { readWhole } from './read-values.ts';

const usualDays = { 'approval-later': 30, 'late-delivery': 60 } as const;

/** A question of a result page: what changes, by how many days, at which site. */
export function readWhatIf(values: Record<string, string>, { places }: Pick<FormContext, 'places'>): Result<WhatIf> {
  const issues: Issue[] = [];
  const refuse = (field: string, message: string): null => {
    issues.push({ severity: 'error', code: 'what-if', field, message });
    return null;
  };
  const kind = whatIfKinds.find((one) => one === values.change);
  if (!kind) return bad([{ severity: 'error', code: 'what-if', message: 'Choose what changes.' }]);
  const usual = kind === 'late-delivery' || kind === 'approval-later' ? usualDays[kind] : 1;
  const days = readWhole(values.days, [1, 3650], (message) => refuse('days', `Days: ${message}`)) ?? usual;
  const typed = (values.site ?? '').trim();
  const site = places.find(({ siteCode }) => siteCode.toLowerCase() === typed.toLowerCase());
  if (typed !== '' && !site) refuse('site', `Site ${typed.slice(0, 40)} is not in this estimate. Correct the code.`);
  return issues.length === 0 ? good({ kind, days, siteCode: site?.siteCode ?? null }) : bad(issues);
}
