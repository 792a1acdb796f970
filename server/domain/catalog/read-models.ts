import { type EquipmentCategory, equipmentCategories } from '../inventory/equipment.ts';
import { bad, good, type Issue, type Result } from '../result.ts';
import type { EquipmentModel, ModelEvidence } from './model.ts';

const categories = new Set<string>(equipmentCategories);
const evidences = new Set<string>(['read', 'name-read', 'remembered'] satisfies ModelEvidence[]);

/**
 * Catalog models from the rows of an equipment list by header (maker, model, aliases, category, generation, description, evidence, source).
 * Aliases are separated by semicolons. Errors: a missing name, a category or evidence that is none, two models with one key.
 */
export function readModels(rows: readonly Readonly<Record<string, string>>[]): Result<EquipmentModel[]> {
  const issues: Issue[] = [];
  const models = new Map<string, EquipmentModel>();
  for (const [index, row] of rows.entries()) {
    const fault = findFault(row, models);
    if (fault)
      issues.push({ severity: 'error', code: 'catalog-row', message: `Row ${index + 2} of the equipment list ${fault}`, subject: row.model });
    else {
      const model = toModel(row);
      models.set(model.key, model);
    }
  }
  return issues.length > 0 ? bad(issues) : good([...models.values()]);
}

/** Stable key of a model: `huawei-rru3908`. A plus sign counts as a word, because it tells models apart. */
export function toModelKey(maker: string, model: string): string {
  return `${maker} ${model}`
    .toLowerCase()
    .replaceAll('+', ' plus ')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

function findFault(row: Readonly<Record<string, string>>, known: ReadonlyMap<string, EquipmentModel>): string | undefined {
  const { maker = '', model = '', category = '', evidence = '' } = row;
  if (!maker || !model) return 'lacks its maker or model. Fill in both.';
  if (!categories.has(category)) return `has the category “${category}”, which is none. Use one of: ${equipmentCategories.join(', ')}.`;
  if (!evidences.has(evidence)) return `has the evidence “${evidence}”. Use read, name-read or remembered.`;
  if (known.has(toModelKey(maker, model))) return `repeats ${maker} ${model}. Keep one of the two.`;
  return undefined;
}

function toModel(row: Readonly<Record<string, string>>): EquipmentModel {
  const { maker = '', model = '', aliases = '', category = '', generation = '', description = '', evidence = '', source = '' } = row;
  return {
    key: toModelKey(maker, model),
    maker,
    model,
    aliases: aliases
      .split(';')
      .map((alias) => alias.trim())
      .filter((alias) => alias !== ''),
    category: category as EquipmentCategory,
    generation,
    description,
    evidence: evidence as ModelEvidence,
    source,
  };
}
