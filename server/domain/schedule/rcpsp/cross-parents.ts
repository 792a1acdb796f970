import type { RandomStream } from '../../random.ts';
import type { ParentView } from './parent-view.ts';
import type { Project } from './project.ts';

/** Length of the part that comes from the mother, as a share of the whole. */
const shortest = 0.2;
const longest = 0.6;

/**
 * Ways to make an order from two. Both give an order that places predecessors first, in the direction of the project given: the project itself
 * or its reverse, in which the parents were read.
 */
export function parentCrossing(count: number, random: RandomStream): ParentCrossing {
  const taken = new Uint8Array(count);
  const wish = new Int32Array(count);
  const stack = new Int32Array(count + 1);
  const share = (): number => shortest + random() * (longest - shortest);

  /** Follows the wish, but places what must come before first. */
  const repair = (project: Project, order: Int32Array): void => {
    const { predecessors, predecessorsFrom } = project;
    taken.fill(0);
    let placed = 0;
    for (let index = 0; index < count; index++) {
      let height = 1;
      stack[0] = wish[index] ?? 0;
      while (height > 0) {
        const activity = stack[height - 1] ?? 0;
        if (taken[activity] === 1) {
          height--;
          continue;
        }
        let missing = -1;
        const end = predecessorsFrom[activity + 1] ?? 0;
        for (let at = predecessorsFrom[activity] ?? 0; at < end && missing < 0; at++) {
          const other = predecessors[at] ?? 0;
          if (taken[other] === 0) missing = other;
        }
        if (missing >= 0) stack[height++] = missing;
        else {
          order[placed++] = activity;
          taken[activity] = 1;
          height--;
        }
      }
    }
  };

  const findDenseBlock: CrossingWay['find'] = (father, mother) => {
    const length = share();
    const start = random() * (1 - length);
    const density = ({ work, makespan }: ParentView): number => {
      const [from, to] = [Math.floor(start * makespan), Math.floor((start + length) * makespan)];
      return ((work[to] ?? 0) - (work[from] ?? 0)) / Math.max(1, to - from);
    };
    const gain = (density(mother) - density(father)) * length;
    return { from: start * mother.makespan, to: (start + length) * mother.makespan, gain };
  };

  const insertBlock: CrossingWay['insert'] = ({ father, mother, project }, { from, to }, order) => {
    const inBlock = (activity: number): boolean => {
      const start = mother.starts[activity] ?? 0;
      return start >= from && start < to;
    };
    let placed = 0;
    for (const activity of father.order) if (!inBlock(activity) && (father.starts[activity] ?? 0) < from) wish[placed++] = activity;
    for (const activity of mother.order) if (inBlock(activity)) wish[placed++] = activity;
    for (const activity of father.order) if (!inBlock(activity) && (father.starts[activity] ?? 0) >= from) wish[placed++] = activity;
    repair(project, order);
  };

  const findFastStretch: CrossingWay['find'] = (father, mother) => {
    const length = Math.min(count, Math.max(2, Math.floor(count * share())));
    const from = Math.floor(random() * (count - length + 1));
    const to = from + length;
    const rate = (father.work[father.makespan] ?? 0) / Math.max(1, father.makespan);
    const timesOf = (view: ParentView): [number, number] => [
      view.starts[view.order[from] ?? 0] ?? 0,
      to < count ? (view.starts[view.order[to] ?? 0] ?? 0) : view.makespan,
    ];
    const [fatherFrom, fatherTo] = timesOf(father);
    const [motherFrom, motherTo] = timesOf(mother);
    const more = (mother.work[motherTo] ?? 0) - (mother.work[motherFrom] ?? 0) - (father.work[fatherTo] ?? 0) + (father.work[fatherFrom] ?? 0);
    return { from, to, gain: fatherTo - fatherFrom - (motherTo - motherFrom) + (rate > 0 ? more / rate : 0) };
  };

  const insertStretch: CrossingWay['insert'] = ({ father, mother }, { from, to }, order) => {
    taken.fill(0);
    let placed = 0;
    const place = (activity: number): void => {
      if (taken[activity] === 1) return;
      order[placed++] = activity;
      taken[activity] = 1;
    };
    for (let index = 0; index < from; index++) place(father.order[index] ?? 0);
    for (let index = 0; index < count && placed < to; index++) place(mother.order[index] ?? 0);
    for (let index = 0; index < count; index++) place(father.order[index] ?? 0);
  };

  return { block: { find: findDenseBlock, insert: insertBlock }, stretch: { find: findFastStretch, insert: insertStretch } };
}

export interface ParentCrossing {
  /**
   * A block of time in which the mother works densely stays together; the rest stands before or behind it as in the father. After the peak
   * crossover of Valls, Ballestin and Quintanilla (2008).
   */
  block: CrossingWay;
  /** The father's order with a stretch from the mother's, the two-point crossover of Hartmann (1998), where she is through with it sooner. */
  stretch: CrossingWay;
}

export interface CrossingWay {
  /** A part drawn at random, and how much better the mother does in it than the father. */
  find: (father: ParentView, mother: ParentView) => MotherPart;
  insert: (parents: Parents, part: MotherPart, order: Int32Array) => void;
}

interface Parents {
  /** In the direction in which the parents were read. */
  project: Project;
  father: ParentView;
  mother: ParentView;
}

export interface MotherPart {
  /** Times of the mother for a block, places in the orders for a stretch. */
  from: number;
  to: number;
  /** Comparable between parts of one kind only. */
  gain: number;
}
