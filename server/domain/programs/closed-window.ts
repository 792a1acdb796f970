import { type Day, formatDay } from '../calendar.ts';
import type { Confidence } from './confidence.ts';
import type { Program } from './program.ts';

/**
 * That the last filing window known here has closed by a day, with the rule and how sure it and the window are; null where the program has no
 * windows, or the last one is still to close.
 */
export function closedWindow({ window }: Pick<Program, 'window'>, today: Day): ClosedWindow | null {
  const last = window?.last.value;
  if (!window || !last || today <= last.until) return null;
  return {
    title: 'The filing window is closed',
    sentence: `The last one ran from ${formatDay(last.from)} to ${formatDay(last.until)}, no further one is known here, and outside of a window no application is accepted. Ask before you sign whether a new one is open: submitted here, the filing reaches the administrator of this server and no agency.`,
    basis: [
      { what: 'Rule', citation: window.citation, confidence: window.confidence },
      { what: 'Days of the window', citation: window.last.citation, confidence: window.last.confidence },
    ],
  };
}

export interface ClosedWindow {
  title: string;
  sentence: string;
  basis: { what: string; citation: string; confidence: Confidence }[];
}
