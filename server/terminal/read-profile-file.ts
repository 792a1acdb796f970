import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { type CarrierProfile, readProfile } from '../domain/filing/carrier-profile.ts';
import { bad, type Result } from '../domain/result.ts';

const unnamed = 'Carrier not named';
const fields = z.record(z.string(), z.union([z.string(), z.number().transform(String), z.null().transform(() => '')]));

/** Who the carrier is, from a file of the profile's fields where one is named; a name given beside it comes first. */
export async function readProfileFile(file: string | null, carrierName: string | null): Promise<Result<CarrierProfile>> {
  const texts = file === null ? {} : parse(await readFile(file, 'utf8'));
  if (texts === undefined) {
    const message = `${file} is not a profile. It holds one JSON object of texts, such as {"legalName": "High Plains Cellular, Inc.", "frn": "0012345678"}.`;
    return bad([{ severity: 'error', code: 'profile-unreadable', message }]);
  }
  return readProfile({ legalName: unnamed, ...texts, ...(carrierName !== null && { legalName: carrierName }) });
}

function parse(text: string): Record<string, string> | undefined {
  try {
    const read = fields.safeParse(JSON.parse(text));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}
