import { formatDay } from '../../domain/calendar.ts';
import { formatCents } from '../../domain/money.ts';
import { counted } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import { listAddress } from '../../web/to-pager.ts';
import type { ReadyRow } from './queries.ts';

/** Where to look closer: every way of dividing the total, and what proves it. */
export function placesOf(row: ReadyRow, around: { remarks: number; hasOthers: boolean }) {
  const { summaryJson: summary, id } = row;
  const rollUp = (by: 'phase' | 'year' | 'county') => listAddress(paths.estimateRollUps(id), { by });
  const checks = row.tieOutJson ?? [];
  const failed = checks.filter((check) => !check.ties).length;
  const place = (label: string, value: string, [href, note]: [string, string]) => ({ label, value, href, note });
  return [
    place('By site', counted(summary.coveredSiteCount, 'site'), [paths.estimateSites(id), 'cost, dates and every line of each']),
    place('On the map', 'Cost of each site', [paths.estimateMap(id), 'larger and darker the more it costs']),
    place('Network-wide', formatCents(summary.networkTotal.likelyCents), [paths.estimateNetwork(id), 'core, management and what serves all sites']),
    place('By phase', counted(summary.phases.length, 'phase'), [rollUp('phase'), 'removal, replacement, disposal, soft cost']),
    place('By year', counted(summary.years.length, 'year'), [rollUp('year'), 'when the work of the likely plan is done']),
    place('By county', counted(summary.counties.length, 'part'), [rollUp('county'), 'with what is network-wide']),
    place('By price', counted(row.lineKindsJson.length, 'price'), [paths.estimatePrices(id), 'quantities and sums of each, with basis and source']),
    ...(summary.schedule.p90FinishOn === undefined
      ? []
      : [
          place('How sure is the date', formatDay(summary.schedule.p80FinishOn), [
            paths.estimateFinish(id),
            'what makes it late, and what the time costs',
          ]),
        ]),
    place('Kept out', formatCents(summary.keptOutCents), [paths.estimateKeptOut(id), 'what the program does not pay, with the rule']),
    place('Tie-out sheet', failed === 0 ? `All ${checks.length} checks tie` : `${counted(failed, 'check')} of ${checks.length} does not tie`, [
      paths.estimateTieOut(id),
      'proves every total to the cent',
    ]),
    place('Plans of work', 'Other crews, other days', [
      listAddress(paths.schedules(), { estimate: String(id) }),
      'what if, compared, with what makes it late',
    ]),
    place('Part funding', 'What part of the money finishes', [paths.fundingPlans(id), 'which sites first, and what is left out']),
    place('Outliers', 'Lines beside the range', [paths.estimateOutliers(id), 'against the edition and against approved lines']),
    place('As of now', 'With the inventory as it is', [paths.estimateNow(id), 'which sites moved, and by how much']),
    ...(around.hasOthers
      ? [place('Beside another', 'Compare', [listAddress(paths.compareEstimates(), { b: String(id) }), 'what moved and why'])]
      : []),
    ...(around.remarks === 0
      ? []
      : [place('To look at', counted(around.remarks, 'remark'), [paths.estimateIssues(id), 'what makes the estimate less sure'])]),
  ];
}
