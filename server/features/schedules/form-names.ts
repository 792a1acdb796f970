import type { CrewKind } from '../../domain/schedule/work-plan.ts';

type CrewPart = 'teams' | 'cost' | 'mobilisation' | 'home';
type RowList = 'money' | 'freeze' | 'duration' | 'late';

/** Rows that stand empty below those that are filled: a page without scripts adds none. */
const spareRows = 3;
export const mostRows = 60;

/** Field of the form for a trade: `crew-tower-crew-teams`. */
export function crewField(trade: CrewKind, part: CrewPart): string {
  return `crew-${trade}-${part}`;
}

/** Field of the form in a row of a list, from 1: `money-2-on`. */
export function rowField(list: RowList, row: number, part: string): string {
  return `${list}-${row}-${part}`;
}

/** Rows of a list up to the last one in which something stands. */
export function countFilled(list: RowList, values: Readonly<Record<string, string>>): number {
  let last = 0;
  for (const [name, value] of Object.entries(values)) {
    const match = new RegExp(`^${list}-(\\d{1,2})-`).exec(name);
    if (match && value.trim() !== '' && Number(match[1]) <= mostRows) last = Math.max(last, Number(match[1]));
  }
  return last;
}

/** Rows of a list that the form shows. */
export function countShown(list: RowList, values: Readonly<Record<string, string>>): number {
  return Math.min(mostRows, countFilled(list, values) + spareRows);
}
