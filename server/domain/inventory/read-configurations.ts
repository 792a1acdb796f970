import type { EquipmentModel } from '../catalog/model.ts';
import { toModelKey } from '../catalog/read-models.ts';
import { bad, good, type Issue, type Result } from '../result.ts';
import type { SiteConfiguration } from './apply-configuration.ts';

/**
 * Standard site configurations from parsed JSON (`[{key, title, description, items: [{maker, model, category, quantity}]}]`). Errors: another shape,
 * a key twice, a model that the catalog lacks, a category that differs from the catalog's, a quantity that is no whole number.
 */
export function readConfigurations(json: unknown, models: readonly EquipmentModel[]): Result<SiteConfiguration[]> {
  const known = new Map(models.map((model) => [model.key, model]));
  const issues: Issue[] = [];
  const configurations: SiteConfiguration[] = [];
  for (const entry of Array.isArray(json) ? json : [json]) {
    const faults = isConfiguration(entry) ? findFaults(entry, known) : ['has not the shape of a configuration'];
    if (isConfiguration(entry) && configurations.some((other) => other.key === entry.key)) faults.push('has the key of another configuration');
    for (const fault of faults) {
      const subject = isConfiguration(entry) ? entry.key : '?';
      issues.push({ severity: 'error', code: 'configuration', message: `The site configuration ${subject} ${fault}. Correct the file.`, subject });
    }
    if (isConfiguration(entry)) configurations.push(entry);
  }
  return issues.length > 0 ? bad(issues) : good(configurations);
}

function isConfiguration(value: unknown): value is SiteConfiguration {
  const { key, title, description, items } = (value ?? {}) as Record<string, unknown>;
  return [key, title, description].every((text) => typeof text === 'string' && text !== '') && Array.isArray(items) && items.every(isLine);
}

function isLine(value: unknown): boolean {
  const { maker, model, category, quantity } = (value ?? {}) as Record<string, unknown>;
  return [maker, model, category].every((text) => typeof text === 'string') && typeof quantity === 'number';
}

function findFaults(configuration: SiteConfiguration, known: ReadonlyMap<string, EquipmentModel>): string[] {
  return configuration.items.flatMap((line) => {
    const model = known.get(toModelKey(line.maker, line.model));
    if (!model) return [`names ${line.maker} ${line.model}, which the catalog lacks`];
    if (model.category !== line.category) return [`puts ${line.model} under ${line.category}, the catalog under ${model.category}`];
    return Number.isInteger(line.quantity) && line.quantity > 0 ? [] : [`has ${line.quantity} units of ${line.model}`];
  });
}
