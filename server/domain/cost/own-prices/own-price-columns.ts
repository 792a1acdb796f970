import { priceCategories } from '../../catalog/price-book.ts';
import { costPhases, costUses } from '../../catalog/recipe.ts';
import type { SheetTable } from '../../inventory/sheet-table.ts';

/** The columns of a list of quotes, by the fields of `readOwnPrice`; `documents` holds numbers of the register. */
export const ownPriceColumns: readonly OwnPriceColumn[] = [
  {
    field: 'entryCode',
    header: 'Replaces',
    aliases: ['entry', 'entry code', 'price book entry', 'code'],
    example: 'RA-010',
    help: 'Code of the price that it takes the place of. Blank for a line of its own.',
  },
  {
    field: 'unit',
    header: 'Unit',
    aliases: ['uom', 'unit of measure', 'per'],
    example: 'each',
    help: 'As the quote says it; the unit of the price that it replaces. For a percentage: percent.',
  },
  {
    field: 'likely',
    header: 'Price',
    aliases: ['unit price', 'price usd', 'likely', 'likely price'],
    example: '26,000.00',
    help: 'US dollars for one unit. In place of a percentage: the percentage, such as 8.25 %.',
  },
  { field: 'low', header: 'Lowest', aliases: ['low', 'lowest price'], example: '', help: 'Only where there is a range.' },
  { field: 'high', header: 'Highest', aliases: ['high', 'highest price'], example: '', help: 'Only where there is a range.' },
  { field: 'from', header: 'Vendor', aliases: ['supplier', 'from', 'vendor name'], example: 'Acme Radio', help: 'Who made the offer.' },
  {
    field: 'reference',
    header: 'Quote number',
    aliases: ['quote', 'quote no', 'reference', 'offer number'],
    example: 'Q-2026-4711',
    help: 'Its subject line where it has none.',
  },
  { field: 'quotedOn', header: 'Quoted on', aliases: ['date', 'quote date', 'quoted'], example: '2026-11-02', help: 'The day that the quote bears.' },
  {
    field: 'expiresOn',
    header: 'Valid until',
    aliases: ['expires', 'expires on', 'expiry', 'valid to', 'validity'],
    example: '2027-01-31',
    help: 'The last day on which the vendor holds to it.',
  },
  {
    field: 'documents',
    header: 'Documents',
    aliases: ['document', 'document number', 'evidence'],
    example: 'D-14; D-15',
    help: 'Numbers in your register of documents. Blank: the one that you name for all rows.',
  },
  {
    field: 'siteCode',
    header: 'Only at site',
    aliases: ['site', 'site code'],
    example: '',
    help: 'A site code. Blank: everywhere, or once for the whole network.',
  },
  {
    field: 'use',
    header: 'Use',
    aliases: ['use of cost', 'purpose'],
    example: 'comparable',
    choices: costUses,
    help: 'What it is for. Blank: comparable.',
  },
  {
    field: 'comparable',
    header: 'Price of the comparable',
    aliases: ['comparable', 'comparable price'],
    example: '',
    help: 'For an upgrade: what one unit of the comparable replacement costs.',
  },
  { field: 'item', header: 'Item', aliases: ['description', 'line item'], example: '', help: 'What a line of its own buys.' },
  { field: 'category', header: 'Category', aliases: [], example: '', choices: priceCategories, help: 'Of a line of its own.' },
  { field: 'phase', header: 'Part of the work', aliases: ['phase', 'part'], example: '', choices: costPhases, help: 'Of a line of its own.' },
  { field: 'quantity', header: 'Quantity', aliases: ['qty', 'units'], example: '', help: 'Of a line of its own: how many units in all.' },
  {
    field: 'reason',
    header: 'Reason',
    aliases: ['notes', 'remarks', 'comment'],
    example: '',
    help: 'Needed for everything but a comparable replacement.',
  },
];

/** The list to fill in. */
export function ownPriceTemplate(): SheetTable[] {
  return [
    {
      name: 'Quotes',
      columns: ownPriceColumns.map(({ header, choices }) => ({ header, width: Math.max(14, header.length + 4), ...(choices && { choices }) })),
      rows: [],
      blankRows: 200,
    },
    {
      name: 'About the columns',
      columns: [
        { header: 'Heading', width: 24 },
        { header: 'What to write', width: 60, wraps: true },
        { header: 'Example', width: 18 },
        { header: 'Words to choose from', width: 60, wraps: true },
      ],
      rows: ownPriceColumns.map(({ header, help, example, choices }) => [header, help, example, choices?.join(', ') ?? '']),
    },
  ];
}

interface OwnPriceColumn {
  field: string;
  header: string;
  /** Other names in lower case. */
  aliases: readonly string[];
  example: string;
  help: string;
  choices?: readonly string[];
}
