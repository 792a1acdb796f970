import type { Context } from '../../context.ts';
import type { WorkPlan } from '../../domain/schedule/work-plan.ts';
import { paths } from '../../paths.ts';
import { findToFile, findWork, getReady, listPlaces, listReadyNames, type ReadyRow } from '../estimates/index.ts';
import { assumedCrews } from './assumed-crews.ts';
import type { SectionSource } from './form-sections.ts';
import { valuesOfEstimate, valuesOfSchedule } from './plan-values.ts';
import { getSchedule, type ScheduleRow } from './queries.ts';
import { refuseRest } from './refuse-rest.ts';
import { planTitle } from './words.ts';

/** What the form for a new plan starts from: an earlier plan where `from` names one, else an estimate. Undefined where there is no estimate yet. */
export async function findFormSource(ctx: Context, asked: Record<string, string>): Promise<FormSource | undefined> {
  const from = isId(asked.from) ? await getSchedule(ctx, Number(asked.from)) : null;
  if (from) await refuseRest(ctx, from.id);
  const estimate = from ? await getReady(ctx, from.estimateId) : await findEstimate(ctx, asked.estimate);
  if (!estimate) return undefined;
  const { durations, trades } = ctx.reference.work;
  const work = await findWork(ctx, estimate);
  const context = { termYears: estimate.summaryJson.schedule.settings.termYears, places: await listPlaces(ctx, estimate), durations };
  return {
    estimate,
    from,
    context,
    assumed: assumedCrews(work?.packages ?? [], trades),
    copyOf: from && { label: planTitle(from), href: paths.schedule(from.id) },
    valuesFor: (change) => (from ? valuesOfSchedule(from, change) : valuesOfEstimate(estimate)),
  };
}

/** The estimate that is named, else the one to file, else the newest. */
async function findEstimate(ctx: Context, wanted: string | undefined): Promise<ReadyRow | undefined> {
  if (isId(wanted)) return await getReady(ctx, Number(wanted));
  const name = (await findToFile(ctx)) ?? (await listReadyNames(ctx))[0];
  return name && (await getReady(ctx, name.id));
}

function isId(text: string | undefined): text is string {
  return text !== undefined && /^\d{1,9}$/.test(text);
}

export interface FormSource extends Omit<SectionSource, 'values'> {
  from: ScheduleRow | null;
  copyOf: { label: string; href: string } | null;
  /** The fields of the form, of the earlier plan with a change where there is one. */
  valuesFor(change: { plan: WorkPlan; name: string } | null): Record<string, string>;
}
