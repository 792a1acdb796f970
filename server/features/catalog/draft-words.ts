import type { DraftRow } from './draft-queries.ts';

/** The state of a draft as one word. */
export function draftTag({ status, isStopped }: Pick<DraftRow, 'status'> & { isStopped: boolean }): { label: string; tone?: string } {
  if (isStopped) return { label: 'Stopped', tone: 'stop' };
  const tags = {
    checking: { label: 'Being checked', tone: 'info' },
    checked: { label: 'Waits for you', tone: 'warn' },
    failed: { label: 'Has errors', tone: 'stop' },
    published: { label: 'Published', tone: 'ok' },
    discarded: { label: 'Thrown away' },
  };
  return tags[status];
}
