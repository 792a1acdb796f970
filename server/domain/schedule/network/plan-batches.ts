import { type Cents, formatCents, sumCents } from '../../money.ts';
import type { Issue } from '../../result.ts';
import { counted } from '../../words.ts';
import type { WorkPackage } from '../work-packages.ts';
import type { WorkPlan } from '../work-plan.ts';

/**
 * Which part of the money the equipment of each site is ordered with, from 0, in the order given: the first part by which the money that has come
 * covers the network and the sites up to this one. Without costs by site each takes an equal share of the money. What no money covers is ordered with the
 * last part, and a warning says so.
 */
export function planBatches(packages: readonly WorkPackage[], money: WorkPlan['money'], costs: BatchCosts): PlannedBatches {
  const parts = [...money].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const { siteCents, networkCents = 0 } = costs;
  if (parts.length === 0) return { parts, batchOf: new Int32Array(packages.length), issues: [], assumptions: [] };
  const total = sumCents(parts.map(({ cents }) => cents));
  const costOf = ({ siteCode }: WorkPackage): number =>
    siteCents ? (siteCents.get(siteCode.toLowerCase()) ?? 0) : (total - networkCents) / packages.length;
  let [part, arrived, spent, uncovered] = [0, parts[0]?.cents ?? 0, networkCents, 0];
  const batchOf = Int32Array.from(packages, (one) => {
    spent += costOf(one);
    // A cent of rounding in equal shares must not push a site into a later part.
    while (spent > arrived + 1 && part < parts.length - 1) {
      part++;
      arrived += parts[part]?.cents ?? 0;
    }
    if (spent > arrived + packages.length) uncovered++;
    return part;
  });
  const sites = parts.map((_, batch) => batchOf.reduce((count, one) => count + (one === batch ? 1 : 0), 0));
  const assumptions = [
    `Money arrives in ${counted(parts.length, 'part')}; equipment is ordered in the order of the backhaul and of the map, for ${sites.map((count) => counted(count, 'site')).join(', then ')}.`,
    ...(siteCents ? [] : ['No cost by site is known: each site takes an equal share of the money.']),
  ];
  return { parts, batchOf, issues: uncovered > 0 ? [notCovered(uncovered, total, spent)] : [], assumptions };
}

function notCovered(sites: number, total: number, spent: number): Issue {
  const message = `The money of the plan, ${formatCents(total as Cents)}, does not reach for ${counted(sites, 'site')}: the work comes to ${formatCents(Math.round(spent) as Cents)}. They are planned with the last part; enter more money or leave sites out.`;
  return { severity: 'warning', code: 'money-short', field: 'money', message };
}

export interface BatchCosts {
  /** Likely cost by site code in lower case. */
  siteCents?: ReadonlyMap<string, Cents> | undefined;
  /** Of the core and what serves the whole network, paid from the first part. */
  networkCents?: Cents | undefined;
}

interface PlannedBatches {
  /** Parts of the money in the order of their days. */
  parts: WorkPlan['money'];
  batchOf: Int32Array;
  issues: Issue[];
  assumptions: string[];
}
