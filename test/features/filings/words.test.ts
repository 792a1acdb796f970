import { expect, test } from '@jest/globals';
import { dayText, momentText } from '../../../server/features/filings/index.ts';

test('a time in UTC stands beside the day of UTC, a day alone is that of Washington', () => {
  const evening = '2026-11-23T01:30:00.000Z';
  expect(momentText(evening)).toBe('Nov\u00a023,\u00a02026, 01:30\u00a0UTC');
  expect(dayText(evening)).toBe('Nov\u00a022,\u00a02026');
});
