import { accept, quote, type Reading, refuse } from './reading.ts';

/** A ZIP code of five digits, or nine as `68102-1234`. Zeros that a spreadsheet dropped from the front are put back: `2134` is 02134. */
export function readZip(text: string): Reading<string> {
  const plain = text.replace(/\.0$/, '').replace(/\s+/g, '');
  const match = /^(\d{3,5})(?:-(\d{4}))?$/.exec(plain) ?? /^(\d{5})(\d{4})$/.exec(plain);
  if (match?.[1]) return accept(`${match[1].padStart(5, '0')}${match[2] ? `-${match[2]}` : ''}`);
  return refuse({
    code: 'not-a-zip',
    message: `${quote(text)} is not a ZIP code. Write five digits, such as 68102, or 68102-1234.`,
    wanted: 'five digits',
  });
}
