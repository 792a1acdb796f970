import type { Context } from '../../context.ts';
import { dayOf } from '../../domain/calendar.ts';
import { countCustomers, readProfile } from '../../domain/filing/carrier-profile.ts';
import { type ProgramKey, programKeys } from '../../domain/programs/program.ts';
import { getProgram } from '../../domain/programs/programs.ts';
import { getProfileFields, requirePerson } from '../accounts/index.ts';
import { findCurrentEdition, listEditions } from '../catalog/index.ts';
import { countSites, getInventoryState } from '../inventory/index.ts';
import { findHoles } from './find-holes.ts';
import { type LinkedIssue, linkIssues } from './link-issues.ts';
import { getEstimate } from './queries.ts';
import { usualStart } from './usual-start.ts';

const everything = { search: '', coverage: undefined, withoutEquipment: false };
const mostLinked = 10;

/**
 * What the form for a new estimate starts with: the settings of an earlier estimate where `from` names one, else the inventory's program, the
 * customers of the profile, the current edition, and a start after the review; and what would stand in the way.
 */
export async function findStartValues(ctx: Context, query: Record<string, string>): Promise<StartValues> {
  const { program: own } = await getInventoryState(ctx);
  const earlier = /^\d{1,9}$/.test(query.from ?? '') ? await getEstimate(ctx, Number(query.from)) : undefined;
  const program = programKeys.find((key) => key === query.program) ?? earlier?.program ?? own;
  const current = await findCurrentEdition(ctx);
  const { boundary, coveredUnits, covered } = await countSites(ctx, everything);
  const { issues, uncheckedSites } = await findHoles(ctx, getProgram(program));
  const links = await linkIssues(ctx, issues.slice(0, mostLinked), { editionId: current?.id ?? 0, estimateId: null });
  return {
    program,
    values: {
      ...(earlier ? earlier.settingsJson : await firstSettings(ctx, program)),
      program,
      editionId: String(earlier?.editionId ?? current?.id ?? ''),
    },
    editions: await listEditions(ctx),
    holes: links,
    holeCount: issues.length,
    uncheckedSites,
    counts: { boundary, coveredUnits, covered },
  };
}

async function firstSettings(ctx: Context, program: ProgramKey): Promise<Record<string, string>> {
  const profile = readProfile({ legalName: requirePerson(ctx).organizationName, ...(await getProfileFields(ctx)) });
  const customers = profile.ok ? countCustomers(profile.value) : null;
  return { customers: customers === null ? '' : String(customers), startOn: usualStart(getProgram(program), dayOf(ctx.now)) };
}

interface StartValues {
  program: ProgramKey;
  values: Record<string, string>;
  editions: Awaited<ReturnType<typeof listEditions>>;
  /** The first of what stands in the way. */
  holes: LinkedIssue[];
  holeCount: number;
  uncheckedSites: number;
  counts: { boundary: number; coveredUnits: number; covered: number };
}
