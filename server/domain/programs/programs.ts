import { hr4998 } from './hr4998.ts';
import type { Program, ProgramKey } from './program.ts';
import { s1625 } from './s1625.ts';
import { scrp } from './scrp.ts';

const byKey: Record<ProgramKey, Program> = { s1625, hr4998, scrp };

/** Every program, oldest first. */
export const programs: readonly Program[] = [s1625, hr4998, scrp];

export function getProgram(key: ProgramKey): Program {
  return byKey[key];
}
