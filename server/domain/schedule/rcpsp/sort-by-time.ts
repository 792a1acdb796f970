/** Sorts by whole times from 0, in linear time; those of one time keep their places. `slots` is room for one number per time and two more. */
export function sortByTime(activities: Int32Array, times: Int32Array, { sorted, slots, latest }: SortRoom): void {
  slots.fill(0, 0, latest + 2);
  for (let index = 0; index < activities.length; index++) {
    const slot = (times[index] ?? 0) + 1;
    slots[slot] = (slots[slot] ?? 0) + 1;
  }
  for (let slot = 1; slot <= latest + 1; slot++) slots[slot] = (slots[slot] ?? 0) + (slots[slot - 1] ?? 0);
  for (let index = 0; index < activities.length; index++) {
    const activity = activities[index] ?? 0;
    const slot = times[activity] ?? 0;
    const place = slots[slot] ?? 0;
    sorted[place] = activity;
    slots[slot] = place + 1;
  }
}

interface SortRoom {
  /** Where the result goes; not the array that is sorted. */
  sorted: Int32Array;
  slots: Int32Array;
  /** No time is later than this. */
  latest: number;
}
