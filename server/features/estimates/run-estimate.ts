import type { estimateSites } from '../../../db/schema/estimates.ts';
import type { Context } from '../../context.ts';
import { dayOf } from '../../domain/calendar.ts';
import { structureClass } from '../../domain/cost/structure-class.ts';
import { tieOut } from '../../domain/cost/totals/tie-out.ts';
import type { Inventory } from '../../domain/inventory/inventory.ts';
import { formatShort } from '../../domain/money.ts';
import { getProgram } from '../../domain/programs/programs.ts';
import { type Issue, isError } from '../../domain/result.ts';
import type { PlannedActivity } from '../../domain/schedule/schedule.ts';
import { recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import type { Progress } from '../../platform/work/jobs.ts';
import { requireCarrierId } from '../accounts/index.ts';
import { getEdition } from '../catalog/index.ts';
import { getInventory, getInventoryState, placeOf } from '../inventory/index.ts';
import { type ComputedEstimate, computeEstimate } from './compute-estimate.ts';
import { packLines } from './pack-lines.ts';
import { type EstimateRow, type EstimateSiteRow, getEstimate } from './queries.ts';
import { readSettingsText } from './settings.ts';
import { insertEstimateSites, insertEstimateWork, updateEstimate } from './store.ts';

/** Issues kept with a refused estimate; a list beyond that is mended in rounds. */
const mostIssues = 10_000;
/** Sorts after every planned day. */
const notPlanned = '9999-12-31';

/**
 * Computes one queued estimate from the inventory as it stands now, and keeps the result with the hash of its inputs. An estimate with holes is
 * kept as refused, with every hole.
 */
export async function runEstimate(ctx: Context, input: Record<string, unknown>, report: (progress: Progress) => void): Promise<void> {
  const row = await getEstimate(ctx, Number(input.estimateId));
  if (row.status !== 'queued') return;
  const say = (share: number, label: string) => report({ done: Math.round(share * 100), total: 100, label });
  say(0.02, 'Reading the inventory');
  const settings = readSettingsText(row.settingsJson);
  const edition = await getEdition(ctx, row.editionId);
  const steady = await getSteadyInventory(ctx);
  say(0.1, 'Computing cost lines');
  const result = computeEstimate({
    inventory: steady,
    program: getProgram(row.program),
    edition,
    settings,
    plan: row.planJson,
    estimatedOn: dayOf(ctx.now),
    reference: ctx.reference,
    onProgress: (share, label) => say(0.1 + 0.8 * share, label),
  });
  if (!result.ok) return await keepRefusal(ctx, row, { issues: result.issues, inventoryVersion: steady.version });
  say(0.9, 'Keeping the result');
  await keepResult(ctx, row, { ...result.value, issues: result.issues });
}

/** The inventory between two changes: read again when a change came in between. */
async function getSteadyInventory(ctx: Context): Promise<Inventory> {
  for (let attempt = 0; ; attempt++) {
    const inventory = await getInventory(ctx);
    const { version } = await getInventoryState(ctx);
    if (version === inventory.version) return inventory;
    if (attempt === 9) throw new Error('The inventory kept changing while it was read. Make the estimate again when the changes are done.');
  }
}

async function keepRefusal(ctx: Context, row: EstimateRow, refusal: { issues: Issue[]; inventoryVersion: number }): Promise<void> {
  const carrierId = requireCarrierId(ctx);
  const holes = refusal.issues.filter(isError);
  const issuesJson = [...holes, ...refusal.issues.filter((issue) => !isError(issue))].slice(0, mostIssues);
  await inTransaction(ctx, async (tx) => {
    if ((await getEstimate(tx, row.id)).status !== 'queued') return;
    await updateEstimate(tx, carrierId, { id: row.id, values: { status: 'refused', issuesJson, inventoryVersion: refusal.inventoryVersion } });
    const summary = `${holes.length} ${holes.length === 1 ? 'hole stands' : 'holes stand'} in the way`;
    await recordEvent(tx, { action: 'estimate refused', subject: `estimate ${row.number}`, summary });
  });
}

async function keepResult(ctx: Context, row: EstimateRow, result: KeptResult): Promise<void> {
  const carrierId = requireCarrierId(ctx);
  const { estimate, inventory, inputsSha256, issues } = result;
  const { kinds, bySite } = packLines(estimate.lines);
  const rows = toSiteRows(row.id, result, bySite);
  const { summary } = estimate;
  const checks = tieOut(estimate, row.planJson, inventory.sites);
  await inTransaction(ctx, async (tx) => {
    if ((await getEstimate(tx, row.id)).status !== 'queued') return;
    const found = { summaryJson: summary, lineKindsJson: kinds, tieOutJson: checks, issuesJson: issues.slice(0, mostIssues), inputsSha256 };
    await updateEstimate(tx, carrierId, { id: row.id, values: { status: 'ready', inventoryVersion: inventory.version, ...found } });
    await insertEstimateSites(tx, rows);
    if (estimate.work) await insertEstimateWork(tx, { estimateId: row.id, workJson: estimate.work });
    const changes = {
      estimate: { before: null, after: { likelyCents: summary.total.likelyCents, inventoryVersion: inventory.version, inputsSha256 } },
    };
    const words = `${formatShort(summary.total.likelyCents)} likely, from inventory version ${inventory.version}`;
    await recordEvent(tx, { action: 'estimate computed', subject: `estimate ${row.number}`, summary: words, changes });
  });
}

function toSiteRows(estimateId: number, { estimate, inventory }: ComputedEstimate, bySite: ReturnType<typeof packLines>['bySite']) {
  const totals = new Map(estimate.sites.map((total) => [total.siteCode, total]));
  const plans = new Map(estimate.schedule.sites.map((plan) => [plan.siteCode, plan]));
  const activities = new Map<string, PlannedActivity[]>();
  for (const activity of estimate.schedule.activities) {
    const list = activities.get(activity.siteCode ?? '');
    if (list) list.push(activity);
    else activities.set(activity.siteCode ?? '', [activity]);
  }
  const rows: (typeof estimateSites.$inferInsert)[] = [];
  const add = (siteCode: string, known: KnownOfSite) => {
    const totalJson = totals.get(siteCode) ?? null;
    const scheduleJson = plans.get(siteCode) ?? null;
    rows.push({
      estimateId,
      position: rows.length,
      siteCode,
      ...known,
      finishOn: scheduleJson?.finishOn ?? notPlanned,
      totalJson,
      linesJson: bySite.get(siteCode) ?? [],
      scheduleJson,
      activitiesJson: activities.get(siteCode) ?? [],
    });
  };
  const nowhere = { latitude: null, longitude: null, structure: null };
  add('', { siteName: '', place: '', likelyCents: estimate.summary.networkTotal.likelyCents, ...nowhere });
  for (const site of inventory.sites) {
    if (!totals.has(site.code) && !plans.has(site.code)) continue;
    const { latitude, longitude } = site;
    const likelyCents = totals.get(site.code)?.likelyCents ?? 0;
    add(site.code, { siteName: site.name, place: placeOf(site), likelyCents, latitude, longitude, structure: structureClass(site) });
  }
  return rows;
}

type KnownOfSite = Pick<EstimateSiteRow, 'siteName' | 'place' | 'likelyCents' | 'latitude' | 'longitude' | 'structure'>;

interface KeptResult extends ComputedEstimate {
  issues: readonly Issue[];
}
