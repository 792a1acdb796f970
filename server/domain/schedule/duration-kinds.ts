export const durationKinds = [
  'order',
  'lead-time',
  'core',
  'interworking',
  'survey',
  'design',
  'permit',
  'environment',
  'modification',
  'install',
  'install-light',
  'indoor',
  'premises',
  'cut-over',
  'soak',
  'removal',
  'removal-light',
  'core-removal',
  'destruction',
  'close-out',
] as const;
/** Every duration that the planner needs; `durations.json` states each with its source. */
export type DurationKind = (typeof durationKinds)[number];
