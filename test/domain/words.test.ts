import { expect, test } from '@jest/globals';
import { formatCount } from '../../server/domain/words.ts';

test.each([
  [0, '0'],
  [999, '999'],
  [1_286, '1,286'],
  [1_234_567, '1,234,567'],
  [-4_321, '-4,321'],
  [1_234.5678, '1,234.5678'],
])('%d is written %s: only the whole part has commas', (value, words) => expect(formatCount(value)).toBe(words));
