import { expect, test } from '@jest/globals';
import { day } from '../../../server/domain/calendar.ts';
import { closedWindow } from '../../../server/domain/programs/closed-window.ts';
import { getProgram } from '../../../server/domain/programs/programs.ts';

const first = { isAmendment: false };

test('the window of the FCC program is open on its last day and closed on the next, with the rule and how sure each part is', () => {
  expect(closedWindow(getProgram('scrp'), day('2022-01-28'), first)).toBeNull();
  const closed = closedWindow(getProgram('scrp'), day('2022-01-29'), first);
  expect(closed?.sentence.replaceAll('\u00a0', ' ')).toContain(
    'from Oct 29, 2021 to Jan 28, 2022, and no further one is known here. Outside of a window no application',
  );
  expect(closed?.basis.map(({ citation, confidence }) => [citation, confidence])).toEqual([
    ['47 CFR 1.50004(b)', 'read'],
    ['dwt.com; Fierce Network', 'secondary'],
  ]);
});

test('an amendment is not told that no application is accepted: no source that was read says whether one still is', () => {
  const closed = closedWindow(getProgram('scrp'), day('2026-11-29'), { isAmendment: true });
  expect(closed?.sentence).toContain('This version amends one that was submitted before. Ask before you sign whether an amendment is still taken:');
  expect(closed?.sentence).not.toContain('no application is accepted');
});

test('a program without windows has none that is closed', () => {
  for (const key of ['hr4998', 's1625'] as const) expect(closedWindow(getProgram(key), day('2026-11-29'), first)).toBeNull();
});
