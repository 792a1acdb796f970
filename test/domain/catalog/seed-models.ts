import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { EquipmentModel } from '../../../server/domain/catalog/model.ts';
import { readModels } from '../../../server/domain/catalog/read-models.ts';
import { projectRoot } from '../../../server/platform/project-root.ts';

/** Rows of the equipment list that ships with the program. */
export function seedRows(): Record<string, string>[] {
  return parse(readFileSync(join(projectRoot, 'db/seed/equipment-models.csv'), 'utf8'), { columns: true });
}

export function seedModels(): EquipmentModel[] {
  const result = readModels(seedRows());
  if (!result.ok) throw new Error(result.issues.map((issue) => issue.message).join('\n'));
  return result.value;
}
