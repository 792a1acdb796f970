import type { Program, ProgramKey } from './program.ts';

/** A place where the sources contradict each other or stop. */
export interface Conflict {
  /** `C2`: stable. */
  id: string;
  topic: string;
  /** What each source says. */
  sources: readonly { says: string; citation: string }[];
  /** What this software does about it, and what the reader should. */
  here: string;
  programs: readonly ProgramKey[];
  /** Keys of the application's lines that it bears on. */
  lineKeys: readonly string[];
  /** It is about reports on the program at large: shown on the program's page, not on the paper of a filing. */
  isAtLarge?: boolean;
}

/** The conflicts of a program as they stand in its data and on paper: all sources, then what is done here. */
export function conflictsOf(conflicts: readonly Conflict[], key: ProgramKey): Program['conflicts'] {
  return conflicts
    .filter(({ programs }) => programs.includes(key))
    .map(({ id, topic, sources, here, lineKeys, isAtLarge = false }) => ({
      id,
      topic,
      text: `${sources.map(({ says, citation }) => `${says} (${citation}).`).join(' ')} ${here}`,
      sources,
      here,
      lineKeys,
      isAtLarge,
    }));
}
