import type { Context } from '../../context.ts';
import { bad, good, type Result } from '../../domain/result.ts';
import { recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { enqueueJob } from '../../platform/work/jobs.ts';
import { requireCarrierId, requirePerson } from '../accounts/index.ts';
import { listEditions } from '../catalog/index.ts';
import { countSites, getInventoryState } from '../inventory/index.ts';
import { choosePlan } from './choose-plan.ts';
import type { EstimateInput } from './inputs.ts';
import { defaultSeed, toSettingsText, trials } from './settings.ts';
import { insertEstimate, nextNumber, updateEstimate } from './store.ts';

const everything = { search: '', coverage: undefined, withoutEquipment: false };

/** Leaves a numbered estimate and the job that will compute it. Returns its id. */
export async function requestEstimate(ctx: Context, input: EstimateInput): Promise<Result<number>> {
  const carrierId = requireCarrierId(ctx);
  const person = requirePerson(ctx);
  return inTransaction(ctx, async (tx) => {
    const edition = (await listEditions(tx)).find((candidate) => candidate.id === input.editionId);
    if (!edition) return refuse('editionId', 'That price book is not on this server. Choose one from the list.');
    const { version, program: own } = await getInventoryState(tx);
    if (version === 0)
      return refuse('program', 'The inventory holds no sites. Add your sites or import them from a spreadsheet, then make the estimate.');
    if (input.boundary === null && input.program === own && (await countSites(tx, everything)).boundary > 0) {
      return refuse('boundary', 'Some equipment is on the boundary of the rules. Say whether this estimate leaves it out or counts it.');
    }
    const { program, editionId, seed, name = '', note = '', plan: asked = null, ...rest } = input;
    const chosen = await choosePlan(tx, asked, input.startOn);
    if (!chosen.ok) return chosen;
    const { plan, leftOut } = chosen.value;
    const number = await nextNumber(tx, carrierId);
    const settings = { ...rest, seed: seed ?? defaultSeed(carrierId, number), trials };
    const named = { name: name === '' ? `Estimate ${number}` : name, noteText: note, isToFile: false };
    const values = {
      carrierId,
      number,
      program,
      editionId,
      inventoryVersion: version,
      settingsJson: toSettingsText(settings, leftOut),
      planJson: plan,
    };
    const id = await insertEstimate(tx, { ...values, ...named, status: 'queued', createdBy: person.personId, createdAt: ctx.now });
    const jobId = await enqueueJob(tx, 'estimate', { estimateId: id });
    await updateEstimate(tx, carrierId, { id, values: { jobId } });
    const { ownPrices, recipeChanges, ...choices } = plan;
    const kept = { ...choices, ownPrices: ownPrices.map(({ code }) => code), recipeChanges: recipeChanges.length };
    const changes = { settings: { before: null, after: { name: named.name, program, edition: edition.code, ...settings, plan: kept } } };
    await recordEvent(tx, {
      action: 'estimate asked for',
      subject: `estimate ${number}`,
      summary: `Under ${program}, with ${edition.title}`,
      changes,
    });
    return good(id);
  });
}

function refuse(field: string, message: string): Result<never> {
  return bad([{ severity: 'error', code: 'estimate', field, message }]);
}
