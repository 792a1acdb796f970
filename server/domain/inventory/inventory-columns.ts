import { accessChoices, categoryChoices, ownershipChoices, siteKindChoices, statusChoices, structureChoices } from './choices.ts';
import type { ColumnKey } from './column-key.ts';
import { headerAliases } from './header-aliases.ts';
import type { StatedItemField } from './item-fields.ts';
import type { Choice } from './read-choice.ts';
import type { Site } from './site.ts';

export type { ColumnKey };

export interface InventoryColumn {
  key: ColumnKey;
  part: 'site' | 'item';
  /** Name of the field in forms. */
  field: string;
  /** Header in the template and in exports. */
  header: string;
  /** Other headers that mean the same. */
  aliases: readonly string[];
  required: boolean;
  help: string;
  example: string;
  choices?: readonly Choice<string>[];
  /** False for columns that are understood but left out of the template and of exports, because another column says the same. */
  inTemplate: boolean;
  /** Numbers are written to workbooks as numbers. */
  kind: 'text' | 'number';
  /** Width in characters. */
  width: number;
}

const optional = { required: false, inTemplate: true, kind: 'text' } as const;

/** Every column the import understands, in the order of the template. */
export const inventoryColumns: readonly InventoryColumn[] = [
  site('code', 'Site code', 'HP-0012', 14, {
    required: true,
    help: 'Your own identifier of the site, the same in every list. Letters, digits and hyphens, up to 40; upper and lower case are the same.',
  }),
  site('name', 'Site name', 'Holyoke North', 26, {
    required: true,
    help: 'What your people call the site. Leave the column out to have names made of city and code.',
  }),
  site('kind', 'Site kind', 'Tower', 16, {
    help: 'What sort of place it is. A new site without a kind is taken to be a tower.',
    choices: siteKindChoices,
  }),
  site('latitude', 'Latitude', '40.5841', 12, {
    kind: 'number',
    help: 'North positive, decimal degrees or degrees, minutes and seconds (40°35′03″N).',
  }),
  site('longitude', 'Longitude', '-102.3021', 12, {
    kind: 'number',
    help: 'East positive, so places in the United States have a minus sign, or degrees, minutes and seconds with W (102°18′08″W).',
  }),
  site('coordinates', 'Coordinates', '40.5841, -102.3021', 22, {
    inTemplate: false,
    help: 'Latitude and longitude in one cell, in this order.',
  }),
  site('street', 'Street', '1200 County Road 35', 26, {
    help: 'Street address or road and mile marker.',
  }),
  site('city', 'City', 'Holyoke', 18, {
    help: 'City or nearest town.',
  }),
  site('county', 'County', 'Phillips', 16, { help: 'County, parish or borough.' }),
  site('state', 'State', 'CO', 8, {
    help: 'Two-letter code or name.',
  }),
  site('zip', 'ZIP', '80734', 10, {
    help: 'Five digits, or nine as 80734-1234.',
  }),
  site('structure', 'Structure', 'Self-supporting tower', 22, {
    help: 'What carries the antennas.',
    choices: structureChoices,
  }),
  site('heightFeet', 'Height (ft)', '250', 12, {
    kind: 'number',
    help: 'Height of the structure above ground, in feet. “76 m” is understood too.',
  }),
  site('heightMeters', 'Height (m)', '76', 12, {
    inTemplate: false,
    kind: 'number',
    help: 'Height of the structure above ground, in meters; kept in feet.',
  }),
  site('elevationFeet', 'Ground elevation (ft)', '9300', 14, {
    kind: 'number',
    help: 'Elevation of the ground above sea level, in feet; “2835 m” is understood too. A schedule closes high mountains in winter by it.',
  }),
  site('ownership', 'Site ownership', 'Leased', 16, {
    help: 'Whether you own the structure or rent space on it.',
    choices: ownershipChoices,
  }),
  site('access', 'Access season', 'All year', 18, {
    help: 'When crews can reach the site. A new site without it is taken to be open all year.',
    choices: accessChoices,
  }),
  site('peopleServed', 'People served', '1850', 14, {
    kind: 'number',
    help: 'How many people or customers are served from here, counted in one way for all sites. Part funding weighs sites by it.',
  }),
  site('backhaulTo', 'Backhaul to', 'fiber', 16, {
    help: 'Code of the site over which its traffic runs next toward the core, or “fiber” or “core” for a line of its own. Blank: inferred from distances.',
  }),
  site('notes', 'Site notes', 'Gate code from the landowner', 34, {
    help: 'Anything else about the site.',
  }),
  item('tag', 'Equipment tag', 'HP-0012-E01', 18, {
    help: 'Your own name for the line of equipment, unique in your network. Rows without one get a tag made of the site code.',
  }),
  item('maker', 'Maker', 'Huawei', 14, {
    required: true,
    help: 'Who made it.',
  }),
  item('model', 'Model', 'RRU3908', 22, {
    required: true,
    help: 'Model name or number. Spaces, hyphens and versions do not matter; a model the catalog does not know is kept as you wrote it.',
  }),
  item('category', 'Category', 'RRU', 18, {
    help: 'Taken from the catalog when it knows the model.',
    choices: categoryChoices,
  }),
  item('quantity', 'Quantity', '3', 10, {
    kind: 'number',
    help: 'How many units, a whole number. Blank means as many as there are serial numbers, or 1.',
  }),
  item('serials', 'Serial numbers', '21023108; 21023109; 21023110', 30, {
    help: 'One for each unit, separated by semicolons. Format the column as text, or long numbers are shortened.',
  }),
  item('obtainedOn', 'Obtained on', '2016-05-04', 14, {
    help: 'The day you obtained it, as 2016-05-04 or 5/4/2016. It decides which program pays.',
  }),
  item('ownership', 'Equipment ownership', 'Owned', 20, {
    help: 'Whether you own it or lease it.',
    choices: ownershipChoices,
  }),
  item('status', 'Status', 'In service', 14, {
    help: 'Where it stands in its life. New equipment without a status is taken to be in service.',
    choices: statusChoices,
  }),
  item('notes', 'Equipment notes', 'Sector 1 to 3', 34, {
    help: 'Anything else about the equipment.',
  }),
];

export const columnsByKey: ReadonlyMap<string, InventoryColumn> = new Map(inventoryColumns.map((column) => [column.key, column]));

/** A header as it is compared and remembered: lower case, punctuation as one space: `AGL_ft` and `agl (ft)` are `agl ft`. */
export function normalizeHeader(header: string): string {
  return header
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/#/g, ' # ')
    .replace(/[^\p{L}\p{N}#]+/gu, ' ')
    .trim();
}

function site(field: keyof Site | 'coordinates' | 'heightMeters', header: string, example: string, width: number, rest: ColumnRest): InventoryColumn {
  return column({ ...optional, key: `site.${field}`, part: 'site', field, header, example, width, ...rest });
}

function item(field: Exclude<StatedItemField, 'siteCode'>, header: string, example: string, width: number, rest: ColumnRest): InventoryColumn {
  return column({ ...optional, key: `item.${field}`, part: 'item', field, header, example, width, ...rest });
}

function column(plain: Omit<InventoryColumn, 'aliases'>): InventoryColumn {
  return { ...plain, aliases: headerAliases[plain.key].split(',').map((alias) => alias.trim()) };
}

type ColumnRest = Pick<InventoryColumn, 'help'> & Partial<Pick<InventoryColumn, 'required' | 'choices' | 'inTemplate' | 'kind'>>;
