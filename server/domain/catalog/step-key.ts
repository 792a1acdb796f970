import type { RecipeStep, StepCondition } from './recipe.ts';

/**
 * What makes a step this step and no other of its recipe: entry, driver, phase, condition, choice and use, as in
 * `TW-030.per-site.removal.structures-tower.belowFeet-500`. Stable when quantity, spread or reason change; letters, digits, `-`, `_` and `.` only.
 */
export function stepKey(step: RecipeStep): string {
  const { only, choice } = step;
  return [
    plain(step.entryCode),
    plain(step.driver),
    plain(step.phase),
    ...(step.per === undefined ? [] : [`per-${plain(String(step.per))}`]),
    ...(step.chance ? ['chance'] : []),
    ...(step.use === undefined ? [] : [`use-${plain(step.use)}`]),
    ...(only ? conditionParts(only) : []),
    ...(choice ? [`choice-${plain(choice.group)}.${plain(choice.key)}`] : []),
  ].join('.');
}

function conditionParts(only: StepCondition): string[] {
  const feet = (['fromFeet', 'belowFeet'] as const).flatMap((name) => (only[name] === undefined ? [] : [`${name}-${plain(String(only[name]))}`]));
  const lists = (['structures', 'kinds', 'generations', 'exceptGenerations', 'withoutCategories'] as const).flatMap((name) => {
    const members = only[name];
    return members ? [[name, ...members.map(plain).sort()].join('-')] : [];
  });
  return [...lists, ...feet];
}

/** Every character that could be taken for a separator is written as its number, so that two different texts never make one key. */
function plain(text: string): string {
  return text.replace(/ /g, '-').replace(/[^A-Za-z0-9-]/g, (character) => `_${character.charCodeAt(0).toString(16)}_`);
}
