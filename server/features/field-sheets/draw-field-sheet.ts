import { formatDay } from '../../domain/calendar.ts';
import { accessChoices, ownershipChoices, siteKindChoices, statusChoices, structureChoices, toLabel } from '../../domain/inventory/choices.ts';
import type { EquipmentItem } from '../../domain/inventory/equipment.ts';
import type { Site } from '../../domain/inventory/site.ts';
import type { ItemCoverage } from '../../domain/programs/cover-item.ts';
import { listFieldReadings } from '../../domain/programs/list-field-readings.ts';
import { counted, formatCount } from '../../domain/words.ts';
import type { Block, FormCell } from '../../platform/pdf/document.ts';
import { listPhotos } from './list-photos.ts';

const blank = 'Not known';
const serialsInRow = 14;
const foundRows = 3;
/** Height of the frame for a sketch: where equipment takes the pages, and where it does not. */
const tight = 120;
const roomy = 300;
const photoHeight = 15;
const mostBesideSketch = 24;

/** The sheet of one site, from its second heading on: the site, each line of equipment, what is found besides, photos, sketch, who surveyed. */
export function drawFieldSheet({ site, items, programTitle }: SheetFacts, level: 2 | 3): Block[] {
  const heading = (text: string): Block => ({ kind: 'heading', level, text, compact: true });
  return [
    ...drawReadHere(items, programTitle),
    heading('The site'),
    { kind: 'form', rows: siteRows(site) },
    ...(site.notes === null ? [] : [{ kind: 'paragraph', style: 'small', text: `Notes of the inventory: ${site.notes}` } as const]),
    heading(items.length === 0 ? 'Equipment' : `Equipment listed here: ${counted(items.length, 'line')}`),
    ...(items.length === 0
      ? [{ kind: 'paragraph', text: 'The inventory lists nothing here. Write down what stands here below.' } as const]
      : items.map((item, index) => drawItem(item, index + 1))),
    heading('Found here, but not listed'),
    { kind: 'form', rows: unlistedRows(items.length === 0 ? 4 * foundRows : foundRows) },
    ...drawPhotos(site, items, heading),
    drawSigned(heading('Surveyed by')),
  ];
}

/** A sheet for a site that the inventory does not have. */
export function drawEmptySheet(): Block[] {
  const heading = (text: string): Block => ({ kind: 'heading', level: 2, text, compact: true });
  return [
    heading('The site'),
    { kind: 'form', rows: emptySiteRows },
    heading('Equipment'),
    { kind: 'form', rows: unlistedRows(14) },
    ...drawPhotos({ code: 'SITE' }, [], heading),
    drawSigned(heading('Surveyed by')),
  ];
}

function drawReadHere(items: SheetFacts['items'], programTitle: string): Block[] {
  const lines = items.flatMap(({ item, coverage }, index) => (listFieldReadings(item, coverage).length > 0 ? [index + 1] : []));
  if (lines.length === 0) return [];
  const which = lines.length === 1 ? `line ${lines[0]}` : `lines ${lines.slice(0, -1).join(', ')} and ${lines.at(-1)}`;
  const text = `Do not leave without what is marked “Read here” at ${which}: the covered test of ${programTitle}, or the proof of the count, hangs on it.`;
  return [{ kind: 'note', title: 'To read at the site', text }];
}

function siteRows(site: Site): FormCell[][] {
  const place = [site.street, site.city, [site.state, site.zip].filter((part) => part !== null).join(' ')]
    .filter((part) => (part ?? '') !== '')
    .join(', ');
  const at = site.latitude === null || site.longitude === null ? blank : `${site.latitude.toFixed(6)}, ${site.longitude.toFixed(6)}`;
  const feet = (value: number | null) => (value === null ? blank : `${formatCount(value)} ft`);
  return [
    [known('Address', place === '' ? blank : place, 2), known('County', site.county ?? blank), known('Coordinates (WGS 84)', at, 1.4)],
    [
      known('Kind of site', toLabel(siteKindChoices, site.kind)),
      known('Structure', toLabel(structureChoices, site.structure)),
      known('Height', feet(site.heightFeet), 0.7),
      known('Ground elevation', feet(site.elevationFeet), 0.8),
      known('Ownership', site.ownership === null ? blank : toLabel(ownershipChoices, site.ownership), 0.7),
    ],
    [
      known('Access', toLabel(accessChoices, site.access)),
      { label: 'Gate, key, whom to call', lines: 1, share: 2 },
      { label: 'Tick one', boxes: ['All of this is right', 'Corrected in pen'], share: 1.4 },
    ],
  ];
}

const emptySiteRows: FormCell[][] = [
  [
    { label: 'Site code', lines: 1 },
    { label: 'Site name', lines: 1, share: 2 },
    { label: 'Coordinates (WGS 84)', lines: 1, share: 1.6 },
  ],
  [
    { label: 'Address', lines: 1, share: 2.4 },
    { label: 'County', lines: 1 },
    { label: 'State, ZIP', lines: 1 },
  ],
  [
    { label: 'Structure', boxes: structureChoices.filter(({ value }) => value !== 'unknown').map(({ label }) => label), share: 3 },
    { label: 'Height, ft', lines: 1, share: 0.6 },
  ],
  [
    { label: 'Ownership', boxes: ownershipChoices.map(({ label }) => label), share: 1.2 },
    { label: 'Access: season, gate, key, whom to call', lines: 1, share: 3 },
  ],
];

