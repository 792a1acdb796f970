import { formatDay } from '../../domain/calendar.ts';
import type { TermDue } from '../../domain/filing/term-dues.ts';

/** What is due, each day with its rule. `startHref` leads to where the paper of a day is started; null where the reader cannot. */
export function duesTable(dues: readonly TermDue[], startHref: (due: TermDue) => string | null) {
  return {
    caption: 'What is due next',
    captionHidden: true,
    columns: [
      { label: 'Due', kind: 'key' },
      { label: 'What', kind: 'prose' },
      { label: 'Rule', kind: 'prose' },
      { label: 'State', pin: true },
    ],
    rows: dues.map((due) => {
      const { day, title, citation, note, state, opensOn } = due;
      const href = opensOn === null ? startHref(due) : null;
      return {
        cells: [
          { text: formatDay(day) },
          { text: title, ...(href !== null && { href }), ...(opensOn && { small: `Can be started from ${formatDay(opensOn)}.` }) },
          { text: note, small: citation },
          { tag: state === 'overdue' ? { label: 'Overdue', tone: 'stop' } : { label: 'Due', tone: '' } },
        ],
      };
    }),
  };
}
