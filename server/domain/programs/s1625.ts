import { day } from '../calendar.ts';
import { dollars } from '../money.ts';
import { conflictsOf } from './conflict.ts';
import { conflicts } from './conflicts.ts';
import { hr4998 } from './hr4998.ts';
import type { Program, Rule } from './program.ts';
import { s1625Provisions } from './s1625-provisions.ts';

const press = 'S.1625 (2019) as quoted and summed up by Telecompetitor, May 2019';
const notFound = 'S.1625 (2019)';
const leftToCommission = 'The bill leaves terms and conditions to the FCC; no figure was found.';

/** How a form or check cites what S.1625 leaves open and H.R.4998 asks for. `paragraph` with or without the bill's name. */
export function asHr4998Asks(paragraph: string): string {
  return `S.1625 leaves it to the FCC; as in ${paragraph.startsWith('s.') ? `H.R.4998 ${paragraph}` : paragraph}`;
}

/**
 * The United States 5G Leadership Act of 2019 as a funding profile: it leaves nearly all of the process to the FCC, so what an application says and
 * certifies follows H.R.4998 s.4 and says so. Source: official bill summary BILLSUM-116s1625 (read), draft OLL19428 (opening read), Telecompetitor 2019-05 (secondary).
 */
export const s1625: Program = {
  key: 's1625',
  title: 'S.1625, United States 5G Leadership Act of 2019',
  shortTitle: 'S.1625 (2019)',
  standing:
    'Ordered reported by the Senate Commerce Committee in July 2019, according to press, and never enacted. No agency takes a filing under it: what is written here is for planning and comparison.',
  customerCap: { value: 6_000_000, citation: press, confidence: 'secondary', note: 'Providers with more than 6 million subscribers are shut out.' },
  countsAffiliates: unknown('No source says whether the subscribers of affiliates count.'),
  providerTypes: { value: ['advanced-communications'], citation: 'BILLSUM-116s1625', confidence: 'read', note: 'U.S. communications providers.' },
  cutOff: {
    value: { day: day('2018-08-14'), inclusive: false, disputed: false },
    citation: press,
    confidence: 'secondary',
    note: 'Equipment bought on or after August 14, 2018 cannot be replaced with the money.',
  },
  coveredMakers: {
    value: ['huawei', 'quidway', 'smartax', 'echolife', 'zte', 'zhongxing'],
    citation: 'S.1625 s.2(9), draft OLL19428',
    confidence: 'opening read',
    note: 'The draft also names subsidiaries and affiliates, communications providers domiciled in China, and any entity that poses a national security risk.',
  },
  capability: unknown('The bill speaks of communications equipment and services and leaves the rest to the FCC.'),
  fundingCents: {
    value: dollars(700_000_000),
    citation: press,
    confidence: 'secondary',
    note: 'Up to $700 million. Press at the time could not name the source of the money.',
  },
  fundings: [{ title: 'Supply Chain Security Trust Fund', amountCents: { value: dollars(700_000_000), citation: press, confidence: 'secondary' } }],
  priorities: unknown('No order of payment was found.'),
  reviewDays: unknown(leftToCommission),
  reviewStart: unknown(leftToCommission),
  reviewExtensionDays: unknown(leftToCommission),
  cureDays: unknown(leftToCommission),
  termYears: unknown(leftToCommission),
  extensionMonths: unknown(leftToCommission),
  retentionYears: unknown(leftToCommission),
  statusReportDays: unknown(leftToCommission),
  eligibleUses: {
    value: ['Replacing communications equipment and services obtained from a covered company or another entity that poses a national security risk'],
    citation: press,
    confidence: 'secondary',
  },
  ineligibleUses: { value: ['Replacing equipment bought on or after August 14, 2018'], citation: press, confidence: 'secondary' },
  certifications: hr4998.certifications.map((certification) => ({
    ...certification,
    citation: asHr4998Asks(certification.citation),
    confidence: 'derived',
  })),
  conflicts: conflictsOf(conflicts, 's1625'),
  provisions: s1625Provisions,
  relatedBills: [],
};

function unknown<T>(note: string): Rule<T> {
  return { value: null, citation: notFound, confidence: 'unconfirmed', note };
}
