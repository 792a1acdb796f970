import { formatDay } from '../../domain/calendar.ts';
import type { Confidence } from '../../domain/programs/program.ts';
import { clockConfidence } from '../../domain/schedule/clock-words.ts';
import type { StatutoryDay } from '../../domain/schedule/statutory-days.ts';

/** The program's days for a plan, each with its source and how sure it is. */
export function clockTable(days: readonly StatutoryDay[]) {
  return {
    caption: 'Term and reports',
    captionHidden: true,
    columns: [
      { label: 'What', kind: 'key' },
      { label: 'Day', pin: true },
      { label: 'Source' },
      { label: 'How sure' },
      { label: 'How the day comes about', kind: 'words' },
    ],
    rows: days.map(({ title, day, citation, confidence, note }) => ({
      cells: [
        { text: title },
        { text: formatDay(day) },
        { text: citation === '' ? 'Your plan' : citation },
        { tag: { label: clockConfidence(confidence), tone: toneOf(confidence) } },
        { text: note },
      ],
    })),
  };
}

function toneOf(confidence: Confidence | null): 'ok' | 'info' | 'warn' {
  if (confidence === 'unconfirmed') return 'warn';
  return confidence === 'read' ? 'ok' : 'info';
}
