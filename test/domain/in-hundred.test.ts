import { describe, expect, test } from '@jest/globals';
import { inHundred } from '../../server/domain/in-hundred.ts';

describe('a share as so many of 100 cases', () => {
  test('is a whole number', () => {
    expect([0, 0.25, 0.801, 1].map(inHundred)).toEqual(['0', '25', '80', '100']);
  });

  test('is never called certain or impossible when it is not', () => {
    expect([0.004, 0.9975].map(inHundred)).toEqual(['fewer than 1', 'more than 99']);
  });
});
