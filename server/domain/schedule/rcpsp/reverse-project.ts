import type { Project } from './project.ts';

/** The same project with time running backwards: a forward pass over it is a backward pass over the project. */
export function reverseProject(project: Project): Project {
  return {
    ...project,
    predecessors: project.successors,
    predecessorsFrom: project.successorsFrom,
    successors: project.predecessors,
    successorsFrom: project.predecessorsFrom,
    order: project.order.toReversed(),
    heads: project.tails,
    tails: project.heads,
  };
}
