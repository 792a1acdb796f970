import { expect, test } from '@jest/globals';
import { day } from '../../../server/domain/calendar.ts';
import { closedWindow } from '../../../server/domain/programs/closed-window.ts';
import { getProgram } from '../../../server/domain/programs/programs.ts';

test('the window of the FCC program is open on its last day and closed on the next, with the rule and how sure each part is', () => {
  expect(closedWindow(getProgram('scrp'), day('2022-01-28'))).toBeNull();
  const closed = closedWindow(getProgram('scrp'), day('2022-01-29'));
  expect(closed?.sentence.replaceAll('\u00a0', ' ')).toContain('from Oct 29, 2021 to Jan 28, 2022, no further one is known here');
  expect(closed?.basis.map(({ citation, confidence }) => [citation, confidence])).toEqual([
    ['47 CFR 1.50004(b)', 'read'],
    ['dwt.com; Fierce Network', 'secondary'],
  ]);
});

test('a program without windows has none that is closed', () => {
  for (const key of ['hr4998', 's1625'] as const) expect(closedWindow(getProgram(key), day('2026-11-29'))).toBeNull();
});
