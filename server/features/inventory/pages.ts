import type { SiteCoverage } from '../../../db/schema/inventory.ts';
import { structureChoices, toLabel } from '../../domain/inventory/choices.ts';
import type { Program } from '../../domain/programs/program.ts';
import { programs } from '../../domain/programs/programs.ts';
import { counted, formatCount } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import type { Drawing } from '../../platform/charts/drawing.ts';
import type { Page } from '../../web/render-page.ts';
import { toPager } from '../../web/to-pager.ts';
import type { CoverageWord, ListQuery } from './inputs.ts';
import type { SiteCounts } from './queries.ts';
import type { SiteRow } from './rows.ts';

export const coverageLabels: Record<SiteCoverage, { label: string; tone: string }> = {
  covered: { label: 'Covered', tone: 'ok' },
  boundary: { label: 'Open under the rules', tone: 'warn' },
  'to resolve': { label: 'To resolve', tone: 'stop' },
  none: { label: 'No covered gear', tone: '' },
};

const chips: { word: CoverageWord | undefined; label: string; count(counts: SiteCounts): number }[] = [
  { word: undefined, label: 'All', count: (counts) => counts.all },
  { word: 'covered', label: 'Covered', count: (counts) => counts.covered },
  { word: 'to-resolve', label: 'To resolve', count: (counts) => counts.toResolve },
  { word: 'boundary', label: 'Open under the rules', count: (counts) => counts.boundary },
  { word: 'none', label: 'No covered gear', count: (counts) => counts.none },
];

/** The inventory: one page of sites beside the map. */
export function inventoryPage(list: InventoryList): Page {
  const { counts, query, rows, program } = list;
  const shown = shownCount(list);
  const address = (change: { word?: CoverageWord | undefined; page?: number }) => inventoryAddress({ ...query, ...change });
  const filterPart = inventoryAddress({ ...query, page: 1 }).slice(paths.inventory().length);
  const isFiltered = query.filter.search !== '' || query.word !== undefined || query.filter.withoutEquipment;
  return {
    template: 'inventory/list',
    title: 'Inventory',
    usesMap: list.map !== null,
    view: {
      head: {
        title: 'Inventory',
        sentence: inventorySentence(counts, program),
        actions: [
          { label: 'Export', href: `${paths.inventoryExport()}?format=xlsx`, download: true },
          ...(list.mayEdit
            ? [
                { label: 'Add a site', href: paths.newSite() },
                { label: 'Import a spreadsheet', href: paths.newImport(), tone: 'main' },
              ]
            : []),
        ],
      },
      next: nextStep(list),
      empty: list.isEmpty ? emptyInventory(list.mayEdit) : null,
      filters: {
        href: paths.inventory(),
        search: { name: 'q', label: 'Search sites and equipment', value: query.filter.search, placeholder: 'Site, county, model or serial' },
        hidden: query.word === undefined ? [] : [{ name: 'coverage', value: query.word }],
        chips: chips.map((chip) => ({
          label: chip.label,
          count: formatCount(chip.count(counts)),
          href: address({ word: chip.word, page: 1 }),
          current: query.word === chip.word && !query.filter.withoutEquipment,
        })),
        clearHref: isFiltered ? paths.inventory() : null,
      },
      bulk: list.mayEdit
        ? {
            form: 'bulk',
            href: paths.inventoryBulkEdit(),
            total: formatCount(shown),
            noun: 'sites',
            allName: 'all',
            hidden: filterFields(query),
            actions: [
              { label: 'Edit', name: 'action', value: 'edit' },
              { label: 'Apply a configuration', name: 'action', value: 'configure' },
              { label: 'Remove', name: 'action', value: 'remove' },
            ],
          }
        : null,
      table: {
        caption: `Sites ${isFiltered ? 'that match' : ''}`.trim(),
        captionHidden: true,
        keys: true,
        columns: [
          { label: 'Site', kind: 'key' },
          { label: 'Structure', optional: true },
          { label: 'Units', kind: 'number' },
          { label: 'Covered', kind: 'number' },
          { label: 'State' },
        ],
        ...(list.mayEdit && { select: { form: 'bulk', name: 'site' } }),
        rows: rows.map(siteLine),
      },
      pager: pagerFor(list, shown, address),
      map: list.map && {
        ...(list.map === 'large' ? { drawingHref: `${paths.inventoryMap()}${filterPart}` } : { drawing: list.map }),
        pointsHref: `${paths.inventoryPoints()}${filterPart}`,
        label: `Map of ${counted(shown, 'site')}`,
        caption: 'The same sites as the list.',
        legend: (['covered', 'boundary', 'to resolve', 'none'] as const).map((coverage) => ({
          status: coverage.replace(' ', '-'),
          label: coverageLabels[coverage].label,
          count: formatCount(chips.find((chip) => chip.word === coverage.replace(' ', '-'))?.count(counts) ?? 0),
        })),
      },
      program: {
        action: paths.inventory(),
        mayChange: list.mayEdit,
        title: program.shortTitle,
        field: {
          id: 'program',
          label: 'Covered test of',
          kind: 'select',
          value: program.key,
          options: programs.map((choice) => ({ value: choice.key, label: choice.shortTitle })),
        },
      },
      links: [
        { label: 'Field sheets of these sites', href: `${paths.fieldSheets()}${filterPart}` },
        { label: 'Equipment catalog', href: paths.catalog() },
        ...(list.mayEdit
          ? [
              { label: 'Earlier imports', href: paths.imports() },
              { label: 'Standard configurations', href: paths.inventoryConfigurations() },
            ]
          : []),
        { label: 'Export as CSV: sites', href: `${paths.inventoryExport()}?format=csv&part=site` },
        { label: 'equipment', href: `${paths.inventoryExport()}?format=csv&part=item` },
      ],
    },
  };
}

