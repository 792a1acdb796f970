import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { engine } from '../../db/kit.ts';
import type { Instant } from '../domain/calendar.ts';
import { formatVerifyCode, verifyCodeOf } from '../domain/filing/verify-code.ts';
import { formatCents } from '../domain/money.ts';
import { counted, formatCount } from '../domain/words.ts';
import { type EveryVersion, listEveryVersion, type Redrawn, redrawFrozen, redrawVersion } from '../features/filings/index.ts';
import { listEveryTermVersion, type RedrawnTerm, redrawTermFrozen } from '../features/term-filings/index.ts';
import { openServerData } from '../open-server-data.ts';
import { readConfig } from '../platform/config.ts';
import { AppError } from '../platform/errors.ts';
import { sha256Of } from '../platform/files.ts';
import { softwareVersion } from '../platform/project-root.ts';
import type { Terminal } from './open-terminal.ts';

const help = `Proves a filing: draws its paper anew from its data alone, and compares bytes and hashes.

  npm run verify-filing -- FILING.json [FILING.pdf] [--sha256 HASH] [--out NEW.pdf]
  npm run verify-filing -- --stored [--filing NUMBER]

FILING.json is the data as filed, from the receipt. Without a PDF, the hash of the one drawn anew is said, and --out writes it.
--sha256 is the hash of the data as it stands on the cover. --stored proves every version in the database of DATABASE_FILE or
DATABASE_URL, or those of one filing. No server, network, time zone or locale has a part in it.

Exit code: 0 everything agrees, 1 something differs, 2 wrong usage or no filing.`;

/** Returns the exit code. */
export async function runVerifyFiling(args: readonly string[], terminal: Terminal): Promise<number> {
  const asked = readOptions(args);
  if (typeof asked === 'string') {
    terminal.warn(`${asked}\nAll options: npm run verify-filing -- --help`);
    return 2;
  }
  if (asked.help) {
    terminal.say(help);
    return 0;
  }
  return asked.stored ? verifyStored(asked.filing, terminal) : verifyFiles(asked, terminal);
}

async function verifyFiles({ files, sha256, out }: Options, terminal: Terminal): Promise<number> {
  const [jsonPath = '', pdfPath] = files;
  const json = await readFile(jsonPath);
  const redrawn = (await redrawFrozen(json)) ?? (await redrawTermFrozen(json));
  if (!redrawn) {
    terminal.warn(`${jsonPath} is not the data of a filing as Changeout freezes it. Take “Data as filed (JSON)” from the receipt.`);
    return 2;
  }
  const { frozen } = redrawn;
  const pdf = pdfPath === undefined ? undefined : await readFile(pdfPath);
  const what = 'cost' in frozen ? formatCents(frozen.cost.totalCents) : frozen.form.title;
  terminal.say(
    `Filing ${frozen.number}, version ${frozen.version}, ${frozen.carrierName}, ${what}, submitted ${frozen.submittedAt}, ${frozen.software}.`,
  );
  terminal.say(`SHA-256 of the data  ${redrawn.sha256}`);
  terminal.say(`SHA-256 of the PDF   ${redrawn.pdfSha256}, drawn anew, ${counted(redrawn.pdf.length, 'byte')}`);
  if (frozen.paper?.verifyAt !== undefined) terminal.say(`Verify code          ${formatVerifyCode(verifyCodeOf(redrawn.sha256))}`);
  const faults = [...dataFaults(redrawn, sha256, jsonPath), ...(pdf && pdfPath ? pdfFaults(redrawn, pdf, pdfPath) : [])];
  if (out !== undefined) await writeFile(out, redrawn.pdf);
  for (const fault of faults) terminal.warn(fault);
  if (faults.length > 0) return 1;
  const compared = pdf ? `${pdfPath} has, byte for byte, what is drawn from it.` : 'No PDF was given to compare.';
  terminal.say(`${jsonPath} is the data as it was frozen${sha256 === undefined ? '' : ', with the hash that was given'}. ${compared}`);
  return 0;
}

function dataFaults({ sha256, isCanonical }: AnyRedrawn, wanted: string | undefined, path: string): string[] {
  const faults: string[] = [];
  if (!isCanonical)
    faults.push(`${path} was changed or saved anew: it is not in the one form in which a filing is hashed, so its hash is no filing's.`);
  if (wanted !== undefined && wanted.toLowerCase() !== sha256)
    faults.push(`${path} does not have the hash ${wanted}: it is other data than that hash is of.`);
  return faults;
}

