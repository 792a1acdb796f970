import type { SheetTable } from '../../domain/inventory/sheet-table.ts';
import type { Cents } from '../../domain/money.ts';
import { findPart } from './find-part.ts';
import type { FundingPlanRow } from './part-funding-queries.ts';
import { causeWords, coreWords } from './part-funding-words.ts';
import type { SiteSum } from './queries.ts';

const headers = [
  'Order',
  'Site code',
  'Site',
  'Place',
  'Status',
  'Cluster',
  'Cost',
  'Due with it',
  'Crew days',
  'Money used so far',
  'Paid by part of',
  'Weight so far',
  'Cause',
  'Why it is left out',
];

/** A plan as rows of a spreadsheet: what is done, in the order of the work, then what is left out. */
export function partFundingSheet({ stepsJson, leftOutJson, askedJson }: FoundPlan, { sites, costs }: SheetSites): SheetTable {
  const known = new Map(sites.map((site) => [site.siteCode, site]));
  const done = stepsJson.map((step) => {
    const site = step.siteCode === null ? undefined : known.get(step.siteCode);
    const part = findPart(askedJson.moneyParts ?? [], step.spentCents);
    const amounts = [step.costCents / 100, step.dueWithIt.join('; '), step.crewDays, step.spentCents / 100, part?.on ?? '', step.weightSoFar];
    const name = step.siteCode === null ? coreWords : (site?.siteName ?? '');
    const status = step.siteCode === null ? 'done' : 'finished whole';
    return [step.position, step.siteCode ?? '', name, site?.place ?? '', status, step.cluster ?? '', ...amounts, '', ''];
  });
  const left = leftOutJson.map(({ siteCode, cause, reason }) => {
    const site = known.get(siteCode);
    const amounts = [(costs.get(siteCode) ?? 0) / 100, '', '', '', '', ''];
    return ['', siteCode, site?.siteName ?? '', site?.place ?? '', 'left out', '', ...amounts, causeWords[cause], reason];
  });
  return { name: 'Part funding', columns: headers.map((header) => ({ header, width: 16 })), rows: [...done, ...left] };
}

/** What each site that is left out costs; in plans made before that was kept, its own lines alone. */
export function costsOf({ leftOutJson }: FoundPlan, sites: readonly SiteSum[]): ReadonlyMap<string, Cents> {
  const costs = new Map(sites.map(({ siteCode, likelyCents }) => [siteCode, likelyCents as Cents]));
  for (const { siteCode, costCents } of leftOutJson) if (costCents !== undefined) costs.set(siteCode, costCents);
  return costs;
}

interface SheetSites {
  sites: readonly SiteSum[];
  costs: ReadonlyMap<string, Cents>;
}

/** A plan whose search is done. */
export type FoundPlan = FundingPlanRow & {
  [column in 'figuresJson' | 'stepsJson' | 'leftOutJson' | 'assumptionsJson']: NonNullable<FundingPlanRow[column]>;
};
