import type { RandomStream } from '../../random.ts';
import type { Candidate } from './parent-view.ts';
import type { Project } from './project.ts';

const rivals = 40;

/** The schedules that the search breeds from: no two alike, and a new one takes the place of one that it resembles. */
export function schedulePopulation({ durations, count }: Project, random: RandomStream): SchedulePopulation {
  const members: Member[] = [];
  /** Of each member, beside it: looked through for every child. */
  const scores: number[] = [];
  const known = new Set<number>();
  const forward = new Int32Array(count);
  const anyMember = (): Member | undefined => members[Math.floor(random() * members.length)];

  const toMember = (candidate: Candidate): Member => {
    let [hash, sum] = [candidate.makespan * 2 + candidate.direction, 0];
    for (let index = 0; index < count; index++) {
      const start = candidate.starts[index] ?? 0;
      hash = (Math.imul(hash, 31) + start) | 0;
      sum += start;
    }
    return { ...candidate, hash, score: candidate.makespan + (0.99 * sum) / Math.max(1, count * candidate.makespan) };
  };

  const worst = (): number => {
    let [at, score] = [0, Number.NEGATIVE_INFINITY];
    for (let index = 0; index < scores.length; index++) {
      const value = scores[index] ?? 0;
      if (value > score) {
        at = index;
        score = value;
      }
    }
    return at;
  };

  const distance = (member: Member): number => {
    let sum = 0;
    for (let index = 0; index < count; index++) {
      const start = member.starts[index] ?? 0;
      const time = member.direction === 0 ? start : member.makespan - start - (durations[index] ?? 0);
      sum += Math.abs(time - (forward[index] ?? 0));
    }
    return sum;
  };

  const findRival = (newcomer: Member): number => {
    for (let index = 0; index < count; index++) {
      const start = newcomer.starts[index] ?? 0;
      forward[index] = newcomer.direction === 0 ? start : newcomer.makespan - start - (durations[index] ?? 0);
    }
    let [at, nearest] = [-1, Number.POSITIVE_INFINITY];
    for (let attempt = 0; attempt < rivals; attempt++) {
      const index = Math.floor(random() * members.length);
      const rival = members[index];
      if (rival === undefined || rival.score < newcomer.score) continue;
      const apart = distance(rival);
      if (apart < nearest) [at, nearest] = [index, apart];
    }
    return at;
  };

  return {
    size: () => members.length,
    worstMakespan: () => members[worst()]?.makespan ?? 0,
    found: (candidate) => {
      const member = toMember(candidate);
      if (known.has(member.hash)) return;
      known.add(member.hash);
      members.push(member);
      scores.push(member.score);
    },
    enter: (candidate) => {
      const newcomer = toMember(candidate);
      if (known.has(newcomer.hash)) return false;
      const at = findRival(newcomer);
      const rival = members[at];
      if (rival === undefined) return false;
      known.delete(rival.hash);
      known.add(newcomer.hash);
      members[at] = newcomer;
      scores[at] = newcomer.score;
      return true;
    },
    shrinkTo: (size) => {
      while (members.length > Math.max(1, size)) {
        const at = worst();
        const [gone] = members.splice(at, 1);
        scores.splice(at, 1);
        if (gone) known.delete(gone.hash);
      }
    },
    pick: () => {
      const [one, other] = [anyMember(), anyMember()];
      if (one === undefined || other === undefined) throw new Error('Nobody to pick: a population needs a founder.');
      return other.score < one.score ? other : one;
    },
  };
}

export interface SchedulePopulation {
  size: () => number;
  worstMakespan: () => number;
  /** Adds one of the first schedules, unless it is there. */
  found: (candidate: Candidate) => void;
  /** Lets a newcomer replace the most similar of some that are no better. False where none is, or where it is there already. */
  enter: (candidate: Candidate) => boolean;
  /** Drops the worst until so many are left. */
  shrinkTo: (size: number) => void;
  /** The better of two drawn at random. */
  pick: () => Candidate;
}

/** Of one makespan the schedule with the earlier starts is better: it leaves more room at its end. */
interface Member extends Candidate {
  score: number;
  hash: number;
}
