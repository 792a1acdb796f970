import { setImmediate } from 'node:timers/promises';
import type { Context } from '../../context.ts';
import { type Day, dayOf, type Instant } from '../../domain/calendar.ts';
import type { EstimateSummary } from '../../domain/cost/estimate.ts';
import { buildFiling } from '../../domain/filing/build-filing.ts';
import { canonicalJson } from '../../domain/filing/canonical-json.ts';
import { checkFiling, type FilingCheck } from '../../domain/filing/check-filing.ts';
import { type EvidenceRow, listEvidence } from '../../domain/filing/evidence.ts';
import type { FormEdition } from '../../domain/filing/filing.ts';
import { freezeAttached } from '../../domain/filing/freeze-attached.ts';
import type { FilingSection } from '../../domain/filing/frozen-filing.ts';
import type { UnitCounts } from '../../domain/programs/coverage.ts';
import type { Issue } from '../../domain/result.ts';
import { sha256Of } from '../../platform/files.ts';
import { getProfileFields } from '../accounts/index.ts';
import { stampDocuments } from '../documents/index.ts';
import { getInventoryState } from '../inventory/index.ts';
import { type GatheredFacts, gatherFacts } from './gather-facts.ts';
import type { FilingRow } from './queries.ts';

// A large network takes a while to read. What a filing says depends on nothing but its key, so a few of the last answers are kept.
const kept = new Map<string, FilingContent>();
const mostKept = 20;

/** What a filing says as things stand now: its lines, checks and evidence. Whoever calls has found the filing in a scoped query. */
export async function readContent(ctx: Context, filing: FilingRow): Promise<FilingContent> {
  const { key, version } = await keyOf(ctx, filing);
  const known = kept.get(key);
  if (known) return known;
  const content = await contentOf(await gatherFacts(ctx, filing), fingerprintDay(ctx, filing));
  if (content.inventoryVersion === version) {
    for (const old of kept.keys()) if (kept.size >= mostKept) kept.delete(old);
    kept.set(key, content);
  }
  return content;
}

/** What a filing says depends on this alone: two with the same key say the same. */
export async function keyOf(ctx: Context, filing: FilingRow): Promise<{ key: string; version: number }> {
  const { version } = await getInventoryState(ctx);
  const profile = sha256Of(canonicalJson(await getProfileFields(ctx)));
  const documents = await stampDocuments(ctx);
  return { key: `${filing.id} ${filing.createdAt} ${filing.revision} ${version} ${profile} ${documents} ${dayOf(ctx.now)}`, version };
}

/** The day on which the checks stand in the fingerprint. Once a filing is locked it is that day: midnight alone changes nothing that is signed. */
export function fingerprintDay(ctx: Context, filing: FilingRow): Day {
  return dayOf((filing.preparedAt ?? ctx.now) as Instant);
}

/** Computes in steps and lets other requests in between: each takes tens of milliseconds for a network of thousands of sites. */
export async function contentOf({ form, facts, estimate, inputsSha256 }: GatheredFacts, day: Day): Promise<FilingContent> {
  const sections = buildFiling(form, facts);
  await setImmediate();
  const checks = checkFiling(form, facts);
  await setImmediate();
  const signedChecks = day === facts.today ? checks : checkFiling(form, { ...facts, today: day });
  await setImmediate();
  const evidence = listEvidence(facts);
  const inventoryVersion = facts.inventory.version;
  return {
    form,
    sections,
    checks,
    evidence,
    failures: checks.filter((check) => check.outcome === 'fail').map(toIssue),
    inventoryVersion,
    siteCount: facts.inventory.sites.length,
    units: facts.coverage.units,
    estimate,
    summary: facts.estimate?.summary ?? null,
    fingerprint: sha256Of(
      canonicalJson({
        sections,
        // What is at stake only orders the checks: its amount stands in their sentences.
        checks: signedChecks.map(({ atStakeCents: _atStakeCents, ...check }) => check),
        evidence,
        documents: freezeAttached(facts),
        inventoryVersion,
        inputsSha256,
        name: facts.profile.legalName,
      }),
    ),
  };
}

function toIssue(check: FilingCheck): Issue {
  return { severity: 'error', code: check.id, message: check.sentence, field: `check-${check.id}` };
}

export interface FilingContent {
  form: FormEdition;
  sections: FilingSection[];
  checks: FilingCheck[];
  evidence: EvidenceRow[];
  /** The failed checks, as what stands in the way. */
  failures: Issue[];
  inventoryVersion: number;
  siteCount: number;
  units: UnitCounts;
  estimate: GatheredFacts['estimate'];
  summary: EstimateSummary | null;
  /** SHA-256 of all that the filing says, whatever the day: what an officer saw is what is submitted. */
  fingerprint: string;
}
