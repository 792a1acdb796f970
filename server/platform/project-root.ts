import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder that holds package.json: the same whether the program runs from source or from `dist`. */
export const projectRoot = findRoot(dirname(fileURLToPath(import.meta.url)));

/** The version in package.json, as it appears on pages and in filings. */
export const softwareVersion = (JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string }).version;

function findRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  return findRoot(dirname(folder));
}
