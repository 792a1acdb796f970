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
  'structural-analysis': 'prepare',
  design: 'prepare',
  permit: 'prepare',
  environment: 'prepare',
  'tribal-notice': 'prepare',
  registration: 'prepare',
  coordination: 'prepare',
  'microwave-license': 'prepare',
  modification: 'prepare',
  staging: 'supply',
  delivery: 'supply',
  civil: 'build',
  install: 'build',
  'install-light': 'build',
  indoor: 'build',
  premises: 'build',
  'cut-over': 'cut-over',
  optimization: 'cut-over',
  soak: 'cut-over',
  removal: 'remove',
  'removal-light': 'remove',
  pickup: 'remove',
  'controller-removal': 'remove',
  'core-removal': 'remove',
  sanitize: 'dispose',
  transport: 'dispose',
  destruction: 'dispose',
  'close-out': 'dispose',
};

/** The class of an activity's kind. A kind that is not known prepares. */
export function workClassOf(kind: string): WorkClass {
  return classes[kind] ?? 'prepare';
}
