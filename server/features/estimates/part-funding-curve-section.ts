import type { FundingPoint } from '../../../db/schema/funding.ts';
import { formatCents, formatShort } from '../../domain/money.ts';
import { capitalised, counted } from '../../domain/words.ts';
import { drawBars } from '../../platform/charts/draw-bars.ts';
import type { FoundPlan } from './part-funding-sheet.ts';
import type { ReadyRow } from './queries.ts';
import { formatBasisPoints, formatPercent, formatWhole } from './words.ts';

const million = 100_000_000;

/** What each tenth of the likely total would finish, with this plan among them: what the next dollar buys. Null for plans made before it was computed. */
export function curveSection(row: ReadyRow, plan: FoundPlan) {
  const { figuresJson: figures } = plan;
  if (!figures.curve || figures.curve.length === 0) return null;
  const total = row.summaryJson.total.likelyCents;
  const own: Shown = {
    ...figures,
    shareBasisPoints: total > 0 ? Math.round((10_000 * figures.budgetCents) / total) : 10_000,
    isImpossible: false,
    isThis: true,
  };
  const others = figures.curve.filter(({ budgetCents }) => budgetCents !== figures.budgetCents).map((point) => ({ ...point, isThis: false }));
  const points: Shown[] = [...others, own].sort((a, b) => a.budgetCents - b.budgetCents);
  const shareOf = (point: Shown) => (figures.allWeight > 0 ? point.weight / figures.allWeight : 0);
  return {
    chart: drawBars({
      title: 'What other money would finish',
      description: `Share of all ${figures.weightName} by share of the likely total: ${points.map((point) => `${labelOf(point)} brings ${formatPercent(shareOf(point))}`).join(', ')}.`,
      head: { label: 'Share of the likely total', value: `${capitalised(figures.weightName)}` },
      rows: points.map((point) => ({
        label: labelOf(point),
        value: shareOf(point),
        text: point.isImpossible ? 'not possible' : `${formatPercent(shareOf(point))} · ${counted(point.doneCount, 'site')}`,
        ...(!point.isThis && { rest: true }),
      })),
    }),
    note:
      'Full bar: this plan. Hollow bars: other money under the same rules, each chosen anew with a short search; a bar may lie below the best possible by what the table says.' +
      (figures.dates
        ? ` All of them within ${formatWhole(figures.dates.crewDays)} crew days, which the deadline leaves: where that binds, more money alone brings no more.`
        : ''),
    table: {
      caption: 'What other money would finish',
      captionHidden: true,
      columns: [
        { label: 'Share of the likely total', kind: 'key' },
        { label: 'Money', kind: 'money', pin: true },
        { label: 'Sites finished', kind: 'number' },
        ...(figures.weightName === 'sites' ? [] : [{ label: capitalised(figures.weightName), kind: 'number' }]),
        { label: 'Gain per $1 M', kind: 'number' },
        { label: 'Behind, at most', kind: 'number' },
      ],
      rows: points.map((point, index) => ({
        cells: [
          { text: labelOf(point) },
          { text: formatCents(point.budgetCents) },
          { text: point.isImpossible ? 'not possible' : formatWhole(point.doneCount) },
          ...(figures.weightName === 'sites' ? [] : [{ text: point.isImpossible ? '' : formatWhole(point.weight) }]),
          { text: gainWords(point, points[index - 1]), small: index === 0 ? 'from nothing' : '' },
          { text: point.isImpossible ? '' : gapOf(point) },
        ],
      })),
    },
  };
}

function labelOf({ shareBasisPoints, budgetCents, isThis }: Shown): string {
  return `${formatBasisPoints(shareBasisPoints)}, ${formatShort(budgetCents)}${isThis ? ' (this plan)' : ''}`;
}

function gainWords(point: Shown, before: Shown | undefined): string {
  const money = point.budgetCents - (before?.budgetCents ?? 0);
  const gain = point.weight - (before?.weight ?? 0);
  if (point.isImpossible || before?.isImpossible || money <= 0) return '';
  return ((gain * million) / money).toLocaleString('en-US', { maximumFractionDigits: 1, minimumFractionDigits: 1 });
}

/** Rounded up: a bound is never told tighter than it is. */
function gapOf({ weight, boundWeight }: Shown): string {
  if (boundWeight <= weight) return 'proven best';
  return `${(Math.ceil((1_000 * (boundWeight - weight)) / boundWeight) / 10).toFixed(1)}\u00a0%`;
}

type Shown = Pick<FundingPoint, 'shareBasisPoints' | 'budgetCents' | 'doneCount' | 'weight' | 'boundWeight' | 'isImpossible'> & { isThis: boolean };
