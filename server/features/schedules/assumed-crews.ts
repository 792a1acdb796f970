import { crewKinds } from '../../domain/schedule/work-plan.ts';
import type { SectionSource } from './form-sections.ts';

/** What the planner assumes about each trade where the carrier says nothing. */
export function assumedCrews(): SectionSource['assumed'] {
  const nothing = { teams: '', cost: '', mobilisation: '', source: '' };
  return Object.fromEntries(crewKinds.map((trade) => [trade, nothing])) as SectionSource['assumed'];
}
