import type { GanttPlace, GanttView } from './arrange-gantt.ts';

/**
 * The view in which a plan is shown when one is asked for. By county only where at least half of the sites tell their county: towns would stand as
 * groups of one or two, so sites near each other are shown together instead, where their clusters are known.
 */
export function chooseGanttView(wanted: GanttView, places: readonly GanttPlace[]): GanttView {
  if (wanted !== 'county' || !places.some(({ cluster }) => cluster !== undefined)) return wanted;
  const without = places.filter(({ inCounty }) => inCounty === false).length;
  return without * 2 > places.length ? 'cluster' : 'county';
}
