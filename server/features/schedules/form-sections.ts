import { formatDay } from '../../domain/calendar.ts';
import { durationKinds } from '../../domain/schedule/duration-kinds.ts';
import { counted, formatCount } from '../../domain/words.ts';
import type { FormField } from '../../web/form-page.ts';
import type { ReadyRow } from '../estimates/index.ts';
import type { AssumedCrews } from './assumed-crews.ts';
import type { FormContext } from './form-context.ts';
import { countShown, crewField, rowField } from './form-names.ts';
import { searches } from './inputs.ts';
import { crewTitles, shownCrews } from './words.ts';

/** Passes times sites that a search takes in a second, roughly. */
const passesPerSecond = 50_000;

/** The sections of the form for a new plan. What is left empty is assumed; the placeholder or the hint says what, and where it comes from. */
export function formSections(form: SectionSource): FormSection[] {
  return [
    nameSection(),
    daySection(form),
    moneySection(form),
    crewSection(form),
    weekSection(form),
    durationSection(form),
    siteSection(form),
    goalSection(form),
  ];
}

function nameSection(): FormSection {
  return {
    legend: 'Name',
    fields: [
      {
        name: 'name',
        label: 'Name of this plan',
        hint: 'What tells it from your other plans: “Three crews, order in May”. Left empty, it is called by its number.',
        kind: 'text',
        maxLength: 80,
        width: 'full',
      },
      {
        name: 'note',
        label: 'Note',
        hint: 'Why you make it. It stands on the page of the plan.',
        kind: 'textarea',
        maxLength: 2000,
        rows: 2,
        width: 'full',
      },
    ],
  };
}

function daySection({ estimate }: SectionSource): FormSection {
  const { startOn, firstFundsOn } = estimate.summaryJson.schedule.settings;
  return {
    legend: 'Days',
    fields: [
      {
        name: 'startOn',
        label: 'Work may start on',
        hint: 'The day of approval, or the day you begin at your own risk. No work comes before it.',
        kind: 'date',
        required: true,
      },
      {
        name: 'orderOn',
        label: 'Orders go out on',
        hint: 'No order to a vendor comes before it. Left empty, the day the work may start.',
        kind: 'date',
      },
      {
        name: 'firstFundsOn',
        label: 'First money arrives on',
        hint: `The term runs from this day. Left empty, the planner takes 76 days after the start, as between approvals and first money in 2022 (derived); the estimate has ${formatDay(startOn)} and ${formatDay(firstFundsOn)}.`,
        kind: 'date',
      },
    ],
  };
}

function moneySection({ values }: SectionSource): FormSection {
  return {
    legend: 'Money in parts',
    fold: 'Money arrives in parts, and orders wait for it',
    note: 'Equipment of a site is ordered when the money for it is there. Leave the rows empty where money holds nothing up.',
    rows: rowsOf('money', values, (row) => ({
      legend: `Part ${row} of the money`,
      fields: [
        { name: rowField('money', row, 'on'), label: 'Arrives on', kind: 'date' },
        { name: rowField('money', row, 'amount'), label: 'Amount in dollars', kind: 'text', placeholder: '1,500,000' },
      ],
    })),
  };
}

function crewSection({ assumed }: SectionSource): FormSection {
  return {
    legend: 'Crews',
    note: 'How many teams of each trade work at the same time. What is left empty is assumed by the planner, as the gray figures say.',
    rows: shownCrews.map((trade) => {
      const usual = assumed[trade];
      return {
        legend: crewTitles[trade],
        shown: true,
        note: usual.source,
        fields: [
          { name: crewField(trade, 'teams'), label: 'Number', kind: 'text', placeholder: usual.teams },
          { name: crewField(trade, 'cost'), label: 'Cost a day, in dollars', kind: 'text', placeholder: usual.cost },
          { name: crewField(trade, 'mobilisation'), label: 'Mobilization, in dollars', kind: 'text', placeholder: usual.mobilisation },
          { name: crewField(trade, 'home'), label: 'Home base: site code or coordinates', kind: 'text', placeholder: usual.home },
        ],
      };
    }),
  };
}

function weekSection({ values }: SectionSource): FormSection {
  return {
    legend: 'Working days',
    fields: [
      {
        name: 'workWeek',
        label: 'Working week',
        kind: 'radio',
        usual: 'five days',
        options: [
          { value: 'five days', label: 'Five days', hint: 'Monday to Friday without federal holidays' },
          { value: 'six days', label: 'Six days', hint: 'Saturdays too' },
        ],
      },
    ],
    fold: 'Freezes: days without cut-over or field work',
    note: 'Holiday freeze, elections, county fair, harvest. Access seasons of the sites are kept anyway.',
    rows: rowsOf('freeze', values, (row) => ({
      legend: `Freeze ${row}`,
      fields: [
        { name: rowField('freeze', row, 'from'), label: 'First day', kind: 'date' },
        { name: rowField('freeze', row, 'until'), label: 'Last day', kind: 'date' },
        {
          name: rowField('freeze', row, 'stops'),
          label: 'Stops',
          kind: 'select',
          options: [
            { value: 'cut-over', label: 'Cut-over' },
            { value: 'field work', label: 'All field work' },
          ],
        },
        { name: rowField('freeze', row, 'title'), label: 'Why', kind: 'text', placeholder: 'Holiday freeze' },
      ],
    })),
  };
}

