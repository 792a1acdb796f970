import type { AlternativeGroup } from '../../catalog/recipe.ts';
import type { Issue } from '../../result.ts';
import type { CostPlan } from '../cost-plan.ts';

/** The choice taken in each group, the first where nothing is chosen. Error: a choice or a group that the recipes do not hold. */
export function chooseAlternatives(
  groups: readonly AlternativeGroup[],
  choices: CostPlan['choices'],
): { chosen: Map<string, string>; issues: Issue[] } {
  const issues: Issue[] = [];
  const chosen = new Map(groups.map(({ key, choices: [first] }) => [key, first?.key ?? '']));
  for (const [group, key] of Object.entries(choices)) {
    const found = groups.find((known) => known.key === group);
    if (found?.choices.some((choice) => choice.key === key)) chosen.set(group, key);
    else {
      const message = found
        ? `There is no choice "${key}" for "${found.title}". Choose one of: ${found.choices.map((choice) => choice.title).join('; ')}.`
        : `The recipes hold no alternative "${group}". Take the choice back.`;
      issues.push({ severity: 'error', code: 'choice-unknown', subject: group, field: `choice.${group}`, message });
    }
  }
  return { chosen, issues };
}
