import type { NetworkActivity, NetworkLink } from './work-network.ts';

/** Collects activities and links; a position is the place in the list. */
export function networkWriter(): NetworkWriter {
  const activities: NetworkActivity[] = [];
  const links: NetworkLink[] = [];
  const times: number[] = [];
  return {
    activities,
    links,
    times,
    add: (activity, count) => {
      times.push(count);
      return activities.push(activity) - 1;
    },
    link: (from, to, lagDays = 0) => {
      links.push({ from, to, kind: 'finish-start', lagDays });
    },
    startTogether: (from, to) => {
      links.push({ from, to, kind: 'start-start', lagDays: 0 });
    },
  };
}

export interface NetworkWriter {
  activities: NetworkActivity[];
  links: NetworkLink[];
  /** Times that the days of its duration are taken, by activity. */
  times: number[];
  /** Gives the position. */
  add: (activity: NetworkActivity, times: number) => number;
  link: (from: number, to: number, lagDays?: number) => void;
  startTogether: (from: number, to: number) => void;
}
