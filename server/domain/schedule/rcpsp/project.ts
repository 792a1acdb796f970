/** What is to be scheduled: activities that run without a break, and resources that are there in the same amount at every time. */
export interface ProjectInput {
  activities: readonly ActivityInput[];
  /** Units of each resource, whole numbers. */
  capacities: readonly number[];
}

export interface ActivityInput {
  /** For sentences about it; without one it is called by its position. */
  name?: string;
  /** Whole units of time, 0 or more: days or hours, as the caller likes. */
  duration: number;
  /** Units of each resource held from start to finish, in the order of the capacities. */
  demands: readonly number[];
  /** Positions of the activities that may start only when this one has finished. */
  successors: readonly number[];
}

/**
 * A project as the solver works on it: flat arrays, a row per activity. Lists of predecessors and successors stand one after another, and
 * `…From[activity]` to `…From[activity + 1]` is the part of one activity.
 *
 * All resources are packed into a few 32-bit words, each as a field with one spare bit above it, so that one subtraction tests them all: a field
 * that lacks units borrows its spare bit.
 */
export interface Project {
  count: number;
  durations: Int32Array;
  predecessors: Int32Array;
  predecessorsFrom: Int32Array;
  successors: Int32Array;
  successorsFrom: Int32Array;
  /** Predecessors before successors. */
  order: Int32Array;
  /** Earliest start by precedence alone. */
  heads: Int32Array;
  /** Least time from the finish to the end of the project by precedence alone. */
  tails: Int32Array;
  capacities: readonly number[];
  /** Demand of activity a for resource r at `a * capacities.length + r`. */
  demands: Int32Array;
  words: number;
  /** Packed demand of activity a in word w at `w * count + a`. */
  packedDemands: Int32Array;
  /** Packed capacity of each word, spare bits set. */
  packedCapacities: Int32Array;
  /** The spare bits of each word. */
  spareBits: Int32Array;
  /** Share of the scarcest resources that an activity takes while it runs: the weight in measures of density. */
  weights: Float64Array;
  /** All durations one after another: no schedule is longer. */
  horizon: number;
  criticalPath: number;
}
