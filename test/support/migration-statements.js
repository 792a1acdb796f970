import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The statements of an engine's migrations, in order: enough to make an empty database without the program. */
export function migrationStatements(engine) {
  const folder = join(import.meta.dirname, '../../db/migrations', engine);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('--> statement-breakpoint'));
}
