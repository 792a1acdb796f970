import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { dayOf, type Instant } from '../domain/calendar.ts';
import { prefillAnswers } from '../domain/filing/application-answers.ts';
import { countCustomers } from '../domain/filing/carrier-profile.ts';
import { checkFiling } from '../domain/filing/check-filing.ts';
import { formOf } from '../domain/filing/forms/forms.ts';
import { formatCount } from '../domain/filing/shown-value.ts';
import { coverageOf } from '../domain/programs/coverage.ts';
import { getProgram } from '../domain/programs/programs.ts';
import type { Issue } from '../domain/result.ts';
import { computeEstimate, trials, usualStart } from '../features/estimates/index.ts';
import { sha256Of } from '../platform/files.ts';
import { loadReferenceData } from '../platform/reference-data.ts';
import { describeFiles } from './describe-files.ts';
import { describeIssues } from './describe-issues.ts';
import { describeOutcome } from './describe-outcome.ts';
import { filingHelp } from './filing-help.ts';
import { furnishSites } from './furnish-sites.ts';
import type { Terminal } from './open-terminal.ts';
import { type FilingOptions, readFilingOptions } from './read-filing-options.ts';
import { readInventoryFile } from './read-inventory-file.ts';
import { readProfileFile } from './read-profile-file.ts';
import { writePapers } from './write-papers.ts';

/** From a spreadsheet to cost report, draft filing and cost lines, without browser and database. Returns the exit code. */
export async function runFiling(args: readonly string[], terminal: Terminal): Promise<number> {
  const started = Date.now();
  const reference = loadReferenceData();
  const { configurations, edition } = reference;
  const asked = readFilingOptions(args, { configurations, today: dayOf(new Date().toISOString() as Instant) });
  if (asked.kind === 'help') {
    terminal.say(filingHelp(configurations));
    return 0;
  }
  if (asked.kind === 'wrong') {
    terminal.warn(`${asked.sentence}\nAll options: npm run filing -- --help`);
    return 2;
  }
  const { options } = asked;
  const { today } = options;
  const program = getProgram(options.program);
  const form = formOf(options.program);
  if (!form) throw new Error(`No form for ${options.program}.`);

  const profile = await readProfileFile(options.profileFile, options.carrierName);
  if (!profile.ok) return refuse(terminal, options, profile.issues);
  const read = await readInventoryFile(terminal, options.file, { reference, ...options });
  if (!read.ok) return refuse(terminal, options, read.issues);
  const { inventory, assumption } = furnishSites(read.value, configurations, options);
  const assumptions = assumption === null ? [] : [assumption];

  const computed = computeEstimate({
    inventory,
    program,
    edition,
    settings: {
      customers: options.customers ?? countCustomers(profile.value),
      towerCrews: options.towerCrews,
      startOn: options.startOn ?? usualStart(program, today),
      firstFundsOn: null,
      boundary: options.boundary,
      seed: options.seed ?? seedOf(await readFile(options.file)),
      trials,
    },
    estimatedOn: today,
    reference,
    assumptions,
    onProgress: (share, label) => terminal.progress({ done: Math.round(share * 100), total: 100, label }),
  });
  if (!computed.ok) return refuse(terminal, options, computed.issues);
  if (computed.issues.length > 0) terminal.warn(describeIssues(computed.issues));

  const { estimate, inputsSha256 } = computed.value;
  const facts = {
    program,
    profile: profile.value,
    answers: prefillAnswers(profile.value),
    inventory,
    coverage: coverageOf(inventory, reference.modelsByKey, program),
    estimate,
    schedule: estimate.schedule,
    edition,
    documents: [],
    today,
  };
  const failed = checkFiling(form, facts).filter((check) => check.outcome === 'fail').length;
  const drawnAt = `${today}T00:00:00.000Z` as Instant;
  const papers = { form, facts, number: inputsSha256.slice(0, 8), drawnAt, inputsSha256, remarks: assumptions };
  const written = await writePapers(options.out, papers, terminal.progress);

  terminal.say(describeFiles(written));
  terminal.say(`The filing is a draft: nobody has certified it${failed === 0 ? '' : `, and ${formatCount(failed)} of its checks fail`}.`);
  if (assumption !== null) terminal.say(`Assumed: ${assumption}`);
  terminal.say(`\n${describeOutcome(estimate.summary, facts.coverage.units)}`);
  terminal.say(
    `${'Took'.padEnd(15)}${((Date.now() - started) / 1000).toFixed(1)} s, at most ${formatCount(Math.round(process.resourceUsage().maxRSS / 1024))} MB`,
  );
  return 0;
}

function refuse(terminal: Terminal, options: FilingOptions, issues: readonly Issue[]): number {
  const hints = [...new Set(issues.flatMap(({ code }) => hintsByCode.get(code) ?? []))];
  const reasons = issues.length === 1 ? issues[0]?.message : describeIssues(issues);
  terminal.warn(`${reasons}\n${hints.map((hint) => `${hint}\n`).join('')}Nothing was written for ${basename(options.file)}.`);
  return 1;
}

const hintsByCode = new Map([
  ['customers-missing', 'Here: --customers N, or customers and affiliateCustomers in the profile.'],
  [
    'covered-undecided',
    'Here: equipment on the boundary of the rules needs --boundary count or --boundary leave-out; missing models and days go into the file.',
  ],
  ['too-few-crews', 'Here: --crews N.'],
  ['no-covered-equipment', 'Here: --configuration KEY says what stands at sites that list no equipment.'],
]);

/** A seed that stays the same for the same file. */
function seedOf(bytes: Buffer): number {
  return Number.parseInt(sha256Of(bytes).slice(0, 7), 16);
}
