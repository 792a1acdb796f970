import type { Context } from '../../context.ts';
import { defaultPlan } from '../../domain/cost/default-plan.ts';
import { conflict } from '../../platform/errors.ts';
import { recordEvent } from '../../platform/events.ts';
import { enqueueJob } from '../../platform/work/jobs.ts';
import { requireCarrierId, requirePerson } from '../accounts/index.ts';
import { getInventoryState } from '../inventory/index.ts';
import { getReady } from './queries.ts';
import { type AdoptedPlan, readLeftOut, readSettingsText, toSettingsText } from './settings.ts';
import { insertEstimate, nextNumber, updateEstimate } from './store.ts';

/**
 * Leaves a copy of an estimate whose work is done by the plan, and the job that will compute it: the same prices, choices and seed, so that the plan
 * comes out as it was. Call it in a transaction that records what became of the plan. Returns the id of the copy.
 */
export async function adoptPlan(tx: Context, estimateId: number, adopted: AdoptedPlan): Promise<number> {
  const carrierId = requireCarrierId(tx);
  const { personId } = requirePerson(tx);
  const row = await getReady(tx, estimateId);
  const { version } = await getInventoryState(tx);
  if (version !== row.inventoryVersion) {
    throw conflict(
      `The inventory has changed since estimate ${row.number}: it was at version ${row.inventoryVersion} and is at ${version}. Make the estimate again, and plan from that one.`,
    );
  }
  const { plan } = adopted;
  const { recipes, costData } = tx.reference;
  const before = readSettingsText(row.settingsJson);
  // A year of the work that follows the start goes on following it.
  const followed = row.planJson.workYear === defaultPlan(recipes, costData, before.startOn).workYear;
  const workYear = followed ? defaultPlan(recipes, costData, plan.startOn).workYear : row.planJson.workYear;
  const settings = {
    ...before,
    startOn: plan.startOn,
    firstFundsOn: plan.firstFundsOn ?? null,
    towerCrews: plan.crews['tower-crew']?.teams ?? null,
    adopted,
  };
  const number = await nextNumber(tx, carrierId);
  const { program, editionId, inventoryVersion } = row;
  const id = await insertEstimate(tx, {
    carrierId,
    number,
    program,
    editionId,
    inventoryVersion,
    name: `${row.name}, ${adopted.title}`.slice(0, 80),
    noteText: `A copy of estimate ${row.number} whose work is done by the plan “${adopted.title}”.`,
    isToFile: false,
    settingsJson: toSettingsText(settings, readLeftOut(row.settingsJson)),
    planJson: { ...row.planJson, workYear },
    status: 'queued',
    createdBy: personId,
    createdAt: tx.now,
  });
  await updateEstimate(tx, carrierId, { id, values: { jobId: await enqueueJob(tx, 'estimate', { estimateId: id }) } });
  await recordEvent(tx, {
    action: 'estimate asked for',
    subject: `estimate ${number}`,
    summary: `A copy of estimate ${row.number} with the plan “${adopted.title}”`,
    changes: { plan: { before: null, after: adopted } },
  });
  return id;
}
