import type { Progress } from '../platform/work/jobs.ts';

const redrawMilliseconds = 100;
const lineMilliseconds = 5000;
const clearLine = '\r\u001b[2K';

/**
 * Where a command speaks: results to standard output, progress and problems to standard error. Progress is one line that changes when people
 * watch, and a line now and then when it goes into a file.
 */
export function openTerminal(): Terminal {
  const { stdout, stderr } = process;
  const isWatched = stderr.isTTY === true;
  let label = '';
  let spokenAt = 0;
  let isLineOpen = false;
  const endLine = () => {
    if (isLineOpen) stderr.write(clearLine);
    isLineOpen = false;
    label = '';
  };
  return {
    say(text) {
      endLine();
      stdout.write(`${plain(text)}\n`);
    },
    warn(text) {
      endLine();
      stderr.write(`${plain(text)}\n`);
    },
    progress(step) {
      const now = Date.now();
      const isNew = step.label !== label;
      if (!isNew && now - spokenAt < (isWatched ? redrawMilliseconds : lineMilliseconds)) return;
      label = step.label;
      spokenAt = now;
      const share = step.total > 1 && step.done > 0 ? ` ${Math.floor((100 * step.done) / step.total)} %` : '';
      stderr.write(isWatched ? `${clearLine}${step.label}${share}` : `${step.label}${share}\n`);
      isLineOpen = isWatched;
    },
    endLine,
  };
}

/** Spaces that keep figures together on paper are in the way of whoever searches the output. */
function plain(text: string): string {
  return text.replaceAll('\u00a0', ' ');
}

export interface Terminal {
  /** A result. */
  say(text: string): void;
  /** A problem, or what somebody should know. */
  warn(text: string): void;
  progress(step: Progress): void;
  /** Takes the line of progress away. */
  endLine(): void;
}
