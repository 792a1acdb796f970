import type { ProgramKey } from '../../programs/program.ts';
import type { FormEdition } from '../filing.ts';
import { applicationHr4998 } from './application-hr4998.ts';
import { applicationS1625 } from './application-s1625.ts';
import { applicationScrp } from './application-scrp.ts';

const forms: Record<ProgramKey, FormEdition> = { s1625: applicationS1625, hr4998: applicationHr4998, scrp: applicationScrp };

/** The form under which a program's application is filed here. */
export function formOf(program: ProgramKey): FormEdition {
  return forms[program];
}
