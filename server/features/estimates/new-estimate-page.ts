import { formatDay } from '../../domain/calendar.ts';
import { getProgram, programs } from '../../domain/programs/programs.ts';
import type { Issue } from '../../domain/result.ts';
import { defaultSettings } from '../../domain/schedule/default-settings.ts';
import { counted } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import { toControl } from '../../web/form-page.ts';
import type { Page } from '../../web/render-page.ts';
import { editionCode, type ListedEdition } from '../catalog/index.ts';
import { type EstimateField, type FieldGroup, plain } from './estimate-fields.ts';
import type { LinkedIssue } from './link-issues.ts';
import { issueTable } from './pages.ts';
import { type PlanChoices, planGroups } from './plan-groups.ts';
import { planMarker } from './plan-inputs.ts';
import type { EstimateRow } from './queries.ts';
import { formatWhole } from './words.ts';

const { daysToFirstFunds } = defaultSettings;

/** The form for a new estimate, with what stands in its way shown before anything is computed. */
export function newEstimatePage(form: NewEstimate): Page {
  const { values, issues, holes, holeCount, uncheckedSites, counts } = form;
  const program = getProgram(form.program);
  const covered = `${counted(counts.coveredUnits, 'covered unit')} at ${counted(counts.covered, 'site')}`;
  const { rules, ownPrices, money } = planGroups({ ...form, boundary: boundaryField(counts), edition: editionField(form), program: programField() });
  const messages = messagesOf(issues);
  const control = (field: EstimateField) => ({
    ...toControl({ ...field, value: values[field.name] ?? '', values: form.ticks[field.name] ?? [] }, messages.get(field.name) ?? null),
    prefix: field.prefix ?? null,
    suffix: field.suffix ?? null,
  });
  const shown = [nameGroup(), rules, ownPrices, workGroup(form), money].map((group) => ({
    legend: group.legend,
    parts: group.parts.map((part) => {
      const fields = part.fields.map(control);
      return { ...part, fields, open: part.fold === null || fields.some(({ error }) => error !== null) };
    }),
  }));
  return {
    template: 'estimates/new',
    title: 'New estimate',
    view: {
      head: {
        title: form.copyOf === null ? 'New estimate' : 'Copy and change',
        crumbs: [
          { label: 'Estimates', href: paths.estimates() },
          ...(form.copyOf === null ? [] : [{ label: form.copyOf.label, href: form.copyOf.href }]),
        ],
        sentence: `It computes what removing, replacing and disposing of ${covered} costs and when the work is finished: every line from a price with its source, ten thousand runs for the range, and a first schedule.${goneWords(form.copyOf?.gone ?? [])}${planWords(form.copyOf?.planTitle ?? null)}`,
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
      cancelHref: form.copyOf?.href ?? paths.estimates(),
      hidden: { [planMarker]: 'yes' },
      groups: shown,
    },
  };
}

function goneWords(codes: readonly string[]): string {
  if (codes.length === 0) return '';
  const [one, them] = codes.length === 1 ? ['was', 'it'] : ['were', 'them'];
  return ` ${codes.join(', ')} ${one} used then and ${one} withdrawn since: the copy goes without ${them}.`;
}

/** A whole plan of work does not fit into this form: said, so that nobody files another one by mistake. */
function planWords(title: string | null): string {
  return title === null ? '' : ` Its plan of work “${title}” is not copied: make that plan the plan of this estimate again, from its own page.`;
}

/** The first message of each field: a list of ticks may have several faults. */
function messagesOf(issues: readonly Issue[]): Map<string, string> {
  const messages = new Map<string, string>();
  for (const { field = '', message } of issues) messages.set(field, messages.has(field) ? `${messages.get(field)} ${message}` : message);
  return messages;
}

function nameGroup(): FieldGroup {
  return {
    legend: 'Name',
    parts: [
      plain([
        {
          name: 'name',
          label: 'Name of this scenario',
          hint: 'What tells it from your other estimates: “Vendor B, two crews”. Left empty, it is called by its number.',
          kind: 'text',
          maxLength: 80,
          width: 'full',
        },
        {
          name: 'note',
          label: 'Note',
          hint: 'Why you make it. It stands on the page of the estimate and in its report.',
          kind: 'textarea',
          maxLength: 2000,
          rows: 2,
          width: 'full',
        },
      ]),
    ],
  };
}

function programField(): EstimateField {
  return {
    name: 'program',
    label: 'Program',
    hint: 'Whose test decides what is covered, what is paid, and whose term the schedule is measured against.',
    kind: 'radio',
    options: programs.map((choice) => ({ value: choice.key, label: choice.shortTitle, hint: choice.standing })),
  };
}

function editionField({ editions }: NewEstimate): EstimateField {
  return {
    name: 'editionId',
    label: 'Price book',
    hint: 'Every line names its price in this edition. The estimate keeps it forever.',
    kind: 'select',
    width: 'full',
    options: editions.map((edition) => ({
      value: String(edition.id),
      label: `${edition.title} (${editionCode(edition, editions)}), in effect from ${formatDay(edition.effectiveOn)}`,
    })),
  };
}

function boundaryField(counts: NewEstimate['counts']): EstimateField {
  return {
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
  };
}

function workGroup({ towerCrewRule }: NewEstimate): FieldGroup {
  return {
    legend: 'The carrier and its work',
    parts: [
      plain([
        {
          name: 'customers',
          label: 'Customers',
          hint: 'Of the carrier with its affiliates. Core systems are priced by customer; leave it empty where no core is replaced.',
          kind: 'text',
          width: 'short',
        },
        {
          name: 'towerCrews',
          label: 'Tower crews',
          hint: `How many climb at the same time. Left empty, the planner takes ${towerCrewRule}.`,
          kind: 'text',
          width: 'short',
        },
        { name: 'startOn', label: 'Work may start on', hint: 'Approval, or the day you order at your own risk.', kind: 'date', required: true },
        {
          name: 'firstFundsOn',
          label: 'First money arrives on',
          hint: `The term of the program runs from this day. Left empty, the planner takes ${daysToFirstFunds} days after the start.`,
          kind: 'date',
        },
        {
          name: 'seed',
          label: 'Seed of the simulation',
          hint: 'Leave it empty, unless you want to repeat an estimate exactly: the same inputs and seed give the same figures.',
          kind: 'text',
          width: 'short',
        },
      ]),
    ],
  };
}

function moreHoles(hidden: number, uncheckedSites: number): string | null {
  if (hidden + uncheckedSites === 0) return null;
  const sites = uncheckedSites === 0 ? '' : ` ${counted(uncheckedSites, 'more site')} may have holes too.`;
  return `${hidden === 0 ? '' : `${formatWhole(hidden)} more like these.`}${sites}`.trim();
}

export interface NewEstimate extends PlanChoices {
  values: Record<string, string>;
  /** How many tower crews there are where nobody has said. */
  towerCrewRule: string;
  /** Ticked values by field. */
  ticks: Record<string, string[]>;
  issues: Issue[];
  program: EstimateRow['program'];
  editions: ListedEdition[];
  /** The estimate that is copied. */
  /** The estimate that is copied, with the own prices that it used and that are withdrawn since. */
  copyOf: { label: string; href: string; gone: string[]; planTitle: string | null } | null;
  /** The first of what stands in the way. */
  holes: LinkedIssue[];
  holeCount: number;
  uncheckedSites: number;
  /** Of the inventory under its own program. */
  counts: { covered: number; boundary: number; coveredUnits: number };
}
