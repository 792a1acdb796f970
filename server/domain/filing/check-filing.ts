import { applicantChecks } from './checks/applicant-checks.ts';
import type { Check, Finding } from './checks/check.ts';
import { citationOf } from './checks/citation-of.ts';
import { costChecks } from './checks/cost-checks.ts';
import { equipmentChecks } from './checks/equipment-checks.ts';
import { ownPriceChecks } from './checks/own-price-checks.ts';
import { planChecks } from './checks/plan-checks.ts';
import type { FilingFacts, FormEdition } from './filing.ts';

/** One check with what it found. The preparer sees it before filing, the administrator at review. */
export interface FilingCheck extends Finding {
  id: string;
  title: string;
  /** Paragraph behind it, or that it is good practice. */
  citation: string;
  /** Lines of the form that it is about. */
  lineIds: string[];
}

const allChecks: readonly Check[] = [...applicantChecks, ...equipmentChecks, ...costChecks, ...ownPriceChecks, ...planChecks];

/** Runs every check on the facts of a filing, in the order of the form. Passed checks are listed too. */
export function checkFiling(form: FormEdition, facts: FilingFacts): FilingCheck[] {
  const idsByKey = new Map(form.sections.flatMap(({ lines }) => lines.map(({ key, id }) => [key, id] as const)));
  return allChecks.map((check) => ({
    id: check.id,
    title: check.title,
    citation: citationOf(check, facts.program.key),
    lineIds: check.lineKeys.flatMap((key) => idsByKey.get(key) ?? []),
    ...check.test(facts),
  }));
}
