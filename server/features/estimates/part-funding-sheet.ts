import type { SheetTable } from '../../domain/inventory/sheet-table.ts';
import type { FundingPlanRow } from './part-funding-queries.ts';
import { causeWords } from './part-funding-words.ts';
import type { SiteSum } from './queries.ts';

const headers = [
  'Order',
  'Site code',
  'Site',
  'Place',
  'Status',
  'Cost',
  'Due with it',
  'Crew days',
  'Money used so far',
  'Weight so far',
  'Cause',
  'Why it is left out',
];

/** A plan as rows of a spreadsheet: what is finished, in the order of the work, then what is left out. */
export function partFundingSheet({ stepsJson, leftOutJson }: FoundPlan, sites: readonly SiteSum[]): SheetTable {
  const known = new Map(sites.map((site) => [site.siteCode, site]));
  const done = stepsJson.map((step) => {
    const site = known.get(step.siteCode);
    const amounts = [step.costCents / 100, step.dueWithIt.join('; '), step.crewDays, step.spentCents / 100, step.weightSoFar];
    return [step.position, step.siteCode, site?.siteName ?? '', site?.place ?? '', 'finished whole', ...amounts, '', ''];
  });
  const left = leftOutJson.map(({ siteCode, cause, reason }) => {
    const site = known.get(siteCode);
    const amounts = [(site?.likelyCents ?? 0) / 100, '', '', '', ''];
    return ['', siteCode, site?.siteName ?? '', site?.place ?? '', 'left out', ...amounts, causeWords[cause], reason];
  });
  return { name: 'Part funding', columns: headers.map((header) => ({ header, width: 16 })), rows: [...done, ...left] };
}

/** A plan whose search is done. */
export type FoundPlan = FundingPlanRow & {
  [column in 'figuresJson' | 'stepsJson' | 'leftOutJson' | 'assumptionsJson']: NonNullable<FundingPlanRow[column]>;
};
