import { expect, test } from '@jest/globals';
import { dayText, draftPart, momentText } from '../../../server/features/filings/index.ts';
import type { JobRow } from '../../../server/platform/work/jobs.ts';

test('a time in UTC stands beside the day of UTC, a day alone is that of Washington', () => {
  const evening = '2026-11-23T01:30:00.000Z';
  expect(momentText(evening)).toBe('Nov\u00a023,\u00a02026, 01:30\u00a0UTC');
  expect(dayText(evening)).toBe('Nov\u00a022,\u00a02026');
});

test('a draft that is being drawn anew says so, beside the one that there is', () => {
  const filing = { draftSha256: 'a', draftOf: 'then', draftAt: '2026-11-23T01:30:00.000Z' };
  const draftJob = { status: 'running' } as JobRow;
  const part = draftPart({ filing, content: { fingerprint: 'now' }, draftJob }, '/draft.pdf');
  expect(part.text).toBe('The filing has changed since this draft was drawn. A new one is being drawn: open this page again in a moment.');
  expect([part.href, part.isUnderWay]).toEqual(['/draft.pdf', true]);
});
