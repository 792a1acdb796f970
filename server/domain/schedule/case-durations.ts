import { type Spread, triangularAt } from '../cost/risk/distributions.ts';
import type { RandomStream } from '../random.ts';
import type { DurationKind } from './duration-kinds.ts';
import type { Durations } from './read-durations.ts';
import type { DurationAssumption } from './schedule.ts';
import type { ScheduleRisk } from './schedule-risk.ts';
import type { WorkPackage, WorkProgram } from './work-packages.ts';

/** Days of one case of the plan: the likely one, or one draw. Per-site arrays follow the order of the packages; 0 where a step does not apply. */
export interface CaseDurations {
  orderDays: number;
  leadDays: number;
  /** From the order (core) or from delivery (interworking) until the first cut-over. */
  coreDays: number;
  interworkingDays: number;
  coreRemovalDays: number;
  destructionDays: number;
  closeOutDays: number;
  survey: Int32Array;
  design: Int32Array;
  permit: Int32Array;
  environment: Int32Array;
  modification: Int32Array;
  /** Install, indoor or premises work. */
  work: Int32Array;
  cutOver: Int32Array;
  soak: Int32Array;
  removal: Int32Array;
  /** Technician work on old controllers where the other work takes a tower crew. */
  controller: Int32Array;
}

export interface CaseSource {
  /** The likely days; steps that only a share of sites needs are left out. */
  likely: () => CaseDurations;
  /** One draw: each duration triangular, field work times the shared pace, steps for a share of sites by chance. */
  draw: (random: RandomStream, risk: ScheduleRisk) => CaseDurations;
}

const stepKinds: Readonly<Record<SiteStep, (work: WorkPackage) => DurationKind | undefined>> = {
  survey: ({ work }) => (work === 'premises' || work === 'storage' ? undefined : 'survey'),
  design: (work) => (onStructure(work) ? 'design' : undefined),
  permit: (work) => (onStructure(work) ? 'permit' : undefined),
  environment: (work) => (work.onTower ? 'environment' : undefined),
  modification: (work) => (work.onTower ? 'modification' : undefined),
  work: ({ work }) =>
    ({ tower: 'install' as const, light: 'install-light' as const, indoor: 'indoor' as const, premises: 'premises' as const, storage: undefined })[
      work
    ],
  cutOver: (work) => (onStructure(work) ? 'cut-over' : undefined),
  soak: (work) => (onStructure(work) ? 'soak' : undefined),
  removal: ({ work }) =>
    ({ tower: 'removal' as const, light: 'removal-light' as const, indoor: undefined, premises: undefined, storage: 'removal-light' as const })[work],
  controller: (work) => (onStructure(work) && work.controller ? 'indoor' : undefined),
};

/** Looks up once which duration each step of each site takes, so that many cases can be drawn fast. */
export function prepareCases(program: WorkProgram, durations: Durations): CaseSource {
  const steps = Object.fromEntries(
    Object.entries(stepKinds).map(([step, kindOf]) => {
      const sites = program.packages.map((work): SiteDuration | undefined => {
        const kind = kindOf(work);
        if (!kind) return undefined;
        const { perUnits } = durations[kind];
        return { assumption: durations[kind], batches: perUnits ? Math.ceil(work.devices / perUnits) : 1 };
      });
      return [step, sites];
    }),
  ) as Record<SiteStep, (SiteDuration | undefined)[]>;
  return {
    likely: () => buildCase(program, { steps, durations }, (assumption) => (assumption.share === undefined ? assumption.likelyDays : 0)),
    draw: (random, risk) => {
      const pace = triangularAt(random(), risk.fieldPace);
      return buildCase(program, { steps, durations }, (assumption) => {
        if (assumption.share !== undefined && random() >= assumption.share) return 0;
        return triangularAt(random(), spreadOf(assumption)) * (assumption.dayKind === 'working' ? pace : 1);
      });
    },
  };
}

function onStructure({ work }: WorkPackage): boolean {
  return work === 'tower' || work === 'light';
}

function spreadOf({ lowDays, likelyDays, highDays }: DurationAssumption): Spread {
  return { low: lowDays, likely: likelyDays, high: highDays };
}

function buildCase({ core, radio }: WorkProgram, prepared: Prepared, days: (assumption: DurationAssumption) => number): CaseDurations {
  const network = (kind: DurationKind, applies = true): number => (applies ? Math.round(days(prepared.durations[kind])) : 0);
  const each = (step: SiteStep): Int32Array => {
    const sites = prepared.steps[step];
    const result = new Int32Array(sites.length);
    for (let site = 0; site < sites.length; site++) {
      const found = sites[site];
      if (!found) continue;
      const drawn = days(found.assumption) * found.batches;
      if (drawn > 0) result[site] = Math.max(found.assumption.dayKind === 'working' ? 1 : 0, Math.round(drawn));
    }
    return result;
  };
  return {
    orderDays: network('order'),
    leadDays: network('lead-time'),
    coreDays: network('core', core),
    interworkingDays: network('interworking', radio && !core),
    coreRemovalDays: network('core-removal', core),
    destructionDays: network('destruction'),
    closeOutDays: network('close-out'),
    survey: each('survey'),
    design: each('design'),
    permit: each('permit'),
    environment: each('environment'),
    modification: each('modification'),
    work: each('work'),
    cutOver: each('cutOver'),
    soak: each('soak'),
    removal: each('removal'),
    controller: each('controller'),
  };
}

type SiteStep = 'survey' | 'design' | 'permit' | 'environment' | 'modification' | 'work' | 'cutOver' | 'soak' | 'removal' | 'controller';

interface SiteDuration {
  assumption: DurationAssumption;
  /** Times that the days are taken, for durations per so many units. */
  batches: number;
}

interface Prepared {
  steps: Readonly<Record<SiteStep, (SiteDuration | undefined)[]>>;
  durations: Durations;
}
