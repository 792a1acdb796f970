import type { FrozenFiling } from '../frozen-filing.ts';
import { formatVerifyCode, verifyCodeOf } from '../verify-code.ts';
import type { EvidenceFile } from './list-evidence-files.ts';

const lineWidth = 78;

/** What the cover of a packet says, all of it from the frozen version. */
export interface PacketCover {
  /** `Filing 2026-0003, version 1`. */
  title: string;
  carrierName: string;
  form: FrozenFiling['form'];
  program: { title: string; standing: string };
  /** `Submitted Nov 23, 2026, 15:04 UTC by …`. */
  submitted: string;
  /** `filing-2026-0003-v1`: the name of the paper and of the data without their endings. */
  stem: string;
  /** SHA-256 of the frozen version, which is the data. */
  sha256: string;
  /** `paper.verifyAt` of the version: the address that its verify code is appended to, empty where the server had none, undefined where its paper has no code. */
  verifyAt: string | undefined;
}

/** README.txt of a packet, in plain words: what is in it, what is not, and how anybody checks it. Lines of at most 78 characters unless one word is longer. */
export function writePacketReadme(
  cover: PacketCover,
  of: { parts: readonly { name: string; says: string }[]; missing: readonly EvidenceFile[] },
): string {
  const parts = [
    [cover.title.toUpperCase(), cover.carrierName, `${cover.form.title}, edition ${cover.form.edition}`, cover.submitted].flatMap((line) =>
      paragraph(line),
    ),
    paragraph(cover.form.statement),
    paragraph(`${cover.program.title}. ${cover.program.standing}`),
    ...missingPart(of.missing),
    section('What is in this packet', [
      ...paragraph(
        'Paper, data and evidence are the bytes that the server keeps for this version, which is never changed. Everything else is made from the data.',
      ),
      '',
      ...of.parts.flatMap(({ name, says }) => [name, ...paragraph(says, '    ')]),
    ]),
    checkPart(cover),
    versionPart(cover),
  ];
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function missingPart(missing: readonly EvidenceFile[]): string[][] {
  if (missing.length === 0) return [];
  const intro =
    'This packet is not whole. The version names these files, but the server that made the packet did not have them when it was made. Ask the carrier for them; the SHA-256 tells whether a file is the right one.';
  const list = missing.flatMap(({ code, title, fileName, sha256 }) => ['', ...paragraph(`${code}  ${title} (${fileName})`), `    ${sha256}`]);
  return [section('Missing from this packet', [...paragraph(intro), ...list])];
}

function checkPart({ stem }: PacketCover): string[] {
  return section('How to check that nothing was changed', [
    ...paragraph('SHA256SUMS lists every other file with its SHA-256. In the folder of this file, run'),
    '',
    '    Linux      sha256sum -c SHA256SUMS',
    '    macOS      shasum -a 256 -c SHA256SUMS',
    '    Windows    certutil -hashfile README.txt SHA256    (one file; compare)',
    '',
    ...paragraph(
      'Each line must say OK. That shows that the files are those of this list. Whether the list is that of the version that was filed, the next part tells.',
    ),
    '',
    ...paragraph('Whoever has this software can also draw the paper anew from the data and compare it, byte for byte, without a server:'),
    '',
    `    npm run verify-filing -- ${stem}.json ${stem}.pdf`,
  ]);
}

function versionPart({ stem, sha256, verifyAt }: PacketCover): string[] {
  return section('Which version this is', [
    ...paragraph(`The SHA-256 of ${stem}.json is the name of this version. The cover of ${stem}.pdf shows it, and it must be`),
    '',
    `    ${sha256}`,
    '',
    ...whereToVerify(verifyCodeOf(sha256), verifyAt),
  ]);
}

function whereToVerify(code: string, verifyAt: string | undefined): string[] {
  if (verifyAt === undefined) return paragraph('This version was filed before papers carried a verify code.');
  const shown = `Its verify code is ${formatVerifyCode(code)}.`;
  const told = 'There anybody can see, without an account, which version this is, the SHA-256 of its PDF, and whether a newer one exists.';
  if (verifyAt === '') return paragraph(`${shown} Enter it under /verify on the server that this packet came from. ${told}`);
  return [...paragraph(`${shown} Look it up at`), '', `    ${verifyAt}${code}`, '', ...paragraph(told)];
}

function section(title: string, lines: readonly string[]): string[] {
  return [title, '-'.repeat(title.length), ...lines];
}

/** The text in lines, broken between words. Control characters and marks that turn the direction of writing are left out. */
function paragraph(text: string, indent = ''): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').split(/\s+/)) {
    if (word === '') continue;
    if (line !== '' && indent.length + line.length + 1 + word.length > lineWidth) {
      lines.push(indent + line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return line === '' ? lines : [...lines, indent + line];
}
