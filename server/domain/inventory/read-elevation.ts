import { accept, quote, type Reading, refuse } from './reading.ts';

const feetPerMeter = 1 / 0.3048;
// Badwater in Death Valley and the summit of Denali, with some feet to spare.
const [lowestFeet, highestFeet] = [-290, 20_400];
const wanted = 'feet above sea level, such as 9300';

/** Elevation of the ground above sea level in feet, to a tenth: `9300`, `9,300 ft` or `2835 m`. */
export function readElevation(text: string): Reading<number> {
  const match =
    /^([+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?)\s*(ft|feet|foot|'|′|’|m|meters?|metres?)?\.?(?:\s*(?:amsl|asl|above sea level))?$/i.exec(
      text.trim(),
    );
  if (!match) {
    return refuse({ code: 'not-an-elevation', message: `${quote(text)} is not an elevation. Write ${wanted}, or leave it blank.`, wanted });
  }
  const number = Number((match[1] ?? '').replaceAll(',', ''));
  const feet = Math.round((match[2]?.toLowerCase().startsWith('m') ? number * feetPerMeter : number) * 10) / 10;
  if (feet >= lowestFeet && feet <= highestFeet) return accept(feet);
  const message = `${quote(text)} lies below Death Valley or above Denali. Write the elevation of the ground in ${wanted}.`;
  return refuse({ code: 'elevation-absurd', message, wanted: `${lowestFeet} to ${highestFeet.toLocaleString('en-US')} ft above sea level` });
}
