import { formatDay } from '../../../calendar.ts';
import { counted, formatCount } from '../../../words.ts';
import type { TermFacts, TermTable } from '../../term-filing.ts';
import { shownCell } from '../../term-values.ts';
import { causesTable } from './extension-petition-fields.ts';
import { sitesLeft } from './extension-petition-values.ts';

/** T4: the causes as entered. */
export const enteredCauses: TermTable = {
  id: 'T4',
  title: 'Causes of the delay',
  intro: 'Each cause with what happened, where, for how long, and the document that shows it.',
  columns: [{ title: 'Cause' }, { title: 'Facts and evidence' }, { title: 'Sites' }, { title: 'When, and the longest delay' }],
  rows: (facts) =>
    (facts.rows.causes ?? []).map((row, index) => {
      const cell = (key: string) => {
        const column = causesTable.columns.find((one) => one.key === key);
        return column ? shownCell(column, row[key] ?? '') : '';
      };
      const until = cell('until') === '' ? 'the day of filing, and it goes on' : cell('until');
      return {
        id: `T4.${index + 1}`,
        cells: [
          cell('cause'),
          [cell('facts'), cell('document') || 'No document'].join(' · '),
          cell('where'),
          `From ${cell('from')} to ${until}: up to ${/^\d+$/.test(row.days ?? '') ? counted(Number(row.days), 'day') : `${cell('days')} days`}`,
        ],
        origin: 'entered',
        originNote: 'entered for this filing',
      };
    }),
};

/** T5: what is left of the work, by site. */
export const sitesLeftTable: TermTable = {
  id: 'T5',
  title: 'Sites left',
  intro: 'Sites with a step that is not recorded as finished: the day in the baseline, and the day expected now.',
  columns: [{ title: 'Site' }, { title: 'Name' }, { title: 'State' }, { title: 'Finish in the baseline' }, { title: 'Finish expected' }],
  rows: ({ work }) =>
    (work ? sitesLeft(work) : []).map(({ siteCode, name, state, plannedFinishOn, expectedFinishOn }, index) => ({
      id: `T5.${index + 1}`,
      cells: [siteCode, name, state === '' ? 'Not known' : state, formatDay(plannedFinishOn), formatDay(expectedFinishOn)],
      origin: 'computed',
      originNote: work?.expectedFrom ?? 'record of the work against the baseline',
    })),
};

/** T6: what has to be removed and destroyed, by model, in the order of makers and models. */
export const equipmentLeftTable: TermTable = {
  id: 'T6',
  title: 'Covered equipment left',
  intro: 'Units that are covered or open under the rules and that the inventory does not record as destroyed, by maker and model.',
  columns: [
    { title: 'Maker and model' },
    { title: 'In the network or stored', isAmount: true },
    { title: 'Removed, not destroyed', isAmount: true },
    { title: 'Sites', isAmount: true },
  ],
  rows: (facts) =>
    modelsLeft(facts).map(({ model, inPlace, removed, sites }, index) => ({
      id: `T6.${index + 1}`,
      cells: [model, formatCount(inPlace), formatCount(removed), formatCount(sites.size)],
      origin: 'computed',
      originNote: `inventory version ${facts.inventory.version}`,
    })),
  total: (facts) => {
    const left = modelsLeft(facts);
    const sites = new Set(left.flatMap((one) => [...one.sites]));
    return ['All models', count(left, 'inPlace'), count(left, 'removed'), formatCount(sites.size)];
  },
};

function modelsLeft({ inventory, coverage }: TermFacts): ModelLeft[] {
  const models = new Map<string, ModelLeft>();
  inventory.items.forEach(({ maker, model, status, quantity, siteCode }, index) => {
    const verdict = coverage.items[index]?.verdict;
    if ((verdict !== 'covered' && verdict !== 'boundary') || status === 'destroyed') return;
    const key = `${maker} ${model}`.trim();
    const known = models.get(key) ?? { model: key === '' ? 'Model not known' : key, inPlace: 0, removed: 0, sites: new Set<string>() };
    if (status === 'removed') known.removed += quantity;
    else known.inPlace += quantity;
    known.sites.add(siteCode);
    models.set(key, known);
  });
  return [...models].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, left]) => left);
}

function count(left: readonly ModelLeft[], key: 'inPlace' | 'removed'): string {
  return formatCount(left.reduce((total, one) => total + one[key], 0));
}

interface ModelLeft {
  model: string;
  inPlace: number;
  removed: number;
  sites: Set<string>;
}
