import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Role } from '../../../db/schema/accounts.ts';
import type { Context } from '../../context.ts';
import { conflict } from '../../platform/errors.ts';
import { projectRoot } from '../../platform/project-root.ts';
import { addOrganization, findActor, isServerEmpty } from '../accounts/index.ts';
import { importSpreadsheet } from '../inventory/index.ts';

const demoFolder = join(projectRoot, 'db/seed/demo');

/** Words of a demo password: five of them make about 32 bits, enough for a server that only this machine reaches. */
const words = [
  'acorn',
  'amber',
  'anchor',
  'apple',
  'arrow',
  'aspen',
  'badge',
  'barley',
  'basin',
  'beacon',
  'birch',
  'bison',
  'bridge',
  'brook',
  'cabin',
  'cactus',
  'canyon',
  'cedar',
  'chalk',
  'cliff',
  'clover',
  'cobalt',
  'comet',
  'copper',
  'coral',
  'creek',
  'dawn',
  'delta',
  'desert',
  'dune',
  'eagle',
  'ember',
  'falcon',
  'fern',
  'field',
  'flint',
  'forest',
  'garnet',
  'glacier',
  'granite',
  'grove',
  'harbor',
  'hazel',
  'heron',
  'hollow',
  'indigo',
  'island',
  'jasper',
  'juniper',
  'kestrel',
  'lake',
  'larch',
  'lilac',
  'linen',
  'maple',
  'marble',
  'meadow',
  'mesa',
  'mint',
  'oasis',
  'olive',
  'opal',
  'orchard',
  'osprey',
  'pebble',
  'pine',
  'plains',
  'plum',
  'prairie',
  'quartz',
  'raven',
  'ridge',
  'river',
  'saddle',
  'sage',
  'sierra',
  'silver',
  'slate',
  'spruce',
  'summit',
  'thistle',
  'timber',
  'trail',
  'tundra',
  'valley',
  'willow',
];

/** Sets up the invented demo carrier with its inventory, faults included, and a demo administrator. The passwords are random and kept nowhere. */
export async function createDemo(ctx: Context): Promise<DemoPerson[]> {
  if (!(await isServerEmpty(ctx))) throw conflict('This server is set up already. The demo carrier is only for an empty one.');
  const profile = JSON.parse(readFileSync(join(demoFolder, 'carrier-profile.json'), 'utf8')) as Record<string, string>;
  const people: (DemoPerson & { organization: 'carrier' | 'administrator' })[] = [
    {
      organization: 'carrier',
      name: 'Rosa Ortiz',
      title: 'Network Engineer',
      roles: ['preparer'],
      email: 'preparer@demo.example',
      password: newPassword(),
    },
    {
      organization: 'carrier',
      name: 'Dale Whitcomb',
      title: 'General Manager',
      roles: ['certifying officer'],
      email: 'officer@demo.example',
      password: newPassword(),
    },
    {
      organization: 'administrator',
      name: 'Mei Chen',
      title: 'Grant Reviewer',
      roles: ['reviewer', 'program manager'],
      email: 'reviewer@demo.example',
      password: newPassword(),
    },
    {
      organization: 'administrator',
      name: 'Sam Abara',
      title: 'Auditor',
      roles: ['auditor'],
      email: 'auditor@demo.example',
      password: newPassword(),
    },
  ];
  const of = (organization: 'carrier' | 'administrator') => people.filter((person) => person.organization === organization);
  const [preparerId] = await addOrganization(ctx, {
    kind: 'carrier',
    name: profile.legalName ?? 'Demo carrier',
    isDemo: true,
    people: of('carrier'),
    profile,
    mustBeFirst: true,
  });
  await addOrganization(ctx, { kind: 'administrator', name: 'Demo Fund Administrator', isDemo: true, people: of('administrator'), profile: null });
  const asPreparer = { ...ctx, actor: await findActor(ctx, preparerId ?? 0) };
  for (const name of ['sites.csv', 'equipment.csv']) await importSpreadsheet(asPreparer, { path: join(demoFolder, name), name });
  return people;
}

/** Five words, said once: for servers that only this machine reaches. */
export function newPassword(): string {
  return Array.from({ length: 5 }, () => words[randomInt(words.length)]).join('-');
}

export interface DemoPerson {
  name: string;
  title: string;
  roles: Role[];
  email: string;
  password: string;
}
