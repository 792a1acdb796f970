import { type Provision, provisions } from './provision.ts';

const summary = 'BILLSUM-116s1625';
const press = 'S.1625 (2019) as quoted and summed up by Telecompetitor, May 2019';

/** What could be found of S.1625. Nearly all of the process is left to the FCC, so most topics stay empty. */
export const s1625Provisions: readonly Provision[] = [
  ...provisions('read', [
    ['distribution', 'The FCC makes grants to U.S. communications providers from a Supply Chain Security Trust Fund to replace equipment.', summary],
    [
      'other parts',
      'Bars universal service money for covered companies; asks the NTIA for a report on 5G security; sets up a program at Homeland Security to share information; funds work in standards bodies.',
      summary,
    ],
  ]),
  ...provisions('opening read', [
    [
      'covered items',
      'From Huawei, ZTE (Zhongxing) and their subsidiaries and affiliates; from any communications provider domiciled in China, except subsidiaries of owners elsewhere; and from any entity that poses a national security risk.',
      'S.1625 s.2(9), draft OLL19428',
      ['covered-units', 'makers'],
    ],
  ]),
  ...provisions('secondary', [
    ['provider', 'Providers with more than 6 million subscribers are shut out.', press, ['provider-type', 'within-limit']],
    [
      'uses',
      'Only to replace communications equipment and services obtained from a covered company or another entity that poses a national security risk, on the terms and conditions that the FCC sets.',
      press,
      ['covered-units'],
    ],
    ['no use', 'Replacing equipment bought on or after August 14, 2018.', press, ['too-late-units', 'cut-off']],
    ['cost estimate', 'No contents of an application were found; they are left to the terms and conditions of the FCC.', press],
  ]),
  ...provisions('unconfirmed', [
    ['distribution', 'The money would have come from spectrum auctions. Press at the introduction could not tell.', 'S.1625 (2019), from memory'],
  ]),
];
