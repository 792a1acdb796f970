import type { EvidenceFile } from '../../domain/filing/packet/list-evidence-files.ts';
import type { KeptFile } from '../../platform/files.ts';
import { safeName } from '../documents/index.ts';

/**
 * Where each file of evidence lies in the packet: plain letters below `evidence/`, no two the same where capitals count for nothing, as on Windows
 * and macOS. The path of a file that is not kept is empty.
 */
export function nameEvidence(evidence: readonly EvidenceFile[], kept: ReadonlyMap<string, KeptFile>): (EvidenceFile & { path: string })[] {
  const taken = new Set<string>();
  return evidence.map((file) => {
    const mediaType = kept.get(file.sha256)?.mediaType;
    return { ...file, path: mediaType === undefined ? '' : `evidence/${free(safeName({ ...file, mediaType }), taken)}` };
  });
}

function free(name: string, taken: Set<string>): string {
  const dot = name.lastIndexOf('.');
  let candidate = name;
  for (let count = 2; taken.has(candidate.toLowerCase()); count++) candidate = `${name.slice(0, dot)}-${count}${name.slice(dot)}`;
  taken.add(candidate.toLowerCase());
  return candidate;
}
