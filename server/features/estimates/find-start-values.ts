import type { Context } from '../../context.ts';
import { dayOf, toDay } from '../../domain/calendar.ts';
import type { CostPlan } from '../../domain/cost/cost-plan.ts';
import { defaultPlan } from '../../domain/cost/default-plan.ts';
import { countCustomers, readProfile } from '../../domain/filing/carrier-profile.ts';
import { programKeys } from '../../domain/programs/program.ts';
import { getProgram } from '../../domain/programs/programs.ts';
import { sayTeamNumber } from '../../domain/schedule/network/say-team-number.ts';
import { paths } from '../../paths.ts';
import { getProfileFields, requirePerson } from '../accounts/index.ts';
import { findCurrentEdition, getEdition, listEditions, listRecipeChanges } from '../catalog/index.ts';
import { countSites, findSiteCodes, getInventoryState } from '../inventory/index.ts';
import { listOwnPrices } from '../quotes/index.ts';
import type { LeftOut } from './choose-plan.ts';
import { findHoles } from './find-holes.ts';
import { linkIssues } from './link-issues.ts';
import type { NewEstimate } from './new-estimate-page.ts';
import { choicePrefix } from './plan-inputs.ts';
import { type EstimateRow, getEstimate } from './queries.ts';
import { readLeftOut, readSettingsText } from './settings.ts';
import { usualStart } from './usual-start.ts';
import { estimateTitle } from './words.ts';

const everything = { search: '', coverage: undefined, withoutEquipment: false };
const mostLinked = 10;

/**
 * What the form for a new estimate starts with: the choices of an earlier estimate where `from` names one, else the inventory's program, the
 * customers of the profile, the current edition, a start after the review, and all own prices, changes, adjusters and risks; and what would stand
 * in the way. What was registered after the earlier estimate is ticked as well; a price of a site that is gone is not.
 */
export async function findStartValues(ctx: Context, query: Record<string, string>): Promise<Omit<NewEstimate, 'issues'>> {
  const { program: own } = await getInventoryState(ctx);
  const earlier = /^\d{1,9}$/.test(query.from ?? '') ? await getEstimate(ctx, Number(query.from)) : undefined;
  const program = programKeys.find((key) => key === query.program) ?? earlier?.program ?? own;
  const current = await findCurrentEdition(ctx);
  const editions = await listEditions(ctx);
  const { boundary, coveredUnits, covered } = await countSites(ctx, everything);
  const { issues, uncheckedSites } = await findHoles(ctx, getProgram(program));
  const links = await linkIssues(ctx, issues.slice(0, mostLinked), { editionId: current?.id ?? 0, estimateId: null });
  const { recipes, costData } = ctx.reference;
  const prices = await listOwnPrices(ctx);
  const standing = await findSiteCodes(
    ctx,
    prices.flatMap(({ siteCode }) => siteCode ?? []),
  );
  const sitesGone = new Set(prices.flatMap(({ siteCode }) => (siteCode === null || standing.has(siteCode.toLowerCase()) ? [] : [siteCode])));
  const changes = await listRecipeChanges(ctx);
  const today = dayOf(ctx.now);
  const startOn = usualStart(getProgram(program), today);
  const plan = earlier?.planJson ?? defaultPlan(recipes, costData, startOn);
  const leftOut: LeftOut = earlier ? readLeftOut(earlier.settingsJson) : { ownPricesLeftOut: [], recipeChangesLeftOut: [] };
  const edition = earlier && editions.some(({ id }) => id === earlier.editionId) ? await getEdition(ctx, earlier.editionId) : current;
  const settings = earlier ? { ...earlier.settingsJson, ...nameOf(earlier) } : await firstSettings(ctx);
  const followed = defaultPlan(recipes, costData, toDay(settings.startOn ?? '') ?? startOn);
  return {
    program,
    towerCrewRule: sayTeamNumber(ctx.reference.work.trades['tower-crew']),
    values: { startOn, ...settings, ...planValues(plan, recipes.alternatives, followed.workYear), program, editionId: String(edition?.id ?? '') },
    ticks: {
      adjusters: costData.adjusters.flatMap(({ key }) => (plan.adjustersLeftOut.includes(key) ? [] : [key])),
      risks: costData.risk.events.flatMap(({ key }) => (plan.risksLeftOut.includes(key) ? [] : [key])),
      ownPrices: prices.flatMap(({ code, siteCode }) =>
        leftOut.ownPricesLeftOut.includes(code) || (siteCode !== null && sitesGone.has(siteCode)) ? [] : [code],
      ),
      recipeChanges: changes.flatMap(({ id }) => (leftOut.recipeChangesLeftOut.includes(String(id)) ? [] : [String(id)])),
    },
    copyOf: earlier
      ? {
          label: estimateTitle(earlier),
          href: paths.estimate(earlier.id),
          gone: goneSince(earlier, prices),
          planTitle: readSettingsText(earlier.settingsJson).adopted?.title ?? null,
        }
      : null,
    editions,
    holes: links,
    holeCount: issues.length,
    uncheckedSites,
    counts: { boundary, coveredUnits, covered },
    costData,
    recipes,
    prices,
    sitesGone,
    changes,
    items: new Map((edition?.entries ?? []).map(({ code, item }) => [code, item])),
    today,
  };
}

async function firstSettings(ctx: Context): Promise<Record<string, string>> {
  const profile = readProfile({ legalName: requirePerson(ctx).organizationName, ...(await getProfileFields(ctx)) }, 'stored');
  const customers = profile.ok ? countCustomers(profile.value) : null;
  return { customers: customers === null ? '' : String(customers) };
}

/** Codes of own prices that the earlier estimate used and that are no longer in force. */
function goneSince(earlier: EstimateRow, prices: readonly { code: string }[]): string[] {
  const active = new Set(prices.map(({ code }) => code));
  return earlier.planJson.ownPrices.map(({ code }) => code).filter((code) => !active.has(code));
}

/** A name that was only the number is not carried over. */
function nameOf({ name, number, noteText }: EstimateRow): Record<string, string> {
  return { name: name === `Estimate ${number}` ? '' : name, note: noteText };
}

function planValues(plan: CostPlan, alternatives: Context['reference']['recipes']['alternatives'], usualYear: number): Record<string, string> {
  const choices = alternatives.map((group) => [`${choicePrefix}${group.key}`, plan.choices[group.key] ?? group.choices[0]?.key ?? '']);
  return {
    ...Object.fromEntries(choices),
    indexKey: plan.indexKey ?? '',
    // A year that follows the start goes on following it.
    workYear: plan.workYear === usualYear ? '' : String(plan.workYear),
    contingency: plan.contingencyShare === null ? '' : String(plan.contingencyShare),
    reserve: plan.reserveBasisPoints === 0 ? '' : String(plan.reserveBasisPoints / 100),
    allocation: plan.allocationCents === null ? '' : (plan.allocationCents / 100).toLocaleString('en-US', { maximumFractionDigits: 2 }),
  };
}
