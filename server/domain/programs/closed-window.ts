import { type Day, formatDay } from '../calendar.ts';
import type { Confidence } from './confidence.ts';
import type { Program } from './program.ts';

/**
 * That the last filing window known here has closed by a day, with the rule and how sure it and the window are; null where the program has no
 * windows, or the last one is still to close. An amendment follows a version that was submitted before: whether the closed window stops it, no
 * source that was read says.
 */
export function closedWindow({ window }: Pick<Program, 'window'>, today: Day, of: { isAmendment: boolean }): ClosedWindow | null {
  const last = window?.last.value;
  if (!window || !last || today <= last.until) return null;
  return {
    title: 'The filing window is closed',
    sentence: `The last one ran from ${formatDay(last.from)} to ${formatDay(last.until)}, and no further one is known here. ${of.isAmendment ? amendmentWords : applicationWords}: submitted here, the filing reaches the administrator of this server and no agency.`,
    basis: [
      { what: 'Rule', citation: window.citation, confidence: window.confidence },
      { what: 'Days of the window', citation: window.last.citation, confidence: window.last.confidence },
    ],
  };
}

const applicationWords = 'Outside of a window no application is accepted. Ask before you sign whether a new one is open';
const amendmentWords = 'This version amends one that was submitted before. Ask before you sign whether an amendment is still taken';

export interface ClosedWindow {
  title: string;
  sentence: string;
  basis: { what: string; citation: string; confidence: Confidence }[];
}
