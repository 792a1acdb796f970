import { readFileSync } from 'node:fs';

/** Resident memory of a process and all below it, in KB; 0 where the system does not tell. */
export function memoryOfTree(pid: number): number {
  try {
    const own = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
    return own + (children === '' ? 0 : children.split(' ').reduce((sum, child) => sum + memoryOfTree(Number(child)), 0));
  } catch {
    return 0;
  }
}
