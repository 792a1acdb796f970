import type { Issue } from '../result.ts';
import { toColumnLetters } from './cell-text.ts';
import type { ColumnKey } from './column-key.ts';
import { columnsByKey } from './inventory-columns.ts';
import type { SheetMapping } from './sheet-mapping.ts';

const pairs: readonly (readonly [ColumnKey, ColumnKey])[] = [
  ['site.latitude', 'site.longitude'],
  ['site.longitude', 'site.latitude'],
];

/** What stands in the way of reading a sheet with this mapping: columns it needs, meanings chosen twice, half of a pair of coordinates. */
export function checkMapping(mapping: SheetMapping): Issue[] {
  const chosen = new Set(mapping.keys.filter((key) => key !== null));
  const at = { sheet: mapping.sheet, row: mapping.headerRow };
  if (chosen.size === 0) {
    const message = `None of the columns of the sheet “${mapping.sheet}” is known. Put headers in its first row, or choose by hand what the columns hold.`;
    return [{ severity: 'warning', code: 'sheet-not-read', message, cell: at }];
  }
  const issues: Issue[] = [];
  for (const [index, key] of mapping.keys.entries()) {
    if (key !== null && mapping.keys.indexOf(key) < index) issues.push(chosenTwice(mapping, index, key));
  }
  for (const [one, other] of pairs) if (chosen.has(one) && !chosen.has(other)) issues.push(missingColumn(mapping, other));
  const hasItems = [...chosen].some((key) => key.startsWith('item.'));
  const knowsItems = chosen.has('item.tag');
  if (!chosen.has('site.code') && !knowsItems) issues.push(missingColumn(mapping, 'site.code'));
  if (hasItems && !knowsItems && !chosen.has('item.model')) issues.push(missingColumn(mapping, 'item.model'));
  return issues;
}

function chosenTwice(mapping: SheetMapping, index: number, key: ColumnKey): Issue {
  const [first, second] = [toColumnLetters(mapping.keys.indexOf(key)), toColumnLetters(index)];
  return {
    severity: 'error',
    code: 'column-chosen-twice',
    message: `Columns ${first} and ${second} of “${mapping.sheet}” are both set to ${columnsByKey.get(key)?.header}. Keep one and leave the other out.`,
    cell: { sheet: mapping.sheet, row: mapping.headerRow, column: second, header: mapping.headers[index] ?? '' },
  };
}

function missingColumn(mapping: SheetMapping, key: ColumnKey): Issue {
  const column = columnsByKey.get(key);
  return {
    severity: 'error',
    code: 'missing-column',
    message: `No column of “${mapping.sheet}” holds the ${column?.header.toLowerCase()}. Choose which one does, or add it to the file and upload it again.`,
    cell: { sheet: mapping.sheet, row: mapping.headerRow },
    wanted: `a column headed ${column?.header}`,
  };
}
