import type { ProgramKey } from '../../programs/program.ts';
import type { FormEdition } from '../filing.ts';
import { applicationHr4998 } from './application-hr4998.ts';
import { applicationScrp } from './application-scrp.ts';

/** The form under which a program's application is filed here; undefined for S.1625, which sets no application. */
export function formOf(program: ProgramKey): FormEdition | undefined {
  return { s1625: undefined, hr4998: applicationHr4998, scrp: applicationScrp }[program];
}
