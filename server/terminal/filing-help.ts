import type { SiteConfiguration } from '../domain/inventory/apply-configuration.ts';
import type { TradeRules } from '../domain/schedule/network/read-trade-rules.ts';
import { sayTeamNumber } from '../domain/schedule/network/say-team-number.ts';

/** How to use `npm run filing`. */
export function filingHelp(configurations: readonly SiteConfiguration[], trades: TradeRules): string {
  return `Makes a cost report, a draft filing and a list of cost lines from a spreadsheet of sites and equipment.

  npm run filing -- FILE --program s1625|hr4998|scrp --out FOLDER [options]

FILE is CSV or XLSX with your own headers. FOLDER gets cost-report.pdf, filing.pdf and lines.csv; earlier files
of these names are replaced. The filing is a draft: certifying is an act of a person signed in, not of a command.

Options
  --configuration KEY   what stands at sites that list no equipment (huawei-lte-three-sector), or none
  --obtained DAY        when that equipment was obtained (2016-01-01)
  --profile FILE        who the carrier is: JSON with the fields of the carrier's page
  --carrier NAME        legal name of the carrier, without or instead of the one in the profile
  --customers N         customers with those of affiliates; needed when a mobile core is replaced
  --crews N             tower crews (${sayTeamNumber(trades['tower-crew'])})
  --start DAY           the day work starts (the end of the review)
  --boundary WHAT       equipment that the rules leave open: count, or leave-out; without it such a file is refused
  --skip-errors         go on without the rows that have errors
  --seed N              seed of the simulation (follows from the file)
  --day DAY             the day of the estimate and of its papers (today); same file, seed and day: same bytes
  --help                this text

Exit code: 0 done, 1 refused with reasons, 2 wrong usage.

Configurations
${configurations.map(({ key, title }) => `  ${key.padEnd(25)} ${title}`).join('\n')}`;
}
