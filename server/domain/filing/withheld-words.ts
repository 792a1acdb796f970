/** What stands where something was withheld. */
export const withheldText = 'Withheld';

/** Whether a text says something: placeholders of empty lines need no withholding, and show that there is nothing. */
export function isSaid(value: string): boolean {
  return value !== '' && value !== 'None' && value !== 'Not given';
}
