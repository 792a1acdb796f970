import { daysBetween, formatDay } from '../../domain/calendar.ts';
import type { EstimateSummary } from '../../domain/cost/estimate.ts';
import { inHundred } from '../../domain/in-hundred.ts';
import { cents, formatCents, formatShort } from '../../domain/money.ts';
import { counted } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import type { StoredEdition } from '../catalog/index.ts';
import type { ReadyRow } from './queries.ts';
import { explainRisk } from './result-amounts.ts';
import { formatWhole } from './words.ts';

/** The four figures of an estimate, each with what it is made of. */
export function keyFigures(row: ReadyRow, edition: StoredEdition) {
  const { risk, total, schedule } = row.summaryJson;
  const { p50, p80 } = risk.percentiles;
  const around = explainRisk(row, edition);
  return [
    {
      label: 'Point estimate',
      note: `what is filed; enough in ${inHundred(risk.pointShare)} of 100 trials`,
      explain: {
        ...around,
        figure: formatShort(total.likelyCents),
        label: 'point estimate',
        formula: `The sum of the likely lines is ${formatCents(total.likelyCents)}, which is P${(risk.pointShare * 100).toFixed(1)} of the simulation`,
      },
    },
    {
      label: 'Even-chance cost (P50)',
      note: `all low to all high: ${formatShort(total.lowCents)} to ${formatShort(total.highCents)}`,
      explain: {
        ...around,
        figure: formatShort(p50),
        label: 'even-chance cost',
        formula: `${formatCents(p50)}: half of the trials cost no more`,
        end: true,
      },
    },
    {
      label: 'Safe cost (P80)',
      note: `over the point estimate: ${formatShort(cents(p80 - total.likelyCents))}`,
      explain: { ...around, figure: formatShort(p80), label: 'safe cost', formula: `${formatCents(p80)}: 8 of 10 trials cost no more` },
    },
    {
      label: 'Finish (P80)',
      ...termNote(schedule),
      explain: {
        figure: monthAndYear(schedule.p80FinishOn),
        end: true,
        label: 'finish with 80 percent confidence',
        formula: `${formatDay(schedule.p80FinishOn)}: 8 of 10 runs of the schedule are finished by then`,
        inputs: [
          { label: 'Runs', value: formatWhole(schedule.runs) },
          { label: 'Likely plan', value: formatDay(schedule.finishOn) },
          { label: 'P50', value: formatDay(schedule.p50FinishOn) },
          { label: 'Tower crews', value: String(schedule.settings.towerCrews) },
        ],
        basis: 'durations, each with its own basis',
        source: 'the table of durations',
        href: paths.estimateSchedule(row.id),
        linkLabel: 'The schedule',
      },
    },
  ];
}

function termNote({ termEndsOn, p80FinishOn, withinTermShare }: EstimateSummary['schedule']) {
  if (termEndsOn === null) return { note: 'the program sets no term' };
  const late = daysBetween(termEndsOn, p80FinishOn);
  const chance = withinTermShare === null ? '' : `, met in ${inHundred(withinTermShare)} of 100 runs`;
  const note = `term ends ${formatDay(termEndsOn)}${chance}`;
  if (late === 0) return { note: `${note}; P80 is on the day` };
  return late > 0 ? { note: `${note};`, bad: `P80 is ${counted(late, 'day')} late` } : { note: `${note}; P80 has ${counted(-late, 'day')} to spare` };
}

function monthAndYear(day: string): string {
  const [month, , year] = formatDay(day as EstimateSummary['estimatedOn']).split('\u00a0');
  return `${month}\u00a0${year}`;
}