/** The address of the list under a filter. */
export function inventoryAddress(query: ListQuery): string {
  const parts = new URLSearchParams();
  if (query.filter.search !== '') parts.set('q', query.filter.search);
  if (query.word !== undefined) parts.set('coverage', query.word);
  if (query.filter.withoutEquipment) parts.set('bare', 'yes');
  if (query.page > 1) parts.set('page', String(query.page));
  const text = parts.toString();
  return text === '' ? paths.inventory() : `${paths.inventory()}?${text}`;
}

export function placeOf(site: Pick<SiteRow, 'city' | 'county' | 'state'>): string {
  const where = site.county ?? site.city;
  return [where, site.state].filter((part) => part !== null).join(', ');
}

function siteLine(row: SiteRow) {
  const { label, tone } = coverageLabels[row.coverage];
  const open = row.coverage === 'boundary' ? row.boundaryUnits : row.coverage === 'to resolve' ? row.unknownUnits : 0;
  return {
    value: row.id,
    label: row.name,
    code: row.code,
    cells: [
      { text: row.name, href: paths.site(row.id), small: [row.code, placeOf(row)].filter((part) => part !== '').join(' · ') },
      { text: structureOf(row) },
      { text: formatCount(row.unitCount) },
      { text: formatCount(row.coveredUnits) },
      { tag: { label: open > 0 ? `${label} ${formatCount(open)}` : label, tone } },
    ],
  };
}

function structureOf({ structure, heightFeet }: SiteRow): string {
  const height = heightFeet === null ? '' : `${formatCount(heightFeet)}\u00a0ft`;
  return structure === 'unknown' && height !== '' ? height : `${toLabel(structureChoices, structure)} ${height}`.trim();
}

/** How many sites a filter leaves: `counts` go by its search, its chip picks one of them. */
export function shownCount({ counts, query }: Pick<InventoryList, 'counts' | 'query'>): number {
  return query.word === undefined ? counts.all : (chips.find((chip) => chip.word === query.word)?.count(counts) ?? 0);
}

function pagerFor({ query, pageSize }: InventoryList, total: number, address: (change: { page: number }) => string) {
  const pager = toPager({ page: query.page, size: pageSize, total, noun: 'sites', toHref: (page) => address({ page }) });
  return { ...pager, keys: true, ...(total === 0 && { text: 'No sites match.' }) };
}

/** The filter of a list as hidden fields, so that what is done with its sites comes back to it. */
export function filterFields(query: ListQuery): { name: string; value: string }[] {
  return [
    { name: 'q', value: query.filter.search },
    { name: 'coverage', value: query.word ?? '' },
    ...(query.filter.withoutEquipment ? [{ name: 'bare', value: 'yes' }] : []),
  ];
}

function emptyInventory(mayEdit: boolean) {
  return {
    title: 'No sites yet',
    text: 'Drop in the list you have, with your own headers: a tower list, a vendor export, the template. You see every problem with its cell before anything is saved.',
    actions: mayEdit
      ? [
          { label: 'Import a spreadsheet', href: paths.newImport(), tone: 'main' },
          { label: 'Download the template', href: paths.importTemplate(), download: true },
          { label: 'Add a site by hand', href: paths.newSite() },
        ]
      : [],
  };
}

function inventorySentence(counts: SiteCounts, program: Program): string {
  if (counts.all === 0) return 'No sites yet.';
  const open = counts.toResolve + counts.boundary;
  const units = `${counted(counts.all, 'site')}, ${counted(counts.units, 'unit')}. ${formatCount(counts.coveredUnits)} are covered equipment under ${program.shortTitle}`;
  return open === 0 ? `${units}.` : `${units}; ${formatCount(open)} ${open === 1 ? 'site needs' : 'sites need'} a look.`;
}

function nextStep(list: InventoryList) {
  const { counts } = list;
  if (list.isEmpty || !list.mayEdit) return null;
  if (list.bareCount > 0) {
    return {
      title: `Next: say what stands at ${counted(list.bareCount, 'site')}.`,
      text: 'No equipment is listed there. Apply a standard configuration to many sites at once, or import a list.',
      who: 'You act.',
      action: { label: 'Apply a configuration', href: paths.inventoryConfigurations(), small: true },
    };
  }
  if (counts.toResolve > 0) {
    return {
      title: `Next: resolve ${counted(counts.toResolve, 'site')}`,
      text: 'with an unknown model or a missing date. The estimate can be made after that.',
      who: 'You act.',
      action: { label: 'Show them', href: `${paths.inventory()}?coverage=to-resolve`, small: true },
    };
  }
  return {
    title: 'Next: make an estimate.',
    text: 'It takes the inventory as it stands now.',
    who: 'You act.',
    action: { label: 'Make an estimate', href: paths.newEstimate(), small: true },
  };
}

export interface InventoryList {
  counts: SiteCounts;
  query: ListQuery;
  rows: SiteRow[];
  pageSize: number;
  program: Program;
  /** A large one stands at an address of its own. */
  map: Drawing | 'large' | null;
  isEmpty: boolean;
  /** Sites without any equipment. */
  bareCount: number;
  mayEdit: boolean;
}
