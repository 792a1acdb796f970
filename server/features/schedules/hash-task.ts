import { canonicalJson } from '../../domain/filing/canonical-json.ts';
import { sha256Of } from '../../platform/files.ts';
import { softwareVersion } from '../../platform/project-root.ts';
import type { PlanTask } from './plan-task.ts';

/** SHA-256 of everything that a plan depends on, with the version of the software that makes it. */
export function hashTask(task: PlanTask): string {
  return sha256Of(canonicalJson({ ...task, software: softwareVersion }));
}
