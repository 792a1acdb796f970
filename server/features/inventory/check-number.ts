import { fingerprintOf } from '../../platform/fingerprint.ts';
import type { UploadRow } from './has-stopped.ts';

/** Fingerprint of a check as its page shows it: a confirmation names it, so that nobody confirms what they have not seen. */
export function checkNumber(upload: UploadRow): string {
  const { fileSha256, baseVersion, countsJson, sampleJson } = upload;
  const keys = (upload.mappingJson ?? []).map(({ mapping }) => [mapping.sheet, mapping.headerRow, mapping.keys]);
  return fingerprintOf([fileSha256, baseVersion, countsJson, sampleJson, keys]);
}
