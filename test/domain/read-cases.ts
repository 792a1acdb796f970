import { readFileSync } from 'node:fs';

/** Worked cases that a program officer can read, each with its source. */
export function readCases<T>(name: string): T[] {
  return JSON.parse(readFileSync(new URL(`./cases/${name}.json`, import.meta.url), 'utf8')) as T[];
}