function pdfFaults({ frozen, pdf: drawn }: AnyRedrawn, pdf: Buffer, path: string): string[] {
  if (drawn.equals(pdf)) return [];
  const at = drawn.findIndex((byte, index) => byte !== pdf[index]);
  const where = at === -1 ? `has ${counted(pdf.length - drawn.length, 'byte')} more at its end` : `differs from byte ${formatCount(at + 1)} on`;
  const here = `Changeout ${softwareVersion}`;
  const reason =
    frozen.software === here
      ? ''
      : ` The filing was made with ${frozen.software} and this is ${here}: prove it with that version before you doubt it.`;
  return [`${path} is not the paper of this data: it ${where}, and its SHA-256 is ${sha256Of(pdf)}.${reason}`];
}

async function verifyStored(filing: string | undefined, terminal: Terminal): Promise<number> {
  const config = readConfig({ LOG_LEVEL: 'error', ...process.env });
  if (engine === 'sqlite' && !existsSync(config.database)) {
    terminal.warn(`There is no database ${config.database}. Name it: DATABASE_FILE=… npm run verify-filing -- --stored`);
    return 2;
  }
  const data = await openServerData(config);
  try {
    const now = new Date().toISOString() as Instant;
    const ctx = { ...data, db: data.store.read, actor: { kind: 'visitor' as const }, now, requestId: randomUUID() };
    const versions = [
      ...(await listEveryVersion(ctx)).map((version) => ({ ...version, redraw: redrawFrozen })),
      ...(await listEveryTermVersion(ctx)).map((version) => ({ ...version, redraw: redrawTermFrozen })),
    ].filter((version) => filing === undefined || version.filing === filing);
    if (versions.length === 0) {
      terminal.warn(
        filing === undefined ? 'No filing has been submitted from this database.' : `No version of filing ${filing} is in this database.`,
      );
      return 2;
    }
    let wrong = 0;
    for (const [index, version] of versions.entries()) {
      terminal.progress({ done: index, total: versions.length, label: 'Proving versions' });
      const fault = await faultOf(version, (one) => redrawVersion(ctx, one, version.redraw));
      if (fault === null) terminal.say(`${nameOf(version)}: data and PDF are as they were filed.`);
      else terminal.warn(`${nameOf(version)}: ${fault}`);
      if (fault !== null) wrong++;
    }
    terminal.say(wrong === 0 ? `Proved: ${versions.length} of ${versions.length}.` : `Not proved: ${wrong} of ${versions.length}.`);
    return wrong === 0 ? 0 : 1;
  } finally {
    await data.store.close();
  }
}

async function faultOf(version: EveryVersion, prove: (version: EveryVersion) => ReturnType<typeof redrawVersion>): Promise<string | null> {
  try {
    const { isJsonSound, isPdfSound } = await prove(version);
    if (!isJsonSound) return `the stored data does not have the recorded SHA-256 ${version.frozenSha256}.`;
    return isPdfSound ? null : 'the stored PDF is not what is drawn from the data.';
  } catch (error) {
    if (error instanceof AppError) return error.message;
    throw error;
  }
}

function nameOf({ filing, number }: EveryVersion): string {
  return `Filing ${filing}, version ${number}`;
}

function readOptions(args: readonly string[]): Options | string {
  try {
    const options = {
      stored: { type: 'boolean' },
      filing: { type: 'string' },
      sha256: { type: 'string' },
      out: { type: 'string' },
      help: { type: 'boolean' },
    } as const;
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    if (values.help) return { files: [], help: true };
    if (values.stored ? positionals.length > 0 : positionals.length < 1 || positionals.length > 2)
      return 'Name the data of a filing and, to compare it, its PDF: npm run verify-filing -- filing.json filing.pdf. Or write --stored alone.';
    const missing = positionals.find((path) => !existsSync(path));
    if (missing !== undefined) return `There is no file ${missing}. Check the path.`;
    if (values.sha256 !== undefined && !/^[0-9a-fA-F]{64}$/.test(values.sha256)) return '--sha256 takes the 64 digits from the cover of the filing.';
    return { files: positionals, ...values };
  } catch (error) {
    return (error as Error).message;
  }
}

type AnyRedrawn = Redrawn | RedrawnTerm;

interface Options {
  files: string[];
  stored?: boolean;
  filing?: string;
  sha256?: string;
  out?: string;
  help?: boolean;
}
