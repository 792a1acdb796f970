import { accept, quote, type Reading, refuse } from './reading.ts';

const feetPerMeter = 1 / 0.3048;
// The tallest structure in the United States stands 2,063 ft above ground (KVLY mast, Blanchard, North Dakota).
const tallestFeet = 2_100;

/** Height above ground in feet, to a tenth. A unit in the text (`76 m`, `250 ft`, `250'`) goes before the unit of the column. */
export function readHeight(text: string, columnUnit: 'feet' | 'meters'): Reading<number> {
  const match = /^([+-]?[\d,]*\.?\d+)\s*(ft|feet|foot|'|′|’|m|meters?|metres?)?\.?(?:\s*(?:agl|above ground))?$/i.exec(text.trim());
  const number = match && isPlainNumber(match[1] ?? '') ? Number((match[1] ?? '').replaceAll(',', '')) : Number.NaN;
  const wanted = columnUnit === 'feet' ? 'feet above ground, such as 250' : 'meters above ground, such as 76';
  if (Number.isNaN(number)) return refuse({ code: 'not-a-height', message: `${quote(text)} is not a height. Write ${wanted}.`, wanted });
  const unit = match?.[2] ? (match[2].toLowerCase().startsWith('m') ? 'meters' : 'feet') : columnUnit;
  const feet = Math.round((unit === 'meters' ? number * feetPerMeter : number) * 10) / 10;
  if (feet < 0) return refuse({ code: 'height-negative', message: `A height of ${text} is below ground. Write ${wanted}.`, wanted });
  if (feet > tallestFeet) {
    return refuse({
      code: 'height-absurd',
      message: `${quote(text)} is taller than any tower in the country. Write the height above ground, not above sea level, in ${columnUnit}.`,
      wanted: `0 to ${tallestFeet.toLocaleString('en-US')} ft above ground`,
    });
  }
  return accept(feet);
}

function isPlainNumber(text: string): boolean {
  return /^[+-]?(?:\d*|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/.test(text);
}
