import { termFormOf } from '../../domain/filing/forms/term-forms.ts';
import { formatVerifyCode } from '../../domain/filing/verify-code.ts';
import { paths } from '../../paths.ts';
import { toControl } from '../../web/form-page.ts';
import type { Page } from '../../web/render-page.ts';
import type { StampedVersion } from './find-stamped.ts';
import { programTitle } from './pages.ts';
import { momentText } from './words.ts';

/** The page where anybody who holds a filing on paper looks up its code. `typed` and `fault` are what was entered and is wrong with it. */
export function verifyPage({ typed = '', fault = null, found = null }: Verification): Page {
  const title = found ? `Filing ${found.filing}, version ${found.version}` : 'Verify a filing';
  return {
    template: 'filings/verify',
    title,
    view: {
      head: { title, sentence: found ? sentenceOf(found) : 'Enter the code from the foot of any page of the paper or PDF.' },
      field: {
        ...toControl(
          {
            name: 'code',
            label: 'Verify code',
            kind: 'text',
            value: found ? '' : typed,
            required: true,
            hint: 'Twelve letters and digits, such as 7WN9-R7F0-Q139',
          },
          fault,
        ),
        spellcheck: false,
        autocomplete: 'off',
      },
      action: paths.verify(),
      issues: fault ? [{ message: fault, href: '#code' }] : [],
      result: found && toResult(found, typed),
    },
  };
}

function sentenceOf({ version, newest }: StampedVersion): string {
  return version === newest.version
    ? 'This server holds this version, and it is the newest of its filing.'
    : `This server holds this version, but version ${newest.version}, submitted ${momentText(newest.submittedAt)}, took its place.`;
}

function toResult(found: StampedVersion, typed: string) {
  const isNewest = found.version === found.newest.version;
  const file = `filing-${found.filing}-v${found.version}.pdf`;
  return {
    note: found.isDemo ? { tone: 'warn', title: 'A demonstration.', text: 'The carrier of this filing is invented, and so is all it says.' } : null,
    facts: [
      { label: 'Verify code', value: formatVerifyCode(typed) },
      { label: 'Filing', value: found.filing },
      ...(found.kind ? [{ label: 'What it is', value: termFormOf(found.kind)?.title ?? found.kind }] : []),
      { label: 'Version', value: `${found.version} of ${found.newest.version}` },
      { label: 'Standing', tag: isNewest ? { label: 'Newest version', tone: 'ok' } : { label: 'A newer version exists', tone: 'warn' } },
      { label: 'Program', value: programTitle(found.program) },
      { label: 'Submitted', value: momentText(found.submittedAt) },
      {
        label: 'SHA-256 of the filing',
        value: found.frozenSha256,
        note: 'of the data as filed; it stands on the cover, its start at the foot of each page',
      },
      { label: 'SHA-256 of the PDF', value: found.pdfSha256 },
    ],
    pdfSha256: found.pdfSha256,
    commands: [
      { where: 'Linux', command: `sha256sum ${file}` },
      { where: 'macOS', command: `shasum -a 256 ${file}` },
      { where: 'Windows', command: `certutil -hashfile ${file} SHA256` },
    ],
  };
}

interface Verification {
  typed?: string;
  fault?: string | null;
  found?: StampedVersion | null;
}
