import { toStateCode } from '../geography.ts';
import { accept, quote, type Reading, refuse } from './reading.ts';

/** The two-letter postal code from a code or a name. */
export function readState(text: string): Reading<string> {
  const code = toStateCode(text);
  if (code) return accept(code);
  return refuse({
    code: 'not-a-state',
    message: `${quote(text)} is not a state or territory. Write its two-letter code, such as NE, or its name.`,
    wanted: 'a two-letter state code',
  });
}
