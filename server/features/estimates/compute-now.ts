import { setImmediate as breathe } from 'node:timers/promises';
import type { Context } from '../../context.ts';
import type { Range } from '../../domain/cost/estimate.ts';
import { buildCostLines } from '../../domain/cost/lines/build-cost-lines.ts';
import { summariseCost } from '../../domain/cost/totals/summarise-cost.ts';
import { getProgram } from '../../domain/programs/programs.ts';
import type { Issue } from '../../domain/result.ts';
import { requireCarrierId } from '../accounts/index.ts';
import { getEdition } from '../catalog/index.ts';
import { countSites, getInventory, getInventoryState, placeOf } from '../inventory/index.ts';
import { generationsOf } from './compute-estimate.ts';
import { explainHoles, judgeItems } from './judge-items.ts';
import { listSiteSums, type ReadyRow } from './queries.ts';
import { readSettingsText } from './settings.ts';

/** Beyond this the lines are not computed while somebody waits for a page. */
export const mostSitesNow = 2_000;
const everything = { search: '', coverage: undefined, withoutEquipment: false };
const mostKept = 50;
const kept = new Map<string, CostNow>();

/**
 * What the same choices cost with the inventory as it is now: lines and totals without simulation and schedule, beside those of the estimate, site by
 * site. Kept while the inventory stays at its version; the estimate itself never changes.
 */
export async function computeNow(ctx: Context, row: ReadyRow): Promise<CostNow> {
  const { version } = await getInventoryState(ctx);
  const key = [requireCarrierId(ctx), row.id, row.inputsSha256, version].join(' ');
  const known = kept.get(key);
  if (known) return known;
  const { all } = await countSites(ctx, everything);
  const found: CostNow = all > mostSitesNow ? { kind: 'too large', version, siteCount: all } : await compute(ctx, row);
  kept.set(key, found);
  for (const oldest of kept.keys()) {
    if (kept.size <= mostKept) break;
    kept.delete(oldest);
  }
  return found;
}

async function compute(ctx: Context, row: ReadyRow): Promise<CostNow> {
  const { reference } = ctx;
  const settings = readSettingsText(row.settingsJson);
  const program = getProgram(row.program);
  const stored = await getInventory(ctx);
  // Other requests are answered between the steps.
  await breathe();
  const { inventory, covered, reasons } = judgeItems(stored, program, { modelsByKey: reference.modelsByKey, boundary: settings.boundary });
  const built = buildCostLines({
    inventory,
    covered,
    edition: await getEdition(ctx, row.editionId),
    recipes: reference.recipes,
    customers: settings.customers,
    plan: row.planJson,
    data: reference.costData,
    program,
    estimatedOn: row.summaryJson.estimatedOn,
    generations: generationsOf(reference.modelsByKey),
  });
  if (!built.ok) return { kind: 'holes', version: inventory.version, issues: explainHoles(built.issues, reasons) };
  const { lines, tallies } = built.value;
  await breathe();
  const now = summariseCost(lines, tallies, { schedule: null, workYear: row.planJson.workYear });
  const places = new Map(inventory.sites.map((site) => [site.code, { name: site.name, place: placeOf(site) }]));
  const before = new Map((await listSiteSums(ctx, row)).map((site) => [site.siteCode, site]));
  const moved: MovedSite[] = [];
  for (const { siteCode, likelyCents } of now.sites) {
    const was = before.get(siteCode);
    before.delete(siteCode);
    if (was?.likelyCents === likelyCents) continue;
    moved.push({
      siteCode,
      ...(places.get(siteCode) ?? { name: siteCode, place: '' }),
      beforeCents: was?.likelyCents ?? null,
      afterCents: likelyCents,
    });
  }
  for (const was of before.values()) {
    if (was.likelyCents !== 0)
      moved.push({ siteCode: was.siteCode, name: was.siteName, place: was.place, beforeCents: was.likelyCents, afterCents: null });
  }
  moved.sort((one, other) => sizeOf(other) - sizeOf(one) || (one.siteCode < other.siteCode ? -1 : 1));
  return { kind: 'computed', version: inventory.version, total: now.total, networkTotal: now.networkTotal, siteCount: now.sites.length, moved };
}

function sizeOf({ beforeCents, afterCents }: MovedSite): number {
  return Math.abs((afterCents ?? 0) - (beforeCents ?? 0));
}

/** Likely cents of a site that moved; null where it is not there. */
export interface MovedSite {
  siteCode: string;
  name: string;
  place: string;
  beforeCents: number | null;
  afterCents: number | null;
}

export type CostNow =
  | { kind: 'too large'; version: number; siteCount: number }
  | { kind: 'holes'; version: number; issues: Issue[] }
  | { kind: 'computed'; version: number; total: Range; networkTotal: Range; siteCount: number; moved: MovedSite[] };
