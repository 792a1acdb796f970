import { canonicalJson } from '../domain/filing/canonical-json.ts';
import { sha256Of } from './files.ts';

/** A short fingerprint of a plain value, for forms that name what their person saw. */
export function fingerprintOf(value: unknown): string {
  return sha256Of(canonicalJson(value)).slice(0, 16);
}
