import type { SheetTable } from '../../domain/inventory/sheet-table.ts';
import type { SlipFacts } from './load-slip.ts';
import { causeName } from './slip-words.ts';

const headers = [
  'From',
  'Until',
  'Days',
  'Cause',
  'Activity',
  'Site code',
  'Site',
  'Step',
  'What happened',
  'Going on',
  'Sets the finish',
  'Note',
  'Recorded on',
  'Recorded by',
];

/** The dated delay events as a table, in order of days, days as `2027-03-09`. */
export function slipSheet({ events, places }: SlipFacts): SheetTable {
  const names = new Map(places.map(({ code, name }) => [code, name]));
  const rows = events.map((event) => [
    event.from,
    event.until,
    event.days,
    causeName(event.cause),
    event.activityId,
    event.siteCode ?? '',
    event.siteCode === null ? 'Whole network' : (names.get(event.siteCode) ?? ''),
    event.title,
    event.how,
    event.isOpen ? 'yes' : '',
    event.onPath ? 'yes' : '',
    event.note,
    event.recordedOn,
    event.recordedBy,
  ]);
  return { name: 'Delay events', columns: headers.map((header) => ({ header, width: 16 })), rows };
}
