import { accept, acceptWith, quote, type Reading, refuse } from './reading.ts';

const wanted = 'a whole number, 1 or more';
const absurdUnits = 1_000_000;
const unlikelyUnits = 10_000;

/** Whole units from `3`, `3.0`, `1,200` or `3 ea`. More than 10,000 is doubted, more than 1,000,000 refused. */
export function readQuantity(text: string): Reading<number> {
  const plain = text.replace(/\s*(?:each|ea|pcs?|pieces?|units?|x)\.?$/i, '').trim();
  const number = /^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d*)?(?:e\+?\d{1,3})?$/i.test(plain) ? Number(plain.replaceAll(',', '')) : Number.NaN;
  if (Number.isNaN(number)) {
    return refuse({ code: 'not-a-quantity', message: `${quote(text)} is not a number of units. Write ${wanted}, such as 3.`, wanted });
  }
  if (number < 0) {
    return refuse({ code: 'quantity-negative', message: `A quantity of ${text} is not possible. Write how many units stand at the site.`, wanted });
  }
  if (number === 0) {
    return refuse({
      code: 'quantity-zero',
      message: 'The quantity is 0. Delete the row, or keep the number of units and set the status to Removed.',
      wanted,
    });
  }
  if (!Number.isInteger(number)) {
    return refuse({ code: 'quantity-fraction', message: `${quote(text)} is not a whole number of units. Write ${wanted}.`, wanted });
  }
  if (number > absurdUnits) {
    return refuse({
      code: 'quantity-absurd',
      message: `${quote(text)} units at one site cannot be right. Look for a serial number or a price in the quantity column.`,
      wanted: `a whole number from 1 to ${absurdUnits.toLocaleString('en-US')}`,
    });
  }
  if (number > unlikelyUnits) {
    return acceptWith(number, {
      code: 'quantity-unlikely',
      message: `${number.toLocaleString('en-US')} units of one model at one site are unusual. Check the number.`,
      wanted: `usually ${unlikelyUnits.toLocaleString('en-US')} or fewer`,
    });
  }
  return accept(number);
}
