import { canonicalJson } from '../../domain/filing/canonical-json.ts';
import type { FrozenFiling } from '../../domain/filing/frozen-filing.ts';
import type { FrozenTermFiling } from '../../domain/filing/term-filing.ts';
import { sha256Of } from '../../platform/files.ts';

/** The bytes that stand forever for a frozen filing, and their SHA-256. */
export function freezeBytes(frozen: FrozenFiling | FrozenTermFiling): { json: Buffer; sha256: string } {
  const json = Buffer.from(canonicalJson(frozen), 'utf8');
  return { json, sha256: sha256Of(json) };
}
