import { z } from 'zod';
import type { Context } from '../../context.ts';
import type { Instant } from '../../domain/calendar.ts';
import { freezeFiling } from '../../domain/filing/freeze-filing.ts';
import { listEvidenceFiles } from '../../domain/filing/packet/list-evidence-files.ts';
import { verifyCodeOf } from '../../domain/filing/verify-code.ts';
import { formatCents } from '../../domain/money.ts';
import { paths } from '../../paths.ts';
import { AppError, conflict, invalid } from '../../platform/errors.ts';
import { recordEvent } from '../../platform/events.ts';
import { findKeptFiles, keepFile } from '../../platform/files.ts';
import { drawPdfBytes } from '../../platform/pdf/draw-pdf-bytes.ts';
import { softwareVersion } from '../../platform/project-root.ts';
import { inTransaction } from '../../platform/transaction.ts';
import type { Progress } from '../../platform/work/jobs.ts';
import { requirePerson } from '../accounts/index.ts';
import { getInventoryState } from '../inventory/index.ts';
import { filingDocument } from './draw-filing.ts';
import { freezeBytes } from './freeze-bytes.ts';
import { gatherFacts } from './gather-facts.ts';
import { type FilingEntry, getFiling, listSentRemarks } from './queries.ts';
import { contentOf, type FilingContent, fingerprintDay } from './read-content.ts';
import { insertVersion, isCodeTaken, updateFiling } from './store.ts';
import { takeStep } from './take-step.ts';
import { withChanges } from './with-changes.ts';

const order = z.object({
  filingId: z.number(),
  revision: z.number(),
  content: z.string(),
  versionNumber: z.number(),
  name: z.string(),
  title: z.string(),
  certifiedAt: z.string(),
});

/**
 * Makes a version of a certified filing: builds everything anew from the locked filing, runs the checks again, freezes, hashes and draws, then keeps
 * all of it in one transaction. A fault anywhere leaves the filing as it was. Run twice, it makes one version.
 */
export async function runSubmission(ctx: Context, input: Record<string, unknown>, report: (progress: Progress) => void): Promise<void> {
  const wanted = order.parse(input);
  const say = (done: number, label: string) => report({ done, total: 100, label });
  say(5, 'Reading the filing');
  const filing = await getFiling(ctx, wanted.filingId);
  if (filing.versions.some((version) => version.number === wanted.versionNumber)) return;
  refuseUnlessLocked(ctx, filing, wanted);
  const gathered = await gatherFacts(ctx, filing);
  say(15, 'Running the checks');
  const content = await contentOf(gathered, fingerprintDay(ctx, filing));
  refuseUnlessSound(filing, content, wanted);

  say(25, 'Freezing the filing');
  const frozen = freezeFiling(gathered.form, gathered.facts, {
    software: `Changeout ${softwareVersion}`,
    number: filing.number,
    version: wanted.versionNumber,
    submittedAt: ctx.now,
    submittedBy: { name: wanted.name, title: wanted.title },
    certifiedAt: wanted.certifiedAt as Instant,
    inputsSha256: gathered.inputsSha256,
    verifyAt: ctx.publicUrl === undefined ? '' : `${ctx.publicUrl}${paths.verifyCode('')}`,
  });
  if (!frozen.ok) throw invalid(frozen.issues);
  const value = await withChanges(ctx, filing, frozen.value);
  const { json, sha256 } = freezeBytes(value);
  say(35, 'Drawing the document');
  const pdf = await drawPdfBytes(filingDocument(value, sha256), (page, pages) =>
    say(35 + Math.round((55 * page) / pages), `Drawing page ${page} of ${pages}`),
  );

  say(95, 'Keeping the version');
  await inTransaction(ctx, async (tx) => {
    const locked = await getFiling(tx, filing.id);
    if (locked.versions.some((version) => version.number === wanted.versionNumber)) return;
    refuseUnlessLocked(tx, locked, wanted);
    if ((await getInventoryState(tx)).version !== content.inventoryVersion) throw hasChanged(locked.number);
    const named = new Set(listEvidenceFiles(frozen.value).map((file) => file.sha256));
    if ((await findKeptFiles(tx, [...named])).size < named.size) throw hasChanged(locked.number);
    const verifyCode = verifyCodeOf(sha256);
    if (await isCodeTaken(tx, verifyCode))
      throw conflict('Another filing has the same verify code by chance. Certify once more: the new time gives a new code.');
    const frozenSha256 = await keepFile(tx, json, 'application/json');
    const pdfSha256 = await keepFile(tx, pdf, 'application/pdf');
    const { cost, sites } = value;
    await insertVersion(tx, {
      filingId: filing.id,
      number: wanted.versionNumber,
      frozenSha256,
      pdfSha256,
      verifyCode,
      totalCents: cost.totalCents,
      siteCount: sites.length,
      lineCount: cost.lines.length,
      submittedBy: requirePerson(tx).personId,
      submittedByName: wanted.name,
      submittedByTitle: wanted.title,
      submittedAt: tx.now,
      checksJson: content.checks,
    });
    const remarks = (await listSentRemarks(tx, filing.id)).filter((remark) => remark.versionNumber === locked.versions.length);
    const step = await takeStep(tx, filing.id, { kind: 'submission', versionNumber: wanted.versionNumber, text: '', remarks });
    if (!step.ok) throw invalid(step.issues);
    await updateFiling(tx, filing.id, { preparedBy: null, preparedAt: null, revision: locked.revision + 1 });
    const summary = `Version ${wanted.versionNumber} for ${formatCents(cost.totalCents)}, SHA-256 ${frozenSha256}`;
    const changes = { version: { before: null, after: { frozenSha256, pdfSha256, totalCents: cost.totalCents } } };
    await recordEvent(tx, { action: 'filing submitted', subject: `filing ${filing.number}`, summary, changes });
  });
}

function refuseUnlessLocked(ctx: Context, filing: FilingEntry, wanted: Order): void {
  if (filing.preparedAt === null || filing.revision !== wanted.revision) throw hasChanged(filing.number);
  if (filing.preparedBy === requirePerson(ctx).personId) throw conflict('Whoever prepared a filing cannot certify it.');
  if (wanted.versionNumber !== filing.versions.length + 1) throw hasChanged(filing.number);
}

function refuseUnlessSound(filing: FilingEntry, content: FilingContent, wanted: Order): void {
  if (content.failures.length > 0) {
    const sentences = content.failures.map((issue) => issue.message).join(' ');
    throw new AppError('invalid', `A check fails now that passed before: ${sentences}`, content.failures);
  }
  if (content.fingerprint !== wanted.content) throw hasChanged(filing.number);
}

function hasChanged(number: string): AppError {
  return conflict(`Filing ${number} changed after it was certified, so nothing was submitted. Open it, read what is new, and certify again.`);
}

type Order = z.infer<typeof order>;
