import { accessChoices, ownershipChoices, siteKindChoices, structureChoices } from './choices.ts';
import { readBackhaul } from './read-backhaul.ts';
import { readChoice } from './read-choice.ts';
import { readCoordinate } from './read-coordinates.ts';
import { readElevation } from './read-elevation.ts';
import { readHeight } from './read-height.ts';
import { readPeople } from './read-people.ts';
import { readState } from './read-state.ts';
import { readText } from './read-text.ts';
import { readZip } from './read-zip.ts';
import { type FieldReader, type Reading, refuse } from './reading.ts';
import type { Site } from './site.ts';

const codeText = readText(40);

/** How each field of a site is read from text; the same for forms and spreadsheets. */
export const siteReaders: { readonly [Field in keyof Site]: FieldReader<NonNullable<Site[Field]>> } = {
  code: readCode,
  name: readText(120),
  kind: readChoice(siteKindChoices, 'a kind of site'),
  latitude: (text) => readCoordinate(text, 'latitude'),
  longitude: (text) => readCoordinate(text, 'longitude'),
  street: readText(120),
  city: readText(80),
  county: readText(80),
  state: readState,
  zip: readZip,
  structure: readChoice(structureChoices, 'a kind of structure'),
  heightFeet: (text) => readHeight(text, 'feet'),
  elevationFeet: readElevation,
  ownership: readChoice(ownershipChoices, 'a kind of ownership'),
  access: readChoice(accessChoices, 'an access season'),
  peopleServed: readPeople,
  backhaulTo: readBackhaul,
  notes: readText(2_000, 'many lines'),
};

/** Browsers take `.` and `..` out of an address, so that the pages of such a site could not be reached. */
function readCode(text: string): Reading<string> {
  if (text !== '.' && text !== '..') return codeText(text);
  const wanted = 'a code with a letter or a digit, such as HP-0012';
  return refuse({ code: 'code-of-dots', message: `“${text}” cannot be the code of a site. Write ${wanted}.`, wanted });
}

/** What a new site has where nothing was said. */
export function aNewSite(code: string): Site {
  return {
    code,
    name: '',
    kind: 'tower',
    latitude: null,
    longitude: null,
    street: null,
    city: null,
    county: null,
    state: null,
    zip: null,
    structure: 'unknown',
    heightFeet: null,
    elevationFeet: null,
    ownership: null,
    access: 'all-year',
    peopleServed: null,
    backhaulTo: null,
    notes: null,
  };
}

/** Fields that may be cleared. */
export const clearableSiteFields: ReadonlySet<keyof Site> = new Set<keyof Site>([
  'latitude',
  'longitude',
  'street',
  'city',
  'county',
  'state',
  'zip',
  'heightFeet',
  'elevationFeet',
  'ownership',
  'peopleServed',
  'backhaulTo',
  'notes',
]);
