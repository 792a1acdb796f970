// Serial 25569 is 1970-01-01 in the 1900 date system; the 1904 system starts 1462 days later (ECMA-376 part 1, 18.17.4.1).
const serialOfUnixEpoch = 25_569;
const daysTo1904 = 1_462;
const lastSerial = 2_958_465;
const millisecondsPerDay = 86_400_000;
/** What spreadsheet programs keep of a number. */
const significantDigits = 15;
/** From here on digits are lost: such a number is shown with its power of ten, so that nobody takes it for a serial number. */
const firstLossy = 1e15;

/** A stored number as a person would write it: `0.30000000000000004` is 0.3, `1E5` is 100000, `2.1E+17` stays 2.1e+17. Other text as it is. */
export function toNumberText(stored: string): string {
  if (/^-?[1-9]\d{0,14}$|^0$/.test(stored)) return stored;
  const number = stored.trim() === '' ? Number.NaN : Number(stored);
  if (!Number.isFinite(number)) return stored;
  const rounded = Number(number.toPrecision(significantDigits));
  if (Math.abs(rounded) >= firstLossy) return rounded.toExponential();
  return Math.abs(rounded) < 1e-6
    ? rounded
        .toFixed(12)
        .replace(/\.?0+$/, '')
        .replace(/^-0$/, '0')
    : String(rounded);
}

/** A stored day number as `2020-06-30`, with `T14:30` when it has a time; numbers that are no days as numbers. */
export function toDayText(stored: string, startsIn1904: boolean): string {
  const number = Number(stored);
  if (!Number.isFinite(number)) return stored;
  const serial = startsIn1904 ? number + daysTo1904 : number;
  // Below 61 the 1900 system counts a day that never was; no equipment is that old.
  if (serial < 61 || serial > lastSerial) return toNumberText(stored);
  const minutes = Math.round((serial - serialOfUnixEpoch) * 1440);
  const text = new Date((minutes / 1440) * millisecondsPerDay).toISOString();
  return text.slice(11, 16) === '00:00' ? text.slice(0, 10) : text.slice(0, 16);
}