/** One line of equipment: what is listed, boxes and lines to correct it, its serial numbers one by one. Its parts stay together. */
function drawItem({ item, coverage }: SheetItem, number: number): Block {
  const readings = listFieldReadings(item, coverage);
  const listed: FormCell[] = [
    { label: `Line ${number}, tag`, value: item.tag, share: 1.2 },
    { label: 'Maker and model', value: `${item.maker} ${item.model}`, share: 2 },
    { label: 'Kind', value: item.category ?? blank, share: 1 },
    { label: 'Units', value: formatCount(item.quantity), share: 0.5 },
    { label: 'Obtained', value: item.obtainedOn === null ? blank : formatDay(item.obtainedOn), share: 1 },
    { label: 'Status', value: toLabel(statusChoices, item.status), share: 0.9 },
  ];
  const task = `Read here: ${readings.map((reading) => reading.task).join(' ')}`;
  const rows = [
    listed,
    ...(readings.length > 0 ? [[{ label: '', value: task }]] : []),
    ...(item.quantity === 1 && item.serials.length <= 1 ? [rowOfOne(item)] : rowsOfSeveral(item)),
  ];
  return { kind: 'together', blocks: [{ kind: 'form', rows, ruled: true }] };
}

function rowOfOne({ serials: [serial] }: EquipmentItem): FormCell[] {
  return [
    found,
    { ...(serial === undefined ? { label: 'Serial number, to write', lines: 1 } : { label: 'Serial number, as read', boxes: [serial] }), share: 1.9 },
    { label: 'Position; what differs', lines: 1, share: 2.1 },
  ];
}

function rowsOfSeveral({ quantity, serials }: EquipmentItem): FormCell[][] {
  const missing = Math.max(0, quantity - serials.length);
  return [
    [
      found,
      { label: 'Units found', lines: 1, share: 0.7 },
      { label: 'Position: sector, height, rack', lines: 1, share: 1.6 },
      { label: 'If it differs: what stands here', lines: 1, share: 1.7 },
    ],
    ...inChunks(serials, serialsInRow).map((some, index): FormCell[] => [
      { label: index === 0 ? 'Serial numbers: tick each that you read' : 'Serial numbers, continued', boxes: some },
    ]),
    ...(missing === 0 ? [] : [serialLines(missing)]),
  ];
}

const found: FormCell = { label: 'Found', boxes: ['As listed', 'Differs', 'Not here'], share: 2.9 };

/** Lines for serial numbers that nobody knows yet: two to a row, at most six of them. */
function serialLines(missing: number): FormCell[] {
  const lines = Math.min(3, Math.ceil(missing / 2));
  const label = `${formatCount(missing)} serial ${missing === 1 ? 'number' : 'numbers'} not listed: write ${missing === 1 ? 'it' : 'them'}`;
  return [
    { label, lines },
    { label: missing > 2 * lines ? 'More on the back' : '', lines },
  ];
}

function unlistedRows(count: number): FormCell[][] {
  const columns: [string, number][] = [
    ['Maker, model', 2.2],
    ['Units', 0.5],
    ['Serial number', 1.8],
    ['Position', 1.2],
    ['Date on plate', 0.9],
  ];
  return Array.from({ length: count }, (_, row) => columns.map(([label, share]) => ({ label: row === 0 ? label : '', lines: 1, share })));
}

/** Photos at the left and a frame for a sketch at the right; where the photos are many, the sketch comes after them. */
function drawPhotos(site: Pick<Site, 'code'>, items: readonly SheetItem[], heading: (text: string) => Block): Block[] {
  const photos = listPhotos(items.map(({ item }) => item));
  const naming = `Name each file ${site.code}-P01 and so on. Evidence needs each item where it stands, and its label with the serial number readable.`;
  const isMany = photos.length > mostBesideSketch;
  const frame = isMany ? tight : Math.max(items.length === 0 ? roomy : tight, photos.length * photoHeight);
  const sketch: FormCell = { label: 'Sketch: north, sectors, cabinets, cable runs', frame };
  const rows: FormCell[][] = isMany
    ? [...inChunks(photos, mostBesideSketch).map((some) => [{ label: '', boxes: some }]), [sketch]]
    : [[{ label: '', boxes: photos, share: 1.1 }, sketch]];
  return [heading('Photos to take, and a sketch'), { kind: 'paragraph', style: 'small', text: naming }, { kind: 'form', rows }];
}

function drawSigned(heading: Block): Block {
  const when = (label: string): FormCell => ({ label, lines: 1, share: 0.6 });
  return {
    kind: 'together',
    blocks: [
      heading,
      {
        kind: 'form',
        rows: [
          [
            { label: 'Name', lines: 1, share: 1.4 },
            { label: 'Company', lines: 1, share: 1.2 },
            { label: 'Date', lines: 1, share: 0.8 },
            when('Arrived'),
            when('Left'),
          ],
          [
            { label: 'Signature: what stands above is what I saw at the site', lines: 1, share: 2 },
            { label: 'Entered in the inventory by, on', lines: 1, share: 1.2 },
          ],
        ],
      },
    ],
  };
}

function known(label: string, value: string, share = 1): FormCell {
  return { label, value, lines: 1, share };
}

function inChunks<T>(values: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, index) => values.slice(index * size, (index + 1) * size));
}

export interface SheetItem {
  item: EquipmentItem;
  coverage: ItemCoverage;
}

export interface SheetFacts {
  site: Site;
  items: readonly SheetItem[];
  /** Of the covered test. */
  programTitle: string;
}
