import { formOf } from '../../domain/filing/forms/forms.ts';
import type { ProgramKey } from '../../domain/programs/program.ts';
import { getProgram } from '../../domain/programs/programs.ts';
import { paths } from '../../paths.ts';

/** Where sources contradict each other about a line of the application, a link to what each says; null elsewhere. */
export function conflictLink(program: ProgramKey, lineId: string): { href: string; label: string } | null {
  const key = formOf(program)
    .sections.flatMap(({ lines }) => lines)
    .find(({ id }) => id === lineId)?.key;
  const conflict = getProgram(program).conflicts.find(({ lineKeys }) => key !== undefined && lineKeys.includes(key));
  return conflict ? { href: `${paths.program(program)}#conflict-${conflict.id}`, label: `Sources differ or stop: ${conflict.topic}` } : null;
}