function durationSection({ values, context: { durations } }: SectionSource): FormSection {
  const options = durationKinds.map((kind) => {
    const { title, lowDays, likelyDays, highDays } = durations[kind];
    return { value: kind, label: `${title} (now ${lowDays} to ${highDays}, likely ${likelyDays})` };
  });
  return {
    legend: 'Durations and deliveries',
    fold: 'Your own durations',
    note: 'Where you know better than the planning assumptions. Days count as the assumption counts them: working or calendar days.',
    rows: rowsOf('duration', values, (row) => ({
      legend: `Own duration ${row}`,
      fields: [
        { name: rowField('duration', row, 'kind'), label: 'Step', kind: 'select', options: [{ value: '', label: 'Choose a step' }, ...options] },
        { name: rowField('duration', row, 'low'), label: 'Low', kind: 'text' },
        { name: rowField('duration', row, 'likely'), label: 'Likely days', kind: 'text' },
        { name: rowField('duration', row, 'high'), label: 'High', kind: 'text' },
        { name: rowField('duration', row, 'reason'), label: 'Why', kind: 'text' },
      ],
    })),
    moreFold: 'Late deliveries',
    moreNote: 'Equipment that comes later than the plan assumes. Leave the site empty where all of it is late.',
    moreRows: rowsOf('late', values, (row) => ({
      legend: `Late delivery ${row}`,
      fields: [
        { name: rowField('late', row, 'site'), label: 'Site code', kind: 'text', placeholder: 'All sites' },
        { name: rowField('late', row, 'days'), label: 'Days late', kind: 'text' },
        { name: rowField('late', row, 'reason'), label: 'Why', kind: 'text' },
      ],
    })),
  };
}

function siteSection({ context: { places } }: SectionSource): FormSection {
  return {
    legend: 'Sites left out',
    fold: 'Leave sites out of this plan',
    note: `The estimate has ${counted(places.length, 'site')} with covered equipment.`,
    foldedFields: [
      { name: 'sitesLeftOut', label: 'Site codes', kind: 'textarea', width: 'full', rows: 3, hint: 'One a line or separated by commas.' },
      {
        name: 'leaveOutMatching',
        label: 'And every site with these letters',
        kind: 'text',
        hint: 'In its name, code or county: “Phillips” leaves out a county.',
      },
    ],
  };
}

function goalSection({ context: { places } }: SectionSource): FormSection {
  const time = (passes: number) => {
    const seconds = (passes * places.length) / passesPerSecond;
    return seconds < 5
      ? 'seconds'
      : seconds < 100
        ? `about ${Math.ceil(seconds / 10) * 10} seconds`
        : `about ${counted(Math.ceil(seconds / 60), 'minute')}`;
  };
  const words = { quick: 'Quick', normal: 'Normal', thorough: 'Thorough' };
  return {
    legend: 'What the planner looks for',
    fields: [
      {
        name: 'goal',
        label: 'Goal',
        kind: 'radio',
        usual: 'finish',
        options: [
          {
            value: 'finish',
            label: 'Finish as early as possible',
            hint: 'with the crews above; then at the least cost of crews and travel, then with even work',
          },
          {
            value: 'fewest crews',
            label: 'As few tower crews as possible',
            hint: 'that still finish by the day below; the plan says whether fewer are proven to be too few',
          },
        ],
      },
      { name: 'finishBy', label: 'Finish by', hint: 'Only for the fewest tower crews.', kind: 'date' },
      {
        name: 'passes',
        label: 'How long to search',
        hint: 'Each pass plans the whole work once, forward or backward. The same inputs and passes give the same plan.',
        kind: 'radio',
        usual: String(searches.normal),
        options: (['quick', 'normal', 'thorough'] as const).map((key) => ({
          value: String(searches[key]),
          label: words[key],
          hint: `${formatCount(searches[key])} passes, ${time(searches[key])}`,
        })),
      },
    ],
  };
}

function rowsOf(list: Parameters<typeof countShown>[0], values: Record<string, string>, row: (number: number) => FormRow): FormRow[] {
  return Array.from({ length: countShown(list, values) }, (_, index) => row(index + 1));
}

export interface SectionSource {
  estimate: ReadyRow;
  context: FormContext;
  values: Record<string, string>;
  /** What the planner assumes about each trade, in words. */
  assumed: AssumedCrews;
}

export interface PlanField extends FormField {
  placeholder?: string;
  /** What is chosen where nothing was typed. */
  usual?: string;
}

interface FormRow {
  legend: string;
  /** The legend is seen; else it is only heard. */
  shown?: boolean;
  note?: string;
  fields: PlanField[];
}

/** Fields in sight, then what opens under a line: fields, rows of fields, and rows under a second line. */
export interface FormSection {
  legend: string;
  note?: string;
  fields?: PlanField[];
  fold?: string;
  foldedFields?: PlanField[];
  rows?: FormRow[];
  moreFold?: string;
  moreNote?: string;
  moreRows?: FormRow[];
}
