import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { projectRoot } from '../../server/platform/project-root.ts';

/** The files below a folder of the project with their text, paths from the project's root. */
export function sourceFiles(folder: string, ending: string): { path: string; text: string }[] {
  return readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({ path: relative(projectRoot, path), text: readFileSync(path, 'utf8') }));
}
