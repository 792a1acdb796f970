import { describe, expect, test } from '@jest/globals';
import { readElevation } from '../../../server/domain/inventory/read-elevation.ts';
import { readSite } from '../../../server/domain/inventory/read-site.ts';

describe('the elevation of the ground', () => {
  test.each([
    ['9300', 9300],
    ['9,300 ft', 9300],
    ['2835 m', 9301.2],
    ["-282'", -282],
    ['473.5 ft AMSL', 473.5],
    ['20,310', 20_310],
  ])('“%s” is %d feet above the sea', (text, feet) => {
    expect(readElevation(text)).toMatchObject({ value: feet });
  });

  test.each([
    ['high', 'not-an-elevation'],
    ['9.300,5', 'not-an-elevation'],
    ['30000', 'elevation-absurd'],
    ['-1000 ft', 'elevation-absurd'],
  ])('“%s” is refused as %s, beside its field', (elevationFeet, code) => {
    const read = readSite({ code: 'A', name: 'Alpine', elevationFeet });
    expect(read.issues.map((issue) => [issue.field, issue.code])).toEqual([['elevationFeet', code]]);
  });
});
