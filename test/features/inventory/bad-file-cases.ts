import { makeBomb, makeWorkbook, makeZip, packed } from './make-workbook.ts';

/** A file that somebody could drop in, what the page says to it, and which sites are there after a press on Import. */
export interface BadFile {
  words: string;
  name: string;
  bytes: () => Buffer | string;
  says: RegExp;
  /** Codes of the sites that a confirmation saves. */
  saved: string[];
}

const head = 'Site code,Site name,Latitude,Longitude,State';
const good = 'A-1,One,45.4,-98.5,SD';
const gear = 'Site code,Site name,Maker,Model,Quantity,Serial numbers,Obtained on';
const wrongType = /not|cannot be read/;
const bytes = (hex: string) => Buffer.concat([Buffer.from(hex, 'hex'), Buffer.alloc(600, 7)]);
const csv = (...lines: string[]) => `${lines.join('\n')}\n`;

/** Not a spreadsheet at all, whatever its name says. */
export const wrongFiles: BadFile[] = [
  { words: 'a PDF', name: 'list.xlsx', bytes: () => Buffer.from(`%PDF-1.7\n${'x'.repeat(500)}`), says: /PDF.*(xlsx|CSV)/is, saved: [] },
  { words: 'a picture', name: 'list.csv', bytes: () => bytes('89504e470d0a1a0a'), says: /picture.*(xlsx|csv)/is, saved: [] },
  { words: 'an old Excel file', name: 'list.xls', bytes: () => bytes('d0cf11e0a1b11ae1'), says: /old Excel.*xlsx/is, saved: [] },
  {
    words: 'a workbook with a password',
    name: 'list.xlsx',
    bytes: () => Buffer.concat([bytes('d0cf11e0a1b11ae1'), Buffer.from('EncryptedPackage', 'utf16le'), Buffer.alloc(600)]),
    says: /password/,
    saved: [],
  },
  { words: 'a text document', name: 'list.docx', bytes: () => makeZip({ 'word/document.xml': '<w/>' }), says: wrongType, saved: [] },
  { words: 'a ZIP of photos', name: 'list.xlsx', bytes: () => makeZip({ 'a.jpg': 'x' }), says: /ZIP/i, saved: [] },
  {
    words: 'a ZIP with a password',
    name: 'list.xlsx',
    bytes: () => makeZip({ 'xl/workbook.xml': { ...packed('<workbook/>'), isLocked: true } }),
    says: /password/,
    saved: [],
  },
  {
    words: 'a workbook cut off in the middle',
    name: 'list.xlsx',
    bytes: () => makeWorkbook([['Site code']]).subarray(0, 900),
    says: /damaged/,
    saved: [],
  },
  {
    words: 'a workbook whose sheet is no XML',
    name: 'list.xlsx',
    bytes: () => makeWorkbook([], { parts: { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row><c><v>1</' } }),
    says: /damaged|no (filled )?rows/,
    saved: [],
  },
  {
    words: 'a web page named like a workbook',
    name: 'list.xls',
    bytes: () => '<html><table><tr><td>Site code</td></tr></table></html>',
    says: /web page/,
    saved: [],
  },
  { words: 'XML', name: 'list.xml', bytes: () => '<?xml version="1.0"?><kml></kml>', says: /XML/, saved: [] },
  { words: 'JSON', name: 'list.csv', bytes: () => '[{"site":"A-1"}]', says: /JSON|headers|column/, saved: [] },
  {
    words: 'noise',
    name: 'list.csv',
    bytes: () => Buffer.from(Array.from({ length: 4000 }, (_, index) => (index * 7919) % 251)),
    says: wrongType,
    saved: [],
  },
  {
    words: 'a ZIP bomb',
    name: 'bomb.xlsx',
    bytes: () => makeBomb(500),
    says: /unpacks to/,
    saved: [],
  },
  { words: 'a ZIP bomb that lies about its size', name: 'bomb.xlsx', bytes: () => makeBomb(500, 4000), says: /unpacks to|damaged/, saved: [] },
  {
    words: 'a workbook with an entity that multiplies',
    name: 'laughs.xlsx',
    bytes: () =>
      makeWorkbook([], {
        parts: {
          'xl/worksheets/sheet1.xml': `<!DOCTYPE w [<!ENTITY a "${'ha'.repeat(1000)}"><!ENTITY b "${'&a;'.repeat(1000)}"><!ENTITY c "${'&b;'.repeat(1000)}">]><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&c;</t></is></c></row></sheetData></worksheet>`,
        },
      }),
    says: /damaged|headers|column|no (filled )?rows/,
    saved: [],
  },
];

/** Spreadsheets with nothing usable in them, or more than can be taken. */
export const emptyAndLarge: BadFile[] = [
  { words: 'an empty sheet', name: 'list.xlsx', bytes: () => makeWorkbook([]), says: /no (filled )?rows/, saved: [] },
  { words: 'blank lines only', name: 'list.csv', bytes: () => '\n\n,,,\n  \n', says: /no (filled )?rows/, saved: [] },
  { words: 'headers only', name: 'list.csv', bytes: () => csv(head), says: /no rows/i, saved: [] },
  { words: 'rows without headers', name: 'list.csv', bytes: () => csv('17,Sunday,blue', '18,Monday,red'), says: /header|column/i, saved: [] },
  { words: 'headers that mean nothing here', name: 'list.csv', bytes: () => csv('Alpha,Beta', '1,2'), says: /header|column/i, saved: [] },
  {
    words: 'no column for the site code',
    name: 'list.csv',
    bytes: () => csv('Site name,Latitude,Longitude', 'One,45.4,-98.5'),
    says: /site code/i,
    saved: [],
  },
  {
    words: 'no column for the model',
    name: 'list.csv',
    bytes: () => csv('Site code,Maker,Quantity', 'A-1,Huawei,3'),
    says: /holds the model/i,
    saved: [],
  },
  {
    words: 'latitude without longitude',
    name: 'list.csv',
    bytes: () => csv('Site code,Site name,Latitude', 'A-1,One,45'),
    says: /holds the longitude/i,
    saved: [],
  },
  {
    words: 'the same header twice',
    name: 'list.csv',
    bytes: () => csv(`${head},State`, `${good},ND`),
    says: /2 columns .*headed “State”/,
    saved: ['A-1'],
  },
  {
    words: 'a column without a header',
    name: 'list.csv',
    bytes: () => csv('Site code,Site name,', 'A-1,One,?!'),
    says: /Column C .*no header/,
    saved: ['A-1'],
  },
  {
    words: '200,001 rows',
    name: 'long.csv',
    bytes: () => csv('Site code,Site name', Array.from({ length: 200_001 }, (_, index) => `S${index},N`).join('\n')),
    says: /more than 200,000.*[Ss]plit/s,
    saved: [],
  },
  {
    words: '300 columns',
    name: 'wide.csv',
    bytes: () => csv(`${head}${',x'.repeat(300)}`, `${good}${',y'.repeat(300)}`),
    says: /200 columns/,
    saved: [],
  },
  {
    words: 'a cell as long as a book',
    name: 'list.csv',
    bytes: () => csv(head, `A-1,${'x'.repeat(40_000)},45.4,-98.5,SD`),
    says: /characters/,
    saved: [],
  },
  { words: 'a quotation mark that never closes', name: 'list.csv', bytes: () => csv(head, `A-1,"One,45.4,-98.5,SD`, good), says: /quot/i, saved: [] },
];

/** Text files from other programs: they are read, with a remark where there is doubt. */
export const textForms: BadFile[] = [
  {
    words: 'semicolons and decimal commas',
    name: 'list.csv',
    bytes: () => csv(head.replaceAll(',', ';'), 'A-1;One;45,4;-98,5;SD'),
    says: /1 row: 1 site and 0/,
    saved: ['A-1'],
  },
  {
    words: 'tabs',
    name: 'list.txt',
    bytes: () => csv(head.replaceAll(',', '\t'), good.replaceAll(',', '\t')),
    says: /1 row: 1 site and 0/,
    saved: ['A-1'],
  },
  {
    words: 'bars',
    name: 'list.csv',
    bytes: () => csv(head.replaceAll(',', '|'), good.replaceAll(',', '|')),
    says: /1 row: 1 site and 0/,
    saved: ['A-1'],
  },
  {
    words: 'Windows-1252',
    name: 'list.csv',
    bytes: () =>
      Buffer.from(csv(head, 'A-1,Cañon City – “North”,38.44,-105.24,CO').replace('–', '\x96').replace('“', '\x93').replace('”', '\x94'), 'latin1'),
    says: /1252/,
    saved: ['A-1'],
  },
  {
    words: 'UTF-16',
    name: 'list.txt',
    bytes: () => Buffer.from(`\ufeff${csv(head, good)}`.replaceAll(',', '\t'), 'utf16le'),
    says: /1 row: 1 site and 0/,
    saved: ['A-1'],
  },
  { words: 'a byte-order mark', name: 'list.csv', bytes: () => `\ufeff${csv(head, good)}`, says: /1 row: 1 site and 0/, saved: ['A-1'] },
  {
    words: 'line ends of an old Mac',
    name: 'list.csv',
    bytes: () => csv(head, good).replaceAll('\n', '\r'),
    says: /1 row: 1 site and 0/,
    saved: ['A-1'],
  },
  { words: 'NUL bytes', name: 'list.csv', bytes: () => csv(head, `A-1,On\0e,45.4,-98.5,SD`, 'A-2,Two,45.5,-98.6,SD'), says: /NUL/, saved: ['A-2'] },
  {
    words: 'rows of different lengths',
    name: 'list.csv',
    bytes: () => csv(head, 'A-1,One', `A-2,Two,45.4,-98.5,SD,,,more`),
    says: /2 sites/,
    saved: ['A-1', 'A-2'],
  },
];

/** Workbooks that are right as files and doubtful in their cells. */
export const workbooks: BadFile[] = [
  {
    words: 'a formula without its result',
    name: 'list.xlsx',
    bytes: () =>
      makeWorkbook([
        ['Site code', 'Site name'],
        ['A-1', { formula: 'B1&"x"' }],
        ['A-2', { formula: 'B1', result: 'Two' }],
      ]),
    says: /formula/,
    saved: ['A-2'],
  },
  { words: 'a formula in CSV', name: 'list.csv', bytes: () => csv(head, '=A1+1,One,45.4,-98.5,SD', good), says: /formula/, saved: ['A-1'] },
  { words: 'an error value', name: 'list.csv', bytes: () => csv(head, 'A-2,#REF!,45.4,-98.5,SD', good), says: /#REF!/, saved: ['A-1'] },
  {
    words: 'merged cells',
    name: 'list.xlsx',
    bytes: () =>
      makeWorkbook(
        [
          ['Site code', 'Site name'],
          ['A-1', 'One'],
        ],
        { extra: '<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>' },
      ),
    says: /merged.*A2:A3/s,
    saved: ['A-1'],
  },
  {
    words: 'numbers as text and texts as numbers',
    name: 'list.xlsx',
    bytes: () =>
      makeWorkbook([
        ['Site code', 'Site name', 'Latitude', 'Longitude', 'ZIP', 'Maker', 'Model', 'Quantity'],
        [12, 'One', '45.4', '-98.5', 2134, 'Huawei', 'RRU3908', '1,200'],
      ]),
    says: /1 row: 1 site and 1/,
    saved: ['12'],
  },
  {
    words: 'days as serial numbers of Excel',
    name: 'list.xlsx',
    bytes: () =>
      makeWorkbook([
        gear.split(','),
        ['A-1', 'One', 'Huawei', 'RRU3908', 1, 'S1', { serial: 42_494 }],
        ['A-1', 'One', 'Huawei', 'BBU3910', 1, 'S2', 42_494],
      ]),
    says: /No errors/,
    saved: ['A-1'],
  },
];

/** Values that cannot be right. */
export const values: BadFile[] = [
  {
    words: 'a latitude out of range',
    name: 'list.csv',
    bytes: () => csv(head, 'A-2,Two,95.4,-98.5,SD', good),
    says: /95\.4.*-90 to 90/s,
    saved: ['A-1'],
  },
  {
    words: 'swapped coordinates',
    name: 'list.csv',
    bytes: () => csv(head, 'A-2,Two,-98.5,45.4,SD', good),
    says: /swapped.*latitude 45\.4, longitude -98\.5/s,
    saved: ['A-1'],
  },
  {
    words: 'a longitude without its sign',
    name: 'list.csv',
    bytes: () => csv(head, 'A-2,Two,45.4,98.5,SD', good),
    says: /minus sign.*-98\.5/s,
    saved: ['A-1'],
  },
  { words: 'coordinates of no place', name: 'list.csv', bytes: () => csv(head, 'A-2,Two,0,0,SD', good), says: /0, 0/, saved: ['A-1'] },
  {
    words: 'an unknown model',
    name: 'list.csv',
    bytes: () => csv(gear, 'A-1,One,Huawei,Mystery 9,1,,2016-05-04'),
    says: /does not know.*Mystery 9/s,
    saved: ['A-1'],
  },
  {
    words: 'a negative quantity',
    name: 'list.csv',
    bytes: () => csv(gear, 'A-1,One,Huawei,RRU3908,-4,,2016-05-04'),
    says: /-4 is not possible/,
    saved: ['A-1'],
  },
  {
    words: 'an absurd quantity',
    name: 'list.csv',
    bytes: () => csv(gear, 'A-1,One,Huawei,RRU3908,21023108000,,2016-05-04'),
    says: /cannot be right/,
    saved: ['A-1'],
  },
  { words: 'half a unit', name: 'list.csv', bytes: () => csv(gear, 'A-1,One,Huawei,RRU3908,1.5,,2016-05-04'), says: /whole number/, saved: ['A-1'] },
  {
    words: 'the same serial number in two rows',
    name: 'list.csv',
    bytes: () => csv(gear, 'A-1,One,Huawei,RRU3908,1,S1,2016-05-04', 'A-1,One,Huawei,RRU3908,1,s1,2016-05-04'),
    says: /serial number s1 stands in row 2/i,
    saved: ['A-1'],
  },
  {
    words: 'a day that is none',
    name: 'list.csv',
    bytes: () => csv(gear, 'A-1,One,Huawei,RRU3908,1,,2016-02-30'),
    says: /not a day of the calendar/,
    saved: ['A-1'],
  },
  {
    words: 'a day that has not come',
    name: 'list.csv',
    bytes: () => csv(gear, 'A-1,One,Huawei,RRU3908,1,,2099-01-01'),
    says: /has not come/,
    saved: ['A-1'],
  },
  {
    words: 'a height in the thousands',
    name: 'list.csv',
    bytes: () => csv('Site code,Site name,Height (ft)', 'A-1,One,100', 'A-2,Two,9000'),
    says: /taller/,
    saved: ['A-1'],
  },
  {
    words: 'equipment at a site nobody knows',
    name: 'list.csv',
    bytes: () => csv('Site code,Maker,Model', 'A-9,Huawei,RRU3908'),
    says: /A-9 is neither/,
    saved: [],
  },
  {
    words: 'two rows that contradict each other',
    name: 'list.csv',
    bytes: () => csv(head, good, 'A-1,Other,45.4,-98.5,SD', 'A-2,Two,45.5,-98.6,SD'),
    says: /Make the rows agree/,
    saved: ['A-2'],
  },
];
