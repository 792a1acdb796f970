import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { dayOf, type Instant } from '../domain/calendar.ts';
import { defaultPlan } from '../domain/cost/default-plan.ts';
import { prefillAnswers } from '../domain/filing/application-answers.ts';
import { countCustomers } from '../domain/filing/carrier-profile.ts';
import { checkFiling } from '../domain/filing/check-filing.ts';
import { formOf } from '../domain/filing/forms/forms.ts';
import { coverageOf } from '../domain/programs/coverage.ts';
import { getProgram } from '../domain/programs/programs.ts';
import { good, type Issue, type Result } from '../domain/result.ts';
import { counted, formatCount } from '../domain/words.ts';
import { computeEstimate, trials, usualStart } from '../features/estimates/index.ts';
import { sha256Of } from '../platform/files.ts';
import { loadReferenceData, type ReferenceData } from '../platform/reference-data.ts';
import { describeFiles } from './describe-files.ts';
import { describeIssues } from './describe-issues.ts';
import { describeOutcome } from './describe-outcome.ts';
import { filingHelp } from './filing-help.ts';
import { furnishSites } from './furnish-sites.ts';
import type { Terminal } from './open-terminal.ts';
import { type FilingOptions, readFilingOptions } from './read-filing-options.ts';
import { readInventoryFile } from './read-inventory-file.ts';
import { readProfileFile } from './read-profile-file.ts';
import { type Papers, writePapers } from './write-papers.ts';

/** What the command line offers where an estimate is refused. */
const hintsByCode = new Map([
  ['customers-missing', 'Here: --customers N, or customers and affiliateCustomers in the profile.'],
  [
    'covered-undecided',
    'Here: equipment on the boundary of the rules needs --boundary count or --boundary leave-out; missing models and days go into the file.',
  ],
  ['too-few-crews', 'Here: --crews N.'],
  ['no-covered-equipment', 'Here: --configuration KEY says what stands at sites that list no equipment.'],
]);

/** From a spreadsheet to cost report, draft filing and cost lines, without browser and database. Returns the exit code. */
export async function runFiling(args: readonly string[], terminal: Terminal): Promise<number> {
  const started = Date.now();
  const reference = loadReferenceData();
  const { configurations } = reference;
  const asked = readFilingOptions(args, { configurations, today: dayOf(new Date().toISOString() as Instant) });
  if (asked.kind === 'help') {
    terminal.say(filingHelp(configurations, reference.work.trades));
    return 0;
  }
  if (asked.kind === 'wrong') {
    terminal.warn(`${asked.sentence}\nAll options: npm run filing -- --help`);
    return 2;
  }
  const made = await makePapers(asked.options, reference, terminal);
  if (!made.ok) {
    terminal.warn(describeRefusal(made.issues, asked.options));
    return 1;
  }
  const { form, facts, remarks } = made.value;
  const failed = checkFiling(form, facts).filter((check) => check.outcome === 'fail').length;
  const written = await writePapers(asked.options.out, made.value, terminal.progress);
  terminal.say(describeFiles(written));
  terminal.say(`The filing is a draft: nobody has certified it${failed === 0 ? '' : `, and ${counted(failed, 'check fails', 'checks fail')}`}.`);
  for (const remark of remarks) terminal.say(`Assumed: ${remark}`);
  terminal.say(`\n${describeOutcome(facts.estimate.summary, facts.coverage.units)}`);
  const memory = formatCount(Math.round(process.resourceUsage().maxRSS / 1024));
  terminal.say(`${'Took'.padEnd(15)}${((Date.now() - started) / 1000).toFixed(1)} s, at most ${memory} MB`);
  return 0;
}

/** Everything that the three papers are made of: carrier, inventory, estimate. */
async function makePapers(options: FilingOptions, reference: ReferenceData, terminal: Terminal): Promise<Result<Papers>> {
  const { today } = options;
  const { edition } = reference;
  const program = getProgram(options.program);
  const form = formOf(options.program);
  const profile = await readProfileFile(options.profileFile, options.carrierName);
  if (!profile.ok) return profile;
  const read = await readInventoryFile(terminal, options.file, { reference, ...options });
  if (!read.ok) return read;
  const { inventory, assumption } = furnishSites(read.value, reference.configurations, options);
  const remarks = assumption === null ? [] : [assumption];
  const startOn = options.startOn ?? usualStart(program, today);
  const plan = defaultPlan(reference.recipes, reference.costData, startOn);
  const computed = computeEstimate({
    inventory,
    program,
    edition,
    plan,
    settings: {
      customers: options.customers ?? countCustomers(profile.value),
      towerCrews: options.towerCrews,
      startOn,
      firstFundsOn: null,
      boundary: options.boundary,
      seed: options.seed ?? seedOf(await readFile(options.file)),
      trials,
    },
    estimatedOn: today,
    reference,
    assumptions: remarks,
    onProgress: (share, label) => terminal.progress({ done: Math.round(share * 100), total: 100, label }),
  });
  if (!computed.ok) return computed;
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
    plan,
    edition,
    documents: [],
    today,
  };
  return good({ form, facts, number: inputsSha256.slice(0, 8), drawnAt: `${today}T00:00:00.000Z` as Instant, inputsSha256, remarks });
}

function describeRefusal(issues: readonly Issue[], { file }: FilingOptions): string {
  const hints = [...new Set(issues.flatMap(({ code }) => hintsByCode.get(code) ?? []))];
  const reasons = issues.length === 1 ? (issues[0]?.message ?? '') : describeIssues(issues);
  return [reasons, ...hints, `Nothing was written for ${basename(file)}.`].join('\n');
}

/** A seed that stays the same for the same file. */
function seedOf(bytes: Buffer): number {
  return Number.parseInt(sha256Of(bytes).slice(0, 7), 16);
}
