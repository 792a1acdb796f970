import { counted, formatCount } from '../../domain/words.ts';
import type { Block, PdfDocument, RunningWords } from '../../platform/pdf/document.ts';
import { drawEmptySheet, drawFieldSheet, type SheetFacts } from './draw-field-sheet.ts';
import { sheetStamp } from './sheet-stamp.ts';

const intro = 'Strike through what is wrong and write below it what is right; tick what you checked. Black pen, capitals.';

/** The field survey sheet of one site. */
export function fieldSheetDocument(sheet: SiteSheet, facts: SheetsFacts): PdfDocument {
  return {
    ...common(facts, `Field sheet ${sheet.site.code}`),
    ...runningWords(sheet, facts),
    blocks: [
      { kind: 'title', over: `${facts.carrierName} · Field survey sheet`, text: sheet.site.name, under: underOf(sheet) },
      { kind: 'paragraph', style: 'small', text: intro },
      ...drawFieldSheet(sheet, 2),
    ],
  };
}

/** The sheets of many sites in the order given, behind a list of them; each is a part with pages of its own. */
export function fieldSheetsDocument(sheets: readonly SiteSheet[], facts: SheetsFacts): PdfDocument {
  return {
    ...common(facts, 'Field sheets'),
    runningHead: { left: `${facts.carrierName} · Field sheets`, right: counted(sheets.length, 'site') },
    runningFoot: footOf(facts),
    blocks: [...drawRoute(sheets, facts), ...sheets.flatMap((sheet) => drawPart(sheet, facts))],
  };
}

/** A sheet with nothing on it, for a site that nobody has listed. */
export function emptySheetDocument(facts: SheetsFacts): PdfDocument {
  return {
    ...common(facts, 'Field sheet, empty'),
    runningHead: { left: `${facts.carrierName} · Field sheet`, right: 'A site that is not listed' },
    runningFoot: 'Enter it under Inventory',
    blocks: [
      { kind: 'title', over: `${facts.carrierName} · Field survey sheet`, text: 'A site that is not listed' },
      {
        kind: 'paragraph',
        style: 'small',
        text: 'Write in capitals with a black pen, one mark a box. Enter the site in the inventory when you are back.',
      },
      ...drawEmptySheet(),
    ],
  };
}

function drawPart(sheet: SiteSheet, facts: SheetsFacts): Block[] {
  return [
    { kind: 'part', layout: 'portrait', running: runningWords(sheet, facts) },
    { kind: 'heading', level: 2, text: `${sheet.site.name} · ${underOf(sheet)}` },
    { kind: 'paragraph', style: 'small', text: intro },
    ...drawFieldSheet(sheet, 3),
  ];
}

function drawRoute(sheets: readonly SiteSheet[], facts: SheetsFacts): Block[] {
  return [
    { kind: 'title', over: facts.carrierName, text: 'Field sheets', under: `${counted(sheets.length, 'site')}, by county and name` },
    {
      kind: 'table',
      caption: 'The sites in order, with what is listed at each and room for the day of the visit',
      columns: [
        { title: 'Site', width: 'fit' },
        { title: 'Name', width: { share: 1 } },
        { title: 'County', width: { share: 0.7 } },
        { title: 'Lines', width: 'fit', align: 'right' },
        { title: 'To read here', width: 'fit', align: 'right' },
        { title: 'Surveyed on', width: 90 },
      ],
      rows: sheets.map((sheet) => ({
        cells: [
          sheet.site.code,
          sheet.site.name,
          [sheet.site.county, sheet.site.state].filter((part) => part !== null).join(', ') || 'Not known',
          formatCount(sheet.items.length),
          formatCount(sheet.readingCount),
          '',
        ],
      })),
    },
  ];
}

function runningWords(sheet: SiteSheet, facts: SheetsFacts): RunningWords {
  return {
    runningHead: { left: `${facts.carrierName} · Field sheet`, right: `${sheet.site.code} · ${sheet.site.name}` },
    runningFoot: `${sheet.site.code} · ${footOf(facts)}`,
    stamp: sheetStamp(sheet.siteId, facts.publicUrl),
  };
}

function common({ carrierName, createdAt, inventoryVersion }: SheetsFacts, title: string) {
  return { title: `${title}, ${carrierName}`, subject: `Inventory version ${inventoryVersion}`, author: carrierName, language: 'en-US', createdAt };
}

function footOf({ inventoryVersion, programTitle }: SheetsFacts): string {
  return `inventory version ${inventoryVersion}, ${programTitle}`;
}

/** The county stands as it was entered: not every state calls its parts counties. */
function underOf({ site }: SiteSheet): string {
  const place = [site.county ?? site.city, site.state].filter((part) => part !== null && part !== '').join(', ');
  return [site.code, place].filter((part) => part !== '').join(' · ');
}

export interface SiteSheet extends SheetFacts {
  siteId: number;
  /** How many things hang on a look at the site. */
  readingCount: number;
}

export interface SheetsFacts {
  carrierName: string;
  /** ISO instant; the only time in the file. */
  createdAt: string;
  inventoryVersion: number;
  programTitle: string;
  publicUrl: string | undefined;
}
