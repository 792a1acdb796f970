import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Context } from '../context.ts';
import { dayOf } from '../domain/calendar.ts';
import { answerFields } from '../domain/filing/application-answers.ts';
import { countCustomers, readProfile } from '../domain/filing/carrier-profile.ts';
import { coverageOf } from '../domain/programs/coverage.ts';
import { getProgram } from '../domain/programs/programs.ts';
import type { Result } from '../domain/result.ts';
import { getProfileFields, requirePerson } from '../features/accounts/index.ts';
import { findCurrentEdition, getEdition } from '../features/catalog/index.ts';
import {
  getReadyEstimate,
  markToFile,
  type ReadyEstimate,
  requestCostReport,
  requestEstimate,
  usualStart,
  writeLinesCsv,
} from '../features/estimates/index.ts';
import { getFiling, requestDraft, saveAnswers, startFiling } from '../features/filings/index.ts';
import { getInventory, getInventoryState } from '../features/inventory/index.ts';
import { getFile } from '../platform/files.ts';
import { projectRoot } from '../platform/project-root.ts';
import { describeFiles } from './describe-files.ts';
import { describeOutcome } from './describe-outcome.ts';
import { fixDemo } from './fix-demo.ts';
import { openOutput } from './open-output.ts';
import type { Terminal } from './open-terminal.ts';
import { planDemo } from './plan-demo.ts';
import { priceDemo } from './price-demo.ts';
import { runWaitingJobs } from './run-waiting-jobs.ts';

/** Takes the fresh demo carrier from its faulty inventory to an estimate, a started filing and three papers in `folder`, through the same verbs as its people. */
export async function prepareDemo(ctx: Context, terminal: Terminal, folder: string): Promise<void> {
  terminal.progress({ done: 0, total: 1, label: 'Mending the faults of the demo inventory' });
  const mended = await fixDemo(ctx);
  terminal.say(`${mended} faults of the demo inventory are mended; the history of the carrier shows each.`);
  terminal.say('Equipment that the rules leave open is left out of the estimates; the form for a new estimate lets you count it.');
  await estimateDemo(ctx, terminal, 'Prices of the planning edition');
  const priced = await priceDemo(ctx);
  terminal.say(`${priced} invented own prices are entered with their documents: a quote and an own estimate.`);
  const estimate = await estimateDemo(ctx, terminal, 'With our own prices');
  await markToFile(ctx, estimate.row.id);
  await planDemo(ctx, terminal, estimate);
  const filingId = await fileDemo(ctx, estimate);
  terminal.progress({ done: 0, total: 1, label: 'Drawing the papers' });
  await requestCostReport(ctx, estimate.row.id);
  accepted(await requestDraft(ctx, filingId));
  await runWaitingJobs(ctx, terminal.progress);
  await writeFiles(ctx, terminal, { folder, estimateId: estimate.row.id, filingId });
  const inventory = await getInventory(ctx);
  const { units } = coverageOf(inventory, ctx.reference.modelsByKey, getProgram(estimate.row.program));
  terminal.say(`\n${describeOutcome(estimate.summary, units)}`);
}

/** An estimate as the form offers it: with everything that is registered, under the inventory's own program, with the customers of the profile. */
async function estimateDemo(ctx: Context, terminal: Terminal, name: string): Promise<ReadyEstimate> {
  const { program } = await getInventoryState(ctx);
  const profile = accepted(readProfile({ legalName: requirePerson(ctx).organizationName, ...(await getProfileFields(ctx)) }, 'stored'));
  const editionId = (await findCurrentEdition(ctx))?.id ?? 0;
  const id = accepted(
    await requestEstimate(ctx, {
      name,
      note: '',
      program,
      editionId,
      customers: countCustomers(profile),
      towerCrews: null,
      startOn: usualStart(getProgram(program), dayOf(ctx.now)),
      firstFundsOn: null,
      boundary: 'leave out',
      seed: null,
      plan: null,
    }),
  );
  await runWaitingJobs(ctx, terminal.progress);
  return getReadyEstimate(ctx, id);
}

async function fileDemo(ctx: Context, { row }: ReadyEstimate): Promise<number> {
  const filingId = accepted(await startFiling(ctx, { program: row.program, estimateId: row.id }));
  const entered = JSON.parse(readFileSync(join(projectRoot, 'db/seed/demo/application-answers.json'), 'utf8')) as Record<string, string>;
  for (const section of new Set(answerFields.map((field) => field.section))) {
    const { revision } = await getFiling(ctx, filingId);
    const outcome = await saveAnswers(ctx, filingId, { section, revision, seen: '', entered });
    if (outcome.kind !== 'saved') throw new Error(`The demo answers of the section ${section} were not taken.`);
  }
  return filingId;
}

async function writeFiles(ctx: Context, terminal: Terminal, from: { folder: string; estimateId: number; filingId: number }): Promise<void> {
  const { row } = await getReadyEstimate(ctx, from.estimateId);
  const filing = await getFiling(ctx, from.filingId);
  const output = await openOutput(from.folder);
  try {
    await writeFile(output.pathOf('cost-report.pdf'), await getFile(ctx, row.reportSha256 ?? ''));
    await writeFile(output.pathOf('lines.csv'), await writeLinesCsv(ctx, row, await getEdition(ctx, row.editionId)));
    await writeFile(output.pathOf('filing.pdf'), await getFile(ctx, filing.draftSha256 ?? ''));
    terminal.say(describeFiles(await output.publish()));
    terminal.say('The filing is a draft: its officer has not certified it.');
  } catch (error) {
    await output.discard();
    throw error;
  }
}

/** The demo is made so that nothing of it is refused. */
function accepted<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.issues.map((issue) => issue.message).join(' '));
  return result.value;
}
