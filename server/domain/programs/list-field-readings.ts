import type { EquipmentItem } from '../inventory/equipment.ts';
import type { ItemCoverage } from './cover-item.ts';

/** Something that only a look at the equipment itself can tell, and what hangs on it. */
export interface FieldReading {
  read: 'maker' | 'model' | 'date' | 'serial';
  /** What to do at the site, in one sentence. */
  task: string;
}

/**
 * What to read at the site for an item before its covered test is settled or its count can be proven: maker, model and date where the test is open for
 * want of them, serial numbers of units that may be paid for. Empty where nothing hangs on a look.
 */
export function listFieldReadings(item: EquipmentItem, { verdict, rule }: ItemCoverage): FieldReading[] {
  const readings: FieldReading[] = [];
  const isOpen = verdict === 'unknown' || verdict === 'boundary';
  if (isOpen && rule === 'maker')
    readings.push({ read: 'maker', task: 'Maker and model on the type plate: whether it is covered hangs on the maker.' });
  if (isOpen && (rule === 'model' || rule === 'kind of equipment')) {
    readings.push({ read: 'model', task: 'Model and part number on the type plate, and what it does: whether it counts hangs on its kind.' });
  }
  if (verdict !== 'not covered' && item.obtainedOn === null) {
    readings.push({ read: 'date', task: 'Date of manufacture on the type plate: the day obtained is missing, and it cannot be earlier.' });
  } else if (isOpen && rule === 'date obtained') {
    readings.push({ read: 'date', task: 'Date of manufacture on the type plate: it was obtained on the cut-off day itself.' });
  }
  const missing = item.quantity - item.serials.length;
  if (verdict !== 'not covered' && missing > 0) {
    const of = item.serials.length === 0 ? 'none is listed' : `${missing} of ${item.quantity} are not listed`;
    readings.push({ read: 'serial', task: `Serial number of each unit: ${of}.` });
  }
  return readings;
}
