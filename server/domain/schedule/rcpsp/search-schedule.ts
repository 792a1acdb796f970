import { type RandomStream, randomStream } from '../../random.ts';
import { type MotherPart, parentCrossing } from './cross-parents.ts';
import { type Candidate, parentView } from './parent-view.ts';
import { schedulePopulation } from './population.ts';
import type { Project } from './project.ts';
import { reverseProject } from './reverse-project.ts';
import { scheduleGenerator } from './schedule-generator.ts';
import { type Found, type SearchLimits, searchRecord } from './search-record.ts';

/** Settings chosen by measurement over whole PSPLIB sets, one value for all projects: see `solve-project.md`. */
const foundersPerBudget = { factor: 0.22, power: 0.8, reference: 62, sizePower: 0.4 };
const shareLeftAtEnd = 0.5;
const noiseOfFounders = 0.25;
const justificationsOfFounders = 2;
const blockShare = 0.5;
const mothersCompared = 3;
const partsPerMother = 4;
const swapChance = 0.04;
const lookAheadShare = 0.7;
const mostChoices = 12;
const patienceInDurations = 0.7;
const secondPassMargin = 1.01;

/**
 * A genetic algorithm over schedules of both directions of time. A child is generated in the direction opposite to its father's, so that each
 * crossing is a justification too (Debels and Vanhoucke 2005, Valls, Ballestin and Quintanilla 2005); promising children are justified once more.
 * Mothers are chosen by how densely they work. The population starts from randomized parallel passes and shrinks as the budget is spent.
 */
export function searchSchedule(project: Project, settings: SearchSettings): Found {
  const random = randomStream(settings.seed, 'project-schedule');
  const search = startSearch(project, settings, random);
  const { record, population } = search;
  const founders = countFounders(project, settings.schedules);
  for (let founder = 0; founder < founders && (founder === 0 || !record.isOver()); founder++) {
    let candidate = search.found(founder % 2 === 0 ? 0 : 1);
    for (let pass = 0; pass < justificationsOfFounders && !record.isOver(); pass++) candidate = search.justify(candidate);
    population.found(candidate);
  }
  if (!record.isOver()) record.raiseBound();
  while (!record.isOver()) {
    const spent = record.best.schedules / settings.schedules;
    population.shrinkTo(Math.round(founders * (1 - (1 - shareLeftAtEnd) * spent)));
    const child = search.breed();
    const isPromising = !record.isOver() && child.makespan <= population.worstMakespan() * secondPassMargin;
    population.enter(isPromising ? search.justify(child) : child);
  }
  return record.best;
}

function countFounders({ count }: Project, schedules: number): number {
  const { factor, power, reference, sizePower } = foundersPerBudget;
  const wanted = factor * schedules ** power * (reference / Math.max(1, count)) ** sizePower;
  return Math.max(2, Math.min(Math.round(wanted), Math.floor(schedules / (2 * (1 + justificationsOfFounders)))));
}

/** The three ways in which the search makes a schedule; each notes what it made. */
function startSearch(project: Project, limits: SearchLimits, random: RandomStream): Search {
  const { count, horizon, criticalPath } = project;
  const generator = scheduleGenerator(project);
  const directions = [project, reverseProject(project)] as const;
  const crossing = parentCrossing(count, random);
  const population = schedulePopulation(project, random);
  const record = searchRecord(project, limits);
  const [father, mother] = [parentView(project), parentView(project)];
  const priorities = new Float64Array(count);
  const patience = Math.max(1, Math.round((horizon / Math.max(1, count)) * patienceInDurations));
  const empty = (direction: 0 | 1): Candidate => ({ direction, order: new Int32Array(count), starts: new Int32Array(count), makespan: 0 });
  const made = (candidate: Candidate): Candidate => {
    record.note(candidate, generator.generated());
    return candidate;
  };

  const found = (direction: 0 | 1): Candidate => {
    const ahead = directions[direction];
    for (let activity = 0; activity < count; activity++) {
      const noise = (random() * 2 - 1) * noiseOfFounders * criticalPath;
      priorities[activity] = (ahead.tails[activity] ?? 0) + (ahead.durations[activity] ?? 0) + noise;
    }
    const candidate = empty(direction);
    candidate.order.set(ahead.order);
    candidate.makespan = generator.parallel(ahead, priorities, candidate.starts);
    return made(candidate);
  };

  const justify = (candidate: Candidate): Candidate => {
    const next = empty(candidate.direction === 0 ? 1 : 0);
    mother.read(candidate, next.direction);
    next.order.set(mother.order);
    next.makespan = generator.serial(directions[next.direction], next.order, next.starts);
    return made(next);
  };

  const cross = (child: Candidate): void => {
    const way = random() < blockShare ? crossing.block : crossing.stretch;
    let chosen = population.pick();
    let part: MotherPart = { from: 0, to: 0, gain: Number.NEGATIVE_INFINITY };
    for (let compared = 0; compared < mothersCompared; compared++) {
      const candidate = compared === 0 ? chosen : population.pick();
      mother.read(candidate, child.direction);
      for (let attempt = 0; attempt < partsPerMother; attempt++) {
        const other = way.find(father, mother);
        if (other.gain > part.gain) [chosen, part] = [candidate, other];
      }
    }
    mother.read(chosen, child.direction);
    way.insert({ project: directions[child.direction], father, mother }, part, child.order);
  };

  const breed = (): Candidate => {
    const parent = population.pick();
    const child = empty(parent.direction === 0 ? 1 : 0);
    const ahead = directions[child.direction];
    father.read(parent, child.direction);
    cross(child);
    for (let index = 1; index < count; index++) if (random() < swapChance) swapNeighbors(ahead, child.order, index);
    if (random() < lookAheadShare) {
      const look = { choices: 2 + Math.floor(random() * (mostChoices - 1)), patience: Math.floor(random() * patience) };
      child.makespan = generator.lookAhead(ahead, child, look);
    } else child.makespan = generator.serial(ahead, child.order, child.starts);
    return made(child);
  };

  return { record, population, found, justify, breed };
}

function swapNeighbors({ predecessors, predecessorsFrom }: Project, order: Int32Array, index: number): void {
  const [before, after] = [order[index - 1] ?? 0, order[index] ?? 0];
  for (let at = predecessorsFrom[after] ?? 0; at < (predecessorsFrom[after + 1] ?? 0); at++) if (predecessors[at] === before) return;
  order[index - 1] = after;
  order[index] = before;
}

export interface SearchSettings extends SearchLimits {
  seed: number;
}

interface Search {
  record: ReturnType<typeof searchRecord>;
  population: ReturnType<typeof schedulePopulation>;
  /** A randomized parallel pass: what has most to come after it goes first. */
  found: (direction: 0 | 1) => Candidate;
  /** The same schedule pushed to the other end of time: never longer. */
  justify: (candidate: Candidate) => Candidate;
  /** A child of two of the population. */
  breed: () => Candidate;
}
