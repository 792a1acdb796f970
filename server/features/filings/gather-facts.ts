import type { Context } from '../../context.ts';
import { dayOf } from '../../domain/calendar.ts';
import type { ApplicationAnswers } from '../../domain/filing/application-answers.ts';
import { type CarrierProfile, readProfile } from '../../domain/filing/carrier-profile.ts';
import type { FilingFacts, FormEdition } from '../../domain/filing/filing.ts';
import { formOf } from '../../domain/filing/forms/forms.ts';
import { coverageOf } from '../../domain/programs/coverage.ts';
import { getProgram } from '../../domain/programs/programs.ts';
import { getProfileFields, requirePerson } from '../accounts/index.ts';
import { getEdition } from '../catalog/index.ts';
import { listEvidenceDocuments } from '../documents/index.ts';
import { getReadyEstimate } from '../estimates/index.ts';
import { getInventory } from '../inventory/index.ts';
import type { FilingRow } from './queries.ts';

/** Everything that a filing is made of as it stands now: profile, answers, inventory with its covered test, estimate and price book. */
export async function gatherFacts(ctx: Context, filing: FilingRow): Promise<GatheredFacts> {
  const program = getProgram(filing.program);
  const inventory = await getInventory(ctx);
  const estimate = filing.estimateId === null ? null : await getReadyEstimate(ctx, filing.estimateId);
  const edition = estimate === null ? null : await getEdition(ctx, estimate.row.editionId);
  return {
    form: formOf(filing.program),
    facts: {
      program,
      profile: await getProfile(ctx),
      answers: filing.answersJson as ApplicationAnswers,
      inventory,
      coverage: coverageOf(inventory, ctx.reference.modelsByKey, program),
      estimate,
      schedule: estimate === null ? null : estimate.schedule,
      plan: estimate === null ? null : estimate.row.planJson,
      edition,
      documents: await listEvidenceDocuments(ctx),
      today: dayOf(ctx.now),
    },
    estimate: estimate && {
      id: estimate.row.id,
      number: estimate.row.number,
      inventoryVersion: estimate.row.inventoryVersion,
      createdAt: estimate.row.createdAt,
    },
    inputsSha256: estimate?.row.inputsSha256 ?? '',
  };
}

/** The carrier's profile; the name of the organization stands for the legal name until one was entered. */
export async function getProfile(ctx: Context): Promise<CarrierProfile> {
  const { organizationName } = requirePerson(ctx);
  const profile = readProfile({ legalName: organizationName, ...(await getProfileFields(ctx)) }, 'stored');
  if (!profile.ok) throw new Error(`The stored profile cannot be read: ${profile.issues.map((issue) => issue.message).join(' ')}`);
  return profile.value;
}

export interface GatheredFacts {
  form: FormEdition;
  facts: FilingFacts;
  /** Which estimate it rests on. */
  estimate: { id: number; number: number; inventoryVersion: number; createdAt: string } | null;
  /** Of the estimate; empty without one. */
  inputsSha256: string;
}
