import { type Cents, cents, formatCents, sumCents } from '../../domain/money.ts';
import { counted } from '../../domain/words.ts';
import type { FoundPlan } from './part-funding-sheet.ts';
import { coreWords } from './part-funding-words.ts';

/** Of what the money is made, to the cent, and what the core and network-wide work holds; nothing for plans made before it was computed. */
export function costSections({ figuresJson: figures }: FoundPlan) {
  const { cost } = figures;
  if (!cost) return [];
  const doneCount = counted(figures.doneCount, 'finished site');
  const parts = [
    ['Lines of the sites', `of ${doneCount}, with their adjusters`, cost.ownCents],
    ['Their parts of network-wide lines', 'lines that count sites, units or hops, in equal parts', cost.spreadCents],
    ['Their escalation and percentages', 'in proportion to what each is taken on', cost.shareCents],
    [coreWords, figures.coreDone ? 'with its own escalation and percentages' : 'not done', cost.coreCents],
  ] as const;
  return [
    {
      title: 'Of what the money is made',
      small: 'to the cent, out of the likely amounts of the estimate',
      table: {
        caption: 'Of what the money is made',
        captionHidden: true,
        columns: [
          { label: 'Part', kind: 'key' },
          { label: 'Amount', kind: 'money', pin: true },
        ],
        rows: [
          ...parts.map(([text, small, amount]) => ({ cells: [{ text, small }, { text: formatCents(amount) }] })),
          { cells: [{ text: 'Money used', small: 'the sum of these' }, { text: formatCents(sumCents(parts.map(([, , amount]) => amount))) }] },
          {
            cells: [
              { text: 'Left out', small: 'everything else of the estimate, with its parts and percentages' },
              { text: formatCents(cost.leftOutCents) },
            ],
          },
          {
            cells: [
              { text: 'Likely total of the estimate', small: 'used and left out' },
              { text: formatCents(cents(figures.spentCents + cost.leftOutCents)) },
            ],
          },
        ],
      },
    },
    ...(cost.core.parts.length === 0 ? [] : [coreSection(cost.core, figures.coreDone)]),
  ];
}

function coreSection(core: NonNullable<FoundPlan['figuresJson']['cost']>['core'], isDone: boolean) {
  const row = (text: string, small: string, amount: Cents) => ({ cells: [{ text, small }, { text: formatCents(amount) }] });
  return {
    title: coreWords,
    small: isDone
      ? 'needed once, whatever the number of sites; done as a step of its own'
      : 'needed once, whatever the number of sites; not done in this plan',
    table: {
      caption: 'What the core and network-wide work holds',
      captionHidden: true,
      columns: [
        { label: 'What it holds', kind: 'key' },
        { label: 'Likely cost', kind: 'money', pin: true },
      ],
      rows: [
        ...core.parts.map((part) => row(part.item, '', part.cents)),
        ...(core.shareCents === 0 ? [] : [row('Escalation and percentages on these', 'management, freight, spares, tax', core.shareCents)]),
        row('Sum', '', core.costCents),
      ],
    },
  };
}
