/** Kinds of work that a chart tells apart, in the order of the work. */
export const workClasses = ['supply', 'core', 'prepare', 'build', 'cut-over', 'remove', 'dispose'] as const;
export type WorkClass = (typeof workClasses)[number];

/** What a legend calls each class. */
export const workClassWords: Readonly<Record<WorkClass, string>> = {
  supply: 'Order and delivery',
  core: 'Core and lab test',
  prepare: 'Survey, design, permits',
  build: 'Install',
  'cut-over': 'Cut-over',
  remove: 'Remove the old',
  dispose: 'Destroy and close out',
};

const classes: Readonly<Record<string, WorkClass>> = {
  order: 'supply',
  'lead-time': 'supply',
  core: 'core',
  interworking: 'core',
  survey: 'prepare',
  design: 'prepare',
  permit: 'prepare',
  environment: 'prepare',
  modification: 'prepare',
  install: 'build',
  'install-light': 'build',
  indoor: 'build',
  premises: 'build',
  'cut-over': 'cut-over',
  removal: 'remove',
  'removal-light': 'remove',
  'core-removal': 'remove',
  destruction: 'dispose',
  'close-out': 'dispose',
};

/** The class of an activity's kind. A kind that is not known prepares. */
export function workClassOf(kind: string): WorkClass {
  return classes[kind] ?? 'prepare';
}
