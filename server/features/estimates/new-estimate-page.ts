import { formatDay } from '../../domain/calendar.ts';
import { getProgram, programs } from '../../domain/programs/programs.ts';
import type { Issue } from '../../domain/result.ts';
import { defaultSettings } from '../../domain/schedule/default-settings.ts';
import { paths } from '../../paths.ts';
import { toControl } from '../../web/form-page.ts';
import type { Page } from '../../web/render-page.ts';
import type { StoredEdition } from '../catalog/index.ts';
import type { LinkedIssue } from './link-issues.ts';
import { issueTable } from './pages.ts';
import type { EstimateRow } from './queries.ts';
import { counted, formatWhole } from './words.ts';

const { sitesPerCrew, fewestCrews, mostCrews, daysToFirstFunds } = defaultSettings;

/** The form for a new estimate, with what stands in its way shown before anything is computed. */
export function newEstimatePage(form: NewEstimate): Page {
  const { values, issues, holes, holeCount, uncheckedSites, counts } = form;
  const messages = new Map(issues.map((issue) => [issue.field ?? '', issue.message]));
  const control = (field: Parameters<typeof toControl>[0]) =>
    toControl({ ...field, value: values[field.name] ?? '' }, messages.get(field.name) ?? null);
  const program = getProgram(form.program);
  const covered = `${counted(counts.coveredUnits, 'covered unit')} at ${counted(counts.covered, 'site')}`;
  return {
    template: 'estimates/new',
    title: 'New estimate',
    view: {
      head: {
        title: 'New estimate',
        crumbs: [{ label: 'Estimates', href: paths.estimates() }],
        sentence: `It computes what removing, replacing and disposing of ${covered} costs and when the work is finished: every line from a price with its source, ten thousand runs for the range, and a first schedule.`,
      },
      summary:
        issues.length === 0
          ? null
          : { title: 'Please correct this', issues: issues.map(({ message, field }) => ({ message, href: field ? `#${field}` : null })) },
      holes:
        holes.length === 0
          ? null
          : {
              title: `Before you start: ${counted(holeCount, 'thing')} to put right`,
              text: `An estimate with holes is refused. These are in the way (tested under: ${program.shortTitle}).`,
              table: issueTable(holes, 'What to put right first'),
              more: moreHoles(holeCount - holes.length, uncheckedSites),
            },
      action: paths.estimates(),
      cancelHref: paths.estimates(),
      groups: [
        {
          legend: 'Rules and prices',
          fields: [
            control({
              name: 'program',
              label: 'Program',
              hint: 'Whose test decides what is covered, and whose term the schedule is measured against.',
              kind: 'radio',
              options: programs.map((choice) => ({ value: choice.key, label: choice.shortTitle, hint: choice.standing })),
            }),
            control({
              name: 'editionId',
              label: 'Price book',
              hint: 'Every line names its price in this edition.',
              kind: 'select',
              width: 'full',
              options: form.editions.map((edition) => ({
                value: String(edition.id),
                label: `${edition.title}, in effect from ${formatDay(edition.effectiveOn)}`,
              })),
            }),
            control({
              name: 'boundary',
              label: 'Equipment that the rules leave open',
              hint:
                counts.boundary > 0
                  ? `${counted(counts.boundary, 'site has', 'sites have')} equipment on the boundary. It is never decided silently: say what this estimate does with it.`
                  : 'None is on the boundary now. Should some turn up, this is what the estimate does with it.',
              kind: 'radio',
              options: [
                { value: 'leave out', label: 'Leave it out' },
                { value: 'count', label: 'Count it as covered' },
              ],
            }),
          ],
        },
        {
          legend: 'The carrier and its work',
          fields: [
            control({
              name: 'customers',
              label: 'Customers',
              hint: 'Of the carrier with its affiliates. Core systems are priced by customer; leave it empty where no core is replaced.',
              kind: 'text',
              width: 'short',
            }),
            control({
              name: 'towerCrews',
              label: 'Tower crews',
              hint: `How many climb at the same time. Left empty, the planner takes one for every ${sitesPerCrew} sites with work at height, from ${fewestCrews} to ${mostCrews}.`,
              kind: 'text',
              width: 'short',
            }),
            control({
              name: 'startOn',
              label: 'Work may start on',
              hint: 'Approval, or the day you order at your own risk.',
              kind: 'date',
              required: true,
            }),
            control({
              name: 'firstFundsOn',
              label: 'First money arrives on',
              hint: `The term of the program runs from this day. Left empty, the planner takes ${daysToFirstFunds} days after the start.`,
              kind: 'date',
            }),
            control({
              name: 'seed',
              label: 'Seed of the simulation',
              hint: 'Leave it empty, unless you want to repeat an estimate exactly: the same inputs and seed give the same figures.',
              kind: 'text',
              width: 'short',
            }),
          ],
        },
      ],
    },
  };
}

function moreHoles(hidden: number, uncheckedSites: number): string | null {
  if (hidden + uncheckedSites === 0) return null;
  const sites = uncheckedSites === 0 ? '' : ` ${counted(uncheckedSites, 'more site')} may have holes too.`;
  return `${hidden === 0 ? '' : `${formatWhole(hidden)} more like these.`}${sites}`.trim();
}

interface NewEstimate {
  values: Record<string, string>;
  issues: Issue[];
  program: EstimateRow['program'];
  editions: StoredEdition[];
  /** The first of what stands in the way. */
  holes: LinkedIssue[];
  holeCount: number;
  uncheckedSites: number;
  /** Of the inventory under its own program. */
  counts: { covered: number; boundary: number; coveredUnits: number };
}
