import { formatDay } from '../../domain/calendar.ts';
import type { TermDue } from '../../domain/filing/term-dues.ts';

/** What is due, each day with its rule. `startHref` leads to where a paper of a kind is started; null where the reader cannot. */
export function duesTable(dues: readonly TermDue[], startHref: (kind: TermDue['kind']) => string | null) {
  return {
    caption: 'What is due next',
    captionHidden: true,
    columns: [
      { label: 'Due', kind: 'key' },
      { label: 'What', kind: 'prose' },
      { label: 'Rule', kind: 'prose' },
      { label: 'State', pin: true },
    ],
    rows: dues.map(({ day, title, kind, citation, note, state }) => {
      const href = startHref(kind);
      return {
        cells: [
          { text: formatDay(day) },
          { text: title, ...(href !== null && { href }) },
          { text: note, small: citation },
          { tag: state === 'overdue' ? { label: 'Overdue', tone: 'stop' } : { label: 'Due', tone: '' } },
        ],
      };
    }),
  };
}
