import type { FundingAsked } from '../../../db/schema/funding.ts';
import { formatDay } from '../../domain/calendar.ts';
import type { SharedTower } from '../../domain/funding/funding.ts';
import { cents, formatCents } from '../../domain/money.ts';
import { counted } from '../../domain/words.ts';
import type { FundingSource } from './part-funding-source.ts';

/** Everything that a plan rests on, in sentences. */
export function sayAssumptions(said: Said): string[] {
  const { estimate, cost, asked, gone, inventoryVersion, towers } = said;
  return [
    `Costs are the likely amounts of estimate ${estimate.row.number}. What is paid in the end will differ.`,
    ...sayCost(said),
    ...said.backhaul,
    ...said.people,
    ...(asked.keepTowersTogether
      ? [
          `${counted(towers.length, 'tower')} with several sites within 100 meters of each other: their sites are finished all or none. No cost is shared between them: each bears its own.`,
        ]
      : ['No cost is shared between sites: where two of them stand on one tower, each bears its own.']),
    `The kind of each site is that of inventory version ${inventoryVersion}${gone === 0 ? '.' : `; ${counted(gone, 'site is', 'sites are')} no longer in it and taken for towers.`}`,
    ...sayDeadline(asked),
    `A site that is left out costs nothing of this money. It goes on serving with its covered equipment, at the carrier's own cost, and the old core and controllers must stay as long as it needs them; that is in no amount here.`,
    `Finishing a part does not end the duty to remove the rest: the final certification asks whether all covered equipment that was in the network is removed, replaced and disposed of, or in process (Secure Networks Act section 4(e)(4), 47 CFR 1.50004(m)).`,
    ...(cost.core.parts.length > 0
      ? [
          'Central offices and warehouses can be finished without the core and network-wide work; every other site needs it.',
          'What the core costs by customer is for all customers, whichever sites are done.',
        ]
      : []),
  ];
}

function sayCost({ cost }: Said): string[] {
  const shares = cost.shares.reduce((sum, part) => sum + part.cents, 0);
  const spread = cost.spread.reduce((sum, part) => sum + part.cents, 0);
  return [
    `${formatCents(cents(shares))} of escalation and percentages (management, freight, spares, tax) follow what they are taken on: a site that is left out takes its part with it.`,
    ...(spread === 0
      ? []
      : [
          `${formatCents(cents(spread))} of network-wide lines count sites, units or hops and are divided in equal parts among the sites they count.`,
        ]),
    `The core and network-wide work, ${formatCents(cost.core.costCents)}, is needed once, whatever the number of sites: it is a step of its own, before the first site that needs it.`,
  ];
}

function sayDeadline({ deadlineOn, crewDays, keepBy }: FundingAsked): string[] {
  if (!deadlineOn) {
    return [
      crewDays === null
        ? 'No deadline is part of this plan. A schedule of the chosen sites has to show that they can be done in time.'
        : 'Crew days are the working days of tower crews in the likely plan of the estimate. That they suffice is necessary, not enough: a schedule of the chosen sites has the last word.',
    ];
  }
  const how = keepBy === 'likely' ? 'the likely finish' : 'the finish with 80 % confidence';
  return [
    `The chosen sites are scheduled alone, with the crews, lead times, seasons and durations of the estimate, and equipment ordered as the money arrives where it comes in parts; ${how} must be by ${formatDay(deadlineOn)}. Where it is later, sites are chosen again without those that alone put the deadline at risk, and then with fewer crew days.`,
    'Choosing knows the deadline as crew days and as sites that no number of crews finishes in time; “proven best” holds for that, not for every order the work could be done in.',
  ];
}

interface Said extends FundingSource {
  asked: FundingAsked;
  /** Sites that are no longer in the inventory. */
  gone: number;
  towers: readonly SharedTower[];
  backhaul: readonly string[];
  people: readonly string[];
}
