import { z } from 'zod';
import type { Context } from '../../context.ts';
import { dayOf, type Instant } from '../../domain/calendar.ts';
import { freezeTermFiling } from '../../domain/filing/freeze-term-filing.ts';
import { verifyCodeOf } from '../../domain/filing/verify-code.ts';
import { paths } from '../../paths.ts';
import { AppError, conflict } from '../../platform/errors.ts';
import { recordEvent } from '../../platform/events.ts';
import { keepFile } from '../../platform/files.ts';
import { drawPdfBytes } from '../../platform/pdf/draw-pdf-bytes.ts';
import { softwareVersion } from '../../platform/project-root.ts';
import { inTransaction } from '../../platform/transaction.ts';
import type { Progress } from '../../platform/work/jobs.ts';
import { requirePerson } from '../accounts/index.ts';
import { freezeBytes, isVerifyCodeTaken } from '../filings/index.ts';
import { getInventoryState } from '../inventory/index.ts';
import { termDocument } from './draw-term-filing.ts';
import { gatherTermFacts } from './gather-term-facts.ts';
import { getTermFiling, type TermEntry } from './queries.ts';
import { checksOn, termContentOf } from './read-term-content.ts';
import { insertTermVersion, isTermCodeTaken, updateTermFiling } from './store.ts';

const order = z.object({
  termFilingId: z.number(),
  revision: z.number(),
  content: z.string(),
  versionNumber: z.number(),
  name: z.string(),
  title: z.string(),
  certifiedAt: z.string(),
});

/**
 * Makes a version of a certified filing of the term: builds everything anew from the locked filing, runs the checks again, freezes, hashes and draws,
 * then keeps all of it in one transaction. A fault anywhere leaves the filing as it was. Run twice, it makes one version.
 */
export async function runTermSubmission(ctx: Context, input: Record<string, unknown>, report: (progress: Progress) => void): Promise<void> {
  const wanted = order.parse(input);
  const say = (done: number, label: string) => report({ done, total: 100, label });
  say(5, 'Reading the filing');
  const filing = await getTermFiling(ctx, wanted.termFilingId);
  if (filing.versions.some(({ number }) => number === wanted.versionNumber)) return;
  refuseUnlessLocked(ctx, filing, wanted);
  const gathered = await gatherTermFacts(ctx, filing);
  const content = termContentOf(ctx, gathered);
  if (content.failures.length > 0) {
    const sentences = content.failures.map(({ message }) => message).join(' ');
    throw new AppError('invalid', `A check fails now that passed before: ${sentences}`, content.failures);
  }
  if (content.fingerprint !== wanted.content) throw hasChanged(filing.number);

  say(25, 'Freezing the filing');
  const frozen = freezeTermFiling(gathered.form, gathered.facts, {
    software: `Changeout ${softwareVersion}`,
    version: wanted.versionNumber,
    submittedAt: ctx.now,
    submittedBy: { name: wanted.name, title: wanted.title },
    certifiedAt: wanted.certifiedAt as Instant,
    verifyAt: ctx.publicUrl === undefined ? '' : `${ctx.publicUrl}${paths.verifyCode('')}`,
  });
  const { json, sha256 } = freezeBytes(frozen);
  say(35, 'Drawing the document');
  const pdf = await drawPdfBytes(termDocument(frozen, sha256), (page, pages) =>
    say(35 + Math.round((55 * page) / pages), `Drawing page ${page} of ${pages}`),
  );

  say(95, 'Keeping the version');
  await inTransaction(ctx, async (tx) => {
    const locked = await getTermFiling(tx, filing.id);
    if (locked.versions.some(({ number }) => number === wanted.versionNumber)) return;
    refuseUnlessLocked(tx, locked, wanted);
    if ((await getInventoryState(tx)).version !== gathered.facts.inventory.version) throw hasChanged(locked.number);
    const verifyCode = verifyCodeOf(sha256);
    if ((await isTermCodeTaken(tx, verifyCode)) || (await isVerifyCodeTaken(tx, verifyCode)))
      throw conflict('Another filing has the same verify code by chance. Certify once more: the new time gives a new code.');
    const frozenSha256 = await keepFile(tx, json, 'application/json');
    const pdfSha256 = await keepFile(tx, pdf, 'application/pdf');
    await insertTermVersion(tx, {
      termFilingId: filing.id,
      number: wanted.versionNumber,
      frozenSha256,
      pdfSha256,
      verifyCode,
      submittedBy: requirePerson(tx).personId,
      submittedByName: wanted.name,
      submittedByTitle: wanted.title,
      submittedAt: tx.now,
      checksJson: checksOn(dayOf(wanted.certifiedAt as Instant), gathered),
    });
    await updateTermFiling(tx, filing.id, { preparedBy: null, preparedAt: null, reopenedAt: null, revision: locked.revision + 1 });
    const summary = `Version ${wanted.versionNumber}, SHA-256 ${frozenSha256}`;
    const changes = { version: { before: null, after: { frozenSha256, pdfSha256 } } };
    await recordEvent(tx, { action: 'filing submitted', subject: `filing ${filing.number}`, summary, changes });
  });
}

function refuseUnlessLocked(ctx: Context, filing: TermEntry, wanted: z.infer<typeof order>): void {
  if (filing.preparedAt === null || filing.revision !== wanted.revision) throw hasChanged(filing.number);
  if (filing.preparedBy === requirePerson(ctx).personId) throw conflict('Whoever prepared a filing cannot certify it.');
  if (wanted.versionNumber !== filing.versions.length + 1) throw hasChanged(filing.number);
}

function hasChanged(number: string): AppError {
  return conflict(`Filing ${number} changed after it was certified, so nothing was submitted. Open it, read what is new, and certify again.`);
}
